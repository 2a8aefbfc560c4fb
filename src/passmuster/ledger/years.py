"""Years in which anything here can lie; a day outside of them is a slip, whoever wrote it. And how a day is written."""

import re
from calendar import monthrange
from datetime import date
from typing import Final

__all__ = ["FIRST_YEAR", "LAST_YEAR", "day_in_words", "day_remedy", "is_thinkable", "last_day", "year_first"]

FIRST_YEAR: Final = 1700
LAST_YEAR: Final = 2199
"""The oldest precedent is of 1756; and weeks can be counted from any of these years, back and ahead."""

OTHER_ORDER: Final = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})", re.ASCII)
"""A day as most of the world writes it; half of that world has the month first."""

YEAR_FIRST: Final = re.compile(r"(\d{4})[./-](\d{1,2})[./-](\d{1,2})(?:[ T].*)?", re.ASCII)
"""A day with its year first, in which the month comes next wherever such days are written."""

MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WORD_FIRST: Final = re.compile(r"([A-Za-z]{3,9})\.?,?\s+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4})", re.ASCII)
DAY_FIRST: Final = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[\s.-]+([A-Za-z]{3,9})\.?,?[\s-]+(\d{4})", re.ASCII)
FULL_MONTHS: Final = frozenset(
    {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
     "december", "sept", *MONTHS}
)  # fmt: skip


def is_thinkable(day: date) -> bool:
    """Whether a day lies in one of them.

    >>> is_thinkable(date(2025, 1, 13)), is_thinkable(date(1, 1, 1))
    (True, False)
    """
    return FIRST_YEAR <= day.year <= LAST_YEAR


def day_in_words(text: str) -> str:
    """A day, or a month alone, whose month is a word, as it is written here; empty where it is none.

    >>> day_in_words("3 November 2024"), day_in_words("Nov 3rd, 2024"), day_in_words("Nov 2024")
    ('2024-11-03', '2024-11-03', '2024-11')
    """
    if match := DAY_FIRST.fullmatch(text.strip()):
        day, word, year = match.groups()
    elif match := WORD_FIRST.fullmatch(text.strip()):
        word, day, year = match.groups()
    else:
        return ""
    if word.casefold() not in FULL_MONTHS:
        return ""
    month = MONTHS.index(word[:3].casefold()) + 1
    return _iso(int(year), month, int(day)) if day else f"{year}-{month:02d}"


def year_first(text: str) -> str:
    """A day whose year comes first, however its parts are kept apart, as it is written here; empty where it is none.

    >>> year_first("2024/11/3"), year_first("2024.11.03"), year_first("2024/13/03")
    ('2024-11-03', '2024-11-03', '')
    """
    match = YEAR_FIRST.fullmatch(text.strip())
    return _iso(*map(int, match.groups())) if match else ""


def last_day(month: str) -> str:
    """The last day of a month written YYYY-MM; itself where there is no such month.

    >>> last_day("2024-02"), last_day("2024-13")
    ('2024-02-29', '2024-13')
    """
    year, number = int(month[:4]), int(month[5:])
    return f"{month}-{monthrange(year, number)[1]}" if 1 <= number <= 12 and year else month


def day_remedy(text: str) -> str:
    """How to write a day that is written in another order; both ways where it can be read as either.

    >>> day_remedy("31/12/2024"), day_remedy("3.4.2024")
    ("Write '2024-12-31'.", "Write '2024-04-03' or '2024-03-04', whichever is meant.")
    >>> day_remedy("Nov 3, 2024"), day_remedy("Monday")
    ("Write '2024-11-03'.", "Write for example '2024-12-31'.")
    """
    if len(named := day_in_words(text) or year_first(text)) == len("2024-12-31"):
        return f"Write '{named}'."
    match = OTHER_ORDER.fullmatch(text.strip())
    first, second, year = map(int, match.groups()) if match else (0, 0, 0)
    meant = [_iso(year, month, day) for day, month in dict.fromkeys([(first, second), (second, first)])]
    told = list(dict.fromkeys(filter(None, meant)))
    ways = " or ".join(f"'{day}'" for day in told)
    return (
        f"Write {ways}{', whichever is meant' if len(told) > 1 else ''}." if told else "Write for example '2024-12-31'."
    )


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
