"""Habits of those who print numbers: how they round, hedge, widen and repeat. Learned from what was said by a day.

Each habit is a mixture of what known claims of the like have shown and of a stated guess that counts as
`GUESS_COUNTS` claims (a Dirichlet process with that concentration; Ferguson 1973, Annals of Statistics 1:209-230).
With nothing known the guess stands alone; with dozens of claims it hardly shows. The same rule holds for every group.

| habit | is learned from | guess |
| --- | --- | --- |
| rounding | the rounding unit of known numbers over the number | a half or a tenth, seldom a hundredth |
| floors, ceilings | how far known ones lie from truth and lean by the model | log gap of a tenth, on the safe side |
| ranges | half the log of high over low | a fifth |
| repeats | how often the number was the last one said before | one in four |
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from typing import Final

import numpy as np
from numpy.typing import NDArray

from passmuster.forecast.backtest.printed import Printed, known_before, log_heads, numbers_by_kind
from passmuster.ledger import Claim
from passmuster.ledger.vocabulary import Bound, Family
from passmuster.observation.rounding import rounded, rounding_unit

__all__ = ["GUESS_COUNTS", "Repeats", "chance_of_repeating", "gap_sources", "last_said", "range_widths", "rounding"]

Floats = NDArray[np.float64]

GUESS_COUNTS: Final = 4.0
"""How many claims the guess about a habit is worth: outvoted by half a dozen, present with two. Customary."""

COARSENESS_GUESS: Final = {0.5: 0.45, 0.1: 0.45, 0.01: 0.10}
"""Rounding unit as a part of the number, and how often: 4,000 for 4,300; 12,000 for 12,300; 12,300 for 12,340."""

COARSEST: Final = 0.5
"""Nobody rounds away more than a quarter. So 10,000 stands for 9,500 to 10,500 and not for 14,000, though its zeros
would allow it, while 4,000 may stand for 3,500 to 4,500."""

GAP_GUESS: Final = 0.1
"""Mean distance on the log scale of a floor below, or a ceiling above, what its source believes: about the step to the
next round number. It is hardly more, because "at least" is said where there is more than was said before: of 22 floors
told in ten wars (`benchmarks/wars`) beside the last plain number of the same count within a year, 5 lay below it, and
of 3 ceilings none above."""

WIDTH_GUESS: Final = 0.2
"""Mean half-width of a range on the log scale: "5,500 to 6,000" has 0.04, "200 to 900" 0.75."""

REPEAT_GUESS: Final = 0.25
"""Chance that a number is the last one over again."""

REPEATS_HALVE_DAYS: Final = 182.0
"""Days in which the chance that a number is printed over again falls by half. Numbers of strength stand until somebody
counts anew: of the counts of contingents in `datasets/strengths`, 43 in 100 were printed unchanged four to eight months
later, 14 about a year later, 9 one to two years later and 2 after that, which is a half every half year or so."""


def chosen(alike: Sequence[int], others: Sequence[int], size: int, random: np.random.Generator) -> NDArray[np.int64]:
    """Which known claim each draw copies, shape (size,); -1 for the guess.

    One of `alike` with n / (n + GUESS_COUNTS), else one of `others` by the same rule, else the guess.
    """
    picked = np.full(size, -1, dtype=np.int64)
    for sources in (others, alike):
        if sources:
            copies = random.random(size) < len(sources) / (len(sources) + GUESS_COUNTS)
            picked = np.where(copies, np.asarray(sources)[random.integers(len(sources), size=size)], picked)
    return picked


def rounding(log_numbers: Floats, family: Family, known: Sequence[Claim], random: np.random.Generator) -> Floats:
    """Logs of numbers rounded as those of the family are, shape as given; never below half a head."""
    printed = [claim for claim in known if claim.bound != Bound.EXACT and coarseness(claim) > 0.0]
    alike = [place for place, claim in enumerate(printed) if claim.family == family]
    others = [place for place, claim in enumerate(printed) if claim.family != family]
    guess = random.choice(list(COARSENESS_GUESS), p=list(COARSENESS_GUESS.values()), size=log_numbers.size)
    source = chosen(alike, others, log_numbers.size, random)
    seen = np.array([coarseness(claim) for claim in printed] or [COARSEST])
    return log_heads(rounded(log_numbers, np.where(source < 0, guess, seen[source]), xp=np))


def coarseness(claim: Claim) -> float:
    """The rounding unit of a claim's number as a part of the number, at most `COARSEST`; 0 for a number of zero."""
    number = next((value for value in (claim.point, claim.low, claim.high) if value is not None), 0.0)
    return min(rounding_unit(number) / number, COARSEST) if number > 0.0 else 0.0


def gap_sources(claim: Claim, known: Sequence[Claim]) -> tuple[list[int], list[int]]:
    """Places of known claims with the bound and extent of a claim: those of its family, and those of others."""
    like = [
        place for place, other in enumerate(known) if other.bound == claim.bound and other.is_window == claim.is_window
    ]
    own = [place for place in like if known[place].family == claim.family]
    return own, [place for place in like if known[place].family != claim.family]


def range_widths(known: Sequence[Claim], family: Family, size: int, random: np.random.Generator) -> Floats:
    """Half-widths of ranges on the log scale, shape (size,)."""
    ranges = [claim for claim in known if claim.bound == Bound.RANGE and claim.low and claim.high]
    widths = np.array([log((claim.high or 1.0) / (claim.low or 1.0)) / 2.0 for claim in ranges] or [0.0])
    alike = [place for place, claim in enumerate(ranges) if claim.family == family]
    others = [place for place, claim in enumerate(ranges) if claim.family != family]
    source = chosen(alike, others, size, random)
    return np.where(source < 0, random.exponential(WIDTH_GUESS, size), widths[source])


# Repeats --------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Repeats:
    """A number in circulation, natural log, and the chance that a claim prints it over again."""

    log_number: float
    chance: float


def chance_of_repeating(known: tuple[Printed, ...], target: Printed, lead: int) -> Repeats | None:
    """What a claim would repeat, and how likely; None when nothing comparable is in circulation.

    A speaker repeats its own group's last number, or, where its group has not spoken, the last of anybody's. The chance
    falls by half every `REPEATS_HALVE_DAYS` of the number's age; at age nothing it is learned from known claims of the
    family that stood before the same choice so many days ahead, each counting as much of a trial as its age left it.
    """
    found = last_said(known, target)
    if found is None:
        return None
    number, is_own = found
    by_kind = numbers_by_kind(known)
    tried, repeated = 0.0, 0
    for earlier in known:
        if earlier.family == target.family:
            before = last_said(known_before(by_kind[earlier.kind], earlier.said_on, lead), earlier)
            if before is not None and before[1] == is_own:
                tried += faded(before[0], earlier)
                repeated += before[0].log_number == earlier.log_number
    fresh = (repeated + GUESS_COUNTS * REPEAT_GUESS) / (tried + GUESS_COUNTS)
    return Repeats(number.log_number, min(fresh, 1.0) * faded(number, target))


def faded(number: Printed, target: Printed) -> float:
    """What is left, when the target is said, of the chance that a number is printed over again; 1 on the same day."""
    return float(0.5 ** (max((target.said_on - number.said_on).days, 0) / REPEATS_HALVE_DAYS))


def last_said(known: tuple[Printed, ...], target: Printed) -> tuple[Printed, bool] | None:
    """The last comparable number, and whether it is that of the target's own group."""
    alike = [number for number in known if number.kind == target.kind]
    own = [number for number in alike if number.group == target.group]
    if own:
        return own[-1], True
    return (alike[-1], False) if alike else None
