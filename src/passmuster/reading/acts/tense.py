"""Tense: whether an act is done, past or only thought of, and what an announced one is instead."""

from typing import Final

from passmuster.ledger.vocabulary import EventStatus, EventType
from passmuster.reading.meaning.clauses import clause_of
from passmuster.reading.syntax.verb_groups import VerbGroup
from passmuster.reading.text.lexicon import Mark
from passmuster.reading.text.parsed import Parsed

__all__ = ["FUTURE_TYPES", "status_of", "timed"]


FUTURE_TYPES: Final = {
    EventType.AID: EventType.AGREE,
    EventType.COOPERATE: EventType.AGREE,
    EventType.SUPPORT: EventType.AGREE,
    EventType.CONSULT: EventType.AGREE,
    EventType.RETREAT: EventType.CONCEDE,
}


SPOKEN_OF: Final = frozenset(
    {
        *("question", "issue", "matter", "subject", "possibility", "prospect", "prospects", "idea", "option", "topic"),
        *("debate", "discussion", "discussions", "talk", "rumours", "rumors", "speculation", "likelihood", "chance"),
    }
)
"""Nouns by which a deed is only spoken of: "considered the question of the withdrawal of the battalion"."""

TO_DEED: Final = frozenset({"of", "about", "on", "over", "a", "an", "the", "its", "their", "any", "full", "early"})
"""Words between such a noun and its deed."""


def _is_spoken_of(s: Parsed, at: int) -> bool:
    """Whether a deed that is told by a noun at a token is the matter of a question or a debate."""
    before = at - 1
    while before > 0 and s.low(before) in TO_DEED:
        before -= 1
    return before < at - 1 and s.low(before) in SPOKEN_OF


def status_of(s: Parsed, mark: Mark) -> EventStatus:
    """`hypothetical` under a modal or as the matter of a question, `past` under a word of the past, else `actual`."""
    if _is_spoken_of(s, mark.first):
        return EventStatus.HYPOTHETICAL
    begin, _ = clause_of(s, mark.first, mark.stop)
    words = [m for m in s.by_tag.get("status", ()) if begin <= m.first < mark.first]
    thought = (m for m in words if m.value == EventStatus.HYPOTHETICAL and mark.first - m.stop <= 12)
    if any(s.tokens[m.first].text != MONTH and not _is_reported(s, m.first) for m in thought):
        return EventStatus.HYPOTHETICAL
    if any(m.value == EventStatus.PAST for m in s.by_tag.get("status", ()) if m.first < mark.first):
        return EventStatus.PAST
    return EventStatus.ACTUAL


AHEAD: Final = frozenset({"ahead", "meant"})
"""States of a verb whose deed is only announced (`syntax/verb_groups.py`)."""

VOTED: Final = frozenset({"voted", "votes", "vote"})


MONTH: Final = "May"
"""A month, and no "may"."""

WOULD: Final = "would"
REPORT_REACH: Final = 25
"""Tokens ahead of "would" in which it is looked for who told of it; he may also stand at the end of the sentence."""

REPORTED: Final = frozenset(
    {
        *("said", "told", "announced", "promised", "agreed", "decided", "vowed", "pledged", "declared", "assured"),
        *("informed", "confirmed", "wrote", "added", "stated", "replied", "insisted", "indicated", "knew"),
    }
)
"""Past forms of telling and settling, behind which "would" is what "will" is elsewhere."""

IFS: Final = frozenset({"if", "unless", "could", "might", "whether", "perhaps", "otherwise"})
"""Words around "would" by which it is no plan."""


def _is_reported(s: Parsed, at: int) -> bool:
    """Whether "would" at a token only puts into the past what somebody announced: "said that it would withdraw"."""
    begin = max(0, at - REPORT_REACH)
    if s.low(at) != WOULD or s.low(at + 1) == "have":
        return False
    words = {s.low(i) for i in range(begin, len(s.tokens))}
    return bool(words & REPORTED) and not words & IFS


def timed(
    s: Parsed, mark: Mark, event: EventType, mode: str, status: EventStatus, verb: VerbGroup | None = None
) -> tuple[EventType, str]:
    """What is only announced is AGREE or CONCEDE; the type as it stands otherwise.

    `verb` is that of the act: "decided on Tuesday to bring its men home" announces as "decided to bring" does, and so
    does "said that it would bring".
    """
    if verb is not None and event in FUTURE_TYPES and status != EventStatus.HYPOTHETICAL and _is_ahead(s, verb):
        return FUTURE_TYPES[event], ""
    if status == EventStatus.HYPOTHETICAL or event not in FUTURE_TYPES:
        return event, mode
    announced = any(
        m.value == "announced"
        and (0 <= mark.first - m.stop <= 3 or m.first == mark.first - 1 or (m.first < mark.first < m.stop))
        for m in s.by_tag.get("status", ())
    )
    return (FUTURE_TYPES[event], "") if announced else (event, mode)


def _is_ahead(s: Parsed, verb: VerbGroup) -> bool:
    if s.low(verb.first) == WOULD and _is_reported(s, verb.first):
        return True
    voted = s.low(verb.head - 1) == "to" and any(s.low(at) in VOTED for at in range(verb.head - 5, verb.head - 1))
    return verb.state in AHEAD or voted
