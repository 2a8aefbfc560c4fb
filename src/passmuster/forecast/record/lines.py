"""Lines: an entry of a record as the bytes of one line, and back, with everything checked that can be.

A line carries the SHA-256 of the line before it (`previous`) and a mark of its own (`entry`), which is made of that
hash and of all else that the line says. So an edited line disagrees with its own mark, even where it is the last; and a
line must be, byte for byte, what would be written for the entry that it holds.
"""

import hashlib
import json
import math
from dataclasses import asdict, fields
from datetime import date, datetime
from typing import Any, Final, NoReturn

import msgspec

from passmuster.errors import BadInput, Fault
from passmuster.forecast.record.entries import Entry, EntryKind, Forecast, Resolution, kind_of
from passmuster.plainjson import json_value

__all__ = ["entry_of", "hash_of", "line_of", "refuse"]

CHANCES: Final = frozenset({"outcomes", "baseline"})
"""Fields that are pairs here and an object in the file."""

MARK_DIGITS: Final = 12
"""Hexadecimal digits of a mark: 48 bits, so that no two entries of a record are taken for one another."""

RESTORE: Final = "Restore the file from a copy."


def hash_of(line: bytes) -> str:
    """SHA-256 of a line, its newline included, in hexadecimal."""
    return hashlib.sha256(line).hexdigest()


def refuse(file: str, number: int, rule: str, found: str, remedy: str = RESTORE) -> NoReturn:
    """Refuse a line of a record.

    Raises
    ------
    BadInput
        Always.
    """
    raise BadInput([Fault(file, rule, found, remedy, row=number)])


# Writing --------------------------------------------------------------------------------------------------------------


def line_of(entry: Entry, previous: str, moment: datetime) -> bytes:
    """The line of an entry that is written at a moment after the line whose hash is `previous`."""
    values = asdict(entry)
    values |= {name: dict(values[name]) for name in CHANCES & values.keys()}
    if isinstance(entry, Forecast) and not entry.knowledge.ledger:
        del values["knowledge"]["ledger"]
    values |= {"recorded_at": moment, "entry": ""}
    kind = kind_of(entry)
    document = {"kind": kind} | values | {"entry": _mark(kind, previous, values), "previous": previous}
    line = json.dumps(document, ensure_ascii=True, allow_nan=False, separators=(",", ":"), default=_iso)
    return line.encode() + b"\n"


def _mark(kind: EntryKind, previous: str, values: dict[str, Any]) -> str:
    said = previous + json.dumps(values, sort_keys=True, default=_iso)
    return f"{kind[0]}-{hashlib.sha256(said.encode()).hexdigest()[:MARK_DIGITS]}"


def _iso(value: date | datetime) -> str:
    """A day or moment in ISO 8601."""
    return value.isoformat()


# Reading --------------------------------------------------------------------------------------------------------------


def entry_of(line: bytes, expected: str, file: str, number: int) -> Entry:
    """The entry that a line holds.

    Parameters
    ----------
    line
        With its newline.
    expected
        SHA-256 of the line before it.
    file, number
        Where it stands, for faults.

    Raises
    ------
    BadInput
        When it is no entry, does not carry the hash of the line before it, or is not as it was written.
    """
    try:
        values = json_value(line)
        previous, kind = values.pop("previous"), values.pop("kind")
        made = _made(values, Forecast if kind == EntryKind.FORECAST else Resolution)
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError) as error:
        rule = "each line of a record is one entry that passmuster wrote"
        refuse(file, number, rule, _words(error), "Name the record, or restore it from a copy.")
    if previous != expected:
        rule, found = "each entry carries the SHA-256 of the line before it", f"{str(previous)[:12]}"
        remedy = "Something was changed or taken out above; restore the file from a copy."
        refuse(file, number, rule, f"{found} where {expected[:12]} belongs", remedy)
    assert made.recorded_at is not None
    if line_of(made, previous, made.recorded_at) != line:
        rule = "each entry agrees with the mark that it was written with"
        refuse(file, number, rule, f"{made.entry[:14]}, which is of something else")
    return made


def _words(error: Exception) -> str:
    """What kind of thing is wrong, and, where types were looked at, with which field."""
    if isinstance(error, msgspec.ValidationError | TypeError) and str(error):
        return f"{type(error).__name__}: {error}"
    return type(error).__name__


def _made(values: dict[str, Any], kind: type[Forecast | Resolution]) -> Entry:
    """The entry that a line holds: the fields of its kind and no others, written at some moment."""
    if unknown := values.keys() - {part.name for part in fields(kind)}:
        raise TypeError(f"no entry has {', '.join(sorted(unknown))}")
    pairs = {name: list(values[name].items()) for name in CHANCES & values.keys()}
    made: Entry = msgspec.convert(values | pairs, kind)
    if made.recorded_at is None or made.recorded_at.tzinfo is None:
        raise TypeError("an entry says when it was written, with its time zone")
    if not all(map(math.isfinite, _numbers(made))):
        raise ValueError("numbers are finite")
    return made


def _numbers(entry: Entry) -> list[float]:
    """All numbers with a fraction that an entry holds."""
    if isinstance(entry, Resolution):
        return [] if entry.value is None else [entry.value]
    maybe = [entry.threshold, entry.q05, entry.q95]
    chances = [chance for _, chance in (*entry.outcomes, *entry.baseline)]
    return [number for number in maybe if number is not None] + chances + [*entry.levels, *entry.quantiles]
