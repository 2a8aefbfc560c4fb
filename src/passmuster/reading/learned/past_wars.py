"""Who has helped whom with armed people in past wars, and who has fought whom, with the years.

A person who reads of Burundian soldiers and the M23 knows whose war it is before the text says so. The table is made
from the shipped tables of past wars and from one of engagements (`scripts/past_wars.py`); it speaks of two that a text
names and of nobody else.
"""

from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path
from typing import Final

__all__ = ["FOUGHT", "FOUGHT_FOR", "HELPED", "KNOWN_OF_TWO", "TABLE", "THEN", "Years", "known_of_two", "known_then"]

TABLE: Final = Path(__file__).parents[1] / "rules" / "past_wars.tsv"

HELPED: Final = "helped"
"""Served in, for or beside the other's war, be it with peacekeepers, advisers or ships."""

FOUGHT_FOR: Final = "fought for"
"""Helped it with people who came to fight."""

FOUGHT: Final = "fought"

KNOWN_OF_TWO: Final = ("has helped", "was helped by", "has fought for", "was fought for by", "has fought")
"""What may be known of two."""

THEN: Final = ("then", "at other times")
"""Whether it was in years that a text speaks of."""

SPOKEN_OF_BEFORE: Final = 1
"""Years before a war in which a text already speaks of it: troops are promised before they come."""

SPOKEN_OF_AFTER: Final = 2
"""Years after it in which news still does: of the wounded, of pensions, of those who stayed."""

Years = tuple[tuple[int, int], ...]
"""Spans of years, the first and the last of each."""


def known_of_two(one: str, other: str) -> Iterator[str]:
    """What past wars tell of two, from the one to the other, by their codes."""
    return (told for told, years in _told_of_two(one, other) if years)


def known_then(one: str, other: str, years: Collection[int]) -> Iterator[str]:
    """Which of it was in one of these years, or so near to one that it may still or already speak of it, and which not.

    Where no years are known, nothing.
    """
    for told, spans in _told_of_two(one, other):
        if spans and years:
            yield f"{told} {THEN[not any(_near(year, spans) for year in years)]}"


def _told_of_two(one: str, other: str) -> Iterator[tuple[str, Years]]:
    there, back = (one, other), (other, one)
    facts = (HELPED, *there), (HELPED, *back), (FOUGHT_FOR, *there), (FOUGHT_FOR, *back), (FOUGHT, *there)
    return ((told, _years_of(*fact)) for told, fact in zip(KNOWN_OF_TWO, facts, strict=True))


def _near(year: int, spans: Years) -> bool:
    return any(first - SPOKEN_OF_BEFORE <= year <= last + SPOKEN_OF_AFTER for first, last in spans)


@cache
def _years_of(deed: str, one: str, other: str) -> Years:
    """When the one did it to the other; few are ever asked for."""
    spans = (span.split("-") for span in _done_to(deed, one).get(other, "").split())
    return tuple((int(first), int(last)) for first, last in spans)


@cache
def _done_to(deed: str, one: str) -> dict[str, str]:
    """To whom the one did it, with the years as written."""
    cells = (cell.partition(" ") for cell in _lines().get((deed, one), "").split(";"))
    return {other: years for other, _, years in cells}


@cache
def _lines() -> dict[tuple[str, str], str]:
    lines = (line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines())
    return {(deed, one): done for deed, one, done in lines}
