"""What either model says of a table, as plain values: totals, leans, meanings, drifts, slips, scores, health.

Quantiles are equal-tailed 95 % intervals and medians. Nothing numerical is imported here, so that results that were
kept can be read back at once.
"""

from dataclasses import dataclass

from passmuster.inference.diagnostics import Health
from passmuster.ledger.vocabulary import Quantity
from passmuster.losses.number_echoes import NumberEcho
from passmuster.losses.slip_causes import SlipCause

__all__ = ["Drift", "HeldOutScore", "Lean", "LikelySlip", "LossResults", "Meaning", "RelayedNumber", "Total"]


@dataclass(frozen=True, slots=True)
class Total:
    """Lost up to the end of a day, counted from 1."""

    side: str
    category: str
    day: int
    q025: float
    q50: float
    q975: float


@dataclass(frozen=True, slots=True)
class Lean:
    """Claimed over true of a source in a column; 1 is no lean."""

    group: str
    side: str
    category: str
    claims: int
    factor_q025: float
    factor_q50: float
    factor_q975: float


@dataclass(frozen=True, slots=True)
class Meaning:
    """Probability that a column of a source counts a measure."""

    group: str
    side: str
    category: str
    measure: Quantity
    probability: float


@dataclass(frozen=True, slots=True)
class Drift:
    """How much a stream's lean changed from its first statement to its last, as a factor; 1 is no change."""

    group: str
    side: str
    category: str
    factor_q025: float
    factor_q50: float
    factor_q975: float


@dataclass(frozen=True, slots=True)
class LikelySlip:
    """A statement that is likely a slip: its rows, its number, what was to be expected, and the likely cause."""

    rows: tuple[int, ...]
    printed: float
    expected: float
    probability: float
    cause: SlipCause


@dataclass(frozen=True, slots=True)
class RelayedNumber:
    """A statement that gives another source's number again, nearly or wholly, and the probability that it repeats it.

    `of` is the source whose number it is nearest to; how much of it is a witness of its own is the rest.
    """

    rows: tuple[int, ...]
    group: str
    side: str
    category: str
    of: str
    probability: float


@dataclass(frozen=True, slots=True)
class HeldOutScore:
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
class LossResults:
    """Everything that a model says of a table.

    Totals are ordered by side and category, then by day. The published structure has no meanings, drifts, slips
    and relays. `held_out` are the scores of this model, `held_out_as_published` those of the published structure beside
    it; None where no rows were held out. `seconds` is wall-clock and never part of what must be equal.
    """

    health: Health
    totals: tuple[Total, ...]
    leans: tuple[Lean, ...]
    meanings: tuple[Meaning, ...] = ()
    drifts: tuple[Drift, ...] = ()
    slips: tuple[LikelySlip, ...] = ()
    relays: tuple[RelayedNumber, ...] = ()
    echoes: tuple[NumberEcho, ...] = ()
    held_out: HeldOutScore | None = None
    held_out_as_published: HeldOutScore | None = None
    seconds: float = 0.0
