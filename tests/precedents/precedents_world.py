"""Made-up participants and worlds whose truth is known."""

from datetime import date, timedelta

import numpy as np

from passmuster.precedents.exposure import INTERVAL_BOUNDS, Exposure, interval_of, time_in_intervals
from passmuster.precedents.participant import CAUSES, Participant

START = date(2000, 1, 1)


def participant(case_id: str = "a", **changes: object) -> Participant:
    """A participant of made-up war W that left early after a year, but for the changes."""
    facts: dict[str, object] = {
        "case_id": case_id,
        "war": "W",
        "participant": "A",
        "principal": "P",
        "side": "P side",
        "start": START,
        "end": date(2001, 1, 1),
        "exit": "early_withdrawal",
        "combat_role": "combat",
        "regime": "democracy",
        "paid": False,
        "treaty_ally": True,
        "adjacent": False,
    }
    return Participant(**{**facts, **changes})  # type: ignore[arg-type]


def stay(case_id: str, months: float, exit_word: str, war: str = "W") -> Participant:
    """A participant that stayed so many months of 30.4375 days, rounded to days."""
    end = None if exit_word == "ongoing" else START + timedelta(days=round(months * 30.4375))
    return participant(case_id, end=end, exit=exit_word, war=war)


def simulate(
    random: np.random.Generator,
    *,
    rates: np.ndarray,
    spread: np.ndarray,
    n_wars: int,
    per_war: int,
    watched: float,
    bounds: tuple[float, ...] = INTERVAL_BOUNDS,
) -> tuple[Exposure, np.ndarray]:
    """Exposure drawn from the model of the base rate, and the war effects that made it.

    `rates` (cause, interval) per month, `spread` (cause,); who is still in after `watched` months is censored there.
    """
    effects = random.gamma(spread[:, None] ** -2, spread[:, None] ** 2, size=(len(CAUSES), n_wars))
    war = np.repeat(np.arange(n_wars), per_war)
    times = np.stack([piecewise_times(random, rates[c], bounds, effects[c, war]) for c in range(len(CAUSES))])
    months = np.minimum(times.min(axis=0), watched)
    cause = np.where(times.min(axis=0) < watched, times.argmin(axis=0), -1)
    exposure = Exposure(
        case_ids=tuple(f"c{i}" for i in range(len(war))),
        wars=tuple(f"w{i}" for i in range(n_wars)),
        months=months,
        cause=cause.astype(np.int64),
        war=war,
        at_risk=time_in_intervals(months, bounds),
        interval=interval_of(months, bounds),
        bounds=bounds,
    )
    return exposure, effects


def piecewise_times(
    random: np.random.Generator, rates: np.ndarray, bounds: tuple[float, ...], effect: np.ndarray
) -> np.ndarray:
    """Exit times whose hazard is effect times the rate of the interval, by inverting the cumulative hazard."""
    need = random.exponential(size=effect.shape)
    times = np.full(effect.shape, np.inf)
    ends = [*bounds[1:], np.inf]
    for rate, begin, end in zip(rates, bounds, ends, strict=True):
        there = begin + need / (rate * effect)
        times = np.where(np.isinf(times) & (there < end), there, times)
        need = need - rate * effect * (end - begin) if np.isfinite(end) else need
    return times
