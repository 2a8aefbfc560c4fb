"""A whole journal as lines of JSON and back: every entry with its hash, and its words with their salt.

The first line says what it is and how many entries follow, the last with which hash, and may give the reason why people
in small numbers are shown. Each other line holds one entry: what is in the chain, the commitment, the hash, and, unless
they were forgotten, the words and their salt. What is read back is the same ledger, with the same head.
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
    number, sealed = next(shelf.rows("SELECT number, hash FROM entry ORDER BY number DESC LIMIT 1"), (0, b""))
    first = {"format": FORMAT, "entries": number, "head": bytes(sealed).hex()}
    first |= {"shown_because": shown_because} if shown_because else {}
    yield json.dumps(first, ensure_ascii=False) + "\n"
    for row in shelf.rows(STATEMENT):
        header = dict(zip(FIELDS, row[:9], strict=True))
        commitment, hashed, salt = (None if part is None else bytes(part).hex() for part in row[9:12])
        line = {**header, "commitment": commitment, "hash": hashed, "salt": salt, "body": row[12]}
        yield json.dumps(line, ensure_ascii=False, sort_keys=True) + "\n"


def take_lines(lines: Iterable[str], place: str, shelf: Shelf) -> None:
    """Write the entries of some lines into an empty journal, and look at each again.

    Raises
    ------
    BadInput
        If the lines are none of ours, or what they hold does not prove right; nothing is then recorded.
    """
    waiting = iter(lines)
    promised = _check_first(next(waiting, ""), place)
    rows = _in_turn(enumerate(waiting, start=2), place)
    with shelf.writing():
        while chunk := list(islice(rows, CHUNK)):
            shelf.many(INSERT_ENTRY, (row[:11] for row in chunk))
            shelf.many(INSERT_PAYLOAD, ((row[0], *row[11:]) for row in chunk if row[12] is not None))
    proof = prove(shelf)
    remedy = "Take the export again, or a backup."
    if promised is not None and proof.holds and promised != proof.head.sha256:
        found = f"{proof.head.entries} entries, the last with another hash"
        raise BadInput([Fault(place, "a whole ledger ends with the entry that its first line names", found, remedy)])
    if not proof.holds:
        raise BadInput([Fault(place, "the ledger must prove right", str(crack), remedy) for crack in proof.cracks])


def _check_first(line: str, place: str) -> str | None:
    """The hash that the first line promises of the last one; None in lines of before it did."""
    head = None
    try:
        first = json_value(line)
        told, head = first["format"], first.get("head")
    except (ValueError, TypeError, KeyError):
        told = line[:40].strip()
    if told != FORMAT:
        remedy = (
            "Give a plain case folder, or a file that passmuster export wrote as jsonl, sqlite, parquet, stix or "
            "jsonld; a table goes into a ledger that is there by passmuster add."
        )
        raise BadInput([Fault(place, f"the first line must say '{FORMAT}'", f"'{told}'", remedy, row=1)])
    return head if isinstance(head, str) else None


def _in_turn(lines: Iterable[tuple[int, str]], place: str) -> Iterator[tuple[Any, ...]]:
    """The values of each line, whose entries must be numbered from 1 without a gap."""
    for expected, (number, line) in enumerate(lines, start=1):
        row = _row(line, number, place)
        if row[0] != expected:
            remedy = "Take the export again; lines were exchanged, doubled or left out."
            raise BadInput(
                [Fault(place, "entries come in turn", f"entry {row[0]} as number {expected}", remedy, number)]
            )
        yield row


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
