"""Whether a statement slipped and how much it weighs: proposals, and how likely each answer is beside what others say.

Given the precision of a statement its error is normal. A proposal is drawn evenly between a slip and none, with a
weight from its prior; taking it or not then hangs on the shares of slips and on how well it bears the error.
"""

import math
from typing import NamedTuple

import numpy as np

from passmuster.observation.augmentation import prior_weights
from passmuster.observation.witness import SLIP_SCALE

__all__ = ["Answers", "Weight", "answers", "proposed_weight"]


class Weight(NamedTuple):
    """The precision of statements, and whether it is that of a slip; each of shape (chain, ...)."""

    precision: np.ndarray
    is_slip: np.ndarray


class Answers(NamedTuple):
    """The present answer and a proposed one of several statements, of chains in turn.

    Plain numbers, because they are taken one by one: variances, and the log of how much likelier a priori the proposed
    answer is.
    """

    now: list[list[float]]
    then: list[list[float]]
    prior: list[list[float]]

    def gain(self, chain: int, place: int, spread: float, error: float) -> float:
        """Log of how much likelier the proposed answer of a statement is than the present one.

        The statement misses by `error` what others believe up to `spread`, a variance.
        """
        now, then = spread + self.now[chain][place], spread + self.then[chain][place]
        return self.prior[chain][place] + 0.5 * (math.log(now / then) + error * error * (1.0 / now - 1.0 / then))


def answers(now: Weight, then: Weight, slip_share: np.ndarray, is_relay: np.ndarray) -> Answers:
    """Answers of n statements side by side; weights and relays (chain, n), share of slips (chain, 1).

    Of a relay nothing is asked: its answer stands.
    """
    prior = (then.is_slip * 1.0 - now.is_slip) * (np.log(slip_share) - np.log1p(-slip_share))
    prior = np.where(is_relay, -np.inf, prior)
    return Answers((1.0 / now.precision).tolist(), (1.0 / then.precision).tolist(), prior.tolist())


def proposed_weight(noise: np.ndarray, random: np.random.Generator) -> Weight:
    """A slip or none, evenly, with a weight from its prior; any shape."""
    is_slip = random.random(noise.shape) < 0.5
    weight = prior_weights(noise.shape, random)
    return Weight(weight / np.where(is_slip, SLIP_SCALE, noise) ** 2, is_slip)
