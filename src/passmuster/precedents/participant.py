"""Participant: one state's part in somebody else's war, from its first troops to its exit."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

__all__ = [
    "CAUSES",
    "DEPARTURES",
    "KINDS",
    "KIND_OF_CAUSE",
    "CombatRole",
    "Exit",
    "ExitKind",
    "Participant",
    "Regime",
    "own_row",
]


class Exit(StrEnum):
    """How a part in a war ends, in the words of the table."""

    COMPLETED = "completed"
    """Stayed until the war or the mission ended, or left on a plan agreed with the principal."""
    EARLY_WITHDRAWAL = "early_withdrawal"
    """Left before that with nearly all of its troops."""
    DRAWDOWN = "drawdown"
    """Cut below half and stopped its main fighting part, but a tenth or more stayed."""
    SWITCHED_SIDE = "switched_side"
    """Made a separate peace and joined, or fought beside, the other side."""
    DEFEATED = "defeated"
    """Overrun, surrendered, or destroyed."""
    ONGOING = "ongoing"
    """Still in when the table was closed."""


class ExitKind(StrEnum):
    """Kinds of exit, each with a hazard of its own.

    Early withdrawals, drawdowns and changes of side are one kind, told apart by shares: there are nine and fourteen of
    the latter two, too few for hazards of their own.
    """

    DEPARTURE = "departure"
    COMPLETED = "completed"
    DEFEATED = "defeated"


class CombatRole(StrEnum):
    """What a participant's troops did."""

    COMBAT = "combat"
    SUPPORT = "support"
    MIXED = "mixed"


class Regime(StrEnum):
    """How a participant was ruled when it joined."""

    DEMOCRACY = "democracy"
    ANOCRACY = "anocracy"
    AUTOCRACY = "autocracy"


CAUSES: Final = tuple(word for word in Exit if word != Exit.ONGOING)
"""The competing risks, in the order of every array's cause axis."""

DEPARTURES: Final = (Exit.EARLY_WITHDRAWAL, Exit.DRAWDOWN, Exit.SWITCHED_SIDE)
"""Exits that end or cut the partner's help before its principal's war is over."""

KINDS: Final = tuple(ExitKind)
"""The kinds of exit, in the order of every array's kind axis."""

KIND_OF_CAUSE: Final = tuple(
    KINDS.index(ExitKind.DEPARTURE if word in DEPARTURES else ExitKind(word.value)) for word in CAUSES
)
"""Index into `KINDS` for each of `CAUSES`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """One row of the precedents.

    `start` and `end` are days; where the table gives a month only, the 15th stands for it and `start_is_month` or
    `end_is_month` is True. `end` is None and `exit` is `ongoing` while the participant is still in. Troop counts are
    people, None where not known; zero deaths often means that none were reported. `paid` is None where not known.
    """

    case_id: str
    war: str
    participant: str
    principal: str
    side: str
    start: date
    end: date | None
    exit: Exit
    combat_role: CombatRole
    regime: Regime
    paid: bool | None
    treaty_ally: bool
    adjacent: bool
    peak_troops: int | None = None
    coalition_peak_troops: int | None = None
    deaths: int | None = None
    notes: str = ""
    source: str = ""
    start_is_month: bool = False
    end_is_month: bool = False

    @property
    def camp(self) -> str:
        """Its side of its war, the circle within which participants share a fate."""
        return f"{self.war}: {self.side}"

    @property
    def expelled(self) -> bool:
        """True when the host sent it home or its principal put it out."""
        return "[expelled]" in self.notes

    @property
    def own_soil(self) -> bool:
        """True when it was itself attacked or fought mainly for its own ground."""
        return "[own_soil]" in self.notes

    @property
    def departed(self) -> bool:
        """True when it left, cut back or changed sides before its principal's war was over."""
        return self.exit in DEPARTURES


def own_row(participants: Iterable[Participant], case_id: str) -> Participant | None:
    """The row that is a case itself; None when it has none among the participants, or names none."""
    return next((row for row in participants if row.case_id == case_id), None)
