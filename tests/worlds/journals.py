"""Journals for tests: a clock that is told what to say, small acts, and a folder with a ledger."""

from itertools import count
from pathlib import Path

from passmuster.ledger.entry import Act, Deed, ThingKind
from passmuster.store.journal.journal import Journal
from passmuster.store.journal.sqlite import open_sqlite

__all__ = ["FIRST_MOMENT", "SECOND", "add", "correct", "forget", "new_journal", "withdraw"]

SECOND = 1_000_000
"""Microseconds."""

FIRST_MOMENT = 1_900_000_000 * SECOND
"""A moment in 2030."""


def new_journal(folder: Path, *, step: int = SECOND) -> Journal:
    """An empty journal in `ledger.db` of a folder, whose clock goes on by `step` at each look."""
    moments = count(FIRST_MOMENT, step)
    return Journal(open_sqlite(folder / "ledger.db", new=True), clock=lambda: next(moments))


def add(name: str, **content: str) -> Act:
    """A claim to be added."""
    return Act(deed=Deed.ADD, kind=ThingKind.CLAIM, name=name, after=content or {"point": "1"})


def correct(name: str, **content: str) -> Act:
    """A claim to be given other content."""
    return Act(deed=Deed.CORRECT, kind=ThingKind.CLAIM, name=name, after=content)


def withdraw(name: str) -> Act:
    """A claim to be taken off the record."""
    return Act(deed=Deed.WITHDRAW, kind=ThingKind.CLAIM, name=name)


def forget(name: str) -> Act:
    """A claim to be forgotten."""
    return Act(deed=Deed.FORGET, kind=ThingKind.CLAIM, name=name)
