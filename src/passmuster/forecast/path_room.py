"""How many paths go on from each draw: enough to tell what draws disagree about from luck, as far as there is room."""

from typing import Final

from passmuster.model.posterior import Posterior

__all__ = ["PATHS_PER_DRAW", "room_for_paths"]

PATHS_PER_DRAW: Final = 5
"""Paths under the stances for each draw, where there is room."""

MOST_PATH_WEEKS: Final = 4_000_000
"""Weeks of all forces on all paths, at most: some 150 megabytes. A horizon of years has fewer paths for each draw, and
the luck of three thousand is still a hundredth."""


def room_for_paths(posterior: Posterior, n_weeks: int) -> int:
    """Paths for each draw that there is room for, 1 or more."""
    return max(MOST_PATH_WEEKS // (posterior.n_draws * n_weeks * max(len(posterior.design.forces), 1)), 1)
