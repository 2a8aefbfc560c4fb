"""How numbers are written: rounded to what is known, never without their interval.

An estimated number is rounded to a power of ten that its own 90 % interval makes sensible: at most a tenth of the
interval's width, and at most a tenth of the number, so that two significant digits remain. 11,234 with an interval
from 9,812 to 12,934 is written "about 11,200 (90 % interval 9,800 to 12,900)", in every sentence that gives both. A
reported number is another thing: it is written exactly as it was reported, with its bound in words, and is never
rounded.
"""

from collections.abc import Collection, Mapping
from math import floor, isfinite, log10
from types import MappingProxyType
from typing import Final

from passmuster.ledger import Claim
from passmuster.ledger.few import WITHHELD
from passmuster.ledger.restatements import derived_words
from passmuster.ledger.vocabulary import Bound
from passmuster.wording.few import FewerThan
from passmuster.wording.verbal import is_least_of_whole, is_least_withheld, verbal_words

__all__ = [
    "BOUND_WORDS",
    "NOT_KNOWN",
    "claim_words",
    "claimed_words",
    "count_words",
    "estimate_words",
    "factor_interval_words",
    "factor_words",
    "gain_words",
    "interval_words",
    "lean_words",
    "level_interval_words",
    "level_words",
    "percent_interval_words",
    "percent_words",
    "points_words",
    "reported_words",
    "rough_count_words",
    "share_words",
    "signed_level",
]

NOT_KNOWN: Final = "not known"
"""What stands in the place of a number that is missing, infinite or NaN."""

FEWER_THAN_ONE: Final = "fewer than 1"

MILLION: Final = " million"

STEPS: Final = 10.0
"""A number is rounded to no more than this part of its interval and of itself; a customary choice."""

BOUND_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {Bound.AT_LEAST: "at least", Bound.AT_MOST: "up to", Bound.ABOUT: "about"}
)
"""Bound to the words before a number; the bounds not listed need none. A ceiling is "up to", as reports put it."""


# Estimated counts ---------------------------------------------------------------------------------------------------


def count_words(value: float, *, width: float | None = None, digits: int = 3) -> str:
    """A count such as ``"11,200"``, rounded for a 90 % interval of the given width; "not known" for NaN.

    Without a width the number keeps `digits` significant digits. A number above 0 and up to one half is "fewer than 1",
    because a zero would say that there was none.
    """
    if isinstance(value, FewerThan):
        return value.words
    if not isfinite(value):
        return NOT_KNOWN
    if 0.0 < value <= 0.5:
        return FEWER_THAN_ONE
    size = abs(value)
    known = min(size, width) / STEPS if width is not None else size / 10.0 ** (digits - 1)
    return _in_units(value, _power_of_ten_at_most(known))


def rough_count_words(value: float) -> str:
    """A count with no interval beside it, such as what would have to arrive a week: two significant digits."""
    return count_words(value, digits=2)


def interval_words(low: float, high: float) -> str:
    """The two ends of an interval, ``"9,800 to 12,900"``; one number when both are written alike."""
    first, last = (count_words(end, width=high - low) for end in (low, high))
    if first == last:
        return first
    if first.endswith(MILLION):
        return f"{first.removesuffix(MILLION)} to {last}"
    # "5 to 16 million" would leave open whether five or five million is meant.
    full = f"{float(last.removesuffix(MILLION).replace(',', '')) * 1e6:,.0f}" if last.endswith(MILLION) else last
    return f"{first} to {full}"


def estimate_words(q05: float, q50: float, q95: float) -> str:
    """An estimate with its interval: ``"about 11,200 (90 % interval 9,800 to 12,900)"``."""
    if not all(isfinite(value) for value in (q05, q50, q95)):
        return NOT_KNOWN
    middle = count_words(q50, width=q95 - q05)
    hedge = "" if middle.startswith("fewer than") else "about "
    return f"{hedge}{middle} (90 % interval {interval_words(q05, q95)})"


def _in_units(value: float, unit: float) -> str:
    """A number rounded to a unit; from a million on in millions, when two decimals are enough to show it."""
    rounded = round(value / unit) * unit
    if rounded < 1e6 or unit < 1e4:
        return f"{rounded:,.0f}"
    return f"{rounded / 1e6:,.{max(0, 6 - round(log10(unit)))}f}{MILLION}"


def _power_of_ten_at_most(value: float) -> float:
    """The unit to round to: one or more, because people come whole."""
    return 10.0 ** floor(log10(value)) if value >= 1.0 else 1.0


# Reported numbers ---------------------------------------------------------------------------------------------------


def reported_words(value: float) -> str:
    """A reported number in full, ``"3,137"``: every digit that was printed, and no other; "not known" for NaN."""
    if not isfinite(value):
        return NOT_KNOWN
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,}"


def claim_words(bound: str, *, low: float | None = None, high: float | None = None, point: float | None = None) -> str:
    """A claim's number with its bound: "at least 3,000", "3,000 to 4,000", "up to 15,000", "about 12,000", "12,000".

    `bound` and the three numbers are those of `passmuster.ledger.claim.Claim`. Without any number: "not known".
    """
    floor_number = low if low is not None else point
    ceiling = high if high is not None else point
    middle = point if point is not None else low if low is not None else high
    if bound == Bound.RANGE and low is not None and high is not None:
        return f"{reported_words(low)} to {reported_words(high)}"
    number = floor_number if bound == Bound.AT_LEAST else ceiling if bound == Bound.AT_MOST else middle
    if number is None:
        return NOT_KNOWN
    return f"{BOUND_WORDS.get(bound, '')} {reported_words(number)}".lstrip()


