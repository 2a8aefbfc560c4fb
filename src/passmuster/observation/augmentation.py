"""What makes a heavy-tailed noise normal, drawn: for samplers that draw rather than differentiate.

Behind a floor, a ceiling or a range stands a belief between bounds (Tanner and Wong 1987), and a t4 is a mixture of
normals: t = z / √w with w ~ Gamma(2, rate 2) (Geweke 1993). Given both, what was printed is a normal's.
"""

import numpy as np

from passmuster.observation import t4

__all__ = ["draw_between", "draw_weights", "prior_weights"]


def draw_between(lower: np.ndarray, upper: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """One draw from the standard t4 between two bounds, any shape; ±inf allowed.

    The ends are mirrored to the nearer tail, so that far intervals keep their digits.
    """
    swap = lower + upper > 0
    near, far = np.where(swap, -upper, lower), np.where(swap, -lower, upper)
    below, above = t4.distribution(near, xp=np), t4.distribution(far, xp=np)
    drawn = t4.quantile(below + (above - below) * random.random(below.shape), xp=np)
    drawn = np.clip(drawn, near, far)
    result: np.ndarray = np.where(swap, -drawn, drawn)
    return result


def draw_weights(standardised: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Weights w of the normals, given the noise in units of its scale: Gamma((4 + 1)/2, rate (4 + t²)/2)."""
    shape = (t4.DEGREES_OF_FREEDOM + 1.0) / 2.0
    rate = (t4.DEGREES_OF_FREEDOM + standardised**2) / 2.0
    drawn: np.ndarray = random.standard_gamma(shape, standardised.shape) / rate
    return drawn


def prior_weights(size: tuple[int, ...], random: np.random.Generator) -> np.ndarray:
    """The same before any noise is seen: Gamma(4/2, rate 4/2)."""
    half = t4.DEGREES_OF_FREEDOM / 2.0
    drawn: np.ndarray = random.standard_gamma(half, size) / half
    return drawn
