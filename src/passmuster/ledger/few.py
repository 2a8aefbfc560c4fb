"""Counts of so few harmed people that they are told nowhere: how many that is, and how a fault says so.

The rule stands in the documentation under `explanation/people`. Findings keep it in what is found, and readers of rows
in what they refuse: whoever handed a table in has its numbers before them, and others read what a call has said.
"""

from typing import Final

from passmuster.ledger.vocabulary import FAMILY_OF_QUANTITY, Family, Quantity

__all__ = ["CELL_SIZE", "GONE", "WITHHELD", "is_small", "of_harmed", "refused_count"]

CELL_SIZE: Final = 10
"""Smallest count of people that is told. Customary in statistics about people, where limits lie between 3 and 10; the
largest is taken, because the dead of one day and place have names that others can look up."""

WITHHELD: Final = f"fewer than {CELL_SIZE}"

GONE: Final = "words withheld with the number"
"""What the note of a claim of few people says in the place of its words, which would tell the number again."""


def of_harmed(quantity: Quantity | str) -> bool:
    """Whether a quantity counts people who were killed, wounded, captured or went missing."""
    return quantity in Quantity.__members__.values() and FAMILY_OF_QUANTITY[Quantity(quantity)] == Family.LOSSES


def is_small(value: float | None) -> bool:
    """Whether a count is of somebody, and of too few; none at all is told."""
    return value is not None and 0.0 < value < CELL_SIZE


def refused_count(value: float, *, harmed: bool) -> str:
    """A count as a fault tells it: who is refused finds the number on the line and in the column that the fault names.

    >>> refused_count(7.0, harmed=True), refused_count(7.0, harmed=False)
    ('a count of fewer than 10', '7')
    """
    return f"a count of {WITHHELD}" if harmed and is_small(value) else f"{value:.0f}"
