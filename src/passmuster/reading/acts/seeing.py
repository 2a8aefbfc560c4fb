"""Seeing a deed: what the grammar makes of it, and why it may be no act at all."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from passmuster.ledger.vocabulary import EventType
from passmuster.reading.acts.cast import OFTEN, Cast
from passmuster.reading.acts.deed_features import DeedSeen
from passmuster.reading.acts.deeds import Party, ToldDeed, deeds_of, parties_of
from passmuster.reading.acts.governors import governed_types, governor_of
from passmuster.reading.acts.roles import roles_of
from passmuster.reading.acts.stand_ins import stand_ins_of
from passmuster.reading.meaning.clauses import clause_of
from passmuster.reading.numbers.cues import LOSSES
from passmuster.reading.read_claim import ReadClaim
from passmuster.reading.syntax.symbols import stem, symbols_of
from passmuster.reading.syntax.verb_groups import VerbGroup, verb_groups
from passmuster.reading.text.event_words import event_rule
from passmuster.reading.text.lexicon import Mark, word_set
from passmuster.reading.text.parsed import Parsed

__all__ = ["Scene", "scene_of"]

GOODS: Final = word_set("events", "goods")

BETWEEN: Final = frozenset({"the", "its", "their", "his", "her"})
"""Words between those of an act and the one it is done to, where these must stand beside each other."""

NO_CLASSES: Final[tuple[str, ...]] = ()


class Scene(NamedTuple):
    """A sentence with those who may have a part in its deeds, and the deeds that are not denied."""

    s: Parsed
    symbols: list[str]
    verbs: list[VerbGroup]
    parties: list[Party]
    deeds: list[DeedSeen]


def scene_of(s: Parsed, cast: Cast, counted_here: Sequence[ReadClaim] = ()) -> Scene | None:
    """The scene of a sentence; None where it names nobody, or one alone.

    `counted_here` are the claims of the sentence: what "12,000 troops assisting Russia" do is done by whose they are.
    """
    actors = list(s.by_tag.get("actor", ()))
    parties = parties_of(s, actors, cast, counts_men=bool(counted_here))
    if len(parties) <= 1:
        return None
    verbs = verb_groups(s)
    outer = [(deed, _complement_of(s, deed)) for deed in deeds_of(s, verbs)]
    often = frozenset(pair for pair, count in cast.pairs.items() if count >= OFTEN)
    governed = [(deed, governor_of(s, deed, verbs)) for deed, _ in outer]
    governors, types = dict(governed), governed_types(governed)
    seen = [
        _seen(s, deed, within, actors, cast, counted_here, verbs, often)._replace(
            governor=governors[deed].kind,
            is_beside_governor=governors[deed].is_beside,
            governs=next((types[at] for at in range(deed.first, deed.stop) if at in types), ""),
        )
        for deed, within in outer
        if not _is_undone(s, deed, within)
    ]
    return Scene(s, symbols_of(s), verbs, parties, seen)


def _seen(
    s: Parsed,
    deed: ToldDeed,
    within: str,
    actors: list[Mark],
    cast: Cast,
    counted_here: Sequence[ReadClaim],
    verbs: Sequence[VerbGroup],
    often: frozenset[tuple[str, str]],
) -> DeedSeen:
    """A deed with the pairs that the grammar gives it to, and its doubts."""
    mark = deed.mark or Mark(deed.first, deed.stop, "event", None)
    rule = {"roles": "subject", "type": ""} if deed.mark is None else event_rule(mark.value)
    doer = _counted_doer(s, mark, counted_here)
    is_help = rule["type"] == EventType.AID and not rule.get("needs_goods")
    sources, targets, sure = roles_of(s, mark, rule["roles"], actors, cast, doer, verbs, is_help=is_help)
    pairs = frozenset((one, other) for one in sources for other in targets if one and other and one != other)
    word = deed.verb.base if deed.verb is not None else " ".join(stem(s.low(i)) for i in range(deed.first, deed.stop))
    classes = NO_CLASSES if deed.verb is None else deed.verb.classes
    place = s.tokens[deed.first].start
    counted = tuple(
        (claim.actor, str(claim.quantity), "ahead" if claim.span[0] < place else "behind")
        for claim in counted_here
        if claim.actor
    )
    doubts = tuple(_doubts(s, deed, within, actors, verbs))
    begin = deed.first if deed.verb is None else min(deed.first, deed.verb.first)
    stand_ins = stand_ins_of(s, begin, deed.stop, [range(actor.first, actor.stop) for actor in actors])
    return DeedSeen(deed, word, classes, pairs, sure, doubts, counted, often, stand_ins)


def _is_undone(s: Parsed, deed: ToldDeed, within: str) -> bool:
    """True for what did not happen, and for what another deed, of the type `within`, refuses or is blamed for."""
    if deed.mark is not None and s.low(deed.first) == "not":
        return False  # "will not extend the mission" is an act
    if deed.verb is not None and deed.verb.state == "not":
        return True
    if deed.mark is None:
        return False
    if _is_negated(s, deed) or within in {EventType.REJECT, EventType.ACCUSE}:
        return True
    return event_rule(deed.mark.value)["type"] == EventType.AID and _is_purpose_of_aid(s, deed)


def _complement_of(s: Parsed, deed: ToldDeed) -> str:
    """Type of the act whose complement this one is ("demanded that X withdraw", "refused to send"); empty for none."""
    begin = clause_of(s, deed.first, deed.stop)[0]
    outer = [m for m in s.by_tag.get("event", ()) if begin <= m.first and m.stop <= deed.first]
    if not outer:
        return ""
    between = {s.low(i) for i in range(outer[-1].stop, deed.first)}
    leads = outer[-1].stop == deed.first or bool(between & {"to", "that", "of"}) or s.low(outer[-1].stop - 1) == "to"
    return str(event_rule(outer[-1].value)["type"]) if leads and "," not in between else ""


def _doubts(s: Parsed, deed: ToldDeed, within: str, actors: list[Mark], verbs: Sequence[VerbGroup]) -> Iterator[str]:
    """Why a phrase of the rules may be no act here: "host" and "supplies" are other words too."""
    if within:
        yield f"within {within}"
    if deed.mark is None:
        return
    rule, mark = event_rule(deed.mark.value), deed.mark
    if not _is_act(s, mark, actors, verbs):
        yield "no act"
    if rule.get("needs_goods") and not _has_goods(s, mark):
        yield "no goods"
    if rule.get("near") and not _is_beside(s, mark, actors):
        yield "not beside"
    if (
        rule["type"] == EventType.AGREE
        and s.low(mark.first) in {"agreed", "agree"}
        and s.low(mark.stop) in {"that", "with"}
    ):
        yield "agreed that"


def _is_act(s: Parsed, mark: Mark, actors: list[Mark], verbs: Sequence[VerbGroup]) -> bool:
    """False for the form of a verb that is none here: "host", "supplies" and "back" are other words too."""
    if s.low(mark.first - 1) == "-" or (mark.value[1] and _names_goods(s, mark, actors)):
        return False
    if not mark.value[1] or any(mark.first <= group.head < mark.stop for group in verbs):
        return True
    wanted = (actor for actor in actors if actor.stop == mark.first)
    return any(s.low(actor.first - 1) == "that" for actor in wanted)  # "demands that Kenya withdraw"


def _names_goods(s: Parsed, mark: Mark, actors: list[Mark]) -> bool:
    """True for "Egyptian shells" and "Rwandan supplies": nobody's deed, though it looks like a verb in the present."""
    is_present = not s.low(mark.first).endswith(("ed", "ing"))
    return is_present and any(a.stop == mark.first and a.value[1] == "adjective" for a in actors)


