"""What looks like a count and is none: dates, years, money, models, calibres, ages, chances."""

import re
from typing import Final

from passmuster.ledger.vocabulary import Bound
from passmuster.reading.numbers.cardinals import UNITS
from passmuster.reading.numbers.number import Number
from passmuster.reading.text.lexicon import word_set
from passmuster.reading.text.parsed import Parsed

__all__ = ["MONTHS", "YEAR", "is_something_else"]

MONTHS: Final = word_set("not_counts", "months")


CURRENCY: Final = frozenset("$€£¥₩₽₴")


LARGEST: Final = 1e12
"""Numbers above this are not counts of anything we read."""

YEAR: Final = re.compile(r"(?:19|20)\d\d")

OLD_YEAR: Final = re.compile(r"1[5-8]\d\d")
"""A year before 1900, taken for one only behind a word or a date that leads to years."""

TO_YEARS: Final = frozenset({"since", "in", "from", "until", "of", "by", "before", "after"})

OLDEST: Final = 65
"""Years; a bare "under" before more than this is no age of soldiers."""


def is_something_else(s: Parsed, number: Number) -> bool:
    """True for dates, years, money, models, calibres, ages, negligible numbers and over-long ones."""
    if number.value > LARGEST or _is_span_of_years(s, number):
        return True
    before, after = s.low(number.core - 1), s.low(number.stop)
    if number.share is not None:
        return False
    if before in CURRENCY or after in CURRENCY or s.low(number.first - 1) in CURRENCY:
        return True
    if before in MONTHS or s.low(number.core - 1) == "no." or after in MONTHS:
        return True
    if _is_age(s, number) or _is_chance(s, number) or _is_list_of_measures(s, number):
        return True
    return _is_year(s, number) or _is_model(s, number) or after in {"%", "°", "mm", "cm"}


def _is_year(s: Parsed, number: Number) -> bool:
    token = s.tokens[number.core]
    if number.stop != number.core + 1 or token.kind != "number":
        return False
    before = s.low(number.core - 1)
    if OLD_YEAR.fullmatch(token.text):
        led = before in TO_YEARS or (before == "," and s.low(number.core - 3) in MONTHS)
        return led and s.begins("head", number.stop) is None and s.begins("actor", number.stop) is None
    if not YEAR.fullmatch(token.text):
        return False
    if number.first < number.core and s.begins("head", number.stop) is None and s.begins("actor", number.stop) is None:
        return True  # "at least until 2026", "by at least 2027"
    if s.begins("head", number.stop) is not None and before not in {"in", "since"}:
        return False
    openers = {
        "in",
        "since",
        "of",
        "by",
        "until",
        "from",
        "during",
        "before",
        "after",
        "early",
        "late",
        "mid",
        ",",
        "-",
        "and",
        "the",
        "/",
    }
    return before in openers or before in MONTHS or s.kind(number.stop) in {"mark", ""}


def _is_age(s: Parsed, number: Number) -> bool:
    """True for "all of them under 30" and "most are over 40"."""
    bound = s.low(number.first) in {"under", "over", "below", "above"} and number.value <= OLDEST
    led = s.low(number.first - 1) in {"them", "whom", "is", "are", "was", "were", "aged"}
    return bound and led and s.kind(number.stop) in {"mark", ""}


def _is_chance(s: Parsed, number: Number) -> bool:
    """True for either number of "one in three", which is a share of nothing named."""
    ahead = s.low(number.stop) in {"in", "out"} and (
        s.kind(number.stop + 1) == "number" or s.low(number.stop + 1) in UNITS
    )
    behind = s.low(number.first - 1) == "in" and (
        s.kind(number.first - 2) == "number" or s.low(number.first - 2) in UNITS
    )
    return number.value <= 10 and (ahead or behind)


def _is_list_of_measures(s: Parsed, number: Number) -> bool:
    """True for the first of "20 and 26 years"."""
    joined = s.low(number.stop) in {"and", "or", ","} and s.kind(number.stop + 1) == "number"
    return joined and s.at("not_counted", number.stop + 2) is not None


def _is_span_of_years(s: Parsed, number: Number) -> bool:
    """True for "between 1964 and 1973" and "1998-2003"."""
    years = number.bound == Bound.RANGE and all(
        end is not None and 1900 <= end <= 2100 for end in (number.low, number.high)
    )
    return years and s.tokens[number.core].text.isdigit() and s.begins("head", number.stop) is None


def _is_model(s: Parsed, number: Number) -> bool:
    """ "Su-34", "T-72", "KN-23", "122 mm", "M-1978", "Resolution 2270", "Brigade 810"."""
    first = number.core
    glued = first >= 1 and s.tokens[first - 1].end == s.tokens[first].start and s.tokens[first - 1].kind == "word"
    hyphened = (
        first >= 2
        and s.low(first - 1) == "-"
        and s.tokens[first - 1].start == s.tokens[first - 2].end
        and s.tokens[first - 1].end == s.tokens[first].start
        and s.kind(first - 2) == "word"
    )
    named = s.low(first - 1) in {
        "resolution",
        "article",
        "unit",
        "brigade",
        "regiment",
        "division",
        "page",
        "room",
        "route",
        "hill",
        "object",
    }
    return glued or hyphened or named
