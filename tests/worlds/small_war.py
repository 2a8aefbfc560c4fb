"""A small war with known truth, told by a few sources: for tests of the model of losses."""

from dataclasses import dataclass

import numpy as np

from passmuster.ledger.losses import LossBound, LossClaim, LossTable
from passmuster.losses.laying_out import lay_out
from passmuster.losses.layout import Layout
from passmuster.losses.statements import statements_of

__all__ = ["LAST_DAY", "War", "claim", "layout_of", "small_war"]

LAST_DAY = 200


@dataclass(frozen=True)
class War:
    """Claims and what they were made from: log totals on the last day, and log leans by source, side and category."""

    table: LossTable
    log_total: dict[tuple[str, str], float]
    log_lean: dict[tuple[str, str, str], float]


def claim(row: int, day: int, count: float, **more: object) -> LossClaim:
    """A claim of source X on tanks of side A, running total, unless told otherwise."""
    told = {"category": "Tanks", "side": "A", "source": "X", "is_daily": False, "bound": LossBound.POINT} | more
    return LossClaim(row=row, day=day, count=count, **told)  # type: ignore[arg-type]


def small_war(seed: int, *, slips: int = 0) -> War:
    """Three goods and the soldiers of two sides over 200 days, by four sources; `slips` rows lose a digit."""
    random = np.random.default_rng(seed)
    claims: list[LossClaim] = []
    log_total: dict[tuple[str, str], float] = {}
    log_lean: dict[tuple[str, str, str], float] = {}
    for side in ("A", "B"):
        for category, level in (("Tanks", 1500.0), ("Guns", 800.0), ("Military Deaths", 9000.0)):
            log_total[side, category] = np.log(level) + 0.5 * random.standard_normal()
            for source, n, noise in (("X", 60, 0.01), ("Y", 12, 0.15), ("Z", 8, 0.2), ("W", 4, 0.2)):
                lean = log_lean[source, side, category] = 0.4 * random.standard_normal()
                for day in np.sort(random.choice(np.arange(5, LAST_DAY + 1), n, replace=False)):
                    log_count = log_total[side, category] + np.log(day / LAST_DAY) + lean
                    count = max(round(np.exp(log_count + noise * random.standard_normal())), 1)
                    more = {"category": category, "side": side, "source": source}
                    claims.append(claim(len(claims), int(day), float(count), **more))
    for place in random.choice(len(claims), slips, replace=False):
        old = claims[place]
        claims[place] = claim(
            old.row, old.day, max(old.count // 10, 1.0), category=old.category, side=old.side, source=old.source
        )
    return War(LossTable("war.csv", tuple(claims), ""), log_total, log_lean)


def layout_of(table: LossTable) -> Layout:
    """The arrays of a table."""
    return lay_out(statements_of(table.distinct), max(one.day for one in table.claims))
