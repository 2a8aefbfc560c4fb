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
from enum import StrEnum
from math import log

__all__ = ["SlipCause", "SlipKind", "Surroundings", "cause_of_slip"]

NEAR = 0.05
"""On the log scale: two numbers this close are taken for the same, as bulletins move by less in a few days."""
FAR = 0.25
"""On the log scale: below it digits tell nothing."""
DAY_REACH = log(3.0)
"""Days differ; a day's number within a factor of three of the usual day is a day's."""
DAYS_AS_MANY = 5.0
"""A total at least this many times a day's number leaves room to tell them apart."""


class SlipKind(StrEnum):
    """What may have happened to a number."""

    OTHER_COLUMN = "other column"
    DAY_AS_TOTAL = "day as total"
    DIGIT_DROPPED = "digit dropped"
    DIGIT_TOO_MANY = "digit too many"
    DIGITS_EXCHANGED = "digits exchanged"
    WRONG_UNIT = "wrong unit"
    STALE_REPEAT = "stale repeat"
    FALL = "fall"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class SlipCause:
    """What may have happened to a number, and by what it is known.

    `column` is that of another column. `number` is what the source would say of the day alone, the factor of a wrong
    unit, or the day from 1 of which a number is said again; None otherwise. `digits` are the one digit, or the two in
    their order, that a change of digits is about.
    """

    kind: SlipKind
    column: str = ""
    number: float | None = None
    digits: str = ""


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


def cause_of_slip(printed: float, around: Surroundings) -> SlipCause:
    """What may have happened to a printed number."""
    for column, number in around.elsewhere.items():
        if _near(printed, number) and not _near(number, around.expected):
            return SlipCause(SlipKind.OTHER_COLUMN, column=column)
    day = around.a_day
    if day and around.expected > DAYS_AS_MANY * day and abs(log(printed / day)) < DAY_REACH:
        return SlipCause(SlipKind.DAY_AS_TOTAL, number=day)
    # Where the number is not far off anyway, nearly any change of digits would seem to mend it.
    if abs(log(printed / around.expected)) > FAR and (change := next(_digit_changes(printed, around.expected), None)):
        return change
    for factor in (10.0, 100.0, 1000.0):
        if _near(printed * factor, around.expected) or _near(printed / factor, around.expected):
            return SlipCause(SlipKind.WRONG_UNIT, number=factor)
    for day_said, number in reversed(around.earlier):
        if number == printed:
            return SlipCause(SlipKind.STALE_REPEAT, number=float(day_said))
    if any(number > printed * (1.0 + NEAR) for _, number in around.earlier):
        return SlipCause(SlipKind.FALL)
    return SlipCause(SlipKind.UNKNOWN)


def _near(one: float, other: float) -> bool:
    return one > 0.0 and other > 0.0 and abs(log(one / other)) < NEAR


def _digit_changes(printed: float, expected: float) -> Iterator[SlipCause]:
    """Single changes of digits that bring the printed number to the expected one."""
    digits = f"{printed:.0f}"
    for place in range(len(digits) + 1):
        for digit in "0123456789":
            if _near(float(digits[:place] + digit + digits[place:]), expected):
                yield SlipCause(SlipKind.DIGIT_DROPPED, digits=digit)
    for place in range(len(digits)):
        rest = digits[:place] + digits[place + 1 :]
        if rest and _near(float(rest), expected):
            yield SlipCause(SlipKind.DIGIT_TOO_MANY, digits=digits[place])
    for place in range(len(digits) - 1):
        swapped = digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]
        if _near(float(swapped), expected):
            yield SlipCause(SlipKind.DIGITS_EXCHANGED, digits=digits[place : place + 2])
