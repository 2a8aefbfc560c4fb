"""A sentence marked up with what was read in it, as the terminal and the page lay it out."""

from typing import Protocol

__all__ = ["MarkedSentence"]


class MarkedSentence(Protocol):
    """A sentence in which something was read."""

    @property
    def pieces(self) -> tuple[tuple[str, str], ...]:
        """Its words in order, each piece behind what it was taken for: `number`, `speaker`, ..., or empty."""

    @property
    def notes(self) -> tuple[str, ...]:
        """A line for each claim and event in it."""
