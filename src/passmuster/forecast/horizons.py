"""Horizons: how far ahead is looked, in weeks."""

from collections.abc import Sequence
from typing import Final

__all__ = ["HALF_A_YEAR", "HORIZONS_WEEKS", "LONGEST_HORIZON", "partner_horizon"]

HORIZONS_WEEKS: Final = (4, 13, 26, 52)
"""A month, a quarter, half a year and a year; those beyond the asked horizon are left out, and that one is added."""


LONGEST_HORIZON: Final = 260
"""Weeks. Five years on, a force tells nothing that the precedents do not."""


HALF_A_YEAR = 26


def partner_horizon(horizons_weeks: Sequence[int]) -> int:
    """Weeks ahead for which it is first said what the partner does: half a year, or the last horizon before it."""
    near = [weeks for weeks in horizons_weeks if weeks <= HALF_A_YEAR]
    return near[-1] if near else horizons_weeks[0]
