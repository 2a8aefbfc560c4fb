"""What a witness without lean would print: draws of the fair count, each with the claim's own noise around it.

On the natural-log scale, with weight w_i for draw i, fair count c_i and noise scale s_i,

    P(printed ≤ n) = Σ_i w_i F((log n − log c_i) / s_i),

F the distribution function of Student's t with four degrees of freedom, as in `observation/noise.py`. No random number
is drawn. Slips are left out on purpose: a slip is a thing to be found, not an excuse.
"""

from dataclasses import dataclass

import numpy as np
from scipy.optimize import brentq
from scipy.special import stdtr

from passmuster.ledger import Claim
from passmuster.ledger.vocabulary import Bound, Mode
from passmuster.observation.noise import DEGREES_OF_FREEDOM
from passmuster.observation.rounding import rounding_spread

__all__ = ["Predictive", "nearness", "noise_scale", "tail_probability", "weighted_quantiles"]

LEAST_COUNT, MOST_COUNT = 1e-3, 1e15
"""Fewer than a thousandth of a head is read as that, as in `model/truth.py`; more than can be printed, as this."""
LEAST_HEADS = 1.0
"""A count of zero is a ceiling at one head."""
ENOUGH_DRAWS = 1000
"""For the ends of a 90 % interval of what would be printed: each draw is spread by its noise, which smooths them."""
NOISE_OF_MODE = {Mode.ESTIMATED: "noise_estimated", Mode.PROJECTED: "noise_estimated", Mode.PLANNED: "noise_estimated",
                 Mode.RUMOURED: "noise_rumoured"}  # fmt: skip
"""Who plans or projects promises no more than who estimates."""


@dataclass(frozen=True, slots=True)
class Predictive:
    """Draws of a fair count and the noise of one claim. All arrays have shape (draw,); weights sum to 1.

    `count` is people or pieces; `scale` is on the natural-log scale, above 0.
    """

    count: np.ndarray
    scale: np.ndarray
    weights: np.ndarray

    def at_most(self, number: float) -> float:
        """Probability that the witness prints `number` or less."""
        return float(
            np.sum(self.weights * stdtr(DEGREES_OF_FREEDOM, (np.log(number) - self._log_count()) / self.scale))
        )

    def at_least(self, number: float) -> float:
        """Probability that the witness prints `number` or more."""
        return float(
            np.sum(self.weights * stdtr(DEGREES_OF_FREEDOM, (self._log_count() - np.log(number)) / self.scale))
        )

    def quantile(self, probability: float) -> float:
        """The number that is not exceeded with `probability`, found on ENOUGH_DRAWS of many draws."""
        few = self._thinned()
        log_count = few._log_count()
        reach = 50.0 * float(np.max(few.scale))
        low, high = float(np.min(log_count)) - reach, float(np.max(log_count)) + reach
        return float(
            np.exp(brentq(lambda log_n: few.at_most(float(np.exp(log_n))) - probability, low, high, xtol=1e-6))
        )

    def estimate(self) -> tuple[float, float, float]:
        """5th, 50th and 95th per cent of the fair count itself, without noise."""
        low, middle, high = weighted_quantiles(self.count, self.weights, (0.05, 0.5, 0.95))
        return low, middle, high

    def _thinned(self) -> "Predictive":
        """At most ENOUGH_DRAWS draws of equal weight, taken at even steps of the weights' running sum."""
        if self.count.size <= ENOUGH_DRAWS:
            return self
        steps = (np.arange(ENOUGH_DRAWS) + 0.5) / ENOUGH_DRAWS
        taken = np.minimum(np.searchsorted(np.cumsum(self.weights), steps), self.count.size - 1)
        scale = np.broadcast_to(self.scale, self.count.shape)
        return Predictive(self.count[taken], scale[taken], np.full(ENOUGH_DRAWS, 1.0 / ENOUGH_DRAWS))

    def _log_count(self) -> np.ndarray:
        log_count: np.ndarray = np.log(np.clip(self.count, LEAST_COUNT, MOST_COUNT))
        return log_count


def tail_probability(predictive: Predictive, claim: Claim) -> float:
    """How far out in the predictive the claim lies, 0 to 1; small is far.

    A point: twice the smaller tail. A floor: the chance of as many or more. A ceiling: the chance of as many or fewer.
    A range: twice the smaller chance of reaching its nearer edge, so that mass inside counts as agreement.
    """
    low, high = claim.number_low, claim.number_high
    if high == 0.0:
        return predictive.at_most(LEAST_HEADS)
    if claim.bound == Bound.AT_LEAST and low is not None:
        return predictive.at_least(max(low, LEAST_COUNT))
    if claim.bound == Bound.AT_MOST and high is not None:
        return predictive.at_most(high)
    if low is None or high is None:
        raise AssertionError(f"claim {claim.claim_id} has no number; the door lets none through")
    return min(1.0, 2.0 * min(predictive.at_least(max(low, LEAST_COUNT)), predictive.at_most(high)))


def nearness(predictive: Predictive, claim: Claim) -> float:
    """How near the claim's number lies to the middle of the predictive, 0 to 1, whatever its bound.

    It chooses between readings: every ceiling agrees with a count of almost nothing, which is not what it was said of.
    """
    edges = [max(edge, LEAST_HEADS) for edge in (claim.number_low, claim.number_high) if edge is not None]
    return min(1.0, 2.0 * min(predictive.at_least(min(edges)), predictive.at_most(max(edges))))


def noise_scale(parameters: dict[str, np.ndarray], claim: Claim) -> np.ndarray:
    """Scale of the claim's own noise on the log scale, shape (draw,), never below the rounding of its number.

    As `truth.claim_noise`, and defined for plans and projections too.
    """
    log_own = parameters[f"noise_{claim.family}"]
    if claim.mode in NOISE_OF_MODE:
        log_own = log_own + parameters[NOISE_OF_MODE[claim.mode]]
    scale: np.ndarray = np.sqrt(np.exp(2.0 * log_own) + _rounding(claim) ** 2)
    return scale


def _rounding(claim: Claim) -> float:
    """A range says itself how coarse it is."""
    low, high = claim.number_low, claim.number_high
    if low is not None and high is not None and low < high:
        return 0.0
    return rounding_spread(low if low is not None else high or 0.0)


def weighted_quantiles(values: np.ndarray, weights: np.ndarray, levels: tuple[float, ...]) -> list[float]:
    """Quantiles of weighted draws; the distribution steps up by the weight at each draw, and between is straight.

    With even weights the same as NumPy's "hazen" quantiles.
    """
    order = np.argsort(values, kind="stable")
    upto = np.cumsum(weights[order])
    middle = (upto - weights[order] / 2.0) / upto[-1]
    return [float(np.interp(level, middle, values[order])) for level in levels]
