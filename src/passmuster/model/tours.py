"""How long men stay before others take their place, by the time in which a war began.

The prior of tours is that of `prior_defaults.py` for wars since 1945. Before, expeditions were not relieved as a rule:
men stayed until the end, or until an enlistment ran out. With tours of a year an army of 30,000 that stood for five
years would have had to send 150,000 and more where nobody says how many were sent. The rule asks for the year alone, so
that it is the same for every state and side.

Source: `datasets/tours`, 24 contingents before 1945, of which fifteen were not relieved (a lower bound), and 25 since.
"""

import math
from datetime import date
from typing import Final

from passmuster.model.prior_defaults import DEFAULTS, Default

__all__ = ["BEFORE_TOURS", "FIRST_YEAR_OF_TOURS", "tour_default"]

FIRST_YEAR_OF_TOURS: Final = 1945
"""Wars that began in this year or later have the tours of today; in the Second World War men were still in for good."""

BEFORE_TOURS: Final = Default(
    math.log(132.0), 1.0, "log", "weeks",
    "Of 24 contingents before 1945 fifteen were not relieved before the end, and the others after eight months to two "
    "years: two and a half years at the middle, with a spread a fifth wider than theirs (datasets/tours).",
)  # fmt: skip


def tour_default(start: date) -> Default:
    """The shipped prior of `tour_weeks`, log of weeks, for a case that starts on this day."""
    return BEFORE_TOURS if start.year < FIRST_YEAR_OF_TOURS else DEFAULTS["tour_weeks"]
