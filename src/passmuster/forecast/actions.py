"""What the partner does next: five actions by horizon, from past exits and from simulated strength.

| action | what must happen first |
| --- | --- |
| withdraw | an early withdrawal as the precedents count it |
| draw down | a cut below half that keeps a tenth or more |
| turn to diplomacy | a separate peace (`switched_side`): the strictest reading, and the only one past wars record |
| surge | strength at the end of some week reaches 1.25 times that of the as-of day, with no exit before |
| sustain | none of these by the horizon |

The first event wins. When the war or the mission ends, or the partner is defeated, nothing more can be chosen: the
partner kept to its course until then, and the rest counts as sustain. So the five add up to one. Given the war, exits
and growth are taken as independent of one another: the paths tell strength while the partner does not leave, waves that
it decides to send included (`forecast/stance.py`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from passmuster.errors import BadInput, Fault
from passmuster.forecast.path_shares import without_luck
from passmuster.ledger.vocabulary import Action
from passmuster.precedents.baselines import aalen_johansen, constant_hazard
from passmuster.precedents.exposure import Exposure
from passmuster.precedents.growth import SURGE_RATIO
from passmuster.precedents.hazards import Hazards
from passmuster.precedents.participant import CAUSES, Exit
from passmuster.randomness import RandomStream, generator

__all__ = [
    "ACTION_OF_EXIT",
    "HORIZONS_WEEKS",
    "SURGE_RATIO",
    "ActionDraws",
    "ActionForecast",
    "draw_actions",
    "told_actions",
]

Floats = NDArray[np.float64]

ACTION_OF_EXIT: Final[Mapping[Exit, Action]] = MappingProxyType(
    {
        Exit.EARLY_WITHDRAWAL: Action.WITHDRAW,
        Exit.DRAWDOWN: Action.DRAW_DOWN,
        Exit.SWITCHED_SIDE: Action.TURN_TO_DIPLOMACY,
    }
)
"""Exits that are the partner's own choice; completed and defeated are not and end the observation."""

HORIZONS_WEEKS: Final = (4, 13, 26, 52)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionForecast:
    """Probability that an action is the partner's first departure from its course within a horizon.

    `q05` and `q95` bound what is not known about the probability itself. The baselines are what a constant hazard and
    the Kaplan-Meier curve (in its form for competing risks) say, with surges at the rate of past contingents, every
    week and war alike.
    """

    action: Action
    horizon_weeks: int
    probability: float
    q05: float
    q95: float
    baseline_constant: float
    baseline_kaplan_meier: float


ActionDraws = Mapping[int, Mapping[Action, Floats]]
"""Horizon in weeks to action to draws of its probability, shape (draw,)."""


def told_actions(
    draws: ActionDraws, exposure: Exposure, *, months_in: float, naive_surges_per_week: float
) -> tuple[ActionForecast, ...]:
    """Draws of the actions with their means, intervals and naive answers."""
    horizons = tuple(draws)
    baselines = [
        of_class(exposure, months_in=months_in, horizons_weeks=horizons)
        for of_class in (constant_hazard, aalen_johansen)
    ]
    forecasts: list[ActionForecast] = []
    for at, horizon in enumerate(horizons):
        surge = float(-np.expm1(-naive_surges_per_week * horizon))
        naive = [naive_actions(baseline[at], surge) for baseline in baselines]
        forecasts += summaries(draws[horizon], naive, horizon)
    return tuple(forecasts)


def draw_actions(
    hazards: Hazards,
    *,
    months_in: float,
    strength_paths: ArrayLike,
    strength_now: ArrayLike,
    horizons_weeks: Sequence[int] = HORIZONS_WEEKS,
    seed: int = 0,
) -> ActionDraws:
    """Draws of the probability of each action at each horizon.

    Parameters
    ----------
    hazards
        Of leaving: those of the reference class (`fit_base_rate`), or with what is particular to the case
        (`hazards_of_case`).
    months_in
        Months since the partner's first troops came.
    strength_paths
        People present at the end of each week ahead if the partner does not leave, shape (draw, week) or
        (draw, path, week); week 0 of the array is the first week ahead. With several paths a draw, the interval of
        surge shows what the draws disagree about; with one, only how far a finite number of paths can be trusted.
    strength_now
        People present on the as-of day, shape (draw,).
    horizons_weeks
        Increasing, at most as long as the paths.

    Raises
    ------
    BadInput
        When arrays do not fit together, hold negative or missing numbers, or end before the last horizon.
    """
    paths, now = np.asarray(strength_paths, dtype=np.float64), np.asarray(strength_now, dtype=np.float64)
    faults = path_faults(paths, now, horizons_weeks)
    if faults:
        raise BadInput(faults)
    weeks = range(max(horizons_weeks) + 1)
    left = hazards.exit_probabilities(months_in, weeks)
    surge_week = first_surge(paths, now, n_weeks=weeks[-1])
    growth = surge_chances(surge_week, n_draws=len(left), n_weeks=weeks[-1], seed=seed)
    return {horizon: action_draws(left, growth, horizon) for horizon in horizons_weeks}


