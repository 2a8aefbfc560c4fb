"""Days at which curves and drifts are free: knots of curves, nodes of drifts; and what curves leave out between knots.

Between knots a curve is a power of time, and the days of a war are not alike. If each of the m days from knot to knot
costs what the curve says but for a scatter of σ of it, the total j days after the first knot, given both, is off by

    σ · c · √(j (m − j) / m)     (a bridge; c is what a day costs).

A total t days old has grown by about 1/t in a day. So the log of a total is off by σ/t · √(j (m − j) / m): by a
fourteenth on the fifth day, and by a hundred-and-fiftieth in the fourteenth week.
"""

from typing import Final

import numpy as np

__all__ = ["knots_up_to", "nodes_up_to", "uneven_days"]

EARLY_KNOTS: Final = (1, 2, 3, 4, 6, 8, 11, 15, 21)
"""Days of the first knots: a war's first weeks move fast in proportion."""
KNOT_SPACING: Final = 7.0
MOST_KNOTS: Final = 110
"""Two years by the week; a longer table gets wider steps."""
DRIFT_SPACING: Final = 60.0
"""Days between the nodes of a drift, half the time over which it is alike (`priors.DRIFT_DAYS`)."""

DAY_SCATTER: Final = 0.5
"""Scatter of what a day costs about the days beside it, as a share: what `priors.PACE_ROUGHNESS` says of weeks."""


def knots_up_to(last_day: int) -> np.ndarray:
    """Days of the knots: close together at first, then by the week, the last one on the last day."""
    early = [float(day) for day in EARLY_KNOTS if day < last_day]
    step = max(KNOT_SPACING, (last_day - EARLY_KNOTS[-1]) / MOST_KNOTS)
    n_late = max(round((last_day - EARLY_KNOTS[-1]) / step), 1)
    late = np.linspace(early[-1], last_day, n_late + 1)[1:] if early else np.array([1.0, 2.0])
    return np.concatenate([early, late])


def nodes_up_to(last_day: int) -> np.ndarray:
    """Days of the nodes, evenly from the first day to the last."""
    return np.linspace(1.0, last_day, max(round(last_day / DRIFT_SPACING), 1) + 1)


def uneven_days(days: np.ndarray, knots: np.ndarray) -> np.ndarray:
    """Spread of totals about curves between knots, on the log scale; of the shape of `days`, which count from 1.

    >>> uneven_days(np.array([4.0, 5.0, 101.5]), np.array([4.0, 6.0, 98.0, 105.0])).round(4)
    array([0.    , 0.0707, 0.0065])
    """
    after = np.clip(np.searchsorted(knots, days, side="right"), 1, knots.size - 1)
    first, last = knots[after - 1], knots[after]
    past = np.clip(days - first, 0.0, last - first)
    return np.asarray(DAY_SCATTER / np.maximum(days, 1.0) * np.sqrt(past * (last - first - past) / (last - first)))
