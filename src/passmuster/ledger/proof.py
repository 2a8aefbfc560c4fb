"""Proof: what was found when a ledger was looked at again, entry by entry."""

from dataclasses import dataclass

from passmuster.ledger.head import LedgerHead

__all__ = ["Crack", "Proof"]


@dataclass(frozen=True, slots=True)
class Crack:
    """Something that does not hold: the entry, None for the store or the whole, and what is wrong in a sentence."""

    entry: int | None
    text: str

    def __str__(self) -> str:
        return self.text if self.entry is None else f"entry {self.entry}: {self.text}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What was found: the head, up to which entry a witness vouches, how many words were forgotten, and every crack."""

    head: LedgerHead
    vouched: int
    forgotten: int
    cracks: tuple[Crack, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether nothing is wrong."""
        return not self.cracks
