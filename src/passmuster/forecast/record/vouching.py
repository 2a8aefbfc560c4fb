"""Vouching: what somebody who noted where a record stood can prove about it now, and what nobody can.

Each line names the hash of the one before, so the hash of a line vouches for it and for all above it. A record in which
that line is found is, up to there, as it was when the hash was noted: nothing was edited, taken out or slipped in. What
stands below it rests on the file alone, and whoever has the file could have written it yesterday.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from passmuster.errors import BadInput, Fault
from passmuster.forecast.record.appending import read_whole
from passmuster.forecast.record.entries import START, Head
from passmuster.forecast.record.lines import hash_of
from passmuster.forecast.record.record import record_in
from passmuster.plainjson import json_value

__all__ = ["Vouched", "vouched_by"]

HASH: Final = re.compile(r"[0-9a-f]{64}")

NO_WITNESS: Final = (
    "a witness is a head hash of 64 hexadecimal digits, an earlier copy of the record, or JSON that names its head"
)


@dataclass(frozen=True, slots=True)
class Vouched:
    """How far a record is vouched for by a head that was noted elsewhere.

    `entries` is how many entries, from the first, are as they were then; None when the head is not found, so that
    something up to it was changed, cut or written anew. `noted` is the head, its number of entries None where a bare
    hash was given.
    """

    head: Head
    noted: str
    noted_entries: int | None
    entries: int | None

    @property
    def holds(self) -> bool:
        """Whether what was noted is found."""
        return self.entries is not None


def vouched_by(path: Path, against: str) -> Vouched:
    """How far the record in a file is vouched for.

    Parameters
    ----------
    path
        The record, which is checked first.
    against
        A head hash; or the name of a file: an earlier copy of the record, or a forecast, scores or head in JSON.

    Raises
    ------
    BadInput
        When the record is not there or not sound, or what it is held against is no witness.
    """
    content = read_whole(path)
    if content is None:
        raise BadInput([Fault(str(path), "the record must be there", "no such file", "Check the path.")])
    head = record_in(content, str(path)).head
    noted, entries = _noted(against)
    places = _places(content)
    found = places.get(noted)
    if found is not None and entries is not None and found != entries:
        found = None
    return Vouched(head, noted, entries, found)


def _places(content: bytes) -> dict[str, int]:
    """How many entries stand up to the line of each hash; none up to the hash that the first one carries."""
    lines = content.split(b"\n")[:-1]
    return {START: 0} | {hash_of(line + b"\n"): number for number, line in enumerate(lines, start=1)}


def _noted(against: str) -> tuple[str, int | None]:
    """The hash that was noted, and of how many entries where that is known."""
    if HASH.fullmatch(against.strip().lower()):
        return against.strip().lower(), None
    content = read_whole(Path(against))
    if content is None:
        raise BadInput(
            [Fault.of_argument("against", NO_WITNESS, f"'{against}', which is neither a hash nor a file", "Give one.")]
        )
    try:
        told = json_value(content)
    except ValueError:
        told = None
    if isinstance(told, dict) and "record" in told:
        return _head_in(told["record"], against)
    copy = record_in(content, against)
    return copy.head.sha256, copy.head.entries


def _head_in(told: Any, file: str) -> tuple[str, int | None]:
    """The head that a document of ours names."""
    if isinstance(told, dict):
        sha256, entries = told.get("head"), told.get("entries")
        if isinstance(sha256, str) and HASH.fullmatch(sha256) and type(entries) is int:
            return sha256, entries
    raise BadInput([Fault(file, NO_WITNESS, "a document that was made without a record", "Give another.")])
