"""What levers that were set change, path by path under one luck: actions, counts of the partner's force, answers."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil, isfinite, sqrt
from typing import Final

import numpy as np
from numpy.typing import NDArray

from passmuster.forecast.courses import Courses
from passmuster.forecast.outlook import Outlook
from passmuster.forecast.path_shares import steadied
from passmuster.forecast.questions import by_draw, met
from passmuster.ledger import Question
from passmuster.ledger.vocabulary import Action, Quantity
from passmuster.model.ahead import Ahead

__all__ = ["LeverChange", "effects_on_actions", "effects_on_counts", "effects_on_questions"]

Floats = NDArray[np.float64]

COUNTS: Final = (Quantity.PRESENT, Quantity.DEPLOYED, Quantity.KILLED, Quantity.CASUALTIES)
"""Counts of the partner's force whose change is told."""

NORMAL_95: Final = 1.6449
"""The 95th percentile of a standard normal."""

DAYS: Final = 7
"""Days of a week."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeverChange:
    """What the levers do together to one action, count or answer.

    `what` is the action, the quantity or the text of the question. `before` and `after` are the probability, or the
    median count; `mean`, `q05`, `q50` and `q95` are of the difference, the mean never outside the outer two: many paths
    see no change at all where few see a large one.
    """

    what: str
    horizon_weeks: int
    before: float
    after: float
    mean: float
    q05: float
    q50: float
    q95: float


def effects_on_actions(before: Outlook, after: Outlook, effective_draws: float) -> Iterator[LeverChange]:
    """Differences of the probability of each action, horizon by horizon.

    `effective_draws` is the smallest effective sample size of the fit, here and below.
    """
    for weeks, draws in after.draws.items():
        for action in Action:
            was, now = before.draws[weeks][action], draws[action]
            yield _effect(action, weeks, float(was.mean()), float(now.mean()), now - was, effective_draws)


def effects_on_counts(
    before: Ahead, after: Ahead, subject: str, horizons_weeks: Sequence[int], effective_draws: float
) -> Iterator[LeverChange]:
    """Differences of the counts of a force, horizon by horizon, people."""
    for weeks in horizons_weeks:
        for quantity in COUNTS:
            was, now = before.path(subject, quantity), after.path(subject, quantity)
            if was is None or now is None:
                continue
            then, then_now = was[:, weeks], now[:, weeks]
            yield _effect(
                quantity, weeks, float(np.median(then)), float(np.median(then_now)), then_now - then, effective_draws
            )


def effects_on_questions(
    before: Courses, after: Courses, questions: Iterable[Question], effective_draws: float
) -> Iterator[LeverChange]:
    """Differences of the probability of yes; the horizon of a question is the week of its day."""
    n_draws, as_of = after.ahead.posterior.n_draws, after.ahead.design.as_of
    for question in questions:
        was, now = met(before, question), met(after, question)
        if was is None or now is None:
            continue
        change = steadied(by_draw(now.astype(float) - was.astype(float), n_draws))
        weeks = ceil((question.by - as_of).days / DAYS)
        yield _effect(question.text, weeks, float(was.mean()), float(now.mean()), change, effective_draws)


def _effect(what: str, weeks: int, before: float, after: float, change: Floats, effective_draws: float) -> LeverChange:
    """An effect, the outer quantiles no nearer to the mean than a finite number of draws allows.

    Many draws see no change at all where few see a large one, and the mean may then lie outside their quantiles.
    """
    low, middle, high = (float(value) for value in np.quantile(change, (0.05, 0.5, 0.95)))
    mean = float(change.mean())
    effective = max(effective_draws, 1.0) if isfinite(effective_draws) else 1.0
    reach = NORMAL_95 * float(change.std()) / sqrt(effective)
    return LeverChange(
        what=what, horizon_weeks=weeks, before=before, after=after,
        mean=mean, q05=min(low, mean - reach), q50=middle, q95=max(high, mean + reach),
    )  # fmt: skip
