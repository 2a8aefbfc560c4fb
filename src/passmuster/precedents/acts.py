"""Acts of past wars that pointed to a partner's leaving: what was said, signed or begun, and what followed.

What followed is read by one rule for every act: the day on which fewer than half of those there on the day of the act
were left, for whatever reason. Nobody judges whether a promise was meant.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from passmuster.precedents.participant import Exit

__all__ = ["PRIOR_CHANCES", "ActKind", "PastAct", "PriorChance"]


class ActKind(StrEnum):
    """Kinds of acts, from words to deeds."""

    TALKS = "talks"
    """Talks with the opponent, by the partner or by those it fights for."""
    TOLD_TO_GO = "told to go"
    """A body of many states, such as the Security Council, wants the partner's or all foreign troops gone."""
    PROMISE = "promise"
    """A promise or a wish to leave without an order: of a candidate, of a government some day."""
    PART_LEAVES = "part leaves"
    """A part of the force ordered home, or on its way."""
    PRINCIPAL_LEAVES = "principal leaves"
    """Whoever leads the coalition announces that it leaves itself."""
    CEASEFIRE = "ceasefire"
    """A ceasefire, armistice or peace without a word on the partner's troops."""
    ANNOUNCED = "announced"
    """The partner's government announces or orders that its troops leave."""
    ASKED_TO_GO = "asked to go"
    """Whose war it is wants the partner's troops gone."""
    SIGNED = "signed"
    """A treaty, accord or timetable by which the partner's troops leave."""
    UNDER_WAY = "under way"
    """Troops have begun to go home, and more than a part is meant to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PriorChance:
    """How likely an act of a kind is to be borne out, before any act is counted, and why."""

    chance: float
    reason: str


PRIOR_CHANCES: Final[Mapping[ActKind, PriorChance]] = MappingProxyType(
    {
        ActKind.TALKS: PriorChance(
            chance=0.2, reason="Most talks fail, and those that do not end wars rather than parts in them."
        ),
        ActKind.TOLD_TO_GO: PriorChance(
            chance=0.25,
            reason="Who heeds neither host nor foe seldom heeds a resolution, but it tells of others who push.",
        ),
        ActKind.PROMISE: PriorChance(
            chance=0.4, reason="Words cost little, but governments that were elected on them pay for breaking them."
        ),
        ActKind.PART_LEAVES: PriorChance(
            chance=0.3, reason="A first part goes home to begin a withdrawal, or to save the rest from one."
        ),
        ActKind.PRINCIPAL_LEAVES: PriorChance(
            chance=0.6, reason="Who came for an ally's sake has little to stay for when the ally goes."
        ),
        ActKind.CEASEFIRE: PriorChance(
            chance=0.4, reason="About half of ceasefires break; where they hold, help is needed less."
        ),
        ActKind.ANNOUNCED: PriorChance(
            chance=0.7, reason="A government that announces has mostly decided, and bears a cost for turning back."
        ),
        ActKind.ASKED_TO_GO: PriorChance(
            chance=0.7, reason="Few armies stay for long where the host wants them gone, but some are strong enough."
        ),
        ActKind.SIGNED: PriorChance(
            chance=0.6, reason="Accords bind, but hang on what the others do; some are signed to win time."
        ),
        ActKind.UNDER_WAY: PriorChance(
            chance=0.8, reason="What has begun is mostly finished; some of it is show, or relief by others."
        ),
    }
)
"""Judgements, worth `act_roads.PRIOR_WORTH` contingents each, so that a dozen counted acts outweigh them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PastAct:
    """One act of a past war.

    `left_on` is the day on which fewer than half of those there on `day` were left and `how` the way they left; where
    that never came, `how` is `ongoing`, `left_on` None and `seen_until` the last day on which more than half were
    there. `named_day` is the last day of leaving that the act itself names, None where it names none. Where the table
    gives a month, the 15th stands for it.
    """

    act_id: str
    war: str
    partner: str
    principal: str
    day: date
    kind: ActKind
    named_day: date | None = None
    left_on: date | None
    how: Exit
    seen_until: date | None
    what: str
    source: str

    @property
    def contingent(self) -> tuple[str, str]:
        """War and partner: whose acts of one kind count as one."""
        return self.war, self.partner
