"""The record of forecasts: an append-only file that can be checked by anybody who has it.

One JSON object a line. Each entry carries the SHA-256 of the line before it, so that no entry can be changed, dropped
or slipped in without every later one disagreeing. Nothing is overwritten; what turns out wrong is put right by a
further entry that names the old one and says why.

| kind | says |
| --- | --- |
| `forecast` | on which knowledge (day, claims and their hash, version, seed) which chances were given to a question |
| `resolution` | what came, on which day that was settled, and the receipts |
| `correction` | which resolution was wrong, why, and what came instead |

A question is known by its name and the day it is about; what it asks stands in each forecast of it. `recorded_at` says
when an entry was written: a forecast written after the day it is about was made in hindsight, and is scored apart.
"""

import hashlib
import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, fields
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

import msgspec

from passmuster.errors import BadInput, Fault

__all__ = [
    "EntryKind",
    "Forecast",
    "Knowledge",
    "Record",
    "Resolution",
    "YesNo",
    "append_entries",
    "check_record_place",
    "read_record",
]


class EntryKind(StrEnum):
    """What an entry says; see the table above."""

    FORECAST = "forecast"
    RESOLUTION = "resolution"
    CORRECTION = "correction"


class YesNo(StrEnum):
    """Outcomes of a question that has two; other questions name their own."""

    YES = "yes"
    NO = "no"


START: Final = "0" * 64
"""What the first entry carries in place of a hash."""

CHANCES: Final = frozenset({"outcomes", "baseline"})
"""Fields that are pairs here and an object in the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """What a forecast was made on. `sha256` is that of the known claims, written as a claim table in order of id."""

    claims: int
    last_said: date | None
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """Chances given to the outcomes of a question, adding up to one.

    `outcomes` maps each outcome to its chance (`yes` and `no`, or the five actions), `baseline` the same for a naive
    forecaster and is empty where there is none. `q05` and `q95` bound what is not known about the chance of `yes`.
    `levels` and `quantiles` are of the number that the question is about, on its day, people or pieces; empty where the
    forecast has none.
    """

    case: str
    question_id: str
    by: date
    text: str
    as_of: date
    outcomes: tuple[tuple[str, float], ...]
    knowledge: Knowledge
    seed: int
    version: str
    subject: str = ""
    quantity: str = ""
    threshold: float | None = None
    q05: float | None = None
    q95: float | None = None
    baseline: tuple[tuple[str, float], ...] = ()
    levels: tuple[float, ...] = ()
    quantiles: tuple[float, ...] = ()
    entry: str = field(default="", compare=False)
    recorded_at: datetime | None = field(default=None, compare=False)

    @property
    def is_hindsight(self) -> bool:
        """True when it was written down after the day it is about."""
        return self.recorded_at is not None and self.recorded_at.date() > self.by


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """What came of a question. `value` is the number on its day where one is known; `receipts` are addresses or claims.

    `corrects` names the entry that this one replaces, and `reason` says why; both are empty for a first resolution.
    """

    question_id: str
    by: date
    outcome: str
    resolved_on: date
    receipts: tuple[str, ...]
    value: float | None = None
    note: str = ""
    corrects: str = ""
    reason: str = ""
    entry: str = field(default="", compare=False)
    recorded_at: datetime | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Record:
    """All entries of a record in order, and the hash that the next entry has to carry."""

    forecasts: tuple[Forecast, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    last_hash: str = START

    @property
    def standing(self) -> dict[tuple[str, date], Resolution]:
        """The resolution that holds for each question and day: the last word on it."""
        return {(entry.question_id, entry.by): entry for entry in self.resolutions}

    @property
    def asked(self) -> dict[tuple[str, date], Forecast]:
        """The latest forecast of each question and day."""
        return {(entry.question_id, entry.by): entry for entry in self.forecasts}


# Reading --------------------------------------------------------------------------------------------------------------


def read_record(path: Path) -> Record:
    """The record in a file, every entry checked; an empty record where there is no file.

    Raises
    ------
    BadInput
        When a line is no entry, or does not carry the hash of the line before it: the file was edited or cut.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return Record()
    except OSError as error:
        found = error.strerror or str(error)
        raise BadInput([Fault(str(path), "the record must be readable", found, "Check the path.")]) from error
    return _checked(content, str(path))


def _checked(content: bytes, file: str) -> Record:
    if content and not content.endswith(b"\n"):
        rule, found = "a record ends with a whole line", "a line that was cut off"
        raise BadInput([Fault(file, rule, found, "Restore the file from a copy; nothing was written.")])
    forecasts: list[Forecast] = []
    resolutions: list[Resolution] = []
    expected = START
    for number, line in enumerate(content.splitlines(keepends=True), start=1):
        entry = _entry(line, expected, file, number)
        expected = hashlib.sha256(line).hexdigest()
        if isinstance(entry, Forecast):
            forecasts.append(entry)
        else:
            resolutions.append(entry)
    return Record(tuple(forecasts), tuple(resolutions), expected)


