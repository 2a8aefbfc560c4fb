"""Who has helped whom with troops in past wars, and who has fought whom.

A person who reads of Burundian soldiers and the M23 knows whose war it is before the text says so. The table is made
from the shipped tables of past wars (`scripts/past_wars.py`); it speaks of two that a text names and of nobody else.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

__all__ = ["FOUGHT", "HELPED", "KNOWN_OF_TWO", "TABLE", "known_of_two"]

TABLE: Final = Path(__file__).parents[1] / "rules" / "past_wars.tsv"

HELPED: Final = "helped"
FOUGHT: Final = "fought"

KNOWN_OF_TWO: Final = ("has helped", "was helped by", "has fought")
"""What may be known of two."""


def known_of_two(one: str, other: str) -> Iterator[str]:
    """What past wars tell of two, from the one to the other, by their codes."""
    facts = (HELPED, one, other), (HELPED, other, one), (FOUGHT, one, other)
    yield from (told for told, fact in zip(KNOWN_OF_TWO, facts, strict=True) if fact in _facts())


@cache
def _facts() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(line.split("\t")) for line in TABLE.read_text(encoding="utf-8").splitlines())
