"""Horizons: how far ahead is looked, in weeks."""

from typing import Final

__all__ = ["HALF_A_YEAR", "HORIZONS_WEEKS", "LONGEST_HORIZON"]

HORIZONS_WEEKS: Final = (4, 13, 26, 52)
"""A month, a quarter, half a year and a year; those beyond the asked horizon are left out, and that one is added."""


LONGEST_HORIZON: Final = 260
"""Weeks. Five years on, a force tells nothing that the precedents do not."""


HALF_A_YEAR = 26
