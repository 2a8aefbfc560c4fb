"""Days at which curves and drifts are free: knots of curves, nodes of drifts."""

from typing import Final

import numpy as np

__all__ = ["knots_up_to", "nodes_up_to"]

EARLY_KNOTS: Final = (1, 2, 3, 4, 6, 8, 11, 15, 21)
"""Days of the first knots: a war's first weeks move fast in proportion."""
KNOT_SPACING: Final = 7.0
MOST_KNOTS: Final = 110
"""Two years by the week; a longer table gets wider steps."""
DRIFT_SPACING: Final = 60.0
"""Days between the nodes of a drift, half the time over which it is alike (`priors.DRIFT_DAYS`)."""


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
