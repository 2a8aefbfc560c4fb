"""Layers: what the networks do to numbers between one sum and the next."""

from math import pi
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import numpy as np

__all__ = ["bent", "evened"]

TINY: Final = 1e-5
"""Keeps a token that says nothing from being divided by nothing."""

STEEPNESS: Final = (2 / pi) ** 0.5
"""Of GELU in its form by tanh."""


def evened(x: "np.ndarray[Any, Any]", weight: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
    """Each row's numbers with a mean of nought and a spread of one, then weighed."""
    apart = x - x.mean(axis=-1, keepdims=True)
    even: np.ndarray[Any, Any] = apart / (((apart**2).mean(axis=-1, keepdims=True) + TINY) ** 0.5) * weight
    return even


def bent(x: "np.ndarray[Any, Any]") -> "np.ndarray[Any, Any]":
    """Below nothing nearly nothing, above it nearly itself (GELU in its form by tanh, Hendrycks and Gimpel 2016)."""
    import numpy as np

    curve: np.ndarray[Any, Any] = 0.5 * x * (1 + np.tanh(STEEPNESS * (x + 0.044715 * x * x * x)))
    return curve
