"""Progress: how whoever waits for a piece of work is told how far it is. One way for every command, and for Python."""

from dataclasses import dataclass
from typing import Final, Protocol

__all__ = ["SILENT", "Behind", "Progress"]


class Progress(Protocol):
    """Somebody who is told how far a piece of work is; steps may come from several threads."""

    def step(self, text: str, share: float | None = None) -> None:
        """Take note of what is being done, in a few words, and of the share of it that is done, where that is known.

        The share runs from 0 to 1; a new text begins a new step.
        """


class _Silent:
    """Takes note of nothing."""

    def step(self, text: str, share: float | None = None) -> None:
        """Take no note."""


SILENT: Final[Progress] = _Silent()
"""For work that nobody waits for."""


@dataclass(frozen=True, slots=True)
class Behind:
    """Tells somebody the same steps behind some words, such as the day that they are about."""

    words: str
    progress: Progress

    def step(self, text: str, share: float | None = None) -> None:
        """Pass the step on."""
        self.progress.step(f"{self.words}{text}", share)
