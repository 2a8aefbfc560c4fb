"""Entry: one line of a ledger that is only ever added to.

An entry sets one thing (a claim, an event, a report, the case itself, the rating of a source) from what stood before
to what stands after, and says who did it, when, why, and which entry it supersedes. Nothing before means that the
thing was not on record; nothing after means that it no longer is. So every entry but one has an inverse, which swaps
the two; `forget` has none, because what it erases is gone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

__all__ = ["Act", "Content", "Deed", "Entry", "Thing", "ThingKind"]

Content = Mapping[str, str]
"""What is on record of a thing: the cells of its row that are filled, by column, without the thing's own name."""


class Deed(StrEnum):
    """What an entry does."""

    ADD = "add"
    """Puts a thing on record."""
    CORRECT = "correct"
    """Puts other words or numbers in place of those on record."""
    WITHDRAW = "withdraw"
    """Takes a thing off the record that should not count any more."""
    RATE = "rate"
    """Sets how far a source can be relied on, or how credible a claim is."""
    ACCEPT = "accept"
    """Takes a claim for an echo of another: from then on they go back to one origin."""
    REFUSE = "refuse"
    """Takes a claim for a witness of its own, whatever it resembles."""
    UNDO = "undo"
    """Takes an entry back: what stood before it stands again."""
    FORGET = "forget"
    """Erases every word so far on record of a thing, and leaves its name, who did it and why."""


class ThingKind(StrEnum):
    """What an entry is about."""

    CLAIM = "claim"
    EVENT = "event"
    REPORT = "report"
    CASE = "case"
    """The text of the case file."""
    SOURCE = "source"
    """The rating of a source, by the claimant's name or its group."""
    CREDIBILITY = "credibility"
    """The rating of a claim, by its id."""


Thing = tuple[ThingKind, str]
"""A thing's kind and name. A name is never given to another thing and never changes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What somebody wants to put on record; `after` is None where the thing is to be taken off it.

    `upon` is the number of the latest entry about the thing that the act was decided on; where another came in between,
    the act is refused. None asks for no such entry.
    """

    deed: Deed
    kind: ThingKind
    name: str
    after: Content | None = None
    upon: int | None = None

    @property
    def thing(self) -> Thing:
        """The kind and name of what it is about."""
        return self.kind, self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry on record.

    `number` counts entries from 1 without a gap. `recorded_at` is a moment of UTC set by the store; a later number has
    a later moment. `supersedes` is the number of the entry about the same thing that came before, None for the first.
    `before` is what that entry left. `is_erased` is true where a later `forget` took the words of `after` away.
    """

    number: int
    recorded_at: datetime
    who: str
    why: str
    deed: Deed
    kind: ThingKind
    name: str
    supersedes: int | None = None
    before: Content | None = None
    after: Content | None = None
    is_erased: bool = False

    @property
    def thing(self) -> Thing:
        """The kind and name of what it is about."""
        return self.kind, self.name
