"""Governed: a number's quantity, and the words that decided it."""

from dataclasses import dataclass

from passmuster.ledger.vocabulary import Quantity
from passmuster.reading.numbers.cues import quantity_of
from passmuster.reading.text.lexicon import Mark

__all__ = ["Governed", "from_mark"]


@dataclass(frozen=True, slots=True)
class Governed:
    """A number's quantity, the tokens of the words that decided (stop exclusive), and where they stand.

    `side` is `behind`, `ahead`, `noun`, `list`, `total` or `default`. `clause`: its first and last (exclusive) token.
    """

    quantity: Quantity
    cue_first: int
    cue_stop: int
    side: str
    clause: tuple[int, int]

    @property
    def rule(self) -> str:
        """Name of the rule that decided, for the record."""
        return f"{self.quantity}:{self.side}"


def from_mark(mark: Mark, side: str, clause: tuple[int, int]) -> Governed:
    """What a cue decides that stands on that side of its number."""
    return Governed(quantity_of(mark), mark.first, mark.stop, side, clause)
