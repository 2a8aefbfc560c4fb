"""Words for the sentences of the audit: numbers, days and what is counted.

An estimate is rounded to a tenth of its own interval and of itself; a claimed number is written as it was said.
"""

import math
from datetime import date

from passmuster.ledger import Claim

__all__ = [
    "claimed", "count_noun", "day_words", "estimate_words", "factor", "number", "percent", "reported", "span_words",
    "when",
]  # fmt: skip

COUNT_NOUNS = {
    "present": "present",
    "deployed": "sent so far",
    "arrivals": "newly arrived",
    "rotated": "passing through",
    "planned": "to be sent or to be there",
    "killed": "killed",
    "wounded": "wounded",
    "captured": "captured",
    "missing": "missing",
    "casualties": "killed and wounded",
    "irrecoverable": "killed, captured or out of action for good",
    "returned": "gone home",
    "shells": "artillery rounds",
    "missiles": "missiles",
    "workers": "workers",
    "other": "pieces",
}
STOCKS = frozenset({"present"})
"""What is counted on a day; everything else is counted up to it."""
BOUND_WORDS = {"at_least": "at least ", "at_most": "up to ", "about": "about "}
STEPS = 10.0
"""A number is rounded to no more than this part of its interval and of itself, as in the briefing."""


def count_noun(quantity: str) -> str:
    """What a quantity counts, as the words that follow a number."""
    return COUNT_NOUNS.get(quantity, quantity)


def claimed(claim: Claim) -> str:
    """The claim's number with its bound, every digit as it was said: "about 4,000", "1,000 to 3,000"."""
    low, high = claim.number_low, claim.number_high
    if low is not None and high is not None and low < high:
        return f"{reported(low)} to {reported(high)}"
    return BOUND_WORDS.get(claim.bound, "") + reported(low if low is not None else high or 0.0)


def when(quantity: str, first_day: date | None, last_day: date) -> str:
    """The days a number speaks of: "on 4 March 2025", "by 4 March 2025", "from 1 to 4 March 2025"."""
    if first_day is None:
        return f"{'on' if quantity in STOCKS else 'by'} {day_words(last_day)}"
    if first_day == last_day:
        return f"on {day_words(last_day)}"
    return span_words(first_day, last_day)


def span_words(first_day: date, last_day: date) -> str:
    """A window: "from 1 to 4 March 2025", "from 28 February 2025 to 4 March 2025"."""
    if (first_day.year, first_day.month) == (last_day.year, last_day.month):
        first = f"{first_day.day}"
    elif first_day.year == last_day.year:
        first = f"{first_day.day} {MONTHS[first_day.month - 1]}"
    else:
        first = day_words(first_day)
    return f"from {first} to {day_words(last_day)}"


def day_words(day: date) -> str:
    """ "4 March 2025"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
"""English whatever the machine's locale is."""


def estimate_words(low: float, middle: float, high: float) -> str:
    """An estimate with its 90 % interval: "1,010 (90 % interval 620 to 1,700)"."""
    width = high - low
    return f"{number(middle, width)} (90 % interval {number(low, width)} to {number(high, width)})"


def number(value: float, width: float | None = None) -> str:
    """An estimated count, rounded for an interval of the given width; two significant digits without one."""
    if not math.isfinite(value):
        return "not known"
    if 0.0 < value <= 0.5:
        return "fewer than 1"
    unit = _power_of_ten_at_most((value if width is None else min(value, width)) / STEPS)
    return f"{round(value / unit) * unit:,.0f}"


def factor(value: float) -> str:
    """A ratio with two significant digits: "2.4", "0.41", "37"."""
    if not math.isfinite(value) or value <= 0.0:
        return "countless" if value > 0 else "0"
    digits = max(0, 1 - math.floor(math.log10(value)))
    return f"{value:,.{digits}f}" if value < 100 else number(value)


def percent(probability: float) -> str:
    """A probability in whole per cent: "28 %", "less than 1 %", "more than 99 %"."""
    if probability < 0.01:
        return "less than 1 %"
    return "more than 99 %" if probability > 0.99 else f"{round(100.0 * probability)} %"


def reported(value: float) -> str:
    """A claimed number, every digit as it was said: "3,667"."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,}"


def _power_of_ten_at_most(value: float) -> float:
    return 10.0 ** math.floor(math.log10(value)) if value >= 1.0 else 1.0
