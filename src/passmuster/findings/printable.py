"""What of a fit can be printed: counts of forces whose chains agree, but for totals that are left aside."""

from collections.abc import Iterable
from typing import Protocol, TypeVar

from passmuster.inference.diagnostics import Health
from passmuster.ledger.vocabulary import Quantity

__all__ = ["is_printable", "printable"]


class OfForce(Protocol):
    """Whatever is of a quantity of a force."""

    @property
    def subject(self) -> str:
        """The force's id."""
        ...

    @property
    def quantity(self) -> Quantity:
        """What is counted."""
        ...


Counted = TypeVar("Counted", bound=OfForce)


def printable(counts: Iterable[Counted], health: Health) -> tuple[Counted, ...]:
    """The counts that can be printed."""
    return tuple(count for count in counts if is_printable(health, count))


def is_printable(health: Health, count: OfForce) -> bool:
    """Whether a count's chains agree well enough; arrivals are what those sent gained."""
    total = Quantity.DEPLOYED if count.quantity == Quantity.ARRIVALS else count.quantity
    return count.subject not in health.withheld and (count.subject, total) not in health.left_aside
