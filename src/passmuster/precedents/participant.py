"""Participant: one state's part in somebody else's war, from its first troops to its exit."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

__all__ = ["CAUSES", "DEPARTURES", "EXITS", "KINDS", "KIND_OF_CAUSE", "ROLES", "Participant"]

EXITS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "completed": "stayed until the war or the mission ended, or left on a plan agreed with the principal",
        "early_withdrawal": "left before that with nearly all of its troops",
        "drawdown": "cut below half and stopped its main fighting part, but a tenth or more stayed",
        "switched_side": "made a separate peace and joined, or fought beside, the other side",
        "defeated": "overrun, surrendered, or destroyed",
        "ongoing": "still in when the table was closed",
    }
)
"""How a part in a war ends, in the words of the table."""

CAUSES: Final = tuple(word for word in EXITS if word != "ongoing")
"""The competing risks, in the order of every array's cause axis."""

DEPARTURES: Final = ("early_withdrawal", "drawdown", "switched_side")
"""Exits that end or cut the partner's help before its principal's war is over."""

KINDS: Final = ("departure", "completed", "defeated")
"""Kinds of exit, each with a hazard of its own. Early withdrawals, drawdowns and changes of side are one kind, told
apart by shares: there are nine and fourteen of the latter two, too few for hazards of their own."""

KIND_OF_CAUSE: Final = tuple(0 if word in DEPARTURES else KINDS.index(word) for word in CAUSES)
"""Index into `KINDS` for each of `CAUSES`."""

ROLES: Final = ("combat", "support", "mixed")


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
    exit: str
    combat_role: str
    regime: str
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
