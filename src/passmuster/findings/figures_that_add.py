"""Figures that add up as they are printed: rounded parts of a move that make the rounded move."""

from collections.abc import Hashable, Mapping
from math import floor, log10
from typing import Final, TypeVar

__all__ = ["figures_that_add"]

Name = TypeVar("Name", bound=Hashable)

FINENESS: Final = 15.0
"""The largest part is told in at least so many steps; customary, so that two digits of it stand."""


def figures_that_add(old: float, new: float, parts: Mapping[Name, float]) -> tuple[int, int, dict[Name, int]]:
    """An old and a new number and the parts between, in whole steps of 1, 2 or 5 times a power of ten.

    The parts printed add up to the new number printed less the old one. Each is rounded down or up, those with the
    largest remainders up (the method of Hamilton), and no further off than a step where both ends were rounded.

    Parameters
    ----------
    parts
        Name to part; they add up to new − old.
    """
    step = _step(max(abs(new - old), *map(abs, parts.values()), 1.0) / FINENESS)
    first, last = round(old / step), round(new / step)
    down = {name: floor(part / step) for name, part in parts.items()}
    missing = last - first - sum(down.values())
    by_remainder = sorted(parts, key=lambda name: down[name] - parts[name] / step)
    for turn in range(abs(missing) if parts else 0):
        # What rounding both ends leaves over goes to the largest remainders, or comes from the smallest.
        name = by_remainder[turn % len(by_remainder)] if missing > 0 else by_remainder[-1 - turn % len(by_remainder)]
        down[name] += 1 if missing > 0 else -1
    return first * step, last * step, {name: count * step for name, count in down.items()}


def _step(most: float) -> int:
    """The largest of 1, 2, 5, 10, 20, 50, ... that is no larger."""
    if most < 1.0:
        return 1
    power = 10 ** floor(log10(most))
    return int(power * max(factor for factor in (1, 2, 5) if factor * power <= most))
