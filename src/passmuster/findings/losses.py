"""Findings about a table of losses, as plain data: what the terminal, the page and the JSON all say."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from passmuster.ledger.losses import LossTable
from passmuster.losses.estimates import Drift, Health, Lean, Meaning, Total
from passmuster.losses.held_out import HeldOutScore
from passmuster.losses.names import NamesList

__all__ = ["EchoLine", "LossFindings", "SlipLine", "last_day_totals"]


@dataclass(frozen=True, slots=True)
class SlipLine:
    """A row that looks like a slip of the pen: kept, weighed down, and shown with what may have happened."""

    row: int
    probability: float
    reason: str


@dataclass(frozen=True, slots=True)
class EchoLine:
    """A series that follows another source's, proposed as one origin."""

    group: str
    side: str
    category: str
    follows_group: str
    follows_category: str
    evidence: str


@dataclass(frozen=True, kw_only=True)
class LossFindings:
    """Everything that is said of a table. Totals are ordered by side and category, then by day."""

    table: LossTable
    model: str
    day_one: date
    seed: int
    version: str
    totals: Sequence[Total]
    leans: Sequence[Lean]
    meanings: Sequence[Meaning]
    drifts: Sequence[Drift]
    slips: Sequence[SlipLine]
    echoes: Sequence[EchoLine]
    set_aside: Sequence[tuple[str, str]]
    """Sources and columns that the reader holds for somebody else's number told again."""
    names: Sequence[NamesList]
    """Columns that the reader says count names."""
    held_out: HeldOutScore | None
    held_out_as_published: HeldOutScore | None
    health: Health
    seconds: float

    @property
    def last_day(self) -> int:
        """The day of the last totals."""
        return max(total.day for total in self.totals)

    def date_of(self, day: int) -> date:
        """The calendar day of a day of the table."""
        return self.day_one + timedelta(days=day - 1)


def last_day_totals(findings: LossFindings) -> list[Total]:
    """Totals on the last day alone."""
    return [total for total in findings.totals if total.day == findings.last_day]