def first_surge(paths: Floats, now: Floats, *, n_weeks: int) -> NDArray[np.int64]:
    """Week of the first surge, counted from 1, and n_weeks + 1 for none; shape (draw, path)."""
    by_path = paths[:, None, :] if paths.ndim == 2 else paths
    start = now[:, None, None]
    # The second condition keeps an empty force that stays empty from "reaching" 1.25 times nothing.
    reached = (by_path >= SURGE_RATIO * start) & (by_path > start)
    ever = reached[:, :, :n_weeks].any(axis=2)
    return np.where(ever, reached[:, :, :n_weeks].argmax(axis=2) + 1, n_weeks + 1)


def surge_chances(surge_week: NDArray[np.int64], *, n_draws: int, n_weeks: int, seed: int) -> Floats:
    """Chance that the first surge falls in each week, shape (n_draws, week); week 0 has none, rows sum to at most 1.

    With several paths a draw each row is the share within one draw, drawn toward the mean by as much as a finite number
    of paths makes shares differ by luck. With one path a draw, rows are Bayesian-bootstrap draws of the share over all
    of them (Rubin 1981, Annals of Statistics 9:130-134).
    """
    random = generator(RandomStream.ACTIONS, seed)
    outcomes = n_weeks + 2
    if surge_week.shape[1] == 1:
        counts = np.bincount(surge_week[:, 0], minlength=outcomes)
        weights = random.standard_gamma(np.broadcast_to(counts, (n_draws, outcomes)).astype(np.float64))
        bootstrapped: Floats = (weights / weights.sum(axis=1, keepdims=True))[:, : n_weeks + 1]
        return bootstrapped
    shares = np.stack([(surge_week == week).mean(axis=1) for week in range(outcomes)], axis=1)
    mean = shares.mean(axis=0)
    steady = mean + without_luck(surge_week <= n_weeks) * (shares - mean)
    chances: Floats = steady[random.integers(len(shares), size=n_draws), : n_weeks + 1]
    return chances


def action_draws(left: Floats, growth: Floats, horizon: int) -> dict[Action, Floats]:
    """Probability draws of each action by a horizon, each of shape (draw,).

    `left` is the probability of having left by each week and cause, shape (draw, week, cause); `growth` that of the
    first surge in each week, shape (draw, week). A surge in week w counts when nobody has left by then; an exit
    counts when it comes before the surge.
    """
    surging = growth[:, : horizon + 1]
    calm = 1.0 - surging.sum(axis=1)
    still_in = 1.0 - left[:, : horizon + 1].sum(axis=2)
    before_surge = np.einsum("dw,dwc->dc", surging, left[:, : horizon + 1]) + calm[:, None] * left[:, horizon]
    chances = {action: before_surge[:, CAUSES.index(exit_word)] for exit_word, action in ACTION_OF_EXIT.items()}
    chances[Action.SURGE] = (surging * still_in).sum(axis=1)
    chances[Action.SUSTAIN] = 1.0 - np.sum(list(chances.values()), axis=0)
    return chances


def naive_actions(left: Floats, surge: float) -> dict[Action, float]:
    """Probability of each action when a surge has a chance of its own; `left` by cause.

    Of two risks that both come about, each is taken to be first half of the time.
    """
    chances = {
        action: float(left[CAUSES.index(exit_word)]) * (1.0 - surge / 2.0)
        for exit_word, action in ACTION_OF_EXIT.items()
    }
    chances[Action.SURGE] = surge * (1.0 - float(left.sum()) / 2.0)
    return {**chances, Action.SUSTAIN: 1.0 - sum(chances.values())}


def summaries(
    chances: Mapping[Action, Floats], naive: Sequence[Mapping[Action, float]], horizon: int
) -> list[ActionForecast]:
    """One line per action: the mean of the draws is the forecast, their quantiles what is not known about it."""
    constant, kaplan_meier = naive
    return [
        ActionForecast(
            action=action,
            horizon_weeks=horizon,
            probability=float(chances[action].mean()),
            q05=float(np.quantile(chances[action], 0.05)),
            q95=float(np.quantile(chances[action], 0.95)),
            baseline_constant=constant[action],
            baseline_kaplan_meier=kaplan_meier[action],
        )
        for action in Action
    ]


def path_faults(paths: Floats, now: Floats, horizons_weeks: Sequence[int]) -> list[Fault]:
    """What is wrong with the arrays, all of it."""
    faults = []
    if paths.ndim not in (2, 3) or now.ndim != 1 or len(paths) != len(now) or paths.size == 0:
        rule = "paths are (draw, week) or (draw, path, week) beside one strength_now a draw"
        shapes = f"shapes {paths.shape} and {now.shape}"
        faults.append(Fault("strength_paths", rule, shapes, "Take both from the same draws."))
    elif horizons_weeks and paths.shape[-1] < max(horizons_weeks):
        rule = f"paths reach the last horizon, {max(horizons_weeks)} weeks"
        faults.append(Fault("strength_paths", rule, f"{paths.shape[-1]} weeks", "Simulate further or ask for less."))
    for name, values in (("strength_paths", paths), ("strength_now", now)):
        bad = int((~(np.isfinite(values) & (values >= 0))).sum())
        if bad:
            faults.append(Fault(name, "people present are 0 or more", f"{bad} other values", "Check the simulation."))
    if not horizons_weeks or any(week < 1 for week in horizons_weeks) or list(horizons_weeks) != sorted(horizons_weeks):
        rule = "horizons are whole weeks, 1 or more, in order"
        faults.append(Fault("horizons_weeks", rule, f"{list(horizons_weeks)}", "Sort them."))
    return faults
