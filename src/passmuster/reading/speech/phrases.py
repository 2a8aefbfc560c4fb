"""Phrases: the noun phrases of a sentence that may name a speaker, and the one that is its subject."""

from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import Final, NamedTuple

from passmuster.ledger.actors import actor_group
from passmuster.reading.speech.find_source import find_source
from passmuster.reading.speech.person_names import CALENDAR
from passmuster.reading.speech.source import ReadSource
from passmuster.reading.syntax.verb_groups import VerbGroup, verb_tokens
from passmuster.reading.syntax.word_kinds import speaker_kinds
from passmuster.reading.text.lexicon import word_set
from passmuster.reading.text.parsed import Parsed

__all__ = [
    "ENDS", "OPENERS", "Phrase", "belongs", "cited_phrase", "first_phrases", "is_pointer", "naming_phrases",
    "subject_phrase",
]  # fmt: skip

ENDS: Final = word_set("voices", "ends")
"""Words that stand in no name of a speaker."""

OPENERS: Final = word_set("voices", "openers")
"""Words that begin a new phrase, and are no part of the name behind them."""

NO_SPEAKERS: Final = word_set("voices", "no_speakers")
NAMED_SPEAKERS: Final = word_set("voices", "named_speakers")
"""Those of them that speak where they are part of a name."""

NUMBER_WORDS: Final = word_set("voices", "number_words")
"""Words that count; a phrase of nothing else names nobody ("Twenty-eight")."""

WAS: Final = frozenset({"is", "are", "was", "were", "been", "be"})
TIMES: Final = word_set("voices", "times") | CALENDAR
"""Words of time that may stand between a name and its verb: "the minister last month gave"."""

NO_SPEAKER_AT_END: Final = NO_SPEAKERS | TIMES | ENDS
NOUN_BEHIND: Final = OPENERS | {"'s", "of"}
"""Words behind which a word that may be a verb is a noun."""

POINTERS: Final = frozenset(
    {"main article", "main articles", "see also", "further information", "read more", "read also", "related", "more on"}
    | {"photo", "file photo", "image", "video", "caption", "note", "update", "background"}
)
"""What a page itself says ahead of a colon, who is nobody."""

MOST_FIRST: Final = 12
"""Phrases of a sentence that are looked at for persons."""

LONGEST: Final = 14
"""Tokens of a phrase; a longer one is no name."""

DONE_BY_A_SPEAKER: Final = tuple(
    f"cue_{name}_verb" for name in ("deployed", "returned", "arrivals", "killed", "casualties")
)
"""Verbs that move or kill men."""


class Phrase(NamedTuple):
    """A phrase and whom it names: tokens `first` to `stop`."""

    first: int
    stop: int
    source: ReadSource


def naming_phrases(s: Parsed, verbs: Collection[int], known: dict[str, ReadSource]) -> Iterator[Phrase]:
    """The phrases of a sentence that name someone, in order; `verbs` are the tokens of its verbs."""
    at = 0
    while at < len(s.tokens):
        stop = _phrase_stop(s, at, verbs)
        if stop == at:
            at += 1
            continue
        source = _speaker(s, at, stop, known)
        if source is not None:
            yield Phrase(at, stop, source)
        at = stop


def first_phrases(s: Parsed, known: dict[str, ReadSource]) -> list[Phrase]:
    """The first phrases of a sentence that may name somebody; whoever stands further on is not what it is about.

    None where no word of it is an office or a name of two words, for speed.
    """
    if not _may_name(s):
        return []
    return list(islice(naming_phrases(s, verb_tokens(s), known), MOST_FIRST))


def _may_name(s: Parsed) -> bool:
    capital = False
    for token in s.tokens:
        if token.kind == "word" and ((token.is_capital and capital) or "person" in speaker_kinds(token.low)):
            return True
        capital = token.is_capital
    return any(mark.value[0] == "person" for mark in s.by_tag.get("source", ()))


def subject_phrase(s: Parsed, groups: Sequence[VerbGroup], known: dict[str, ReadSource]) -> Phrase | None:
    """The first phrase that names someone ahead of the first finite verb; None where there is none.

    In a headline or half a sentence without a verb, the first phrase of all.
    """
    finite = next((group.first for group in groups if group.is_finite), len(s.tokens))
    verbs = {at for group in groups for at in range(group.first, group.stop)}
    return next((p for p in naming_phrases(s, verbs, known) if p.first < finite and _can_speak(s, p)), None)


def is_pointer(s: Parsed, first: int, stop: int) -> bool:
    """True where a page points to something ahead of a colon: "Main article: Losses in the war"."""
    return s.low(stop) == ":" and s.words(first, stop).lower() in POINTERS


