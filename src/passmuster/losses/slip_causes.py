"""What may have happened to a number that is far from what its source says around that day.

Arithmetic only: whoever asks brings the number that was expected. The first of these that fits is named, from the most
telling to the least:

1. **Another column.** The number is what the same source says of something else on that day.
2. **A day as a total.** It is what the source would say of the day alone.
3. **A digit dropped or doubled, or two exchanged.** One such change in the digits brings it to what was expected.
4. **A wrong unit.** It is ten, a hundred or a thousand times too large or too small.
5. **A stale repeat.** It is a number that the same source printed for an earlier day.
6. **A fall.** The running total is below what the source had said before.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from math import log

__all__ = ["Surroundings", "explain_slip"]

NEAR = 0.05
"""On the log scale: two numbers this close are taken for the same, as bulletins move by less in a few days."""
FAR = 0.25
"""On the log scale: below it digits tell nothing."""
DAY_REACH = log(3.0)
"""Days differ; a day's number within a factor of three of the usual day is a day's."""
DAYS_AS_MANY = 5.0
"""A total at least this many times a day's number leaves room to tell them apart."""


@dataclass(frozen=True)
class Surroundings:
    """What else is known around a number.

    `expected` is what its source would have said; `a_day` what it would have said of the day alone, None for goods that
    come by the day already; `elsewhere` what it says of other columns on that day, by column; `earlier` numbers it
    printed before, with their days.
    """

    expected: float
    a_day: float | None = None
    elsewhere: Mapping[str, float] = field(default_factory=dict)
    earlier: tuple[tuple[int, float], ...] = ()


def explain_slip(printed: float, around: Surroundings) -> str:
    """One sentence that says how far the number is off and what may have happened."""
    ratio = printed / around.expected
    off = f"{printed:,.0f} where about {around.expected:,.0f} was to be expected"
    return f"{off}, {_size(ratio)}: {_cause(printed, around)}."


def _size(ratio: float) -> str:
    if ratio > 2.0 or ratio < 0.5:
        return f"{ratio:.1f} times it" if ratio > 1.0 else f"1/{1.0 / ratio:.1f} of it"
    return f"{abs(ratio - 1.0) * 100.0:.0f} % {'above' if ratio > 1.0 else 'below'} it"


def _cause(printed: float, around: Surroundings) -> str:
    for column, number in around.elsewhere.items():
        if _near(printed, number) and not _near(number, around.expected):
            return f"it fits the column {column} of the same source and day"
    day = around.a_day
    if day and around.expected > DAYS_AS_MANY * day and abs(log(printed / day)) < DAY_REACH:
        return f"it fits the day alone, about {day:,.0f}, filed as a total"
    # Where the number is not far off anyway, nearly any change of digits would seem to mend it.
    if abs(log(printed / around.expected)) > FAR and (change := next(_digit_changes(printed, around.expected), None)):
        return change
    for power in (10.0, 100.0, 1000.0):
        if _near(printed * power, around.expected) or _near(printed / power, around.expected):
            return f"a wrong unit, by a factor of {power:,.0f}"
    for day_said, number in reversed(around.earlier):
        if number == printed:
            return f"the number of day {day_said} again"
    if any(number > printed * (1.0 + NEAR) for _, number in around.earlier):
        return "a running total that falls"
    return "no simple cause found"


def _near(one: float, other: float) -> bool:
    return one > 0.0 and other > 0.0 and abs(log(one / other)) < NEAR


def _digit_changes(printed: float, expected: float) -> Iterator[str]:
    """Single changes of digits that bring the printed number to the expected one."""
    digits = f"{printed:.0f}"
    for place in range(len(digits) + 1):
        for digit in "0123456789":
            if _near(_number(digits[:place] + digit + digits[place:]), expected):
                yield f"a digit dropped, perhaps a {digit}"
    for place in range(len(digits)):
        rest = digits[:place] + digits[place + 1 :]
        if rest and _near(_number(rest), expected):
            yield f"a digit too many, perhaps the {digits[place]}"
    for place in range(len(digits) - 1):
        swapped = digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]
        if _near(_number(swapped), expected):
            yield f"the digits {digits[place]} and {digits[place + 1]} exchanged"


def _number(digits: str) -> float:
    return float(digits)
