"""Single cells to values: days, counts, words of a closed list, weights, spans.

Each function returns the value, or None after putting a fault on record that names the rule, the value found and the
way out. An empty cell is None without a fault; whether a value may be missing is for the row to say.
"""

import re
from calendar import monthrange
from collections.abc import Collection, Iterable
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar

from passmuster.ledger.actors import spelt_as_known
from passmuster.ledger.nearest import did_you_mean
from passmuster.ledger.synonyms import meant
from passmuster.ledger.years import FIRST_YEAR, LAST_YEAR, day_in_words, day_remedy
from passmuster.store.counts import is_number, read_count
from passmuster.store.table import Row

__all__ = [
    "FIRST_YEAR",
    "LAST_YEAR",
    "Word",
    "Words",
    "actor",
    "choice",
    "count",
    "day",
    "days",
    "filled",
    "list_of",
    "moment",
    "number",
    "source_group",
    "span",
    "weights",
    "word",
]

Word = TypeVar("Word", bound=StrEnum)

Words = type[Word] | tuple[Word, ...]
"""An enumeration, or some of its members."""

WEIGHT_SLACK = 0.001
"""How far hand-written weights may be from one before they are refused; within it they are scaled to sum to one."""

WIDE = re.compile(r"(\d{4})(?:-(\d{2}))?", re.ASCII)
"""A year, or a month of one."""
ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
SPAN = re.compile(r"(\d{1,12})[-:](\d{1,12})", re.ASCII)


def filled(row: Row, column: str) -> str:
    """The text of a cell that must not be empty."""
    text = row.text(column)
    if not text:
        row.refuse(column, "the cell must not be empty", remedy="Fill it in.")
    return text


def word(row: Row, column: str, known: Collection[str] | None, *, remedy: str = "") -> str:
    """A cell that must hold one of the known words; a fault offers the nearest. `remedy` adds another way out.

    Any word will do where the known ones are None: what would name them is at fault itself, and was told.
    """
    text = filled(row, column)
    if text and known is not None and text not in known:
        way_out = f"{did_you_mean(text, known)} {remedy}".rstrip()
        row.refuse(column, "the word must be a known one", found=f"'{text}'", remedy=way_out)
    return text


def source_group(row: Row, column: str, known: Collection[str] | None, *, remedy: str = "") -> str:
    """A cell that must hold a source group: one of the known ones, or a state or armed group by its code or name.

    An actor is spelt as the known ones spell it; any word will do where these are None.
    """
    text = row.text(column)
    if text and known is not None and (group := spelt_as_known(text, known)):
        return group
    return word(row, column, known, remedy=remedy)


def actor(row: Row, column: str, known: Collection[str] | None) -> str:
    """A cell that must hold somebody who acts, in the spelling of the known ones where they name the same actor."""
    text = filled(row, column)
    return (spelt_as_known(text, known) if text and known is not None else "") or text


def choice(row: Row, column: str, words: Words[Word], *, remedy: str = "") -> Word:
    """A cell that must hold a word of a closed set; a fault, and the set's first word in its stead, where it does not.

    Other words for it are understood, see `ledger.synonyms`. `remedy` adds another way out.
    """
    known: dict[str, Word] = members(words)
    text = row.text(column)
    if text in known:
        return known[text]
    if text and (other := meant(text, tuple(words))) is not None:
        return other
    return known.get(word(row, column, known, remedy=remedy), next(iter(words)))


@lru_cache(maxsize=64)
def members(words: Words[Word]) -> dict[str, Word]:
    """The words of a closed set, an enumeration or some of its members, by their texts."""
    return {word.value: word for word in words}


def days(row: Row, column: str) -> tuple[date, date] | None:
    """First and last day of a cell: of a day one and the same, of a month `1984-05` or a year `1984` its own."""
    text = row.text(column)
    if not text:
        return None
    value, rule, remedy = _days(text)
    if rule:
        row.refuse(column, rule, found=f"'{text}'", remedy=remedy)
    return value


@lru_cache(maxsize=4096)
def _days(text: str) -> tuple[tuple[date, date] | None, str, str]:
    """First and last day, or None with the rule that was broken and the way out."""
    wide = WIDE.fullmatch(text)
    first_month, last_month = (int(wide[2]), int(wide[2])) if wide and wide[2] else (1, 12)
    first, rule, remedy = _day(f"{wide[1]}-{first_month:02}-01" if wide else text)
    if first is None:
        return None, rule, f"Write '{month}'." if len(month := day_in_words(text)) == len("2024-12") else remedy
    last = date(first.year, last_month, monthrange(first.year, last_month)[1]) if wide else first
    return (first, last), "", ""


def day(row: Row, column: str) -> date | None:
    """A day written YYYY-MM-DD."""
    text = row.text(column)
    if not text:
        return None
    value, rule, remedy = _day(text)
    if rule:
        row.refuse(column, rule, found=f"'{text}'", remedy=remedy)
    return value


