"""The days of a claim: cells that hold a day, a month or a year, and what they must keep to."""

from datetime import date
from typing import Final

from passmuster.ledger.claim import Claim
from passmuster.ledger.vocabulary import Quantity
from passmuster.store import cells
from passmuster.store.table import Row

__all__ = ["check_days", "days_spoken_of"]

DAYS_AHEAD_ALLOWED: Final = 1
"""How far an observation may speak of a day after it was said: a calendar day, for time zones."""


def days_spoken_of(row: Row, quantity: Quantity, said_on: date) -> tuple[date | None, date | None]:
    """First and last day that a claim speaks about, as `Claim` has them, from cells that may hold a month or a year.

    A window runs from the first day of its first cell to the last of its second. Where the second stands alone and has
    a width, those present were so on some day of it, and a running total is taken at its middle. Nothing said within a
    month or year speaks of the days of it that were still to come.
    """
    opening, closing = cells.days(row, "as_of_start"), cells.days(row, "as_of_end")
    if closing is None:
        return (opening[0] if opening else None), None
    first, last = closing
    if first <= said_on < last:
        last = said_on
    if opening is not None:
        return opening[0], last
    if first == last or quantity == Quantity.PRESENT:
        return (None if first == last else first), last
    return None, first + (last - first) // 2


def check_days(claim: Claim, row: Row) -> None:
    """The days a claim speaks about are in order, and an observation does not speak about the future."""
    start, end = claim.as_of_start, claim.as_of_end
    if start is not None and end is None:
        remedy = "Give the last day of the window in as_of_end; a stock has its day there and no start."
        row.refuse("as_of_start", "a window needs its last day", found=f"only the start {start}", remedy=remedy)
    if start is not None and end is not None and end < start:
        row.refuse(
            "as_of_end",
            "a window must not end before it starts",
            found=f"{end} before {start}",
            remedy="Swap the two days.",
        )
    if end is not None and (end - claim.said_on).days > DAYS_AHEAD_ALLOWED and not claim.is_prospective:
        remedy = "Correct the day; for a forecast use mode 'projected' or 'planned' and the column horizon."
        row.refuse(
            "as_of_end",
            "an observation cannot speak of days after it was said",
            found=f"{end}, said on {claim.said_on}",
            remedy=remedy,
        )
