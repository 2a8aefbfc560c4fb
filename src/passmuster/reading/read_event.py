"""A dyadic event as read from a text, with the words it rests on."""

from dataclasses import dataclass
from typing import Any

from passmuster.ledger.vocabulary import EventStatus, EventType

__all__ = ["ReadEvent"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadEvent:
    """One dyadic event as read from a text.

    `source_actor` and `target_actor` are codes of states or groups; `score` is the PLOVER score for that pair, -10 to
    +10. `span` covers the words of the act, end exclusive.
    """

    source_actor: str
    target_actor: str
    event: EventType
    event_mode: str
    score: float
    status: EventStatus
    claimant: str
    claimant_group: str
    relay: tuple[str, ...]
    cue: str
    span: tuple[int, int]
    sentence: tuple[int, int]
    paragraph: int
    confidence: str
    rule: str

    def as_dict(self) -> dict[str, Any]:
        """The event as plain data for JSON, in the order of `seed_claims.json`."""
        return {
            "paragraph": self.paragraph + 1,
            "source_actor": self.source_actor,
            "target_actor": self.target_actor,
            "event": self.event,
            "event_mode": self.event_mode,
            "score": self.score,
            "cue": self.cue,
            "claimant": self.claimant,
            "claimant_group": self.claimant_group,
            "relay": list(self.relay),
            "status": self.status,
            "confidence": self.confidence,
            "span": list(self.span),
            "sentence": list(self.sentence),
            "rule": self.rule,
        }