@lru_cache(maxsize=4096)
def _day(text: str) -> tuple[date | None, str, str]:
    """The day, or None with the rule that was broken and the way out. Tables repeat their days, hence the cache."""
    match = ISO_DAY.fullmatch(text)
    if match is None:
        start = ISO_DAY.match(text)
        remedy = f"Write '{start[0]}'." if start else day_remedy(text)
        return None, "a day is written YYYY-MM-DD", remedy
    year, month, day_of_month = map(int, match.groups())
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None, f"the year must lie from {FIRST_YEAR} to {LAST_YEAR}", "Correct the year."
    if not 1 <= month <= 12:
        return None, "the month must lie from 01 to 12", "Correct the month; the order is year, month, day."
    last = monthrange(year, month)[1]
    if not 1 <= day_of_month <= last:
        return None, "the day must exist", f"That month has the days 01 to {last}."
    return date(year, month, day_of_month), "", ""


def moment(row: Row, column: str) -> datetime | None:
    """A moment in ISO 8601, such as 2025-01-13T08:30:00+00:00."""
    text = row.text(column)
    if not text:
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        remedy = "Write for example '2025-01-13T08:30:00+00:00'."
        row.refuse(column, "a moment is written in ISO 8601", found=f"'{text}'", remedy=remedy)
        return None


def count(row: Row, column: str) -> float | None:
    """A count of people or pieces: whole, zero or more, at most 10^12.

    Accepted are ``12000``, ``12,000``, ``12 000``, ``12000.0`` and ``1.2e+04``. A point before exactly three
    digits is refused, because half the world reads ``12.000`` as twelve thousand.
    """
    text = row.text(column)
    if not text:
        return None
    value, rule, remedy = read_count(text)
    if rule:
        row.refuse(column, rule, found=f"'{text}'", remedy=remedy)
    return value


def number(row: Row, column: str, *, low: float, high: float) -> float | None:
    """A finite number from `low` to `high`."""
    text = row.text(column)
    if not text:
        return None
    if not (text.isascii() and is_number(text)):
        row.refuse(column, "the cell must hold a number", found=f"'{text}'", remedy="Write digits, such as -3 or 2.5.")
        return None
    value = float(text)
    if not low <= value <= high:
        remedy = "Correct the number."
        row.refuse(column, f"the number must lie from {low:g} to {high:g}", found=f"'{text}'", remedy=remedy)
        return None
    return value


def span(row: Row, column: str) -> tuple[int, int] | None:
    """Where a passage begins and ends in its report's text, written ``120-164``, the end not included."""
    text = row.text(column)
    if not text:
        return None
    match = SPAN.fullmatch(text)
    if match is None or int(match[1]) >= int(match[2]):
        remedy = "Write first and last position, such as 120-164."
        row.refuse(column, "a span must run forward between two positions", found=f"'{text}'", remedy=remedy)
        return None
    return int(match[1]), int(match[2])


def list_of(row: Row, column: str) -> tuple[str, ...]:
    """The parts of a cell between semicolons, empty ones dropped."""
    text = row.text(column)
    return tuple(part for part in map(str.strip, text.split(";")) if part) if text else ()


def weights(row: Row, column: str, words: Words[Word]) -> tuple[tuple[Word, float], ...]:
    """Words with weights that sum to one, written ``killed:0.3;casualties:0.7``; empty for an empty cell or a fault."""
    before = row.intake.n_faults
    pairs = [_weight(row, column, part, words) for part in list_of(row, column)]
    if not pairs or row.intake.n_faults > before:
        return ()
    _refuse_twice(row, column, (name for name, _ in pairs))
    total = sum(weight for _, weight in pairs)
    if abs(total - 1) > WEIGHT_SLACK:
        cure = ";".join(f"{name}:{weight / total:.3f}" for name, weight in pairs)
        row.refuse(column, "weights must sum to one", found=f"a sum of {total:g}", remedy=f"In proportion: {cure}.")
        return ()
    # Weights that already sum to one stay as they are, so that reading what was written changes nothing.
    return tuple(pairs) if abs(total - 1) < 1e-9 else tuple((name, weight / total) for name, weight in pairs)


def _weight(row: Row, column: str, part: str, words: Words[Word]) -> tuple[Word, float]:
    """One pair of word and weight; a fault and a stand-in where it is not one."""
    name, colon, text = (piece.strip() for piece in part.partition(":"))
    known: dict[str, Word] = members(words)
    if name not in known:
        row.refuse(column, "a measure must be a known quantity", found=f"'{name}'", remedy=did_you_mean(name, known))
    if colon and text.isascii() and is_number(text) and 0 < float(text) <= 1:
        return known.get(name, next(iter(words))), float(text)
    remedy = f"Write it as '{name}:0.5'."
    row.refuse(column, "each measure needs a weight above 0 and at most 1", found=f"'{part}'", remedy=remedy)
    return next(iter(words)), 0.0


def _refuse_twice(row: Row, column: str, names: Iterable[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            row.refuse(column, "a measure must be named once", found=f"'{name}' twice", remedy="Add their weights up.")
        seen.add(name)
