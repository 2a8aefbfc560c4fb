"""A whole journal as lines of JSON and back: every entry with its hash, and its words with their salt.

The first line says what it is, and may give the reason why people in small numbers are shown. Each other line holds one
entry: what is in the chain, the commitment, the hash, and, unless they were forgotten, the words and their salt. What
is read back is the same ledger, with the same head.
"""

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, Final

from passmuster.errors import BadInput, Fault
from passmuster.plainjson import json_value
from passmuster.store.journal.canonical import LARGEST_WHOLE
from passmuster.store.journal.entries import searched
from passmuster.store.journal.journal import INSERT_ENTRY, INSERT_PAYLOAD
from passmuster.store.journal.proof import FIELDS, prove
from passmuster.store.journal.shelf import Shelf

__all__ = ["FORMAT", "lines_of_journal", "take_lines"]

FORMAT: Final = "passmuster ledger 1"

CHUNK: Final = 1000
"""Entries that are written at a time."""

STATEMENT: Final = (
    "SELECT e.number, e.recorded_at, e.version, e.deed, e.kind, e.name, e.who, e.why, e.supersedes, e.commitment,"
    " e.hash, p.salt, p.body FROM entry e LEFT JOIN payload p ON p.number = e.number ORDER BY e.number"
)


def lines_of_journal(shelf: Shelf, shown_because: str = "") -> Iterator[str]:
    """The lines, each ended by a line break; a reason stands on the first, outside of what is hashed."""
    first = {"format": FORMAT} | ({"shown_because": shown_because} if shown_because else {})
    yield json.dumps(first, ensure_ascii=False) + "\n"
    for row in shelf.rows(STATEMENT):
        header = dict(zip(FIELDS, row[:9], strict=True))
        commitment, sealed, salt = (None if part is None else bytes(part).hex() for part in row[9:12])
        line = {**header, "commitment": commitment, "hash": sealed, "salt": salt, "body": row[12]}
        yield json.dumps(line, ensure_ascii=False, sort_keys=True) + "\n"


def take_lines(lines: Iterable[str], place: str, shelf: Shelf) -> None:
    """Write the entries of some lines into an empty journal, and look at each again.

    Raises
    ------
    BadInput
        If the lines are none of ours, or what they hold does not prove right; nothing is then recorded.
    """
    waiting = iter(lines)
    _check_first(next(waiting, ""), place)
    numbered = enumerate(waiting, start=2)
    with shelf.writing():
        while chunk := [_row(line, number, place) for number, line in islice(numbered, CHUNK)]:
            shelf.many(INSERT_ENTRY, (row[:11] for row in chunk))
            shelf.many(INSERT_PAYLOAD, ((row[0], *row[11:]) for row in chunk if row[12] is not None))
    proof = prove(shelf)
    if not proof.holds:
        remedy = "Take the export again, or a backup."
        raise BadInput([Fault(place, "the ledger must prove right", str(crack), remedy) for crack in proof.cracks])


def _check_first(line: str, place: str) -> None:
    try:
        told = json_value(line)["format"]
    except (ValueError, TypeError, KeyError):
        told = line[:40].strip()
    if told != FORMAT:
        remedy = (
            "Give a plain case folder, or a file that passmuster export wrote as jsonl, sqlite, parquet, stix or "
            "jsonld; a table goes into a ledger that is there by passmuster add."
        )
        raise BadInput([Fault(place, f"the first line must say '{FORMAT}'", f"'{told}'", remedy, row=1)])


def _row(line: str, number: int, place: str) -> tuple[Any, ...]:
    """The values of a line in the order of the tables."""
    try:
        told = json_value(line)
        parts = [None if told[name] is None else bytes.fromhex(told[name]) for name in ("commitment", "hash", "salt")]
        header = [_checked(told[name]) for name in FIELDS]
        body = told["body"]
        beside = (None, None) if body is None else searched(body)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        remedy = "Take the export again; a line was cut or changed."
        raise BadInput([Fault(place, "each line must hold an entry", repr(error), remedy, row=number)]) from error
    return (*header, *parts[:2], parts[2], body, *beside)


def _checked(value: Any) -> str | int | None:
    """A value of an entry; whole numbers end where those of a canonical form do."""
    if value is None or isinstance(value, str) or (type(value) is int and abs(value) <= LARGEST_WHOLE):
        return value
    raise TypeError("an entry holds texts and whole numbers")
