"""When a case begins whose files do not say so, and the sentence that says what was taken.

A case made from articles or from tables alone has no week 0 of its own. It is given one half a year before the first
thing that is told of, and its forces are taken to have been there before it; the model lets what stood there then have
come within that half year.
"""

from datetime import date, timedelta
from typing import Final

__all__ = ["WEEKS_BEFORE", "case_start", "start_sentence"]

WEEKS_BEFORE: Final = 26
"""Weeks of a case before the first thing told: half a year, in which a force of that size can have come."""


def case_start(first: date) -> date:
    """The Monday that is week 0: `WEEKS_BEFORE` weeks before the first day told of, or up to six days earlier."""
    day = first - timedelta(weeks=WEEKS_BEFORE)
    return day - timedelta(days=day.weekday())


def start_sentence(start: date) -> str:
    """The choice as an assumption in words."""
    return (
        f"The case starts on {start}, {WEEKS_BEFORE} weeks before the first thing told; how many were there by then is "
        "estimated and not taken to be none."
    )
