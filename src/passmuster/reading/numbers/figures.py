"""Figures that are never a count: dates in figures, days of one month, years in brackets, money, ages, pages, calibres
and lengths joined to their measure.

What only may be something else is left to the choice (`not_counts.py`); these shapes cannot be a number of men.
"""

import re
from functools import cache
from typing import Final

from passmuster.ledger.vocabulary import Bound
from passmuster.reading.numbers.number import Number
from passmuster.reading.text.lexicon import load_rules, word_set
from passmuster.reading.text.parsed import Parsed

__all__ = ["is_never_a_count"]

MEASURES: Final = word_set("not_counts", "measures")
"""Words that a hyphen joins to a length, a span of time or a calibre: "155-millimetre", "48-hour"."""

DATE: Final = re.compile(
    r"(?<![\d,.])(?:\d{4}([-./])\d{1,2}\1\d{1,2}|\d{1,2}([-./])\d{1,2}\2(?:1[5-9]|20)\d\d)(?![\d,])"
)
"""A date in figures: "2023-06-05", "21.8.1998"."""

LONGEST_DATE: Final = 10

MONTHS: Final = word_set("not_counts", "months")
MONEY: Final = word_set("not_counts", "money")
"""Currencies whose name is no other word."""

DASHES: Final = frozenset("-–—")

JOINTS: Final = frozenset({",", "and", "or", "to", *DASHES})
"""What stands between the days of a list of one month."""

BEHIND_DAYS: Final = word_set("figures", "behind_days")
"""Words behind the last day of a list that begins with its month; before any other word a number may be one of men."""

LAST_DAY: Final = 31

YOUNGEST: Final = 15
OLDEST: Final = 99
"""Years of a person's age that stands between commas."""

PAGES: Final = frozenset({"p", "pp", "page", "pages", "vol", "vols", "volume", "chapter", "chapters", "footnote"})
"""Words before a place in a book, with a stop behind them or without."""

YEAR_OF_A_BOOK: Final = re.compile(r"1[5-9]\d\d|20\d\d")


def is_never_a_count(s: Parsed, number: Number) -> bool:
    """True for a figure whose shape alone tells that it counts nobody."""
    if (
        _is_in_a_date(s, number)
        or _is_day_of_month(s, number)
        or _is_day_of_list(s, number)
        or _is_in_bracketed_years(s, number)
    ):
        return True
    is_money = s.low(number.stop) in MONEY
    return is_money or _is_measure(s, number) or _is_age(s, number) or _is_page(s, number)


def _is_in_a_date(s: Parsed, number: Number) -> bool:
    token = s.tokens[number.core]
    if token.kind != "number" or not {s.text[token.start - 1 : token.start], s.text[token.end : token.end + 1]} & set(
        "-./"
    ):
        return False
    begin = max(0, token.start - LONGEST_DATE)
    return any(
        found.start() < token.end and token.start < found.end()
        for found in DATE.finditer(s.text, begin, token.end + LONGEST_DATE)
    )


def _is_day_of_month(s: Parsed, number: Number) -> bool:
    """True for "up to 30 April": a day with its month behind it, which no noun that is counted begins with."""
    month = number.core + 1
    return _may_be_day(s, number.core) and s.low(month) in MONTHS and s.tokens[month].is_capital


def _is_day_of_list(s: Parsed, number: Number) -> bool:
    """True for a day that shares its month with others: "on 24 and 25 February", "between Oct. 9 and 11"."""
    first = last = number.core
    if not _may_be_day(s, first):
        return False
    while _may_be_day(s, first - 2) and s.low(first - 1) in JOINTS:
        first -= 2
    while _may_be_day(s, last + 2) and s.low(last + 1) in JOINTS:
        last += 2
    if first == last or all(s.low(at) == "," for at in range(first + 1, last, 2)):
        return False  # "on March 3, 4 were killed"
    if s.low(last + 1) in MONTHS:
        return True
    is_over = s.kind(last + 1) in {"mark", ""} or s.low(last + 1) in BEHIND_DAYS
    return s.low(first - 1) in MONTHS and is_over


def _may_be_day(s: Parsed, at: int) -> bool:
    written = s.tokens[at].text if 0 <= at < len(s.tokens) else ""
    return written.isdigit() and 0 < int(written) <= LAST_DAY


def _is_in_bracketed_years(s: Parsed, number: Number) -> bool:
    """True for the years of "the expedition (1858-1863)" and "the war (1899-02)"."""
    opening = number.core - 2 * (s.low(number.core - 1) in DASHES)
    closing = opening + 2
    is_pair = s.low(opening - 1) == "(" and s.low(opening + 1) in DASHES and s.low(closing + 1) in {")", ",", ";"}
    year, end = s.low(opening), s.low(closing)
    return is_pair and YEAR_OF_A_BOOK.fullmatch(year) is not None and end.isdigit() and len(end) in {2, len(year)}


def _is_measure(s: Parsed, number: Number) -> bool:
    return s.low(number.stop) == "-" and s.low(number.stop + 1) in MEASURES


def _is_age(s: Parsed, number: Number) -> bool:
    """True for "a 19-year-old", "aged 28", and for "Ann Baker, 28, died" behind a name of two words or "a nurse"."""
    if s.low(number.core - 1) == "aged" or (s.low(number.stop) == "years" and s.low(number.stop + 1) == "old"):
        return True
    if s.kind(number.core) != "number" or not YOUNGEST <= number.value <= OLDEST:
        return False
    core = number.core
    between = number.stop == core + 1 and number.first == core and s.low(core - 1) == s.low(core + 1) == ","
    named = core >= 3 and _is_name(s, core - 2) and _is_name(s, core - 3)
    return between and (named or (core >= 2 and s.low(core - 2) in _persons()))


@cache
def _persons() -> frozenset[str]:
    """Nouns for one person who may speak, such as "nurse"."""
    return frozenset(load_rules("speech")["speaker_nouns"]["person"].split())


def _is_name(s: Parsed, at: int) -> bool:
    known = s.at("actor", at) is not None or s.at("place", at) is not None
    return s.kind(at) in {"word", "abbr"} and s.tokens[at].is_capital and not s.tokens[at].text.isupper() and not known


def _is_page(s: Parsed, number: Number) -> bool:
    """True for the places of a reference: "pp. 211-215", "vol. 3", and "2007, 330-335" at the end of one."""
    before = number.first - 1
    if s.low(before - (s.low(before) == ".")) in PAGES:
        return True
    year = s.low(before - 1 - (s.low(before - 1) == ")"))
    behind_a_year = s.low(before) in {":", ","} and YEAR_OF_A_BOOK.fullmatch(year) is not None
    return behind_a_year and number.bound == Bound.RANGE and number.stop >= len(s.tokens) - 1
