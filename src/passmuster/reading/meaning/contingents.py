"""Contingents: whose people or things a number counts, where its own noun does not say, and what to call them."""

from typing import Final

from passmuster.ledger.actors import actor_adjective
from passmuster.ledger.vocabulary import Quantity
from passmuster.reading.meaning.governed import Governed
from passmuster.reading.numbers.candidate import Candidate
from passmuster.reading.numbers.cues import LOSSES
from passmuster.reading.numbers.owners import force_actors
from passmuster.reading.text.lexicon import Mark, word_set
from passmuster.reading.text.parsed import Parsed

__all__ = ["actor_of", "subject_named"]

SENDING: Final = ("cue_deployed_verb", "cue_casualties_verb", "cue_returned_verb")
"""Verbs whose subject owns the people they speak of."""

SENT: Final = frozenset({Quantity.DEPLOYED, Quantity.RETURNED, Quantity.CASUALTIES, Quantity.PLANNED})
SENT_THINGS: Final = frozenset({Quantity.SHELLS, Quantity.MISSILES, Quantity.OTHER, Quantity.WORKERS})
OWN_LOSS: Final = word_set("contingents", "own_loss")
"""Words of loss whose subject is the loser; of the others ("killed") it is the other side."""

NOUN: Final = {
    "shells": "shells", "missiles": "missiles", "workers": "workers", "recruits": "recruits", "prisoners": "prisoners",
    "other": "equipment", "army": "army", "civilians": "civilians", "specialists": "specialists",
}  # fmt: skip
"""What to call the things counted, by the kind of their noun; troops otherwise."""


def actor_of(s: Parsed, c: Candidate, g: Governed, last: str) -> str:
    """Code of the nation or group whose people they are; `last` is the one counted last. Empty for civilians."""
    if c.actor or c.kind == "civilians":
        return c.actor
    return _owner(s, c, g) or last


def subject_named(kind: str, actor: str, quantity: str) -> str:
    """Whom or what a number of a kind of noun counts, in short: "North Korean troops"."""
    noun = Quantity.WORKERS if quantity == Quantity.WORKERS else NOUN.get(kind, "troops")
    return f"{actor_adjective(actor)} {noun}" if actor else noun


def _owner(s: Parsed, c: Candidate, g: Governed) -> str:
    """First who sends or loses them, then the owner of a force named before, then any nation that may own one."""
    marks = force_actors(s, 0, c.number.first)
    loser = _loser(s, c, g, marks)
    if loser:
        return loser
    if c.kind in SENT_THINGS or g.quantity in SENT:
        verbs = [mark for tag in SENDING for mark in s.all(tag, 0, c.number.first)]
        senders = [m for m in marks if verbs and m.stop <= verbs[-1].first and m.value[1] != "adjective"]
        seat = _seat_before(s, verbs[-1]) if verbs else ""
        if senders or seat:
            return seat or str(senders[-1].value[0])
    if g.side == "ahead" and g.quantity in LOSSES and s.low(g.cue_first) not in OWN_LOSS:
        marks = [mark for mark in marks if mark.first > g.cue_stop]
    if g.side == "ahead" and s.low(c.number.first - 1) == "with":  # "Rwanda has assisted Mozambique with 2,500 men"
        marks = [mark for mark in marks if mark.stop <= g.cue_first] or marks
    owned = _owning_forces(s, marks)
    chosen = owned or marks
    return str(chosen[-1].value[0]) if chosen else ""


def _seat_before(s: Parsed, verb: Mark) -> str:
    """Whose capital or leader is the subject of a verb of sending: "Pyongyang has shipped"; empty for no one's."""
    stop = verb.first - (s.low(verb.first - 1) in {"has", "had", "have"})
    mark = s.ends("actor", stop)
    return str(mark.value[0]) if mark is not None and mark.value[1] in {"seat", "leader"} else ""


def _loser(s: Parsed, c: Candidate, g: Governed, marks: list[Mark]) -> str:
    """Who lost them, where a verb of losing says so: its subject, the first force named in the statement."""
    said = max((mark.stop for mark in s.all("says", 0, c.number.first)), default=0)
    if g.quantity not in LOSSES or not any(s.low(i) in OWN_LOSS for i in range(said, c.number.first)):
        return ""
    return next((str(mark.value[0]) for mark in _owning_forces(s, marks) if mark.first >= said), "")


def _owning_forces(s: Parsed, marks: list[Mark]) -> list[Mark]:
    return [mark for mark in marks if s.begins("head", mark.stop) is not None or mark.value[1] == "people"]
