"""What the partner does next: five actions by horizon, from past exits and from simulated strength.

| action | what must happen first |
| --- | --- |
| withdraw | an early withdrawal as the precedents count it |
| draw down | a cut below half that keeps a tenth or more |
| turn to diplomacy | a separate peace (`switched_side`): the strictest reading, and the only one past wars record |
| surge | new arrivals of a quarter of those sent so far, beyond those whom they relieve, with no exit before |
| sustain | none of these by the horizon |

The first event wins. When the war or the mission ends, or the partner is defeated, nothing more can be chosen: the
partner kept to its course until then, and the rest counts as sustain. So the five add up to one. Given the war, exits
and surges are taken as independent of one another, but that who is on the way out by acts on record sends no more
(`acts_on_record.py`). A surge is a decision, at the rate of past contingents and of plans
on record, so that neither losses nor the return of wounded make one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from passmuster.errors import BadInput, Fault
from passmuster.ledger.vocabulary import Action
from passmuster.precedents.baselines import aalen_johansen, constant_hazard
from passmuster.precedents.exposure import Exposure
from passmuster.precedents.hazards import Hazards
from passmuster.precedents.participant import CAUSES, Exit
from passmuster.randomness import RandomStream, generator

__all__ = [
    "ACTION_OF_EXIT",
    "HORIZONS_WEEKS",
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
    surge_hazards: ArrayLike,
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
    surge_hazards
        Weekly hazard of a surge while the partner stays, shape (draw, week), per week, 0 or more; the first column is
        the first week ahead. Its draws are paired with those of the hazards at random, by the seed.
    horizons_weeks
        Increasing, at most as long as the hazards.

    Raises
    ------
    BadInput
        When the array is of another shape, holds negative or missing numbers, or ends before the last horizon.
    """
    weekly = np.asarray(surge_hazards, dtype=np.float64)
    faults = surge_faults(weekly, horizons_weeks)
    if faults:
        raise BadInput(faults)
    weeks = range(max(horizons_weeks) + 1)
    left = hazards.exit_probabilities(months_in, weeks)
    growth = surge_chances(paired(weekly, len(left), seed), n_weeks=weeks[-1])
    return {horizon: action_draws(left, growth, horizon) for horizon in horizons_weeks}


def paired(draws: Floats, n: int, seed: int) -> Floats:
    """As many draws as asked for, each as often as any other but for one, in an order of the seed's own."""
    order = generator(RandomStream.ACTIONS, seed).permutation(n)
    return draws[order * len(draws) // n] if n >= len(draws) else draws[order % len(draws)]


def surge_chances(weekly: Floats, *, n_weeks: int) -> Floats:
    """Chance that the first surge falls in each week, shape (draw, week); week 0 has none, rows sum to at most 1."""
    added = np.concatenate([np.zeros((len(weekly), 1)), np.cumsum(weekly[:, :n_weeks], axis=1)], axis=1)
    return np.concatenate([np.zeros((len(weekly), 1)), -np.diff(np.exp(-added), axis=1)], axis=1)


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


def surge_faults(weekly: Floats, horizons_weeks: Sequence[int]) -> list[Fault]:
    """What is wrong with the hazards of a surge and the horizons, all of it."""
    faults = []
    if weekly.ndim != 2 or weekly.size == 0:
        rule, remedy = "hazards of a surge have shape (draw, week)", "Give one row for each draw."
        faults.append(Fault("surge_hazards", rule, f"shape {weekly.shape}", remedy))
    elif horizons_weeks and weekly.shape[-1] < max(horizons_weeks):
        rule = f"hazards of a surge reach the last horizon, {max(horizons_weeks)} weeks"
        faults.append(Fault("surge_hazards", rule, f"{weekly.shape[-1]} weeks", "Go further or ask for less."))
    bad = int((~(np.isfinite(weekly) & (weekly >= 0))).sum())
    if bad:
        faults.append(Fault("surge_hazards", "hazards are 0 or more", f"{bad} other values", "Check the rate."))
    if not horizons_weeks or any(week < 1 for week in horizons_weeks) or list(horizons_weeks) != sorted(horizons_weeks):
        rule = "horizons are whole weeks, 1 or more, in order"
        faults.append(Fault("horizons_weeks", rule, f"{list(horizons_weeks)}", "Sort them."))
    return faults
