"""Voices: everyone who may have said a number, before it is chosen who did.

Those of the statements that the grammar found, whoever else stands in a phrase of the sentence in the place of a
speaker ("by the mayor's count", "(NIS, January)", "Kyiv:"), and who spoke in the sentences before.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final, NamedTuple

from passmuster.ledger.actors import actor_group
from passmuster.reading.speech.find_source import find_source
from passmuster.reading.speech.memory import SpeechMemory
from passmuster.reading.speech.person_names import CALENDAR, TITLES
from passmuster.reading.speech.source import ReadSource
from passmuster.reading.speech.statement import ReadStatement
from passmuster.reading.text.lexicon import word_set
from passmuster.reading.text.parsed import Parsed

__all__ = ["Voice", "voices_of"]

ENDS: Final = word_set("voices", "ends")
"""Words that stand in no name of a speaker."""

OPENERS: Final = word_set("voices", "openers")
"""Words that begin a new phrase, and are no part of the name behind them."""

NO_SPEAKERS: Final = word_set("voices", "no_speakers")
LONGEST: Final = 14
"""Tokens of a phrase; a longer one is no name."""

OFFICES: Final = TITLES | {"official", "officials", "authorities", "head", "of", "and"}
ARTICLES: Final = frozenset({"the", "a", "an"})
LEADS_ON: Final = frozenset({"in", "at", "of", "for", "from"})
"""Words that lead from an office to its place: "an official in Peshawar"."""

LONGEST_PLACE: Final = 7
"""Tokens of such a place, with the word that leads to it."""

ROLES: Final = frozenset({"official", "institution", "unknown", "plain", "un", "osint", "media", "body"})
"""Kinds of source that may be known by their office alone."""

MOST_PHRASES: Final = 40
"""Phrases of a sentence that are thought of; one with more is a list or a table that lost its lines."""

MOST_HEARD: Final = 3
"""Speakers of earlier sentences that are thought of, the latest first."""


class Voice(NamedTuple):
    """Someone who may have said a number.

    `first` and `stop` are the tokens of the phrase, or of the verb or the words of a statement. `form` is that of the
    statement, `phrase-alone` where there is none, or `earlier` for one who spoke `back` sentences before.
    """

    source: ReadSource
    first: int
    stop: int
    form: str
    statement: ReadStatement | None = None
    relay: tuple[str, ...] = ()
    back: int = 0
    same_paragraph: bool = True


def voices_of(s: Parsed, statements: Sequence[ReadStatement], memory: SpeechMemory) -> list[Voice]:
    """Everyone who may speak in a sentence or speak on in it, each once."""
    made = [
        Voice(_as_written(s, f.source, f.first), f.first, f.stop, f.form, f, f.relay)
        for f in statements if f.mode != "denied"
    ]  # fmt: skip
    told = [_words(voice.source) for voice in made]
    alone = [v for v in islice(_alone(s, memory), MOST_PHRASES) if not _is_told(s, v, told)]
    here = [_words(voice.source) for voice in (*made, *alone)]
    return [*made, *alone, *_earlier(s, memory, here)]


def _is_told(s: Parsed, voice: Voice, told: Sequence[set[str]]) -> bool:
    """True for a phrase that a statement names already, or that holds the name of one who makes a statement."""
    phrase = {s.low(i) for i in range(voice.first, voice.stop)}
    return any(_words(voice.source) <= words or words <= phrase for words in told)


def _words(source: ReadSource) -> set[str]:
    return set(source.name.lower().split())


def _as_written(s: Parsed, source: ReadSource, near: int) -> ReadSource:
    """A speaker without a name of his own, by all the words of his phrase: "the force's spokesman", "its minister"."""
    if source.kind not in ROLES or not source.name[:1].islower() or source.name.split()[0] in ARTICLES:
        return source
    places = [at for at in range(len(s.tokens)) if s.low(at) == source.name.split()[0].lower()]
    at = next((at for at in sorted(places, key=lambda i: abs(i - near)) if _stands(s, at, source.name)), None)
    if at is None:
        return source
    first, stop = _owner_start(s, at), _place_stop(s, at, source.name)
    office_alone = all(s.low(i) in OFFICES for i in range(first + 1, stop))
    if s.low(first) in ARTICLES and not office_alone:  # "an official", but "doctor in Goma"
        first += 1
    return replace(source, name=s.words(first, stop))


def _stands(s: Parsed, at: int, name: str) -> bool:
    return s.text.startswith(name, s.tokens[at].start)


def _owner_start(s: Parsed, at: int) -> int:
    """Where the owner and the determiner of a phrase begin that itself begins at a token."""
    first = at
    if s.low(first - 1) in {"'s", "'"}:
        first -= 2
        while first > 0 and s.kind(first - 1) == "word" and s.low(first - 1) not in ENDS | OPENERS and at - first < 5:
            first -= 1
    return first - 1 if s.low(first - 1) in OPENERS and first > 0 else first


def _place_stop(s: Parsed, at: int, name: str) -> int:
    """Where the phrase ends of a name that begins at a token, with the place or the house he speaks for."""
    end = s.tokens[at].start + len(name)
    stop = next((i for i in range(at, len(s.tokens)) if s.tokens[i].start >= end), len(s.tokens))
    while s.low(stop) in LEADS_ON:
        further = stop + 1
        while further < min(len(s.tokens), stop + LONGEST_PLACE) and (
            _belongs(s, stop, further) or s.low(further) in OPENERS
        ):
            further += 1
        if further == stop + 1:
            break
        stop = further
    return stop + (s.low(stop) == "here")


def _earlier(s: Parsed, memory: SpeechMemory, told: list[set[str]]) -> Iterator[Voice]:
    limit = len(told) + MOST_HEARD
    for h in reversed(memory.heard):
        words = _words(h.source)
        if len(told) == limit or any(words <= other for other in told):
            continue
        told.append(words)
        back = min(4, memory.sentence - h.sentence)
        yield Voice(h.source, -1, -1, "earlier", None, h.relay, back, h.paragraph == s.stretch.paragraph)


# ---- phrases --------------------------------------------------------------------------------------------------------


def _alone(s: Parsed, memory: SpeechMemory) -> Iterator[Voice]:
    """The phrases of a sentence that name someone, in order."""
    at = 0
    while at < len(s.tokens):
        stop = _phrase_stop(s, at)
        if stop == at:
            at += 1
            continue
        source = _speaker(s, at, stop, memory)
        if source is not None:
            yield Voice(_as_written(s, source, at), at, stop, "phrase-alone")
        at = stop


def _phrase_stop(s: Parsed, first: int) -> int:
    at = first
    while at < min(len(s.tokens), first + LONGEST) and _belongs(s, first, at):
        at += 1
    while at > first and (s.low(at - 1) in {"of", "for", "-", "'s", "'"} or s.low(at - 1) in OPENERS):
        at -= 1
    return at


def _belongs(s: Parsed, first: int, at: int) -> bool:
    low, kind = s.low(at), s.kind(at)
    if low in {"of", "for"}:
        named = s.kind(at + 1) == "word" and s.low(at + 1) not in ENDS
        return at > first and named and (low == "of" or s.tokens[at - 1].is_capital)
    if low in OPENERS:
        return at > first and s.low(at - 1) in {"of", "for"}
    if low in {"-", "'s"}:
        return at > first
    if low == "." and at > first:
        return at + 1 < len(s.tokens) and s.tokens[at + 1].start == s.tokens[at].end
    if kind not in {"word", "abbr", "clitic"} or low in ENDS or low in CALENDAR:
        return False
    return not _is_verb(s, at)


def _is_verb(s: Parsed, at: int) -> bool:
    """True for a verb of saying or giving, and for one that moves or kills men, unless it stands as a noun."""
    if s.at("source", at) is not None or s.low(at - 1) in {"the", "a", "an", "its", "their", "his", "'s", "of"}:
        return False
    says = s.at("says", at) is not None and (s.at("says_noun", at) is None or s.at("actor", at - 1) is None)
    return says or s.begins("gives", at) is not None or any(s.at(tag, at) is not None for tag in VERBS)


VERBS: Final = tuple(f"cue_{name}_verb" for name in ("deployed", "returned", "arrivals", "killed", "casualties"))


def _speaker(s: Parsed, first: int, stop: int, memory: SpeechMemory) -> ReadSource | None:
    """Who a phrase names; None for what cannot speak."""
    if _says_nothing(s, stop):
        return None
    if s.low(stop - 1) in NO_SPEAKERS or not any(
        len(s.low(i)) > 1 and s.kind(i) != "clitic" for i in range(first, stop)
    ):
        return None
    found = find_source(s, first, stop, memory.known)
    if found is not None:
        return found
    nation = next(s.all("actor", first, stop), None)
    group, actor = ("OTHER", "") if nation is None else (actor_group(nation.value[0]), str(nation.value[0]))
    return ReadSource(s.words(first, stop), group, "plain", actor)


def _says_nothing(s: Parsed, stop: int) -> bool:
    """True where the verb behind a phrase is a saying that is not done: "did not say", "has never confirmed"."""
    at = next((i for i in range(stop, stop + 3) if s.low(i) in {"not", "never"}), None)
    return s.low(stop) in {"declined", "refused"} or (at is not None and s.at("says", at + 1) is not None)
