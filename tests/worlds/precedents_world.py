"""Made-up participants and worlds whose truth is known."""

import dataclasses
from datetime import date, timedelta

import numpy as np

from passmuster.precedents.exposure import INTERVAL_BOUNDS, LAST_KNOWN_DAY, Exposure, interval_of, time_in_intervals
from passmuster.precedents.participant import CAUSES, KINDS, Participant

START = date(2000, 1, 1)

CAUSE_OF_KIND = np.array([CAUSES.index(word) for word in ("early_withdrawal", "completed", "defeated")])


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
    """Exposure drawn from the model of the base rate, and the camp effects that made it.

    `rates` (kind, interval) per month, `spread` (kind,); all departures are early withdrawals. Who is still in after
    `watched` months is censored there.
    """
    effects = random.gamma(spread[:, None] ** -2, spread[:, None] ** 2, size=(len(KINDS), n_wars))
    war = np.repeat(np.arange(n_wars), per_war)
    times = np.stack([piecewise_times(random, rates[c], bounds, effects[c, war]) for c in range(len(KINDS))])
    months = np.minimum(times.min(axis=0), watched)
    cause = np.where(times.min(axis=0) < watched, CAUSE_OF_KIND[times.argmin(axis=0)], -1)
    exposure = Exposure(
        case_ids=tuple(f"c{i}" for i in range(len(war))),
        camps=tuple(f"w{i}" for i in range(n_wars)),
        months=months,
        cause=cause.astype(np.int64),
        camp=war,
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


def simulate_rows(
    random: np.random.Generator,
    *,
    n_camps: int,
    per_camp: int,
    effects: dict[str, float],
    rate: float = 0.02,
    completed: float = 0.03,
    spread: float = 0.7,
    paid_unknown: float = 0.0,
) -> list[Participant]:
    """Participants whose chance of leaving early depends on flags (autocracy, support, paid, treaty_ally, adjacent).

    Departures have constant `rate` at flags zero, completions `completed`; camps differ by gamma effects of `spread`.
    """
    rows = []
    for camp in range(n_camps):
        camp_effect = random.gamma(spread**-2, spread**2)
        for member in range(per_camp):
            flags = {name: bool(random.random() < 0.5) for name in FLAGS}
            pull = sum(effects.get(name, 0.0) * flag for name, flag in flags.items())
            leaves = random.exponential() / (rate * camp_effect * np.exp(pull))
            ends = random.exponential() / completed
            months = float(min(leaves, ends, 90.0))
            word = "ongoing" if months == 90.0 else "early_withdrawal" if leaves < ends else "completed"
            row = stay(f"c{camp}_{member}", max(months, 0.05), word, war=f"W{camp}")
            rows.append(with_flags(row, flags, paid_known=random.random() >= paid_unknown))
    return rows


FLAGS = ("autocracy", "support", "paid", "treaty_ally", "adjacent")


def with_flags(row: Participant, flags: dict[str, bool], *, paid_known: bool = True) -> Participant:
    """The participant with these flags; who is still in entered ninety months before the table was closed."""
    changes: dict[str, object] = {
        "regime": "autocracy" if flags["autocracy"] else "democracy",
        "combat_role": "support" if flags["support"] else "combat",
        "paid": flags["paid"] if paid_known else None,
        "treaty_ally": flags["treaty_ally"],
        "adjacent": flags["adjacent"],
    }
    if row.end is None:
        changes["start"] = LAST_KNOWN_DAY - timedelta(days=round(90 * 30.4375))
    return dataclasses.replace(row, **changes)  # type: ignore[arg-type]
