"""Student's t with four degrees of freedom in NumPy, for samplers that draw rather than differentiate.

The same noise as `noise.py`, with what drawing needs besides: the quantile function, which has a closed form for four
degrees of freedom (Shaw 2006, Journal of Computational Finance 9(4), section 2),

    t(p) = sign(p − 1/2) · 2 · sqrt(cos(arccos(√α) / 3) / √α − 1),   α = 4 p (1 − p),

and the weights that make it a mixture of normals: t = z / √w with w ~ Gamma(2, rate 2).
"""

import numpy as np

from passmuster.observation.noise import DEGREES_OF_FREEDOM

__all__ = ["between", "distribution", "draw_between", "draw_weights", "log_density", "quantile"]

NARROWEST = 1e-300
"""Probability below which an interval is taken to have this much, so that its logarithm exists."""


def log_density(standardised: np.ndarray) -> np.ndarray:
    """Log density of the standard t4, any shape."""
    result: np.ndarray = np.log(0.375) - 2.5 * np.log1p(standardised**2 / 4.0)
    return result


def distribution(standardised: np.ndarray) -> np.ndarray:
    """P(T < t) of the standard t4, precise in the lower tail, any shape; ±inf allowed."""
    t = np.clip(standardised, -1e150, 1e150)
    root = np.sqrt(1.0 + t**2 / 4.0)
    rising = 1.0 / (root + np.abs(t) / 2.0)
    two_plus_u = 2.0 * np.where(t < 0, rising, root + t / 2.0) / root
    result: np.ndarray = two_plus_u**2 * (4.0 - t / root) / 32.0
    return result


def between(lower: np.ndarray, upper: np.ndarray) -> np.ndarray:
    """P(lower < T < upper), any shape; the ends are mirrored to the nearer tail, so that far intervals keep digits."""
    swap = lower + upper > 0
    near, far = np.where(swap, -upper, lower), np.where(swap, -lower, upper)
    return np.asarray(np.maximum(distribution(far) - distribution(near), NARROWEST))


def quantile(probability: np.ndarray) -> np.ndarray:
    """The t below which a standard t4 lies with this probability, any shape."""
    p = np.clip(probability, 1e-300, 1.0 - 1e-16)
    root_alpha = np.sqrt(np.minimum(4.0 * p * (1.0 - p), 1.0))
    excess = np.cos(np.arccos(root_alpha) / 3.0) / root_alpha - 1.0
    result: np.ndarray = np.sign(p - 0.5) * 2.0 * np.sqrt(np.maximum(excess, 0.0))
    return result


def draw_between(lower: np.ndarray, upper: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """One draw from the standard t4 between two bounds, any shape; ±inf allowed."""
    swap = lower + upper > 0
    near, far = np.where(swap, -upper, lower), np.where(swap, -lower, upper)
    below, above = distribution(near), distribution(far)
    drawn = quantile(below + (above - below) * random.random(below.shape))
    drawn = np.clip(drawn, near, far)
    result: np.ndarray = np.where(swap, -drawn, drawn)
    return result


def draw_weights(standardised: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Weights w of the normals that t4 mixes, given the noise in units of its scale: Gamma((4 + 1)/2, (4 + t²)/2)."""
    shape = (DEGREES_OF_FREEDOM + 1.0) / 2.0
    rate = (DEGREES_OF_FREEDOM + standardised**2) / 2.0
    drawn: np.ndarray = random.standard_gamma(shape, standardised.shape) / rate
    return drawn
