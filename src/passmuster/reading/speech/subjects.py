"""Subjects: the noun phrase that speaks, before or behind a reporting verb.

A subject may be plain ("the NIS"), a pronoun ("he"), in apposition ("Zelensky, the president of Ukraine,"), in front
of a relative ("Yu, who"), or a chain ("lawmakers briefed by the spy agency": the agency is the source, the lawmakers
pass it on).
"""

from dataclasses import replace
from typing import Final, NamedTuple

from passmuster.reading.speech.find_source import find_source
from passmuster.reading.speech.memory import SpeechMemory
from passmuster.reading.speech.person_names import CALENDAR
from passmuster.reading.speech.phrases import naming_phrases
from passmuster.reading.speech.source import ReadSource
from passmuster.reading.syntax.verb_groups import verb_tokens
from passmuster.reading.text.lexicon import Mark, word_set
from passmuster.reading.text.parsed import Parsed

__all__ = ["Subject", "phrase_end", "subject_ending_at", "subject_start"]

WIDEST_SUBJECT: Final = 16
"""Tokens looked through for the subject of a reporting verb."""

WIDEST_APPOSITION: Final = 24
"""Tokens between the two commas of an apposition, and of the longest noun phrase followed to its end."""

NOT_SUBJECT: Final = word_set("subjects", "not_subject")
SPOKEN_FROM: Final = word_set("subjects", "spoken_from")
"""Nouns after which "from" leads to the source."""

ENDS_PHRASE: Final = word_set("subjects", "ends_phrase")
BEGINS_CLAUSE: Final = word_set("subjects", "begins_clause")
PLACED: Final = frozenset({"in", "at", "on", "from", "to", "of", "for", "with", "against"})
ASIDE: Final = frozenset({",", '"', "”", "»", "—", "–"})
ADJECTIVE_ENDINGS: Final = ("ic", "al", "ry", "n", "ese")


class Subject(NamedTuple):
    """Who speaks, the first token of the phrase, and those who passed it on, from the source outwards."""

    source: ReadSource
    first: int
    relay: tuple[str, ...] = ()


def subject_ending_at(s: Parsed, last: int, memory: SpeechMemory) -> Subject | None:
    """The subject whose phrase ends at token `last`; None when no source is named there."""
    if last < 0:
        return None
    if s.low(last) in {"who", "which", "that"} or (s.low(last) == "," and s.low(last - 1) == "who"):
        return _before_relative(s, last, memory)
    if s.low(last) in {",", ")"}:
        return _before_apposition(s, last, memory)
    pronoun = s.ends("pronoun", last + 1)
    if pronoun is not None:
        remembered = _own_subject(s, pronoun, memory) or _remembered(s, pronoun, memory)
        if remembered is not None:
            return Subject(remembered, pronoun.first)
        if pronoun.first == last:
            return None
    first = subject_start(s, last)
    if s.low(first - 1) in {"who", "which"}:
        return _before_relative(s, first - 1, memory)
    chained = _chained(s, first, last + 1, memory)
    if chained is not None:
        return chained
    source = find_source(s, first, last + 1, memory.known)
    return None if source is None else Subject(source, first)


def subject_start(s: Parsed, last: int) -> int:
    """The first token of the noun phrase that ends at token `last`."""
    at = last
    while at > 0 and last - at < WIDEST_SUBJECT and not _begins_at(s, at):
        at -= 1
    return at


def _begins_at(s: Parsed, at: int) -> bool:
    before = s.low(at - 1)
    if s.is_dash(at - 1):
        return True
    if before in NOT_SUBJECT or before in BEGINS_CLAUSE or (before == "and" and not _is_pair(s, at - 1)):
        return True
    verb = s.at("says", at - 1) is not None and s.at("says_noun", at - 1) is None and s.at("source", at - 1) is None
    return verb and s.low(at) != "by"


def _is_pair(s: Parsed, at: int) -> bool:
    """True when "and" at a token joins two sources, or two adjectives of one ("diplomatic and security sources")."""
    left = s.at("source", at - 1) is not None or s.at("actor", at - 1) is not None
    right = any(s.at(tag, i) is not None for tag in ("source", "actor") for i in (at + 1, at + 2))
    adjectives = s.low(at - 1).endswith(ADJECTIVE_ENDINGS) and s.source_kind(at + 2) != ""
    return right and (left or adjectives)


def phrase_end(s: Parsed, at: int) -> int:
    """Where the noun phrase that begins at a token ends (exclusive)."""
    end = at
    while end < min(len(s.tokens), at + WIDEST_APPOSITION):
        if s.low(end) == "." and _is_glued(s, end):
            end += 2
            continue
        if s.low(end) == "from" and s.low(end - 1) in SPOKEN_FROM:
            end += 1
            continue
        if s.low(end) in NOT_SUBJECT or (end > at and _ends_at(s, end)):
            break
        end += 1
    return end