def _entry(line: bytes, expected: str, file: str, number: int) -> Forecast | Resolution:
    try:
        values = json.loads(line)
        previous, kind = values.pop("previous"), values.pop("kind")
        made = _made(values, Forecast if kind == EntryKind.FORECAST else Resolution)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        rule = "each line of a record is one entry that passmuster wrote"
        remedy = "Name the record, or restore it from a copy."
        raise BadInput([Fault(file, rule, f"{type(error).__name__}", remedy, row=number)]) from error
    if previous != expected:
        rule = "each entry carries the SHA-256 of the line before it"
        remedy = "Something was changed or taken out above; restore the file from a copy."
        raise BadInput([Fault(file, rule, f"{str(previous)[:12]} where {expected[:12]} belongs", remedy, row=number)])
    return made


def _made(values: dict[str, Any], kind: type[Forecast | Resolution]) -> Forecast | Resolution:
    """The entry that a line holds: the fields of its kind and no others, written at some moment."""
    if unknown := values.keys() - {part.name for part in fields(kind)}:
        raise TypeError(f"no entry has {', '.join(sorted(unknown))}")
    pairs = {name: list(values[name].items()) for name in CHANCES & values.keys()}
    made: Forecast | Resolution = msgspec.convert(values | pairs, kind)
    if made.recorded_at is None:
        raise TypeError("an entry says when it was written")
    return made


# Writing --------------------------------------------------------------------------------------------------------------


def check_record_place(path: Path, case: str) -> None:
    """Refuse, before anything is worked out, a place where no record of the case can be kept.

    Raises
    ------
    BadInput
        When the folder is not there, or a folder, something that is no record, or that of another case stands there.
    """
    if path.is_dir() or not path.absolute().parent.is_dir():
        found = "a folder" if path.is_dir() else f"no folder {path.absolute().parent}"
        rule = "a record needs a file name in a folder that is there"
        raise BadInput([Fault(str(path), rule, found, "Name another.")])
    others = sorted({forecast.case for forecast in read_record(path).forecasts} - {case})
    if others:
        found = ", ".join(f"'{other}'" for other in others)
        raise BadInput([Fault(str(path), f"a record is of one case, here '{case}'", found, "Name another file.")])


def append_entries(
    path: Path, entries: Sequence[Forecast | Resolution], *, now: datetime | None = None
) -> tuple[Forecast | Resolution, ...]:
    """Append entries that are not on record yet, and return those that were written.

    The record is checked first. All lines are added by one write at the file's end, and nothing before it is touched.
    """
    record = read_record(path)
    held = {*record.forecasts, *record.resolutions}
    moment = (now or datetime.now(UTC)).replace(microsecond=0)
    lines, written, previous = [], [], record.last_hash
    for entry in dict.fromkeys(entries):
        if entry not in held:
            line = _line(entry, previous, moment)
            previous = hashlib.sha256(line).hexdigest()
            lines.append(line)
            written.append(entry)
    if lines:
        _append(path, b"".join(lines))
    return tuple(written)


def _append(path: Path, content: bytes) -> None:
    try:
        with open(path, "ab") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
    except OSError as error:
        found = error.strerror or str(error)
        raise BadInput(
            [Fault(str(path), "the record must be writable", found, "Check the folder's rights.")]
        ) from error


def _line(entry: Forecast | Resolution, previous: str, moment: datetime) -> bytes:
    values = asdict(entry)
    kind = _kind_of(entry)
    values |= {name: dict(values[name]) for name in CHANCES & values.keys()}
    values |= {"recorded_at": moment, "entry": ""}
    mark = hashlib.sha256((previous + json.dumps(values, sort_keys=True, default=_iso)).encode()).hexdigest()[:12]
    document = {"kind": kind} | values | {"entry": f"{kind[0]}-{mark}", "previous": previous}
    line = json.dumps(document, ensure_ascii=True, allow_nan=False, separators=(",", ":"), default=_iso)
    return line.encode() + b"\n"


def _kind_of(entry: Forecast | Resolution) -> EntryKind:
    if isinstance(entry, Forecast):
        return EntryKind.FORECAST
    return EntryKind.CORRECTION if entry.corrects else EntryKind.RESOLUTION


def _iso(value: date | datetime) -> str:
    """A day or moment in ISO 8601."""
    return value.isoformat()
