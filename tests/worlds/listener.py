"""Somebody who writes down what is told of a piece of work."""

from dataclasses import dataclass, field

__all__ = ["Listener"]


@dataclass
class Listener:
    """The texts of all steps told, and their shares."""

    texts: list[str] = field(default_factory=list)
    shares: list[float | None] = field(default_factory=list)

    def step(self, text: str, share: float | None = None) -> None:
        """Write a step down."""
        self.texts.append(text)
        self.shares.append(share)
