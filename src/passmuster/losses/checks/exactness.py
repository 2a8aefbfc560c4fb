"""How likely numbers hit one another exactly by chance: what restatements and sums are judged by.

A number v printed to a unit u that agrees with what another predicts might have been any of the w/u numbers within a
width w. Two witnesses of one war agree on its size and pace, so w is taken small: a tenth of the number, as if the two
columns had kept one ratio to within five per cent either way, and no more than twice the number's own last step, as if
it might have stood still or gone twice as far. So

    chance of a hit = min(1, u / min(0.1 v, 2 |v − v before|)),

and the chance of so many hits or more among n days is the tail of a sum of n such trials (Poisson binomial), times the
number of relations tried (Bonferroni). Numbers repeated unchanged are one trial, and a round number is none.

A share that is worked out, rounded or cut, lies between two numbers and hits both. Beside so wide a mark honest counts
come to lie by being good, and so two columns are then allowed to have kept one ratio to within a standard deviation of
half a per cent, and to have gone apart since the number before by no more than heads that fall into a share s of the
whole by lot do, √(|v − v before| (1 − s)), the least that counts of people who were not worked out can:

    chance of a near hit = min(1, 2u / (√(2π) min(0.005 v, √(|v − v before| (1 − s))))).

Of totals under some three hundred nothing is told so.
"""

from collections.abc import Sequence
from math import pi, sqrt
from typing import Final

from passmuster.observation.rounding import rounding_unit

__all__ = ["FALSE_ALARMS", "LEAST_HITS", "TELLING", "chances_of_hits", "chances_of_near_hits", "tail"]

FALSE_ALARMS: Final = 1e-4
"""Relations found by chance alone in a table, on average: one table in ten thousand."""
LEAST_HITS: Final = 3
"""Two points lie on a line of their own making; the third is the first that tests it."""
TELLING: Final = 0.5
"""A number that agrees more often than not by chance is no trial, whether it agrees or not."""
WIDTH: Final = 0.1
"""Share of a number within which another witness who knows its usual ratio would put it."""
KEPT: Final = 0.005
"""Standard deviation, as a share, of the closest honest witness there is of another's share."""


def chances_of_hits(numbers: Sequence[float], tries: Sequence[int] = ()) -> tuple[float, ...]:
    """Chance that each number, in the order of days, agrees exactly with what does not know it; from 0 to 1.

    `tries` is with how many numbers each is held; once each if not given.
    """
    chances: list[float] = []
    before: float | None = None
    for number, tried in zip(numbers, tries or [1] * len(numbers), strict=True):
        width = WIDTH * number
        if before is not None:
            width = min(width, 2.0 * abs(number - before))
        chances.append(min(1.0, tried * rounding_unit(number) / width) if width > 0.0 else 1.0)
        before = number
    return tuple(chances)


def chances_of_near_hits(numbers: Sequence[float], tries: Sequence[int], multiplier: float) -> tuple[float, ...]:
    """Chance that each number lies within one unit of another times `multiplier` without knowing it; from 0 to 1.

    `multiplier` is a share, or more than one where the other number is the share.
    """
    others = 1.0 - min(multiplier, 1.0 / multiplier)
    chances: list[float] = []
    before: float | None = None
    for number, tried in zip(numbers, tries, strict=True):
        spread = KEPT * number
        if before is not None:
            spread = min(spread, sqrt(abs(number - before) * others))
        hit = 2.0 * tried * rounding_unit(number)
        chances.append(min(1.0, hit / (sqrt(2.0 * pi) * spread)) if spread > 0.0 else 1.0)
        before = number
    return tuple(chances)


def tail(chances: Sequence[float], hits: int) -> float:
    """Probability of so many hits or more among independent trials, each with its own chance."""
    if hits <= 0:
        return 1.0
    # exactly[k] is the chance of k hits so far; everything from `hits` on is gathered in the last place.
    exactly = [1.0, *([0.0] * hits)]
    for chance in chances:
        exactly[hits] += exactly[hits - 1] * chance
        for k in range(hits - 1, 0, -1):
            exactly[k] += (exactly[k - 1] - exactly[k]) * chance
        exactly[0] *= 1.0 - chance
    return exactly[hits]
