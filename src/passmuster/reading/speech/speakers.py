"""Speakers: who of those that speak in a sentence answers for a number in it.

A sentence falls into segments at semicolons and contrasts ("while", "but"). Within a segment the frame whose words
stand nearest ahead of the number answers, then those that reach back over it; a segment without a frame is answered
for by its neighbours. Whoever is cited stands behind whoever cites; outlets and lawmakers pass on. What is only denied
is nobody's claim.
"""

from dataclasses import dataclass
from typing import Final

from passmuster.reading.speech.frame import Frame
from passmuster.reading.speech.memory import Memory
from passmuster.reading.speech.sources import ARTICLE, Speaker
from passmuster.reading.text.parsed import Parsed

__all__ = ["Answer", "answer", "article", "carried"]

CHANNELS: Final = frozenset({"channel", "channels"})


@dataclass(frozen=True, slots=True)
class Answer:
    """Who answers for a number: speaker, relays from the source outwards, mode of the statement, and its words.

    `cue_span` are the offsets of the cue in the text, None where the sentence holds none. `denied` is True when the
    statement is only denied.
    """

    speaker: Speaker
    relay: tuple[str, ...]
    mode: str
    cue: str
    rule: str
    cue_span: tuple[int, int] | None = None
    denied: bool = False


def answer(s: Parsed, found: list[Frame], at: int) -> Answer | None:
    """Who answers for what stands at token `at`; None when no frame of this sentence does."""
    if not found:
        return None
    segments = _segments(s)
    framed = {segments[frame.first] for frame in found}
    reaching = [f for f in found if _reaches(f, at, segments[f.first] == segments[at], segments[at] not in framed)]
    spoken = [frame for frame in reaching if frame.mode != "denied"]
    denials = [frame for frame in reaching if frame.mode == "denied"]
    inner = _innermost(spoken, at)
    if denials and (inner is None or not _survives(inner, denials)):
        return _denial(s, denials[0])
    return None if inner is None else _chain(s, inner, spoken)


def carried(memory: Memory) -> Answer | None:
    """The speaker of the sentence before, where this one goes on in the same paragraph; None when nobody spoke."""
    frame = memory.last_frame
    return None if frame is None else Answer(frame.speaker, frame.relay, frame.mode, "", "speaker:carried")


def article() -> Answer:
    """The text itself answers."""
    return Answer(ARTICLE, (), "asserted", "", "speaker:article")


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


def _reaches(frame: Frame, at: int, same: bool, unframed: bool) -> bool:
    """True when a frame can answer for token `at`, which lies in the same segment or in one without a frame."""
    if frame.form in {"pre", "noun"}:
        return (frame.first < at and (same or unframed)) or (frame.opened and same)
    return same or unframed


def _survives(inner: Frame, denials: list[Frame]) -> bool:
    """True when a claim is made in spite of a denial: it has an owner, or was made after it."""
    return inner.form == "noun" or any(inner.first > denial.first for denial in denials)


def _innermost(spoken: list[Frame], at: int) -> Frame | None:
    """The frame that answers: a source cited, else the nearest ahead of the number, else the nearest around it."""
    deep = [frame for frame in spoken if frame.form == "deep"]
    if deep:
        return min(deep, key=lambda frame: abs(frame.first - at))
    ahead = [frame for frame in spoken if frame.form in {"pre", "noun"} and frame.first < at]
    around = [frame for frame in spoken if frame not in ahead]
    inner = max(ahead, key=lambda frame: frame.first, default=None)
    nearest = min(around, key=lambda frame: abs(frame.first - at), default=None)
    if inner is None:
        return nearest
    if inner.speaker.is_relay_by_nature:
        better = [f for f in spoken if not f.speaker.is_relay_by_nature and f.speaker.kind != "unknown"]
        return max(better, key=lambda frame: frame.first, default=inner)
    by_phrase = nearest is not None and nearest.form == "phrase" and inner.speaker.kind == "actor"
    return nearest if by_phrase else inner


def _denial(s: Parsed, frame: Frame) -> Answer:
    cue, span = s.words(frame.first, frame.stop), s.span(frame.first, frame.stop)
    return Answer(frame.speaker, (), "asserted", cue, "speaker:denied", span, denied=True)


def _chain(s: Parsed, inner: Frame, spoken: list[Frame]) -> Answer:
    """The answer of a frame, with the other speakers around it as relays."""
    heard = (name for frame in spoken if frame.speaker.name == inner.speaker.name for name in frame.relay)
    relay = list(dict.fromkeys(heard))
    for frame in spoken:
        if frame.speaker.name != inner.speaker.name and frame.speaker.name not in relay:
            relay.append(frame.speaker.name)
    mode = inner.mode
    if mode == "asserted" and _is_nameless_channel(inner.speaker):
        mode = "rumoured"
    if mode == "asserted" and any(f.mode == "estimated" and f.speaker.name == inner.speaker.name for f in spoken):
        mode = "estimated"
    cue = s.words(inner.first, inner.stop)
    return Answer(inner.speaker, tuple(relay), mode, cue, f"speaker:{inner.form}", s.span(inner.first, inner.stop))


def _is_nameless_channel(speaker: Speaker) -> bool:
    """True for "a Telegram channel": a channel without a name of its own."""
    words = speaker.name.split()
    at = next((i for i, word in enumerate(words) if word.lower() in CHANNELS), None)
    return at is not None and all(word.islower() or word == "Telegram" for word in words[:at])
