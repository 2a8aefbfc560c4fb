"""What was found about past forecasts of a case, in numbers and in sentences, in the order of reading."""

from dataclasses import dataclass
from datetime import date

from passmuster.findings.parts.discretion import Discretion
from passmuster.forecast.backtest.actions import ActionScore
from passmuster.forecast.backtest.as_of_days import LeftOut
from passmuster.forecast.backtest.backtest import HeldIfRight, Summary
from passmuster.forecast.backtest.claim_scores import ClaimScore
from passmuster.forecast.backtest.claim_width import Width
from passmuster.inference.diagnostics import FitStatus
from passmuster.score.comparison import Difference

__all__ = ["BacktestFindings", "DayFindings", "LostClaim", "Part"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """How the program and the naive forecasters did on some of the comparable claims; `ours` is None over none."""

    name: str
    ours: Summary | None
    naive: dict[str, Summary]


@dataclass(frozen=True, slots=True, kw_only=True)
class DayFindings:
    """One as-of day: what was known, whether its fit can be used, and how its forecasts did."""

    as_of: date
    n_known: int
    status: FitStatus
    r_hat_max: float
    ess_min: float
    divergences: int
    width: Width
    scores: Part


@dataclass(frozen=True, slots=True, kw_only=True)
class LostClaim:
    """A claim that cost much: by how much, what was forecast, and why.

    By how much is None where nobody else had a forecast, and where it would tell a number that is withheld.
    """

    claim_id: str
    lost_by: float | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BacktestFindings:
    """Everything that is said of past forecasts. Shares run from 0 to 1; scores are on the natural-log scale.

    `comparable` is over the claims that the naive forecasters could forecast too, `by_day` and `by_family` over parts
    of them; `first_of_kind` is over the others. `as_modelled` is how the model would have done at its own widths.
    """

    case: str
    title: str
    seed: int
    version: str
    input_hashes: tuple[tuple[str, str], ...]
    days: tuple[DayFindings, ...]
    comparable: Part
    by_day: tuple[Part, ...]
    by_family: tuple[Part, ...]
    as_modelled: Summary | None
    if_right: HeldIfRight | None
    """What coverage to expect, were every forecast right."""
    differences: dict[str, Difference]
    """Our score less that of each naive forecaster."""
    first_of_kind: Summary | None
    claims: tuple[ClaimScore, ...]
    left_out: tuple[LeftOut, ...]
    actions: tuple[ActionScore, ...]
    action_means: dict[str, float | None]
    actions_remark: str
    """Why no action is scored, where none is."""
    on_actions: str
    """How the forecasts of actions did, or why none is scored."""
    came: tuple[str, ...]
    """For each forecast of actions what is likely to have come."""
    failure: tuple[str, ...]
    """What must be said before anything else; empty when every fit can be used."""
    answer: tuple[str, ...]
    on_width: tuple[str, ...]
    lost: tuple[LostClaim, ...]
    not_compared: tuple[str, ...]
    discretion: Discretion | None = None
    """What was kept back about people."""

    @property
    def is_usable(self) -> bool:
        """Whether every fit passed its diagnostics."""
        return not self.failure