def claimed_words(claim: Claim) -> str:
    """The number of a claim with its bound, as `claim_words` puts it, and what it was worked out from, if anything.

    A vague word stands as it was said, a part or the dead of one clash without the floor that it is weighed as, and a
    number of so few people that it is not told as fewer.
    """
    if isinstance(claim.high, FewerThan):
        return claim.high.words
    if is_least_withheld(claim):
        return WITHHELD
    bound = Bound.EXACT if is_least_of_whole(claim) else claim.bound
    words = verbal_words(claim) or claim_words(bound, low=claim.low, high=claim.high, point=claim.point)
    derived = derived_words(claim)
    return f"{words} (worked out from: {derived})" if derived else words


# Probabilities ------------------------------------------------------------------------------------------------------


def percent_words(probability: float, *, edges: Collection[float] = ()) -> str:
    """A probability as whole per cent: ``"28 %"``, ``"less than 1 %"``, ``"more than 99 %"``, "not known" for NaN.

    `edges` are the band edges of the active standard, in per cent. A probability that would be rounded onto an edge
    it is not on is written "just under 45 %" or "just over 45 %", so that the number never contradicts its word.
    """
    if not isfinite(probability):
        return NOT_KNOWN
    per_cent = round(100.0 * probability, 9)
    if per_cent < 1.0:
        return "less than 1 %"
    if per_cent > 99.0:
        return "more than 99 %"
    whole = round(per_cent)
    side = "" if per_cent == whole or whole not in edges else "just under " if per_cent < whole else "just over "
    return f"{side}{whole} %"


def percent_interval_words(q05: float, q95: float) -> str:
    """The two ends of a probability's interval: ``"12 to 47 %"``, ``"under 1 to 18 %"``, ``"80 to over 99 %"``."""
    if not (isfinite(q05) and isfinite(q95)):
        return NOT_KNOWN
    first, last = (_short_percent(end) for end in (q05, q95))
    return f"{first} %" if first == last else f"{first} to {last} %"


def _short_percent(probability: float) -> str:
    per_cent = round(100.0 * probability, 9)
    if per_cent < 1.0:
        return "under 1"
    return "over 99" if per_cent > 99.0 else f"{round(per_cent)}"


def share_words(share: float | None) -> str:
    """A share of things that were counted, and no estimate: ``"0 %"``, ``"93 %"``; "-" where nothing was."""
    return "-" if share is None else f"{round(100.0 * share)} %"


# Factors and levels -------------------------------------------------------------------------------------------------


def factor_words(value: float) -> str:
    """A ratio with two significant digits, ``"1.9"``, ``"0.47"``, ``"12"``, ``"3,400"``; "not known" for NaN."""
    if not isfinite(value) or value < 0.0:
        return NOT_KNOWN
    if value == 0.0:
        return "0"
    if value >= 100.0:
        return rough_count_words(value)
    return f"{value:.{max(0, 1 - floor(log10(value)))}f}"


def factor_interval_words(low: float, high: float) -> str:
    """The two ends of a factor's interval: ``"0.61 to 1.5"``."""
    return f"{factor_words(low)} to {factor_words(high)}"


def lean_words(q05: float, q50: float, q95: float) -> str:
    """Which way a source leans: "leans high", "leans low", or "no lean shown" while the interval holds 1."""
    if not all(isfinite(value) for value in (q05, q50, q95)):
        return NOT_KNOWN
    if q05 <= 1.0 <= q95:
        return "no lean shown"
    return "leans high" if q05 > 1.0 else "leans low"


def level_words(value: float) -> str:
    """A value on a standard scale with one decimal and a true minus sign, ``"0.8"``, ``"−0.1"``."""
    if not isfinite(value):
        return NOT_KNOWN
    rounded = round(value, 1) + 0.0
    return f"{rounded:.1f}".replace("-", "−")


def level_interval_words(low: float, high: float) -> str:
    """The two ends of a level's interval: ``"−0.1 to 1.3"``."""
    return f"{level_words(low)} to {level_words(high)}"


# Differences --------------------------------------------------------------------------------------------------------


def signed_level(value: float) -> str:
    """A level with its sign, ``"+0.8"``, ``"−0.1"``; ``"0.0"`` for nothing."""
    words = level_words(value)
    return words if words == NOT_KNOWN or words.startswith("−") or words == "0.0" else f"+{words}"


def points_words(difference: float) -> str:
    """A difference of probabilities in percentage points with one decimal, ``"+4.2"``, ``"−0.3"``: luck is shared."""
    return signed_level(100.0 * difference)


def gain_words(difference: float) -> str:
    """A difference of counts with its sign, ``"+1,900"``, ``"−340"``; ``"0"`` below half a head."""
    if not isfinite(difference):
        return NOT_KNOWN
    if abs(difference) <= 0.5:
        return "0"
    return f"{'+' if difference > 0 else '−'}{count_words(abs(difference), width=abs(difference))}"
