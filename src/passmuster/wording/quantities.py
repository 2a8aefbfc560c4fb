"""What a number counts, when, and how many: one table of nouns for every sentence that names a quantity."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from passmuster.ledger.vocabulary import Quantity
from passmuster.wording.dates import long_date, span_words

__all__ = ["QUANTITY_NOUNS", "counted_when", "quantity_noun", "tally"]

QUANTITY_NOUNS: Final[Mapping[Quantity, str]] = MappingProxyType(
    {
        Quantity.PRESENT: "present",
        Quantity.DEPLOYED: "sent so far",
        Quantity.ARRIVALS: "newly arrived",
        Quantity.ROTATED: "passing through",
        Quantity.PLANNED: "to be sent or to be there",
        Quantity.KILLED: "killed",
        Quantity.WOUNDED: "wounded",
        Quantity.CAPTURED: "captured",
        Quantity.MISSING: "missing",
        Quantity.CASUALTIES: "killed or wounded",
        Quantity.IRRECOVERABLE: "killed, captured or evacuated for good",
        Quantity.RETURNED: "gone home",
        Quantity.EVACUATED: "evacuated for good",
        Quantity.RECOVERING: "recovering",
        Quantity.SHELLS: "artillery rounds",
        Quantity.MISSILES: "missiles",
        Quantity.WORKERS: "workers",
        Quantity.OTHER: "pieces",
    }
)
"""Quantity, of claims or of the accounts of a force, to what stands behind a number of it.

Casualties are "killed or wounded": each of those counted is one or the other, and in a list of counts, joined by
"and", the words still say that it is one number.
"""

STOCKS: Final = frozenset({Quantity.PRESENT})
"""What is counted on a day; everything else is counted up to it."""


def quantity_noun(quantity: Quantity) -> str:
    """The words behind a number of a quantity: "artillery rounds"."""
    return QUANTITY_NOUNS.get(quantity, quantity)


def counted_when(quantity: Quantity, first_day: date | None, last_day: date) -> str:
    """The days a number speaks of: "on 4 March 2025", "by 4 March 2025", "from 1 to 4 March 2025"."""
    if first_day is None:
        return f"{'on' if quantity in STOCKS else 'by'} {long_date(last_day)}"
    return f"{'on' if first_day == last_day else 'from'} {span_words(first_day, last_day)}"


def tally(number: int, noun: str, plural: str = "") -> str:
    """A whole number with its noun: "1 claim", "12 claims"; "2 entries" where the plural is given."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {plural or noun + 's'}"
