"""How coarsely a number was printed, and printing it so."""

from __future__ import annotations

import math

from passmuster.observation.arrays import Array, Namespace

__all__ = ["noise_scale", "rounded", "rounding_spread", "rounding_unit", "whole_heads"]

WHOLE = 1e-9
"""Keeps a power of ten that comes out a hair too small from being taken for the next one down."""
LARGEST_LOG = 40.0
"""Beyond e^40 nothing is counted, and numbers would overflow."""


def rounding_unit(number: float) -> float:
    """The step to which a printed whole number was rounded: 12,000 → 1,000; 10,900 → 100; 3,667 → 1; 0 → 1.

    Trailing zeros are taken as rounding. That errs on the side of doubt for the few numbers that end in zeros by
    chance.
    """
    whole = round(abs(number))
    if whole == 0:
        return 1.0
    unit = 1
    while whole % (unit * 10) == 0:
        unit *= 10
    return float(unit)


def rounding_spread(number: float) -> float:
    """Standard deviation, on the natural-log scale, of the rounding error of a printed number.

    A number printed to a unit u is uniform within u/2 of the truth, so its standard deviation is u/√12, taken
    relative to the number. For 1,000,000 printed to the million that is 0.29; for 10,900 it is 0.003.
    """
    size = max(abs(number), 1.0)
    return rounding_unit(number) / math.sqrt(12.0) / size


def noise_scale(log_own: Array, rounding: Array | float, *, xp: Namespace, least: float = 0.0) -> Array:
    """Scale of the noise of printed numbers on the log scale, any shape.

    From the log of the source's own, the spread of the rounding, and what nobody's noise is less than.
    """
    variance = xp.exp(2.0 * log_own) + rounding**2
    scale: Array = xp.sqrt(variance + least**2 if least else variance)
    return scale


def whole_heads(log_number: Array, *, xp: Namespace) -> Array:
    """A belief in whole heads, any shape: none where it is below one head, because a zero is weighed as that."""
    heads = xp.exp(xp.minimum(log_number, LARGEST_LOG))
    printed: Array = xp.where(heads < 1.0, 0.0, xp.round(heads))
    return printed


def rounded(log_number: Array, coarseness: Array | float, *, xp: Namespace) -> Array:
    """A belief rounded to the largest power of ten, one or more, that is at most so large a part of it; any shape.

    To the nearest, as people round: a belief of eight tenths of a head is printed as one. With a `coarseness` of zero
    every number is printed to the head.
    """
    heads = xp.exp(xp.minimum(log_number, LARGEST_LOG))
    unit = xp.maximum(10.0 ** xp.floor(xp.log10(xp.maximum(coarseness * heads, 1.0)) + WHOLE), 1.0)
    printed: Array = xp.round(heads / unit) * unit
    return printed
