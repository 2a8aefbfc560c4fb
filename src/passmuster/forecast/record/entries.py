"""Entries: what stands on a record of forecasts, as values.

| kind | says |
| --- | --- |
| `forecast` | on which knowledge (day, claims and their hash, version, seed) which chances were given to a question |
| `resolution` | what came, on which day that was settled, and the receipts |
| `correction` | which resolution was wrong, why, and what came instead |

A question is known by its name and the day it is about; what it asks stands in each forecast of it. `recorded_at` says
when an entry was written: a forecast written after the day it is about was made in hindsight, and is scored apart.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Final

__all__ = [
    "START",
    "VOID",
    "Entry",
    "EntryKind",
    "Forecast",
    "Head",
    "Knowledge",
    "Record",
    "Resolution",
    "YesNo",
    "kind_of",
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


VOID: Final = "void"
"""Outcome of any question that turned out not to be answerable: its terms failed, or its ground fell away. It is
counted and not scored."""

START: Final = "0" * 64
"""What the first entry carries in place of a hash."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """What a forecast was made on.

    `sha256` is that of the known claims, written as a claim table in order of id; `ledger` that of the case file, the
    claims and the events as they were known, empty in entries of before it was kept.
    """

    claims: int
    last_said: date | None
    sha256: str
    ledger: str = ""


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
    def may_come(self) -> tuple[str, ...]:
        """The outcomes that a resolution may name: those forecast, and `void`."""
        return (*(name for name, _ in self.outcomes), VOID)

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


Entry = Forecast | Resolution
"""What a line of a record holds."""


def kind_of(entry: Entry) -> EntryKind:
    """What an entry says."""
    if isinstance(entry, Forecast):
        return EntryKind.FORECAST
    return EntryKind.CORRECTION if entry.corrects else EntryKind.RESOLUTION


@dataclass(frozen=True, slots=True)
class Head:
    """Where a record stands: how many entries it has, and the SHA-256 of the last line.

    Whoever keeps it elsewhere can later prove that nothing up to there was changed, cut or taken out.
    """

    entries: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Record:
    """All entries of a record in order, and the hash that the next entry has to carry.

    `remarks` say what was found and could be passed over, such as half a line that a writer left who was stopped.
    """

    forecasts: tuple[Forecast, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    last_hash: str = START
    remarks: tuple[str, ...] = ()

    @property
    def head(self) -> Head:
        """Where the record stands."""
        return Head(len(self.forecasts) + len(self.resolutions), self.last_hash)

    @property
    def standing(self) -> dict[tuple[str, date], Resolution]:
        """The resolution that holds for each question and day: the last word on it."""
        return {(entry.question_id, entry.by): entry for entry in self.resolutions}

    @property
    def asked(self) -> dict[tuple[str, date], Forecast]:
        """The latest forecast of each question and day."""
        return {(entry.question_id, entry.by): entry for entry in self.forecasts}
