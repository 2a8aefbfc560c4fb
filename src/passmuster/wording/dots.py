"""Chances as dots that can be counted: of twenty courses that are alike in likelihood, how many go which way."""

from collections.abc import Sequence
from math import floor, isfinite
from typing import Final

__all__ = ["DOTS", "dots_of"]

DOTS: Final = 20
"""Dots of one row: enough to tell one in twenty from none, few enough to be counted."""


def dots_of(shares: Sequence[float], total: int = DOTS) -> tuple[int, ...]:
    """Whole dots for shares from 0 to 1, which add up to `total` where the shares add up to one.

    By largest remainder (Hamilton's method): each gets the whole dots of its share, and those left over go to the
    largest remainders, the first of equals first. A share that is missing gets none.
    """
    exact = [total * share if isfinite(share) and share > 0.0 else 0.0 for share in shares]
    whole = [floor(value + 1e-9) for value in exact]
    left = min(total, round(sum(exact))) - sum(whole)
    by_remainder = sorted(range(len(exact)), key=lambda place: (whole[place] - exact[place], place))
    for place in by_remainder[: max(0, left)]:
        whole[place] += 1
    return tuple(whole)
