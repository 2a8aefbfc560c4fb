"""Words that may be said next between partner and principal, and the record with one of them in it."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from passmuster.forecast.pair_events import CREDIT
from passmuster.forecast.strain import PairEvents
from passmuster.ledger.vocabulary import EventType

__all__ = ["WORDS", "Word", "with_word"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """An act or word between the two that may be reported next, by whoever does it; `score` as for events."""

    text: str
    from_partner: bool
    kind: EventType
    score: float


WORDS: Final = (
    Word(
        text="An open accusation of the principal by the partner itself",
        from_partner=True,
        kind=EventType.ACCUSE,
        score=-3.0,
    ),
    Word(
        text="An open refusal of the principal's wishes by the partner",
        from_partner=True,
        kind=EventType.REJECT,
        score=-2.0,
    ),
    Word(
        text="Full public support of the principal by the partner", from_partner=True, kind=EventType.SUPPORT, score=8.0
    ),
    Word(
        text="Aid of the highest kind from the principal to the partner",
        from_partner=False,
        kind=EventType.AID,
        score=10.0,
    ),
)
"""What a desk would notice; scores are those of their types."""


def with_word(events: PairEvents, word: Word, week: int) -> PairEvents:
    """The events with one more in a week, reported by the actor itself."""
    actor = "the partner" if word.from_partner else "the principal"
    return PairEvents(
        week=np.append(events.week, week),
        from_partner=np.append(events.from_partner, word.from_partner),
        kind=np.append(events.kind, word.kind),
        score=np.append(events.score, word.score),
        source=np.append(events.source, actor),
        credit=np.append(events.credit, CREDIT["itself"]),
        name=(*events.name, word.text),
    )