def _is_beside(s: Parsed, mark: Mark, actors: list[Mark]) -> bool:
    first = mark.stop + 1 if s.low(mark.stop) in BETWEEN else mark.stop
    return any(actor.first == first for actor in actors)


def _is_negated(s: Parsed, deed: ToldDeed) -> bool:
    """True for "has not withdrawn" and "never sent"."""
    return any(s.low(i) in {"not", "never", "t", "no"} for i in range(max(0, deed.first - 3), deed.first))


def _is_purpose_of_aid(s: Parsed, deed: ToldDeed) -> bool:
    """True for "sent troops to Russia to help it fight": the aid told before, whose taker the pronoun is."""
    earlier = (m for m in s.by_tag.get("event", ()) if m.stop <= deed.first)
    aided = any(event_rule(m.value)["type"] == EventType.AID for m in earlier)
    return aided and s.low(deed.first - 1) == "to" and s.low(deed.stop) in {"it", "them", "him", "her"}


def _counted_doer(s: Parsed, mark: Mark, counted_here: Sequence[ReadClaim]) -> str:
    """Whose people, counted right before the words of an act, do it; empty where none are."""
    place = s.tokens[mark.first].start
    near = [c for c in counted_here if c.actor and c.quantity not in LOSSES and 0 <= place - c.span[1] <= 24]
    return near[-1].actor if near else ""


def _has_goods(s: Parsed, mark: Mark) -> bool:
    before = range(max(0, mark.first - 6), mark.stop)
    behind = range(mark.stop, min(len(s.tokens), mark.stop + 9))
    if s.words(mark.stop, mark.stop + 3).lower().find(" to ") > 0 and any(s.low(i) in GOODS for i in before):
        return True
    return any(s.low(i) in GOODS for i in (*before, *behind))
