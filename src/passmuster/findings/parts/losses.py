"""What is told of a table of losses, as plain data: what the terminal, the page and the JSON all say.

Quantiles are equal-tailed 95 % intervals and medians. Rows are places in the table's file, from 0.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from passmuster.inference.diagnostics import FitStatus
from passmuster.ledger.losses import LossTable
from passmuster.ledger.vocabulary import Quantity

__all__ = [
    "CheckLine", "ColumnMeaning", "EchoLine", "HeldOutLine", "LeanDrift", "LossDiagnostics", "LossDiscretion",
    "LossFindings", "LossLean", "LossTotal", "NamesColumn", "RelayLine", "RestatementLine", "SeriesCount",
    "SetAsideColumn", "SlipLine",
]  # fmt: skip

DAYS_OF_WEEK = 7
"""Totals come by the week, so that the last one spoken of lies less than this past its last number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LossTotal:
    """Lost up to the end of a day, `days_past` days after the last number that anybody gave of it or its population.

    `floors_alone` tells that every number given of it is a floor, so that nothing but the prior stands above.
    `withheld` names numbers of so few people that they stand for fewer.
    """

    side: str
    category: str
    date: date
    q025: float
    q50: float
    q975: float
    days_past: int = 0
    floors_alone: bool = False
    withheld: tuple[str, ...] = ()

    @property
    def is_past(self) -> bool:
        """Whether nobody had spoken of it for a week or more, so that no number stands behind it."""
        return self.days_past >= DAYS_OF_WEEK


@dataclass(frozen=True, slots=True, kw_only=True)
class LossLean:
    """Claimed over true of a source in a column; 1 is no lean."""

    group: str
    side: str
    category: str
    claims: int
    factor_q025: float
    factor_q50: float
    factor_q975: float

    @property
    def is_shown(self) -> bool:
        """Whether the interval leaves 1 out."""
        return not self.factor_q025 <= 1.0 <= self.factor_q975


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMeaning:
    """Probability that a column of a source counts a measure."""

    group: str
    side: str
    category: str
    measure: Quantity
    probability: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LeanDrift:
    """How much the lean of a source in a column changed from its first claim to its last; 1 is no change."""

    group: str
    side: str
    category: str
    factor_q025: float
    factor_q50: float
    factor_q975: float

    @property
    def is_shown(self) -> bool:
        """Whether the interval leaves 1 out."""
        return not self.factor_q025 <= 1.0 <= self.factor_q975


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipLine:
    """A row that looks like a slip of the pen: kept, weighed down, and shown with what may have happened.

    `expected` is what its source would have said; `cause` is one word or two for what the sentence tells.
    """

    row: int
    probability: float
    reason: str
    printed: float
    expected: float
    cause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckLine:
    """What a plain look found: its kind, the rows, the stream as options take it (or empty), and what to do."""

    kind: str
    rows: tuple[int, ...]
    stream: str
    text: str
    remedy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RestatementLine:
    """Rows of a column that are `multiplier` times the same source's column `of`, plus `added`, on the same day.

    `shared` rows have the other column's number on their day; `false_alarms` is how many such relations chance alone
    would bring about in the table; `is_set_aside` tells rows that are not weighed.
    """

    group: str
    side: str
    category: str
    of: str
    multiplier: float
    added: int
    rows: tuple[int, ...]
    shared: int
    false_alarms: float
    is_set_aside: bool
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EchoLine:
    """A series that follows another source's, proposed as one origin.

    `misfit` is the share of its growth that lies elsewhere than the other's, `even_misfit` than an even pace's.
    """

    group: str
    side: str
    category: str
    follows_group: str
    follows_category: str
    evidence: str
    misfit: float
    even_misfit: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RelayLine:
    """A row that gives, nearly or wholly, a number `of` another source, and with `probability` only repeats it."""

    row: int
    group: str
    side: str
    category: str
    of: str
    probability: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAsideColumn:
    """A column of a source that the reader holds for another's number told again."""

    group: str
    category: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NamesColumn:
    """A column of a source that the reader holds for a list of names, `delay_days` late on average."""

    group: str
    category: str
    delay_days: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesCount:
    """How many rows of the table speak of a side and category."""

    side: str
    category: str
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldOutLine:
    """Scores of rows left out, of a table of their own or in `folds` parts in turn, 0 for a table.

    `log_score` is the mean log density of the log of the number, larger is better, and `log_score_count` that of the
    number itself. `crps_log` is the mean CRPS of logs, `crps_log1p` that of logs of one more than the number.
    """

    n: int
    coverage95: float
    log_score: float
    crps_log: float
    log_score_count: float
    crps_log1p: float
    folds: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class LossDiscretion:
    """What was kept back about people of a table, and why if it was not.

    Counts of harmed people above nought and below `cell_size` are told as fewer than that: in `totals` weekly totals,
    in the `rows` of the table that say one, and in `lines` about slips, echoes, checks and restatements. `people` are
    sources told by their role, and `contacts` what was left out by which somebody could be reached.
    """

    cell_size: int
    totals: int = 0
    rows: tuple[int, ...] = ()
    lines: int = 0
    shown_because: str = ""
    people: int = 0
    contacts: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class LossDiagnostics:
    """Whether the draws can be used, by the worst of all printed totals and leans, and what would be good enough."""

    status: FitStatus
    r_hat_max: float
    ess_min: float
    worst: str
    r_hat_limit: float
    ess_needed: float


