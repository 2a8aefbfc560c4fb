"""Shelf: what a journal asks of the database under it, whichever that is."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

__all__ = ["Shelf"]


class Shelf(Protocol):
    """A database with the tables of a journal. Statements mark their values with question marks.

    Whatever the database refuses comes out as `BadInput`, with the place, the reason and a way out.
    """

    @property
    def place(self) -> str:
        """Where it is, in words for messages; no password is in it."""

    def writing(self) -> AbstractContextManager[None]:
        """A transaction that no other writer enters; kept when it ends, undone when an error ends it."""

    def reading(self) -> AbstractContextManager[None]:
        """A transaction that sees one state throughout."""

    def rows(self, statement: str, values: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
        """The rows of a query, as they come."""

    def run(self, statement: str, values: Sequence[Any] = ()) -> None:
        """Carry out one statement."""

    def many(self, statement: str, rows: Iterable[Sequence[Any]]) -> None:
        """Carry out one statement for each row of values."""

    def tidy(self) -> None:
        """Leave no trace of what was deleted in any file of the database."""

    def faults(self) -> list[str]:
        """What is wrong with the database itself, in sentences; empty when nothing is."""

    def discard(self) -> None:
        """Take the whole of it away: for a ledger whose making failed, and for nothing else."""

    def close(self) -> None:
        """Let go of it."""