def cited_phrase(s: Parsed, first: int, stop: int) -> ReadSource | None:
    """Whoever is cited in a phrase without a known source ("according to a crane driver"); None for what cannot be."""
    while first < stop and (s.low(first) in OPENERS or s.kind(first) in {"number", "mark"}):
        first += 1
    words = range(first, stop)
    if not words or s.low(stop - 1) in NO_SPEAKER_AT_END or any(s.kind(i) == "number" for i in words):
        return None
    nation = next(s.all("actor", first, stop), None)
    group, actor = ("OTHER", "") if nation is None else (actor_group(nation.value[0]), str(nation.value[0]))
    return ReadSource(s.words(first, stop), group, "plain", actor)


def _can_speak(s: Parsed, phrase: Phrase) -> bool:
    """True for persons, bodies, states and offices, and for others by a capital or by "the"."""
    if s.low(phrase.first - 1) in {"in", "at", "on", "from", "to"}:
        return False
    named = any(s.tokens[i].is_capital for i in range(max(1, phrase.first), phrase.stop))
    return phrase.source.kind != "plain" or named or s.low(phrase.first) in OPENERS


def _phrase_stop(s: Parsed, first: int, verbs: Collection[int]) -> int:
    at = first
    while at < min(len(s.tokens), first + LONGEST) and at not in verbs and belongs(s, first, at):
        at += 1
    while at > first and (s.low(at - 1) in {"of", "for", "-", "'s", "'"} or s.low(at - 1) in OPENERS):
        at -= 1
    while at > first + 1 and s.low(at - 1) in TIMES:
        at -= 1
    return at


def belongs(s: Parsed, first: int, at: int) -> bool:
    """True for a token that may stand in a name that begins at `first`."""
    low, kind = s.low(at), s.kind(at)
    if low in {"of", "for"}:
        named = s.kind(at + 1) == "word" and s.low(at + 1) not in ENDS
        return at > first and named and (low == "of" or s.tokens[at - 1].is_capital)
    if low in OPENERS:
        return at > first and s.low(at - 1) in {"of", "for"}
    if low in {"-", "'s"}:
        return at > first and not s.is_dash(at)
    if low == "." and at > first:
        return at + 1 < len(s.tokens) and s.tokens[at + 1].start == s.tokens[at].end
    if kind not in {"word", "abbr", "clitic"} or low in ENDS or low in CALENDAR:
        return False
    return not _is_verb(s, at)


def _is_verb(s: Parsed, at: int) -> bool:
    """True for a verb of saying or giving, and for one that moves or kills men, unless it stands as a noun."""
    if s.at("source", at) is not None or s.low(at - 1) in NOUN_BEHIND:
        return False
    does = s.begins("gives", at) is not None or any(s.at(tag, at) is not None for tag in DONE_BY_A_SPEAKER)
    return does or _is_saying(s, at)


def _is_saying(s: Parsed, at: int) -> bool:
    if at > 1 and s.tokens[at].is_capital and s.tokens[at - 1].is_capital:
        return False  # "Islamic State"
    return s.at("says", at) is not None and (s.at("says_noun", at) is None or s.at("actor", at - 1) is None)


def _speaker(s: Parsed, first: int, stop: int, known: dict[str, ReadSource]) -> ReadSource | None:
    """Who a phrase names; None for what cannot speak."""
    if _says_nothing(s, stop) or is_pointer(s, first, stop):
        return None
    if all(s.low(i) in NUMBER_WORDS or s.kind(i) == "mark" for i in range(first, stop)):
        return None
    if s.low(stop - 1) in NO_SPEAKERS and not _is_named(s, first, stop - 1):
        return None
    if not any(len(s.low(i)) > 1 and s.kind(i) != "clitic" for i in range(first, stop)):
        return None
    found = find_source(s, first, stop, known)
    if found is not None:
        return found
    nation = next(s.all("actor", first, stop), None)
    group, actor = ("OTHER", "") if nation is None else (actor_group(nation.value[0]), str(nation.value[0]))
    return ReadSource(s.words(first, stop), group, "plain", actor)


def _is_named(s: Parsed, first: int, at: int) -> bool:
    """True for a word that is part of a name by its capital and by that of the word before: "Lakwena Front"."""
    before = at - 2 if s.low(at - 1) == "of" else at - 1  # "Ministry of War"
    named = before >= first and s.tokens[at].is_capital and s.tokens[before].is_capital
    return named and s.low(at) in NAMED_SPEAKERS


def _says_nothing(s: Parsed, stop: int) -> bool:
    """True where the verb behind a phrase is a saying that is not done: "did not say", "has never confirmed"."""
    at = next((i for i in range(stop, stop + 3) if s.low(i) in {"not", "never"} and s.low(i - 1) not in WAS), None)
    return s.low(stop) in {"declined", "refused"} or (at is not None and s.at("says", at + 1) is not None)
