"""The backtest as a whole: what each as-of day forecast, how it did, and where it lost.

Headline numbers compare like with like: claims of which something comparable had been said by the as-of day, so that
the program and the three naive forecasters all have a forecast. What the program forecast beyond that, the first claims
of their kind, is scored apart; what it could not forecast is listed with the reason. All three are printed.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from typing import Final

import numpy as np

from passmuster.forecast.backtest.actions import ActionScore
from passmuster.forecast.backtest.as_of_days import LeftOut
from passmuster.forecast.backtest.baselines import BASELINES
from passmuster.forecast.backtest.claim_scores import ClaimScore, RivalScore
from passmuster.forecast.backtest.claim_width import Width
from passmuster.inference.diagnostics import FitStatus
from passmuster.score.comparison import Difference, score_difference

__all__ = [
    "Backtest",
    "DayOutcome",
    "HeldIfRight",
    "Summary",
    "biggest_losses",
    "by_key",
    "differences",
    "held_if_right",
    "model_summary",
    "naive_summaries",
    "summary",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOutcome:
    """One as-of day: how much was known, whether the fit could be used, and the claims scored and left out."""

    as_of: date
    n_known: int
    status: FitStatus
    """`ok`, or `failed` when R-hat, effective sample size or divergences say that the fit cannot be trusted."""
    r_hat_max: float
    ess_min: float
    divergences: int
    width: Width
    """What the model's own width was multiplied by that day, from forecasts made and settled before it."""
    scores: tuple[ClaimScore, ...]
    left_out: tuple[LeftOut, ...]
    held_if_right: tuple[float, ...]
    """Chance that the 90 % intervals would hold none, one, and so on to all of the day's comparable claims, were the
    forecast right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Backtest:
    """Everything a backtest found."""

    days: tuple[DayOutcome, ...]
    actions: tuple[ActionScore, ...]
    actions_remark: str = ""
    """Why no action is scored, where none is."""

    @property
    def scores(self) -> tuple[ClaimScore, ...]:
        """Every claim that was forecast, in order of as-of day and saying."""
        return tuple(score for day in self.days for score in day.scores)

    @property
    def comparable(self) -> tuple[ClaimScore, ...]:
        """Claims that the naive forecasters could forecast too."""
        return tuple(score for score in self.scores if score.naive)

    @property
    def first_of_kind(self) -> tuple[ClaimScore, ...]:
        """Claims before which nothing comparable had been said."""
        return tuple(score for score in self.scores if not score.naive)

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """Later claims that are not scored."""
        return tuple(claim for day in self.days for claim in day.left_out)

    @property
    def is_usable(self) -> bool:
        """Whether every fit passed its diagnostics."""
        return all(day.status is FitStatus.OK for day in self.days)


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Means over claims; scores and widths on the natural-log scale, smaller is better, shares 0 to 1."""

    n: int
    coverage50: float
    coverage90: float
    crps_log: float
    interval_score_log: float
    ignorance_bits: float | None = None


def summary(scores: Sequence[ClaimScore]) -> Summary | None:
    """How the program did; None over no claims."""
    if not scores:
        return None
    return replace(_means(scores), ignorance_bits=mean(score.ignorance_bits for score in scores))


def naive_summaries(scores: Sequence[ClaimScore]) -> dict[str, Summary]:
    """How each naive forecaster did on the claims that it could forecast, by name; empty over no such claims."""
    rows: dict[str, list[RivalScore]] = {name: [] for name in BASELINES}
    for score in scores:
        for row in score.naive:
            rows[row.name].append(row)
    return {name: _means(own) for name, own in rows.items() if own}


def model_summary(scores: Sequence[ClaimScore]) -> Summary | None:
    """How the model would have done at its own width, with nothing learned about it; None over no claims."""
    return _means([score.as_modelled for score in scores]) if scores else None


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldIfRight:
    """Share of comparable claims that 90 % intervals would hold, were every forecast right.

    A yardstick for `coverage90`: claims share truths, so that even a perfect forecaster seldom holds just 90 in 100.
    """

    mean: float
    q05: float
    q95: float
    as_many: float
    """Chance of holding as many as were held, or more."""


def held_if_right(found: Backtest) -> HeldIfRight | None:
    """The yardstick for a backtest, as-of days taken for independent; None with nothing to compare."""
    if not found.comparable:
        return None
    held = sum(score.inside90 for score in found.comparable)
    chances = reduce(np.convolve, (day.held_if_right for day in found.days), np.ones(1))
    shares, below = np.arange(len(chances)) / (len(chances) - 1), np.cumsum(chances)
    return HeldIfRight(
        mean=float(chances @ shares),
        q05=float(shares[np.searchsorted(below, 0.05)]),
        q95=float(shares[np.searchsorted(below, 0.95)]),
        as_many=float(chances[held:].sum()),
    )


def _means(rows: Sequence[ClaimScore] | Sequence[RivalScore]) -> Summary:
    """Means of what every forecaster is scored by; one row at least."""
    return Summary(
        n=len(rows),
        coverage50=mean(row.inside50 for row in rows),
        coverage90=mean(row.inside90 for row in rows),
        crps_log=mean(row.crps_log for row in rows),
        interval_score_log=mean(row.interval_score_log for row in rows),
    )


def differences(scores: Sequence[ClaimScore], *, seed: int) -> dict[str, Difference]:
    """Our CRPS less each naive forecaster's on comparable claims, with an interval over origins drawn again.

    Claims that go back to one origin share a fate. Empty with fewer than two origins.
    """
    told = [score for score in scores if score.naive]
    origins = [score.origin for score in told]
    if len(set(origins)) < 2:
        return {}
    ours = [score.crps_log for score in told]
    theirs = {name: [next(r.crps_log for r in score.naive if r.name == name) for score in told] for name in BASELINES}
    return {name: score_difference(ours, values, origins, seed=seed) for name, values in theirs.items()}


LOSSES_SHOWN: Final = 12
"""Claims named in the table of losses."""


def biggest_losses(scores: Sequence[ClaimScore], count: int = LOSSES_SHOWN) -> tuple[ClaimScore, ...]:
    """Claims on which the program lost most: to the best naive forecaster of each, or by leaving its 90 % interval."""
    lost = [score for score in scores if (score.naive and score.lost_by > 0.0) or not score.inside90]
    return tuple(sorted(lost, key=lambda score: (-_loss(score), score.claim_id))[:count])


def _loss(score: ClaimScore) -> float:
    """What was lost; where nobody else had a forecast, how far the number lay outside."""
    return score.lost_by if score.naive else score.crps_log


def by_key(
    scores: Sequence[ClaimScore], key: Callable[[ClaimScore], str]
) -> tuple[tuple[str, tuple[ClaimScore, ...]], ...]:
    """Scores in groups of equal key, by key."""
    keys = sorted({key(score) for score in scores})
    return tuple((name, tuple(score for score in scores if key(score) == name)) for name in keys)


def mean(values: Iterable[float | bool]) -> float:
    """Plain mean."""
    return float(np.mean(list(values)))
