"""Shares that move: how the killed share of the casualties so far was another than it is at the end.

    log share of the killed by day t = log κ + D(t),   D(last day) = 0,

with D a random walk backwards in the log of time, because a share of all so far moves by what is added in proportion.
The wounded are the rest, which to first order about the middle of the prior moves by −κ/(1 − κ) as much.

D is read by whoever speaks of deaths or of injuries too seldom to have a drift of its own. A source that speaks of them
for months has one, which cannot be told from D; and as its deaths may count all casualties, its course is taken as that
of the casualties.
"""

import math
from typing import Final

import numpy as np

from passmuster.losses.priors import KILLED_SHARE, SHARE_FROM, SHARE_WALK

__all__ = ["PULLS", "log_killed_and_wounded", "walk_precision"]

PULLS: Final = {"Deaths": 1.0, "Injuries": -math.exp(KILLED_SHARE[0])}
"""By how much the log of what a column counts moves with the log of the killed share; other columns do not."""
MOST_KILLED: Final = 0.95
"""Share of the casualties that the killed can be at most in what is printed."""
LEAST_SHARE: Final = 1e-6
"""Share of the casualties that either is at least: logs need some."""
LEAST_STEP: Final = 1e-4
"""Smallest step of the clock between two nodes, where a war is younger than SHARE_FROM."""


def walk_precision(nodes: np.ndarray) -> np.ndarray:
    """Precision of D at all nodes but the last, where it is none; (n_nodes - 1, n_nodes - 1)."""
    clock = np.maximum(np.diff(np.log(np.maximum(nodes, SHARE_FROM))), LEAST_STEP)
    steps = (np.eye(nodes.size)[1:] - np.eye(nodes.size)[:-1])[:, :-1]
    return np.asarray(steps.T @ (steps / (SHARE_WALK**2 * clock)[:, None]))


def log_killed_and_wounded(log_casualties: np.ndarray, log_share: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Logs of both along the last axis, from those of the casualties, which never fall, and of the killed share.

    Neither falls, they add up to the casualties, and on the last day they are what the share says: going back from
    there, of each step's casualties at least none and at most all are killed.
    """
    casualties = np.exp(log_casualties)
    killed = casualties * np.exp(np.minimum(log_share, math.log(MOST_KILLED)))
    steps = np.clip(np.diff(killed, axis=-1), 0.0, np.diff(casualties, axis=-1))
    before = np.cumsum(steps[..., ::-1], axis=-1)[..., ::-1]
    killed[..., :-1] = killed[..., -1:] - before
    killed = np.clip(killed, LEAST_SHARE * casualties, (1.0 - LEAST_SHARE) * casualties)
    return np.log(killed), np.log(casualties - killed)
