"""Attribution: who of those that speak in a sentence answers for a number in it.

A sentence falls into segments at semicolons and contrasts ("while", "but"). Within a segment the statement whose words
stand nearest ahead of the number answers, then those that reach back over it; a segment without one is answered
for by its neighbours. Whoever is cited stands behind whoever cites; outlets and lawmakers pass on. What is only denied
is nobody's claim.
"""

import re
from dataclasses import dataclass
from typing import Final

from passmuster.ledger.vocabulary import Mode
from passmuster.reading.speech.memory import SpeechMemory
from passmuster.reading.speech.source import ARTICLE, ReadSource
from passmuster.reading.speech.statement import ReadStatement
from passmuster.reading.text.parsed import Parsed

__all__ = ["Attribution", "attributed", "by_article", "carried"]

CHANNELS: Final = frozenset({"channel", "channels"})

TAKEN_UP: Final = re.compile(
    r"(?:[,;–—(]|\s-+)\s*(?:(?:a|an|the|that|this|which|one|both|all|figures?|numbers?|claims?)\s+)?"
    r"(?:[\w-]+\s+){0,2}"
    r"(?:(?:claim|figure|number|toll|count|tally|total|sum|estimate|assertion|allegation|account|version|report|"
    r"statement|accusation|charge|boast|reckoning|statistic)s?|something|which)\b[^,;:.]*$",
    re.IGNORECASE,
)
"""What stands between a number and a denial that takes up what was claimed: ", a figure the army rejects"."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who answers for a number: speaker, relays from the source outwards, mode of the statement, and its words.

    `cue_span` are the offsets of the cue in the text, None where the sentence holds none. `denied` is True when the
    statement is only denied.
    """

    source: ReadSource
    relay: tuple[str, ...]
    mode: Mode
    cue: str
    rule: str
    cue_span: tuple[int, int] | None = None
    denied: bool = False

    @property
    def is_sourced(self) -> bool:
        """True when a source is named, so that "it was reported by" and "reports that" are no rumour."""
        cue = self.cue.lower()
        named = self.source.kind not in {"article", "unknown"} and self.source.name.lower() not in {
            "reports",
            "rumours",
        }
        return named and (cue.endswith(" by") or cue.startswith("report"))


def attributed(s: Parsed, found: list[ReadStatement], at: int) -> Attribution | None:
    """Who answers for what stands at token `at`; None when no statement of this sentence does."""
    if not found:
        return None
    segments = _segments(s)
    stated = {segments[statement.first] for statement in found}
    reaching = [f for f in found if _reaches(f, at, segments[f.first] == segments[at], segments[at] not in stated)]
    spoken = [statement for statement in reaching if statement.mode != "denied"]
    denials = [statement for statement in reaching if statement.mode == "denied"]
    inner = _innermost(spoken, at)
    if denials and (inner is None or not _survives(s, inner, at, denials)):
        return _denial(s, denials[0])
    return None if inner is None else _chain(s, inner, spoken)


def carried(memory: SpeechMemory) -> Attribution | None:
    """The speaker of the sentence before, where this one goes on in the same paragraph; None when nobody spoke."""
    statement = memory.last_statement
    return (
        None
        if statement is None
        else Attribution(statement.source, statement.relay, statement.mode, "", "speaker:carried")
    )


def by_article() -> Attribution:
    """The text itself answers."""
    return Attribution(ARTICLE, (), Mode.ASSERTED, "", "speaker:article")


def _segments(s: Parsed) -> list[int]:
    """Number of the segment of each token, counting from 0."""
    segment, numbered = 0, []
    opening = s.at("boundary", 0) is not None  # "While X says ..., | Y speaks of ..."
    for index, token in enumerate(s.tokens):
        if opening and token.low == ",":
            segment, opening = segment + 1, False
        if token.low == ";" or (index > 0 and s.at("boundary", index) is not None):
            segment += 1
        numbered.append(segment)
    return numbered


def _reaches(statement: ReadStatement, at: int, same: bool, unstated: bool) -> bool:
    """True when a statement can answer for token `at`, which lies in the same segment or in one without any."""
    if statement.form in {"pre", "noun"}:
        return (statement.first < at and (same or unstated)) or (statement.opened and same)
    return same or unstated


def _survives(s: Parsed, inner: ReadStatement, at: int, denials: list[ReadStatement]) -> bool:
    """True when a claim is made in spite of a denial: it has an owner, was made after it, or is only called untrue."""
    return inner.form == "noun" or any(
        inner.first > denial.first or (inner.first < at and _is_of_a_claim(s, at, denial)) for denial in denials
    )


def _is_of_a_claim(s: Parsed, at: int, denial: ReadStatement) -> bool:
    """True for "..., a figure the army rejects": what is denied is what somebody claimed, in a word for all of it."""
    between = s.text[s.tokens[at].start : s.tokens[denial.first].start] if at < denial.first else ""
    return TAKEN_UP.search(between) is not None


def _innermost(spoken: list[ReadStatement], at: int) -> ReadStatement | None:
    """The statement that answers: a source cited, else the nearest ahead of the number, else the nearest around it."""
    deep = [statement for statement in spoken if statement.form == "deep"]
    if deep:
        return min(deep, key=lambda statement: abs(statement.first - at))
    ahead = [statement for statement in spoken if statement.form in {"pre", "noun"} and statement.first < at]
    around = [statement for statement in spoken if statement not in ahead]
    inner = max(ahead, key=lambda statement: statement.first, default=None)
    nearest = min(around, key=lambda statement: abs(statement.first - at), default=None)
    if inner is None:
        return nearest
    if inner.source.is_relay_by_nature:
        better = [f for f in spoken if not f.source.is_relay_by_nature and f.source.kind != "unknown"]
        return max(better, key=lambda statement: statement.first, default=inner)
    by_phrase = nearest is not None and nearest.form == "phrase" and inner.source.kind == "actor"
    return nearest if by_phrase else inner


def _denial(s: Parsed, statement: ReadStatement) -> Attribution:
    cue, span = s.words(statement.first, statement.stop), s.span(statement.first, statement.stop)
    return Attribution(statement.source, (), Mode.ASSERTED, cue, "speaker:denied", span, denied=True)


def _chain(s: Parsed, inner: ReadStatement, spoken: list[ReadStatement]) -> Attribution:
    """The answer of a statement, with the other speakers around it as relays."""
    heard = (name for statement in spoken if statement.source.name == inner.source.name for name in statement.relay)
    relay = list(dict.fromkeys(heard))
    for statement in spoken:
        if statement.source.name != inner.source.name and statement.source.name not in relay:
            relay.append(statement.source.name)
    mode = inner.mode
    if mode == Mode.ASSERTED and _is_nameless_channel(inner.source):
        mode = Mode.RUMOURED
    if mode == Mode.ASSERTED and any(f.mode == Mode.ESTIMATED and f.source.name == inner.source.name for f in spoken):
        mode = Mode.ESTIMATED
    cue = s.words(inner.first, inner.stop)
    return Attribution(inner.source, tuple(relay), mode, cue, f"speaker:{inner.form}", s.span(inner.first, inner.stop))


def _is_nameless_channel(source: ReadSource) -> bool:
    """True for "a Telegram channel": a channel without a name of its own."""
    words = source.name.split()
    at = next((i for i, word in enumerate(words) if word.lower() in CHANNELS), None)
    return at is not None and all(word.islower() or word == "Telegram" for word in words[:at])
