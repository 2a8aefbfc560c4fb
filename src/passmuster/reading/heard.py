"""Heard: the sentences of a text with what is said and counted in each, and the events of them once its war is known.

Whose war a text is of is told by its first sentences, and its events by whose war it is. So sentences are kept until
enough of them have named somebody, and their events read then; those that follow need not wait.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from passmuster.reading.acts.cast import Cast
from passmuster.reading.events import events_of
from passmuster.reading.learned.tables import Learned
from passmuster.reading.read_claim import ReadClaim
from passmuster.reading.read_event import ReadEvent
from passmuster.reading.roles.owners import Parts, parts_given
from passmuster.reading.roles.role_choice import OPEN, Casting
from passmuster.reading.roles.sightings import Sighting
from passmuster.reading.roles.whose_war import WhoseWar, whose_war
from passmuster.reading.roles.window import windows_of
from passmuster.reading.speech.statement import ReadStatement
from passmuster.reading.text.parsed import Parsed

__all__ = ["HeardSentence", "Hearing", "war_of"]

MOST_KEPT: Final = 400
"""Sentences that wait for the war they are of; a text that has not told it by then is of none."""


class HeardSentence(NamedTuple):
    """A sentence, who says what in it, and what it counts."""

    sentence: Parsed
    statements: list[ReadStatement]
    claims: Sequence[ReadClaim]


class Hearing:
    """The events of a text, sentence by sentence.

    Parameters
    ----------
    learned
        The tables to choose by.
    given
        Whose war the text is of, where that is known.
    """

    def __init__(self, learned: Learned, given: Casting = OPEN) -> None:
        self.roles = given
        self._war: WhoseWar | None = None
        self._cast = Cast(roles=given)
        self._learned = learned
        self._waiting: list[HeardSentence] | None = None if given.partner and given.principal else []

    def hear(self, heard: HeardSentence) -> Iterator[ReadEvent]:
        """The events of a sentence, or none yet."""
        if self._waiting is None:
            yield from self._events_of(heard)
            return
        self._waiting.append(heard)

    @property
    def waits(self) -> bool:
        """Whether sentences wait for whose war they are of."""
        return self._waiting is not None

    @property
    def is_full(self) -> bool:
        """Whether no more of them should wait."""
        return len(self._waiting or ()) >= MOST_KEPT

    def settle(self, sightings: Sequence[Sighting], claims: Sequence[ReadClaim]) -> Iterator[ReadEvent]:
        """The events of the sentences that waited, by what is known now."""
        waiting, self._waiting = self._waiting or [], None
        if waiting and not self._cast.is_of_a_war:
            self._war = war_of(sightings, claims, self._learned)
            self.roles = self._cast.roles = self._war.told if self._war else OPEN
        for heard in waiting:
            yield from self._events_of(heard)

    @property
    def parts(self) -> Parts:
        """The chance of each to be partner, principal and opponent, once that is settled."""
        return self._war.parts if self._war else parts_given(self.roles)

    def _events_of(self, heard: HeardSentence) -> list[ReadEvent]:
        return events_of(heard.sentence, heard.statements, self._cast, self._learned.events, heard.claims)


def war_of(sightings: Sequence[Sighting], claims: Sequence[ReadClaim], learned: Learned) -> WhoseWar | None:
    """Who has which part; None where nothing is counted or nobody is named."""
    if not claims or not sightings or "whole_alone" not in learned.roles.heads:
        return None
    return whose_war([windows_of(sightings, claims)], learned.roles)
