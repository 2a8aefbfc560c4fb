"""Number: a quantity as written, with its bound."""

from dataclasses import dataclass

from passmuster.ledger.vocabulary import Bound

__all__ = ["Number"]


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written: tokens `first` to `stop` (exclusive, with its bound words), value and bound.

    `core` is the first token of the number itself. `share` is set instead of a value for fractions of something.
    `vague` keeps a vague word ("several"). `strong` is True for "10,000-strong", `small_word` for "one" to "nine".
    """

    first: int
    core: int
    stop: int
    low: float | None
    high: float | None
    bound: Bound
    share: float | None = None
    vague: str = ""
    strong: bool = False
    small_word: bool = False

    @property
    def value(self) -> float:
        """One value to compare by: the low end, else the high end."""
        return self.low if self.low is not None else self.high or 0.0