def _is_glued(s: Parsed, at: int) -> bool:
    """True for a point inside a name: "Globalsecurity.org"."""
    return at + 1 < len(s.tokens) and s.tokens[at + 1].start == s.tokens[at].end and s.kind(at + 1) == "word"


def _ends_at(s: Parsed, at: int) -> bool:
    low = s.low(at)
    if low in ENDS_PHRASE or low in CALENDAR:
        return True
    if s.at("says", at) is not None and s.at("says_noun", at) is None and s.at("source", at) is None:
        return not (s.tokens[at].is_capital and s.tokens[at - 1].is_capital)  # "Islamic State"
    source_follows = s.at("source", at + 1) is not None or s.at("actor", at + 1) is not None
    named = at + 2 < len(s.tokens) and s.tokens[at + 1].is_capital
    return low == "and" and not (source_follows or named or s.low(at + 1) == "the")


# ---- less plain subjects --------------------------------------------------------------------------------------------


def _own_subject(s: Parsed, pronoun: Mark, memory: SpeechMemory) -> ReadSource | None:
    """The subject of a sentence in which nobody spoke before its "it said": "Jordan was quiet until it said ..."."""
    if s.low(pronoun.first) not in {"it", "they"} or s.low(pronoun.first - 1) in ASIDE:
        return None
    if any(mark.stop <= pronoun.first for mark in s.by_tag.get("says", ())):
        return None
    found = next(naming_phrases(s, verb_tokens(s), memory.known), None)
    if found is None or found.stop > pronoun.first or found.source.kind in {"plain", "person"}:
        return None
    return None if s.low(found.first - 1) in PLACED else found.source


def _remembered(s: Parsed, pronoun: Mark, memory: SpeechMemory) -> ReadSource | None:
    """Whom "he" or "the ministry" stands for; None for one with a nation of its own, or when nobody spoke yet."""
    if pronoun.stop - pronoun.first > 1 and s.at("actor", pronoun.first + 1) is not None:
        return None
    return (memory.last_person if pronoun.value == "he" else memory.last) or memory.last


def _before_apposition(s: Parsed, last: int, memory: SpeechMemory) -> Subject | None:
    """The subject before an apposition that ends at a comma or bracket."""
    opener = "(" if s.low(last) == ")" else ","
    at = last - 1
    while at >= 0 and s.low(at) != opener and last - at < WIDEST_APPOSITION:
        at -= 1
    if at <= 0 or s.low(at) != opener:
        return None
    first = subject_start(s, at - 1)
    source = find_source(s, first, at, memory.known)
    if source is None:
        return None
    if opener == "(" and s.low(first - 1) == "," and (person := _person_before(s, first - 2, memory)) is not None:
        return person
    chained = _chained(s, at + 1, last, memory)
    if chained is not None:
        return Subject(chained.source, first, (source.name, *chained.relay))
    return Subject(_enriched(source, find_source(s, at + 1, last, memory.known)), first)


def _person_before(s: Parsed, last: int, memory: SpeechMemory) -> Subject | None:
    """The person whose office stands behind a comma: "General Wamala, army chief (UPDF) said"; None for others."""
    first = subject_start(s, last)
    source = find_source(s, first, last + 1, memory.known)
    return Subject(source, first) if source is not None and source.kind == "person" else None


def _enriched(source: ReadSource, inner: ReadSource | None) -> ReadSource:
    """A speaker with what the apposition adds: the name to a role, the group to a name."""
    if inner is None:
        return source
    if inner.kind == "person" and source.kind != "person":
        return replace(inner, group=source.group, actor=source.actor)
    return replace(source, group=inner.group) if source.group == "OTHER" else source


def _before_relative(s: Parsed, last: int, memory: SpeechMemory) -> Subject | None:
    """ "Yu, who said": the speaker stands before the relative."""
    stop = last - 1 if s.low(last) == "," else last
    while stop > 0 and s.low(stop - 1) in {",", "who"}:
        stop -= 1
    first = subject_start(s, stop - 1) if stop > 0 else 0
    source = find_source(s, first, stop, memory.known) if stop > first else None
    return None if source is None else Subject(source, first)


def _chained(s: Parsed, first: int, stop: int, memory: SpeechMemory) -> Subject | None:
    """ "lawmakers briefed by the spy agency": the agency is the source, the lawmakers relay it."""
    for at in range(first, stop):
        passive = s.low(at) in {"briefed", "informed", "told"} and s.low(at + 1) == "by"
        if not passive and s.low(at) not in {"citing", "quoting"}:
            continue
        deep = find_source(s, at + (2 if passive else 1), stop, memory.known)
        outer = find_source(s, first, at, memory.known) if at > first else None
        if deep is not None:
            nationless = deep.group == "OTHER" and deep.kind == "institution"
            source = replace(deep, group=outer.group) if nationless and outer is not None else deep
            return Subject(source, first, (outer.name,) if outer is not None else ())
    return None
