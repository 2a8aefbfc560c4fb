"""Events: who did or expressed what to whom, as a sentence has it.

Words that name an act or an attitude (`rules/events.toml`) are looked for; the actors around them take the roles the
words give out (`acts/roles.py`). Promised help is AGREE and not AID, an announced withdrawal CONCEDE and not RETREAT
(`acts/tense.py`); scores hold for the pair and are never summed without it.
"""

from collections.abc import Sequence
from typing import Final

from passmuster.ledger.event_scores import score_of
from passmuster.ledger.vocabulary import EventStatus, EventType
from passmuster.reading.acts.cast import Cast
from passmuster.reading.acts.roles import roles_of
from passmuster.reading.acts.tense import status_of, timed
from passmuster.reading.meaning.clauses import clause_of
from passmuster.reading.read_claim import ReadClaim
from passmuster.reading.read_event import ReadEvent
from passmuster.reading.speech.attribution import attributed, by_article
from passmuster.reading.speech.statement import ReadStatement
from passmuster.reading.syntax.verb_groups import VerbGroup, verb_groups
from passmuster.reading.text.event_words import event_rule
from passmuster.reading.text.lexicon import Mark, word_set
from passmuster.reading.text.parsed import Parsed

__all__ = ["events_of"]

GOODS: Final = word_set("events", "goods")

BETWEEN: Final = frozenset({"the", "its", "their", "his", "her"})
"""Words between those of an act and the one it is done to, where these must stand beside each other."""

CLOSE: Final = 12
"""Characters between two mentions of an act that are taken for one."""


def events_of(
    s: Parsed, statements: list[ReadStatement], cast: Cast, counted_here: Sequence[ReadClaim] = ()
) -> list[ReadEvent]:
    """The events of one sentence; `cast` takes note of its actors.

    `counted_here` are the claims of the sentence: what "12,000 troops assisting Russia" do is done by whose they are.
    """
    actors = _actors(s)
    cast.note(s, actors)
    found: list[ReadEvent] = []
    marks = s.by_tag.get("event", ()) if actors or cast.pairs else ()
    verbs = verb_groups(s) if marks else []
    for mark in marks:
        if _is_act(s, mark, actors, verbs):
            doer = _counted_doer(s, mark, counted_here)
            found += _event(s, mark, actors, statements, cast, doer, verbs)
    if actors:
        cast.last = str(actors[-1].value[0])
    return _once(found)


def _actors(s: Parsed) -> list[Mark]:
    return [mark for mark in s.by_tag.get("actor", ()) if mark.value[0] not in {"nato", "eu", "un"}]


# ---- one act --------------------------------------------------------------------------------------------------------


def _event(
    s: Parsed,
    mark: Mark,
    actors: list[Mark],
    statements: list[ReadStatement],
    cast: Cast,
    doer: str,
    verbs: Sequence[VerbGroup],
) -> list[ReadEvent]:
    rule = event_rule(mark.value)
    if rule.get("needs_goods") and not _has_goods(s, mark):
        return []
    if (
        rule["type"] == EventType.AGREE
        and s.low(mark.first) in {"agreed", "agree"}
        and s.low(mark.stop) in {"that", "with"}
    ):
        return []
    if rule.get("near") and not _is_beside(s, mark, actors):
        return []
    if _is_negated(s, mark) or _complement_of(s, mark) in {EventType.REJECT, EventType.ACCUSE}:
        return []
    if rule["type"] == EventType.AID and _is_purpose_of_aid(s, mark):
        return []
    is_help = rule["type"] == EventType.AID and not rule.get("needs_goods")
    sources, targets, sure = roles_of(s, mark, rule["roles"], actors, cast, doer, verbs, is_help=is_help)
    status = (
        EventStatus.HYPOTHETICAL
        if _complement_of(s, mark) in {EventType.REQUEST, EventType.THREATEN}
        else status_of(s, mark)
    )
    event, mode = timed(s, mark, EventType(rule["type"]), rule.get("mode", ""), status)
    said = attributed(s, statements, mark.first) or by_article()
    if said.denied:
        return []
    return [
        ReadEvent(
            source_actor=source, target_actor=target, event=event, event_mode=mode, score=score_of(event, mode),
            status=status, claimant=said.source.name, claimant_group=said.source.group, relay=said.relay,
            cue=s.words(*_cue(s, mark)), span=s.span(*_cue(s, mark)), sentence=(s.stretch.start, s.stretch.end),
            paragraph=s.stretch.paragraph, confidence="high" if sure else "low",
            rule=f"{event}:{rule['roles']};{said.rule}",
        )
        for source in sources for target in targets if source and target and source != target
    ]  # fmt: skip


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


def _is_negated(s: Parsed, mark: Mark) -> bool:
    """True for "has not withdrawn" and "never sent"."""
    return any(s.low(i) in {"not", "never", "t", "no"} for i in range(max(0, mark.first - 3), mark.first))


def _is_purpose_of_aid(s: Parsed, mark: Mark) -> bool:
    """True for "sent troops to Russia to help it fight": the aid told before, whose taker the pronoun is."""
    earlier = (m for m in s.by_tag.get("event", ()) if m.stop <= mark.first)
    aided = any(event_rule(m.value)["type"] == EventType.AID for m in earlier)
    return aided and s.low(mark.first - 1) == "to" and s.low(mark.stop) in {"it", "them", "him", "her"}


def _complement_of(s: Parsed, mark: Mark) -> str:
    """Type of the act whose complement this one is ("demanded that X withdraw", "refused to send"); empty for none."""
    begin = clause_of(s, mark.first, mark.stop)[0]
    outer = [m for m in s.by_tag.get("event", ()) if begin <= m.first and m.stop <= mark.first]
    if not outer:
        return ""
    between = {s.low(i) for i in range(outer[-1].stop, mark.first)}
    leads = outer[-1].stop == mark.first or bool(between & {"to", "that", "of"}) or s.low(outer[-1].stop - 1) == "to"
    return str(event_rule(outer[-1].value)["type"]) if leads and "," not in between else ""


def _counted_doer(s: Parsed, mark: Mark, counted_here: Sequence[ReadClaim]) -> str:
    """Whose people, counted right before the words of an act, do it; empty where none are."""
    place = s.tokens[mark.first].start
    near = [claim for claim in counted_here if claim.actor and 0 <= place - claim.span[1] <= 24]
    return near[-1].actor if near else ""


def _cue(s: Parsed, mark: Mark) -> tuple[int, int]:
    first = mark.first
    while (
        first > 0
        and first > mark.first - 2
        and s.low(first - 1) in {"initially", "currently", "expresses", "expressed", "expressing", "voicing", "voiced"}
    ):
        first -= 1
    return first, mark.stop


def _has_goods(s: Parsed, mark: Mark) -> bool:
    before = range(max(0, mark.first - 6), mark.stop)
    behind = range(mark.stop, min(len(s.tokens), mark.stop + 9))
    if s.words(mark.stop, mark.stop + 3).lower().find(" to ") > 0 and any(s.low(i) in GOODS for i in before):
        return True
    return any(s.low(i) in GOODS for i in (*before, *behind))


def _once(found: list[ReadEvent]) -> list[ReadEvent]:
    """Without repeats: one act of a pair told twice in a breath ("friendship and unity") is one event."""
    kept: list[ReadEvent] = []
    for event in found:
        again = any(
            (event.source_actor, event.target_actor, event.event)
            == (other.source_actor, other.target_actor, other.event)
            and event.span[0] - other.span[1] < CLOSE
            for other in kept
        )
        if not again:
            kept.append(event)
    return kept