@dataclass(frozen=True, kw_only=True)
class LossFindings:
    """Everything that is said of a table. Totals are ordered by side and category, then by day.

    `day_one` is the calendar day of the table's day 1; `seconds` is wall-clock and never part of what must be equal.
    """

    table: LossTable
    model: str
    day_one: date
    seed: int
    version: str
    totals: tuple[LossTotal, ...]
    leans: tuple[LossLean, ...]
    meanings: tuple[ColumnMeaning, ...]
    drifts: tuple[LeanDrift, ...]
    slips: tuple[SlipLine, ...]
    echoes: tuple[EchoLine, ...]
    counts: tuple[SeriesCount, ...]
    set_aside: tuple[SetAsideColumn, ...]
    names: tuple[NamesColumn, ...]
    held_out: HeldOutLine | None
    held_out_as_published: HeldOutLine | None
    diagnostics: LossDiagnostics
    seconds: float
    checks: tuple[CheckLine, ...] = ()
    restatements: tuple[RestatementLine, ...] = ()
    relays: tuple[RelayLine, ...] = ()
    discretion: LossDiscretion | None = None

    @property
    def is_usable(self) -> bool:
        """Whether the draws have converged."""
        return self.diagnostics.status is FitStatus.OK

    @property
    def as_of(self) -> date:
        """The day of the last totals."""
        return max(total.date for total in self.totals)

    @property
    def last_totals(self) -> tuple[LossTotal, ...]:
        """The total of each category in the week in which it was last spoken of, by side and category."""
        spoken = (total for total in self.totals if not total.is_past)
        last = {(total.side, total.category): total for total in sorted(spoken, key=lambda total: total.date)}
        return tuple(total for _, total in sorted(last.items()))

    @property
    def meanings_by_column(self) -> tuple[tuple[ColumnMeaning, ...], ...]:
        """What each column may count, likeliest first; columns by source, name and side."""
        by_column: dict[tuple[str, str, str], list[ColumnMeaning]] = {}
        for meaning in sorted(self.meanings, key=lambda row: -row.probability):
            by_column.setdefault((meaning.group, meaning.category, meaning.side), []).append(meaning)
        return tuple(tuple(readings) for _, readings in sorted(by_column.items()))

    def date_of(self, day: int) -> date:
        """The calendar day of a day of the table, which counts from 1."""
        return self.day_one + timedelta(days=day - 1)
