"""Persons without a name: whom "he said", "according to him" and "by her own count" mean.

It is whom the sentence itself names ahead of the pronoun, or the last person who spoke, or whom a sentence was about
since: "Brigadier Hughes received us. ... he said". "It" and "they" mean a body in the same way.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from passmuster.reading.speech.full_names import full_name
from passmuster.reading.speech.memory import SpeechMemory
from passmuster.reading.speech.phrases import Phrase, first_phrases, subject_phrase
from passmuster.reading.speech.source import ReadSource
from passmuster.reading.syntax.verb_groups import verb_groups, verb_tokens
from passmuster.reading.syntax.word_kinds import speaker_kinds
from passmuster.reading.text.parsed import Parsed

__all__ = ["owner_meant", "person_met", "source_meant"]

PERSONS: Final = frozenset({"he", "she", "him", "his", "her"})
BODIES: Final = frozenset({"it", "its", "they", "them", "their"})
LEADING: Final = frozenset({"in", "at", "on", "from", "to", "by", "with", "of", "against", "about", "under", "behind"})
ARTICLES: Final = frozenset({"the", "a", "an"})


def person_met(s: Parsed, phrases: Sequence[Phrase]) -> ReadSource | None:
    """The person whom a sentence is about: the first of its `phrases` without a preposition; None for nobody."""
    return _person_of(s, phrases) or _by_office(s)


def source_meant(s: Parsed, at: int, memory: SpeechMemory) -> ReadSource | None:
    """Whom a pronoun at token `at` means as a speaker; None for no pronoun, and where nobody was spoken of yet."""
    word = s.low(at)
    if word in PERSONS:
        return memory.last_person or memory.last
    return memory.last if word in BODIES else None


def owner_meant(s: Parsed, at: int, memory: SpeechMemory) -> ReadSource | None:
    """Whose count "his count" is, with the pronoun at token `at`: mostly of whom the sentence itself is about."""
    word = s.low(at)
    if word in PERSONS:
        return _person_before(s, at, memory) or source_meant(s, at, memory)
    if word not in BODIES:
        return None
    subject = subject_phrase(s, verb_groups(s), memory.known)
    return subject.source if subject is not None and subject.stop <= at else memory.last


def _person_before(s: Parsed, stop: int, memory: SpeechMemory) -> ReadSource | None:
    return _person_of(s, [p for p in first_phrases(s, memory.known) if p.stop <= stop])


def _person_of(s: Parsed, phrases: Sequence[Phrase]) -> ReadSource | None:
    found = next(_persons(s, phrases), None)
    return None if found is None else full_name(s, found.source, found.first)


def _persons(s: Parsed, phrases: Sequence[Phrase]) -> Iterator[Phrase]:
    """The phrases that name a person; "the High Commissioner, J. N. Dixit," by his name."""
    for at, p in enumerate(phrases):
        if _is_person(s, p):
            behind = phrases[at + 1] if at + 1 < len(phrases) else p
            named = _is_office(p) and behind.source.kind == "person" and s.words(p.stop, behind.first) == ","
            yield behind if named else p


def _is_person(s: Parsed, p: Phrase) -> bool:
    """True for an office, and for a name that bears one or does something: "Colonel Otter", "Mugabo said"."""
    first = next((i for i in range(p.first, p.stop) if s.tokens[i].is_capital), p.first)
    article = s.low(first) in ARTICLES or s.low(first - 1) in ARTICLES
    lead = s.low(first - 2) if s.low(first - 1) in ARTICLES else s.low(first - 1)
    if lead in LEADING or not p.source.is_one_person:
        return False
    known = any(mark.value[0] == "person" for mark in s.all("source", p.first, p.stop))
    if known or any("person" in speaker_kinds(s.low(i)) for i in range(p.first, p.stop)):
        return True
    opens = p.stop == 1  # any word is written with a capital where a sentence begins
    does = p.stop in verb_tokens(s) or s.low(p.stop) == ","
    return p.source.kind == "person" and not article and not opens and does


def _is_office(p: Phrase) -> bool:
    return "person" in speaker_kinds(p.source.name.lower().split()[-1])


def _by_office(s: Parsed) -> ReadSource | None:
    """ "The sergeant laughs": the first office behind an article, whatever the words behind it are."""
    for at in range(1, len(s.tokens)):
        if "person" in speaker_kinds(s.low(at)) and s.low(at - 1) in ARTICLES and s.low(at - 2) not in LEADING:
            office = ReadSource(s.words(at, at + 1), "OTHER", "official")
            return full_name(s, office, at) if office.is_one_person else None
    return None
