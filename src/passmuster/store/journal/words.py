"""The words of an entry as they are read back: cells of text by column, or a refusal that names the entry.

Whoever can write the file can put anything there. `verify` finds all of it; every other command must not stumble over
it, and tells no words as recorded that are not those which were sealed.
"""

import base64
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Final

from passmuster.errors import BadInput, Fault
from passmuster.ledger.entry import Content, ThingKind
from passmuster.plainjson import json_value
from passmuster.store.journal.canonical import LARGEST_WHOLE
from passmuster.store.journal.chain import commitment_of

__all__ = ["as_recorded", "check_turn", "content_of", "sealed", "words_of"]

NEEDED: Final[Mapping[str, tuple[frozenset[str], ...]]] = {
    ThingKind.REPORT: (frozenset({"file", "text"}), frozenset({"file", "base64"})),
    ThingKind.CASE: (frozenset({"file", "text"}), frozenset({"file", "base64"})),
    ThingKind.SOURCE: (frozenset({"reliability"}),),
    ThingKind.CREDIBILITY: (frozenset({"credibility"}),),
}
"""Cells without which a thing of a kind is none; any of the sets will do."""

LATEST: Final = LARGEST_WHOLE - 10**12
"""Microseconds from 1970 to the year 2255, as far as a canonical form reaches, less some days for entries after it."""


def sealed(commitment: bytes | None, salt: bytes | None, body: str | None) -> str | None:
    """The words, once they are found to be those that the chain commits to; None where there are none.

    Raises
    ------
    ValueError
        If they are others.
    """
    if body is None:
        return None
    if commitment is None or salt is None or commitment_of(bytes(salt), body.encode()) != bytes(commitment):
        raise ValueError("its words are not those that were sealed")
    return body


def words_of(body: str) -> Content:
    """The cells that a body holds.

    Raises
    ------
    ValueError
        If it is no JSON object of texts.
    """
    content = json_value(body)
    if not isinstance(content, dict):
        raise ValueError("its words are no cells by column")
    if not all(isinstance(cell, str) for cell in content.values()):
        raise ValueError("a cell of it is no text")
    return content


def content_of(body: str | None, kind: str) -> Content | None:
    """The cells of a thing of a kind, None where nothing stands.

    Raises
    ------
    ValueError
        If it is no JSON object of texts, or lacks what every thing of the kind has.
    """
    if body is None:
        return None
    content = words_of(body)
    if kind in NEEDED and not any(cells <= content.keys() for cells in NEEDED[kind]):
        raise ValueError(f"it lacks what a {kind} has")
    if "base64" in content:
        base64.b64decode(content["base64"], validate=True)
    return content


def check_turn(number: int, microseconds: int) -> None:
    """Refuse the number or the moment of an entry that no ledger comes to.

    Raises
    ------
    ValueError
        If the number or the moment is below nought, or so near the largest number of a canonical form that no entry
        could come after it.
    """
    if not 0 <= number < LARGEST_WHOLE // 2:
        raise ValueError("it has a number that no ledger comes to")
    if not 0 <= microseconds < LATEST:
        raise ValueError("it was recorded at a moment that no clock tells")


@contextmanager
def as_recorded(place: str, number: int | None) -> Iterator[None]:
    """A context in which what cannot have been recorded becomes the refusal of its entry.

    Raises
    ------
    BadInput
        In place of a wrong type, an unknown word, or a moment beyond the calendar.
    """
    try:
        yield
    except (ValueError, TypeError, OverflowError) as error:
        remedy = "Run passmuster verify: the ledger was changed behind its back; take the latest backup."
        fault = Fault(place, "an entry is as passmuster recorded it", str(error), remedy, row=number, unit="entry")
        raise BadInput([fault]) from error
