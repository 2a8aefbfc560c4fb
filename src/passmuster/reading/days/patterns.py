"""Patterns of time: how a sentence names a day, a month, a year or a stretch of them, as regular expressions.

Groups: `d`, `m`, `y` for day, month and year, with 1 and 2 behind them for the two ends of a stretch; `w` a weekday,
`count` and `unit` of a length, `which` one of last, this and next. The words stand in `rules/days.toml`.
"""

import re
from typing import Final

from passmuster.reading.text.lexicon import load_rules

__all__ = [
    "AHEAD", "COUNTS", "DAYS_AFTER", "DAY_MONTH", "DAY_SPAN", "FIXES_NOTHING", "IN_A_LIST", "ISO", "LAST", "MONTHS",
    "MONTH_ALONE", "MONTH_DAY", "MONTH_SPAN", "MONTH_YEAR", "NEW_CLAUSE", "NOW", "ORDINALS", "PAST_SPAN", "RELATIVE",
    "SINCE", "WEEKDAY", "WEEKDAYS", "WORDS", "YEAR_ALONE", "YEAR_SPAN", "month_of",
]  # fmt: skip

RULES: Final = load_rules("days")
CALENDAR: Final = RULES["calendar"]
LEADS: Final = RULES["leads"]
BONDS: Final = RULES["bonds"]


def _numbered(words: str) -> dict[str, int]:
    return {word: number for number, word in enumerate(words.split(), start=1)}


MONTHS: Final = tuple(CALENDAR["months"].split())
WEEKDAYS: Final = tuple(CALENDAR["weekdays"].split())
ORDINALS: Final = _numbered(CALENDAR["ordinals"])
COUNTS: Final = _numbered(CALENDAR["counts"]) | {
    word: int(number) for word, _, number in (pair.partition(":") for pair in CALENDAR["amounts"].split())
}


def _month(name: str) -> str:
    """A month in full or by its first letters, as a group of a name."""
    short = {month[:3].title() for month in MONTHS} | {"Sept"}
    full = {month.title() for month in MONTHS}
    return rf"(?P<{name}>(?:{'|'.join(sorted(full | short, key=len, reverse=True))})\b\.?)"


def _compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern in which every space stands for any white space, as lines break anywhere."""
    return re.compile(pattern.replace(" ?", r"\s{0,9}").replace(" ", r"\s{1,9}"), flags)


YEAR: Final = r"(?:1[89]|20)\d\d"
DAY: Final = rf"\d{{1,2}}(?:st|nd|rd|th)?|{'|'.join(ORDINALS)}"
UNIT: Final = r"(?P<unit>day|night|week|month|year)s?"
COUNT: Final = rf"(?P<count>\d{{1,3}}|{'|'.join(COUNTS)})"

DAY_SPAN: Final = _compiled(
    rf"\b(?:from |between )?(?:the )?(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?: (?:of )?{_month('m1')})?"
    rf"\s?(?:to|and|-|–|until|till|through)\s?(?:the )?(?P<d2>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?{_month('m2')}"
    rf"(?:,? (?P<y>{YEAR}))?\b"
)
MONTH_SPAN: Final = _compiled(
    rf"\b(?:from|between) {_month('m1')}(?: (?P<y1>{YEAR}))? (?:to|and|until|till|through) {_month('m2')}"
    rf"(?: (?P<y2>{YEAR}))?\b"
)
YEAR_SPAN: Final = _compiled(
    rf"\b(?:(?:from|between) )?(?P<y1>{YEAR})(?: (?:to|and|until|till|through) |[-–])(?P<y2>{YEAR}|\d\d)\b"
)
ISO: Final = _compiled(rf"\b(?P<y>{YEAR})-(?P<m>\d\d)-(?P<d>\d\d)\b")
DAY_MONTH: Final = _compiled(rf"\b(?:the )?(?P<d>{DAY}) (?:of )?{_month('m')}(?:,? (?P<y>{YEAR}))?", re.IGNORECASE)
MONTH_DAY: Final = _compiled(rf"\b{_month('m')} (?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?![\d,.]\d|\d)(?:,? (?P<y>{YEAR}))?\b")
MONTH_ALONE: Final = _compiled(
    rf"\b(?P<before>(?i:{LEADS['month']}))(?:late |early |mid-?)?{_month('m')}(?: (?:of )?(?P<y>{YEAR}))?(?! \d)"
)
MONTH_YEAR: Final = _compiled(rf"\b{_month('m')},? (?P<y>{YEAR})\b")
IN_A_LIST: Final = _compiled(
    rf"(?:[A-Za-z-]{{1,12}} ){{0,4}}(?:(?:{DAY}) )?{_month('m1')} ?"
    rf"(?:(?:,|and|or|to|-|–) ?(?:the )?(?:(?:{DAY}) )?(?:{_month('m2')} ?)?){{1,4}}"
)
"""What stands from a month to the next one of a list: "in June and " of "in June and July 2024"."""

YEAR_ALONE: Final = _compiled(rf"\b(?P<before>(?i:{LEADS['year']})) ?(?P<y>{YEAR})\b(?! ?(?:{LEADS['people']}))")
WEEKDAY: Final = _compiled(
    rf"\b(?:(?P<next>next) |(?:on |last |this )?)(?P<w>{'|'.join(WEEKDAYS)})(?! (?:newspaper|Times|Mail|Telegraph))\b",
    re.IGNORECASE,
)
RELATIVE: Final = _compiled(rf"\b{COUNT}(?: of)? {UNIT} (?P<way>ago|earlier)\b", re.IGNORECASE)
DAYS_AFTER: Final = _compiled(rf"\b{COUNT} (?P<unit>day|week)s? after\b", re.IGNORECASE)
PAST_SPAN: Final = _compiled(
    rf"\b(?:in|over|during|within|for) (?:the )?(?:past|last|previous|preceding) "
    rf"(?:{COUNT} )?{UNIT}\b",
    re.IGNORECASE,
)
LAST: Final = _compiled(r"\b(?P<which>last|this|next) (?P<unit>week|month|year|weekend|night)\b", re.IGNORECASE)
WORDS: Final = _compiled(
    r"\b(?:yesterday|to-?day|overnight|this morning|this afternoon|this evening|tonight|"
    r"(?:over|at|on|during) the weekend|the day before)\b",
    re.IGNORECASE,
)
AHEAD: Final = _compiled(r"\b(?:by|until|till|before|from|next|in the coming)\b[^,;]{0,14}$", re.IGNORECASE)
SINCE: Final = _compiled(
    r"\b(?:since|from)(?: (?:the )?(?:end|beginning|start|middle|late|early|mid)(?: of)?)? $|"
    r"\bsince\s(?:[^\W\d]+\s){1,6}(?:on|in)\s(?:(?:early|late|mid)\s)?$",
    re.IGNORECASE,
)
"""What opens with it begins on the day behind it, or on that of a deed: "since the operation began on 11 January"."""

NEW_CLAUSE: Final = _compiled(BONDS["new_clause"])
FIXES_NOTHING: Final = _compiled(rf"\b(?:{BONDS['fixes_nothing']})\s*(?:the\s)?$", re.IGNORECASE)
NOW: Final = _compiled(rf"\b(?:{BONDS['now']})\b", re.IGNORECASE)


def month_of(word: str) -> int:
    """The number of a month by its first letters.

    >>> month_of("Sept.")
    9
    """
    return next(n for n, name in enumerate(MONTHS, start=1) if name.startswith(word[:3].lower()))
