"""A long war whose killed share moves from year to year, told by one party every week and by outsiders now and then.

It shares no line with the model: casualties come in offensives, the killed are a share of each season's casualties, and
what is told is rounded as people round.
"""

from dataclasses import dataclass

import numpy as np

from passmuster.ledger.losses import LossBound, LossClaim, LossTable

__all__ = ["LAST_DAY", "ShiftingWar", "shifting_war"]

LAST_DAY = 1400
SEASON = 180
SHARES = (0.16, 0.38)
"""Least and greatest killed share of a season's casualties."""
OUTSIDERS = (
    ("Agency", "Military Casualties", 14), ("Agency", "Military Deaths", 9), ("Ministry", "Military Casualties", 16),
    ("Press", "Military Deaths", 10), ("Press", "Military Injuries", 4), ("Institute", "Military Deaths", 5),
)  # fmt: skip
"""Who speaks, in which column, and how often in all."""


@dataclass(frozen=True)
class ShiftingWar:
    """A table, and the true running totals of the killed by day, (LAST_DAY + 1,)."""

    table: LossTable
    killed: np.ndarray


def shifting_war(seed: int, *, party_column: str = "Military Casualties") -> ShiftingWar:
    """One war; the party that speaks weekly files its numbers of casualties under `party_column`."""
    random = np.random.default_rng([seed, 1400])
    pace = 400.0 * np.exp(
        np.convolve(random.standard_normal(LAST_DAY + 60), np.ones(60) / 8.0, mode="valid")[:LAST_DAY]
    )
    n_seasons = LAST_DAY // SEASON + 2
    of_season = np.clip(random.uniform(*SHARES) + 0.06 * np.cumsum(random.standard_normal(n_seasons)), *SHARES)
    share = np.interp(np.arange(LAST_DAY), SEASON * np.arange(n_seasons), of_season)
    casualties = np.concatenate([[0.0], np.cumsum(pace)])
    killed = np.concatenate([[0.0], np.cumsum(pace * share)])
    claims: list[LossClaim] = []

    def say(source: str, column: str, day: int, count: float, digits: int) -> None:
        step = 10.0 ** max(np.floor(np.log10(count)) - digits + 1, 0.0)
        number = max(round(count / step) * step, 1.0)
        claims.append(LossClaim(len(claims), day, number, column, "A", source, is_daily=False, bound=LossBound.POINT))

    party = np.exp(random.normal(0.25, 0.25))
    for day in range(14, LAST_DAY + 1, 7):
        say("Party", party_column, day, casualties[day] * party * np.exp(0.004 * random.standard_normal()), 5)
    truth = {"Deaths": killed, "Casualties": casualties, "Injuries": casualties - killed}
    habit = {name: random.normal(0.0, 0.15) for name, _, _ in OUTSIDERS}
    for source, column, n in OUTSIDERS:
        lean = habit[source] + random.normal(0.0, 0.12)
        for day in np.sort(random.choice(np.arange(40, LAST_DAY + 1), n, replace=False)).tolist():
            told = truth[column.rpartition(" ")[2]][day] * np.exp(lean + random.normal(0.0, 0.1))
            say(source, column, day, told, 2)
    return ShiftingWar(LossTable("shifting.csv", tuple(claims), ""), killed)
