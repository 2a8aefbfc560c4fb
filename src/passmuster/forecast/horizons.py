"""Horizons: how far ahead is looked, in weeks."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from passmuster.ledger import Question

__all__ = ["HALF_A_YEAR", "HORIZONS_WEEKS", "LONGEST_HORIZON", "partner_horizon", "usual_horizon", "weeks_until"]

HORIZONS_WEEKS: Final = (4, 13, 26, 52)
"""A month, a quarter, half a year and a year; those beyond the asked horizon are left out, and that one is added."""


LONGEST_HORIZON: Final = 260
"""Weeks. Five years on, a force tells nothing that the precedents do not."""


HALF_A_YEAR = 26


def weeks_until(day: date, as_of: date) -> int:
    """Whole weeks from the as-of day that reach a day; 0 or less for one that has passed."""
    return -((as_of - day).days // 7)


def usual_horizon(questions: Iterable[Question], as_of: date) -> int:
    """Weeks to look ahead unless told otherwise: a year, or as far as the last question asks and may be asked."""
    asked = (weeks_until(question.by, as_of) for question in questions)
    return max([HORIZONS_WEEKS[-1], *(weeks for weeks in asked if weeks <= LONGEST_HORIZON)])


def partner_horizon(horizons_weeks: Sequence[int]) -> int:
    """Weeks ahead for which it is first said what the partner does: half a year, or the last horizon before it."""
    near = [weeks for weeks in horizons_weeks if weeks <= HALF_A_YEAR]
    return near[-1] if near else horizons_weeks[0]
