"""Past forecasts of the partner's next action, against what is on record by now.

Events are scored and never our own later belief. A surge came on the day on which a second origin had said that it had
(`surges_said.py`). Exits are taken from the case's own row of the precedents: until that row ends, the partner is in.
Only horizons that lie within what is known are scored.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from passmuster.forecast.actions import ACTION_OF_EXIT, ActionForecast
from passmuster.ledger.vocabulary import Action
from passmuster.precedents.participant import Participant
from passmuster.score.brier import brier_many

__all__ = ["ActionScore", "action_means", "outcome_chances", "resolved_horizons", "score_actions"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionScore:
    """One forecast of the five actions and its Brier scores, 0 to 2; `outcome` is by action, adding up to one."""

    as_of: date
    horizon_weeks: int
    forecast: tuple[float, ...]
    outcome: tuple[float, ...]
    brier: float
    brier_constant: float
    brier_kaplan_meier: float


def resolved_horizons(as_of: date, horizons_weeks: Sequence[int], known_until: date) -> tuple[int, ...]:
    """Horizons that end no later than what is known."""
    return tuple(weeks for weeks in horizons_weeks if as_of + timedelta(weeks=weeks) <= known_until)


def outcome_chances(
    surge_day: date | None, as_of: date, horizon_weeks: int, own_row: Participant | None
) -> tuple[float, ...]:
    """Which action came first, one for it and zero for the others, in the order of `Action`.

    Parameters
    ----------
    surge_day
        The day by which two origins had said that a surge came after the as-of day, None for never.
    own_row
        The case's row of the precedents, which says when and how the partner left; None when it has none.
    """
    left, exit_week = _exit(own_row, as_of, horizon_weeks)
    until = as_of + timedelta(weeks=min(horizon_weeks, exit_week))
    came = Action.SURGE if surge_day is not None and surge_day <= until else left
    return tuple(float(action == came) for action in Action)


def _exit(own_row: Participant | None, as_of: date, horizon_weeks: int) -> tuple[Action, int]:
    """The action an exit within the horizon counts as, and its week; staying counts as sustain."""
    if own_row is None or own_row.end is None or not as_of < own_row.end <= as_of + timedelta(weeks=horizon_weeks):
        return Action.SUSTAIN, horizon_weeks
    return ACTION_OF_EXIT.get(own_row.exit, Action.SUSTAIN), (own_row.end - as_of).days // 7


def score_actions(
    forecasts: Mapping[tuple[date, int], Sequence[ActionForecast]],
    outcomes: Mapping[tuple[date, int], tuple[float, ...]],
) -> tuple[ActionScore, ...]:
    """Brier scores of forecasts by as-of day and horizon, those without an outcome left out."""
    return tuple(
        _scored(as_of, weeks, forecasts[as_of, weeks], outcomes[as_of, weeks])
        for as_of, weeks in sorted(forecasts)
        if (as_of, weeks) in outcomes
    )


def _scored(as_of: date, weeks: int, lines: Sequence[ActionForecast], outcome: tuple[float, ...]) -> ActionScore:
    by_action = {line.action: line for line in lines}
    ours = tuple(by_action[action].probability for action in Action)
    constant = tuple(by_action[action].baseline_constant for action in Action)
    kaplan_meier = tuple(by_action[action].baseline_kaplan_meier for action in Action)
    return ActionScore(
        as_of=as_of, horizon_weeks=weeks, forecast=ours, outcome=outcome, brier=expected_brier(ours, outcome),
        brier_constant=expected_brier(constant, outcome), brier_kaplan_meier=expected_brier(kaplan_meier, outcome),
    )  # fmt: skip


def expected_brier(forecast: Sequence[float], outcome: Sequence[float]) -> float:
    """Brier score over the actions, averaged over what may have happened."""
    each = brier_many(np.tile(forecast, (len(outcome), 1)), np.arange(len(outcome)))
    return float(np.dot(each, outcome))


def action_means(scores: Sequence[ActionScore]) -> dict[str, float | None]:
    """Mean Brier score of ours, of each baseline, and of the better baseline; None over no forecasts."""
    if not scores:
        return {"brier": None, "baseline_brier": None, "constant_brier": None, "kaplan_meier_brier": None}
    ours, constant, kaplan_meier = (
        float(np.mean([getattr(score, name) for score in scores]))
        for name in ("brier", "brier_constant", "brier_kaplan_meier")
    )
    return {
        "brier": ours,
        "baseline_brier": min(constant, kaplan_meier),
        "constant_brier": constant,
        "kaplan_meier_brier": kaplan_meier,
    }
