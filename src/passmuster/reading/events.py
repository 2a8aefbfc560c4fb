"""Events: who did or expressed what to whom, as a sentence has it.

Words that name an act or an attitude (`rules/events.toml`) are looked for; the actors around them take the roles the
words give out. Where a sentence leaves out the other side ("North Korea pledged support"), it is the one this text has
paired that actor with most often. Promised help is AGREE and not AID, an announced withdrawal CONCEDE and not RETREAT;
scores hold for the pair and are never summed without it.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Final

from passmuster.reading.claims import ReadClaim
from passmuster.reading.meaning.quantities import clause_of
from passmuster.reading.speech.frame import Frame
from passmuster.reading.speech.speakers import answer, article
from passmuster.reading.text.event_words import event_rule, score_of
from passmuster.reading.text.lexicon import Mark, word_set
from passmuster.reading.text.parsed import Parsed

__all__ = ["Cast", "ReadEvent", "events_of"]

NEAR: Final = 8
"""Tokens between the words of an act and the one whose act it is, where the words name an attitude."""

GOODS: Final = word_set("events", "goods")
PAIR_WORDS: Final = frozenset(
    {"nations", "countries", "states", "sides", "leaders", "allies", "partners", "two", "both"}
)
FUTURE_TYPES: Final = {
    "AID": "AGREE",
    "COOPERATE": "AGREE",
    "SUPPORT": "AGREE",
    "CONSULT": "AGREE",
    "RETREAT": "CONCEDE",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadEvent:
    """One dyadic event as read from a text.

    `source_actor` and `target_actor` are codes of states or groups; `score` is the PLOVER score for that pair, -10 to
    +10. `status` is `actual`, `past` or `hypothetical`. `span` covers the words of the act, end exclusive.
    """

    source_actor: str
    target_actor: str
    event: str
    event_mode: str
    score: float
    status: str
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


@dataclass(slots=True)
class Cast:
    """The actors of one text so far: how often each two stood in one sentence, and who was named last."""

    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)
    last: str = ""
    bound: tuple[str, str] = ("", "")
    """The last two named as a pair: "between Russia and North Korea"."""

    def counterpart(self, actor: str) -> str:
        """Whom the text pairs this actor with most often; empty when with nobody."""
        best = max(
            ((count, other) for (one, other), count in self.pairs.items() if one == actor),
            default=(0, ""),
            key=lambda x: x[0],
        )
        return best[1]


def events_of(
    s: Parsed, found_frames: list[Frame], cast: Cast, counted_here: Sequence[ReadClaim] = ()
) -> list[ReadEvent]:
    """The events of one sentence; `cast` takes note of its actors.

    `counted_here` are the claims of the sentence: what "12,000 troops assisting Russia" do is done by whose they are.
    """
    actors = _actors(s)
    _note_pairs(s, actors, cast)
    found: list[ReadEvent] = []
    if actors or cast.pairs:
        for mark in s.by_tag.get("event", ()):
            doer = _counted_doer(s, mark, counted_here)
            found += _event(s, mark, actors, found_frames, cast, doer)
    if actors:
        cast.last = str(actors[-1].value[0])
    return _once(found)


def _actors(s: Parsed) -> list[Mark]:
    return [mark for mark in s.by_tag.get("actor", ()) if mark.value[0] not in {"nato", "eu", "un"}]


def _note_pairs(s: Parsed, actors: list[Mark], cast: Cast) -> None:
    codes = list(dict.fromkeys(str(mark.value[0]) for mark in actors))
    for one in codes:
        for other in codes:
            if one != other:
                cast.pairs[one, other] += 1
    for left, right in pairwise(actors):
        joint = s.words(left.stop, right.first).strip().lower()
        if joint == "-" or (joint in {"and", "–"} and s.low(left.first - 1) == "between"):
            cast.bound = (str(left.value[0]), str(right.value[0]))
            cast.pairs[cast.bound] += 2
            cast.pairs[cast.bound[::-1]] += 2


# ---- one act --------------------------------------------------------------------------------------------------------


def _event(
    s: Parsed, mark: Mark, actors: list[Mark], found_frames: list[Frame], cast: Cast, doer: str
) -> list[ReadEvent]:
    rule = event_rule(mark.value)
    if rule.get("needs_goods") and not _has_goods(s, mark):
        return []
    if rule["type"] == "AGREE" and s.low(mark.first) in {"agreed", "agree"} and s.low(mark.stop) in {"that", "with"}:
        return []
    if _is_negated(s, mark) or _complement_of(s, mark) == "REJECT":
        return []
    if rule["type"] == "AID" and _is_purpose_of_aid(s, mark):
        return []
    sources, targets, sure = _roles(s, mark, rule["roles"], actors, cast, doer)
    status = "hypothetical" if _complement_of(s, mark) in {"REQUEST", "THREATEN"} else _status(s, mark)
    event, mode = _timed(s, mark, rule["type"], rule.get("mode", ""), status)
    said = answer(s, found_frames, mark.first) or article()
    if said.denied:
        return []
    return [
        ReadEvent(
            source_actor=source, target_actor=target, event=event, event_mode=mode, score=score_of(event, mode),
            status=status, claimant=said.speaker.name, claimant_group=said.speaker.group, relay=said.relay,
            cue=s.words(*_cue(s, mark)), span=s.span(*_cue(s, mark)), sentence=(s.stretch.start, s.stretch.end),
            paragraph=s.stretch.paragraph, confidence="high" if sure else "low",
            rule=f"{event}:{rule['roles']};{said.rule}",
        )
        for source in sources for target in targets if source and target and source != target
    ]  # fmt: skip


def _is_negated(s: Parsed, mark: Mark) -> bool:
    """True for "has not withdrawn" and "never sent"."""
    return any(s.low(i) in {"not", "never", "t", "no"} for i in range(max(0, mark.first - 3), mark.first))


def _is_purpose_of_aid(s: Parsed, mark: Mark) -> bool:
    """True for "sent troops to Russia to help it fight": the aid told before, whose taker the pronoun is."""
    earlier = (m for m in s.by_tag.get("event", ()) if m.stop <= mark.first)
    aided = any(event_rule(m.value)["type"] == "AID" for m in earlier)
    return aided and s.low(mark.first - 1) == "to" and s.low(mark.stop) in {"it", "them", "him", "her"}


def _complement_of(s: Parsed, mark: Mark) -> str:
    """Type of the act whose complement this one is ("demanded that X withdraw", "refused to send"); empty for none."""
    begin = clause_of(s, mark.first, mark.stop)[0]
    outer = [m for m in s.by_tag.get("event", ()) if begin <= m.first and m.stop <= mark.first]
    if not outer:
        return ""
    between = {s.low(i) for i in range(outer[-1].stop, mark.first)}
    leads = outer[-1].stop == mark.first or bool(between & {"to", "that"}) or s.low(outer[-1].stop - 1) == "to"
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


def _roles(
    s: Parsed, mark: Mark, roles: str, actors: list[Mark], cast: Cast, doer: str
) -> tuple[list[str], list[str], bool]:
    """Sources and targets of an act, and whether both were named in the sentence."""
    before = [a for a in actors if a.stop <= mark.first]
    behind = [a for a in actors if a.first >= mark.stop]
    if roles == "inverse":
        return _inverse(before, behind, cast)
    if roles == "mutual":
        return _mutual(before, behind, cast)
    sources = [doer] if doer and roles == "subject" else _sources(s, mark, before, cast)
    if not sources:
        return [], [], False
    named = _targets(s, mark, sources, before, behind, cast)
    if named:
        return sources, named, True
    other = cast.counterpart(sources[0])
    return sources[:1], [other] if other else [], False


def _sources(s: Parsed, mark: Mark, before: list[Mark], cast: Cast) -> list[str]:
    """Whose act it is: the nearest actor before in the clause, with those joined to it; a pronoun is the last one."""
    begin = clause_of(s, mark.first, mark.stop)[0]
    near = [a for a in before if a.first >= begin] or before
    if not near:
        own = any(
            s.low(i) in {"his", "its", "their", "he", "it", "they"} for i in range(max(0, mark.first - 4), mark.first)
        )
        return [cast.last] if own and cast.last else []
    chosen = _subject_of(s, mark, near)
    joined = [str(chosen.value[0])]
    place = near.index(chosen)
    while place > 0 and all(
        s.low(i) in {"and", ",", "both", "the"} for i in range(near[place - 1].stop, near[place].first)
    ):
        place -= 1
        joined.insert(0, str(near[place].value[0]))
    return list(dict.fromkeys(joined))


def _subject_of(s: Parsed, mark: Mark, near: list[Mark]) -> Mark:
    """The owner right before ("Kim's discontent", "Russian invasion"), else the nearest one that acts."""
    last = near[-1]
    if mark.first - last.stop <= 2:
        return last
    owners = [a for a in near if s.low(a.stop) in {"'s", "'"} and mark.first - a.stop <= NEAR]
    if owners:
        return owners[-1]
    heads = [
        a
        for a in near
        if s.low(a.first - 1)
        not in {"of", "on", "against", "with", "in", "to", "for", "from", "over", "by", "at", "between"}
    ]
    return (heads or near)[-1]


def _targets(
    s: Parsed, mark: Mark, sources: list[str], before: list[Mark], behind: list[Mark], cast: Cast
) -> list[str]:
    """To whom: the first other actor behind the words, a pair where the text says so, else another one before them."""
    reach = behind[0].first if behind else len(s.tokens)
    window = range(mark.stop, min(reach, mark.stop + NEAR))
    if any(s.low(i) in {"these", "two", "both"} and s.low(i + 1) in PAIR_WORDS for i in window) and all(cast.bound):
        return [code for code in cast.bound if code not in sources]
    others = [str(a.value[0]) for a in behind if a.value[0] not in sources]
    if others:
        return others[:1]
    earlier = [str(a.value[0]) for a in before if a.value[0] not in sources]
    return earlier[-1:]


def _inverse(before: list[Mark], behind: list[Mark], cast: Cast) -> tuple[list[str], list[str], bool]:
    """ "Russia's reliance on North Korean support": the giver stands behind, the receiver before."""
    if not behind:
        return [], [], False
    giver = str(behind[0].value[0])
    receivers = [str(a.value[0]) for a in before if a.value[0] != giver]
    receiver = receivers[-1] if receivers else cast.counterpart(giver)
    return [giver], [receiver], bool(receivers)


def _mutual(before: list[Mark], behind: list[Mark], cast: Cast) -> tuple[list[str], list[str], bool]:
    codes = list(dict.fromkeys(str(a.value[0]) for a in [*behind[:2], *reversed(before)]))
    if behind and before and len(codes) >= 2:
        left = next((str(a.value[0]) for a in reversed(before) if a.value[0] != behind[0].value[0]), "")
        if left:
            return [left], [str(behind[0].value[0])], True
    if len(codes) >= 2:
        return codes[:1], codes[1:2], True
    one = codes[0] if codes else cast.last
    other = cast.counterpart(one) if one else ""
    return [one], [other], False


def _status(s: Parsed, mark: Mark) -> str:
    """`hypothetical` under a modal of its clause, `past` under a word of the past, else `actual`."""
    begin, _ = clause_of(s, mark.first, mark.stop)
    words = [m for m in s.by_tag.get("status", ()) if begin <= m.first < mark.first]
    if any(m.value == "hypothetical" and mark.first - m.stop <= 12 for m in words):
        return "hypothetical"
    if any(m.value == "past" for m in s.by_tag.get("status", ()) if m.first < mark.first):
        return "past"
    return "actual"


def _timed(s: Parsed, mark: Mark, event: str, mode: str, status: str) -> tuple[str, str]:
    """What is only announced is AGREE or CONCEDE; the type as it stands otherwise."""
    if status == "hypothetical" or event not in FUTURE_TYPES:
        return event, mode
    announced = any(
        m.value == "announced"
        and (0 <= mark.first - m.stop <= 3 or m.first == mark.first - 1 or (m.first < mark.first < m.stop))
        for m in s.by_tag.get("status", ())
    )
    return (FUTURE_TYPES[event], "") if announced else (event, mode)


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


CLOSE: Final = 12
"""Characters between two mentions of an act that are taken for one."""
