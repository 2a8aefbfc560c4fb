"""Offices: who "the general" and "the same officer" are, where the text has named them with their office before.

A name stands behind its office ("General Franks", "the High Commissioner, J. N. Dixit,") or ahead of it ("Willy Ngoma,
the spokesman,"). An office that somebody without a name bears ("an Iraqi general said") is nobody's any more.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from passmuster.reading.speech.memory import SpeechMemory
from passmuster.reading.speech.phrases import OPENERS, Phrase
from passmuster.reading.speech.source import BY_ROLE, ReadSource
from passmuster.reading.speech.statement import ReadStatement
from passmuster.reading.syntax.word_kinds import speaker_kinds
from passmuster.reading.text.parsed import Parsed

__all__ = ["in_office", "note_offices", "stated_in_office", "vacate_office"]

LONGEST_OWNER: Final = 4
"""Tokens between a comma and an office: "the M23's"."""


def note_offices(s: Parsed, phrases: Sequence[Phrase], memory: SpeechMemory) -> None:
    """Take note of the persons that a sentence names with their office, in the first of its `phrases`."""
    memory.offices.update(_told(s, phrases))


def stated_in_office(found: list[ReadStatement], memory: SpeechMemory) -> list[ReadStatement]:
    """The statements, those of an office by whoever bears it; it is nobody's any more where the speaker has no name."""
    stated: list[ReadStatement] = []
    for statement in found:
        stated.append(replace(statement, source=in_office(statement.source, memory)))
        vacate_office(statement.source, memory)
    return stated


def in_office(source: ReadSource, memory: SpeechMemory) -> ReadSource:
    """Whoever bears the office that a source is called by; the source itself where the text has told of nobody."""
    words = _words_of_office(source)
    if words[:1] == ["same"]:
        heard = (h.source for h in reversed(memory.heard) if words[-1] in h.source.name.lower().split())
        called = memory.offices.get(words[-1]) if len(words) == 2 else None
        return called or next(heard, source)
    return memory.offices.get(words[0], source) if len(words) == 1 else source


def vacate_office(source: ReadSource, memory: SpeechMemory) -> None:
    """Take the office that a source bears without a name, "an Iraqi general", from whoever bore it."""
    words = _words_of_office(source)
    if len(words) > 1 and words[0] != "same" and source.is_one_person:
        memory.offices.pop(words[-1], None)


def _words_of_office(source: ReadSource) -> list[str]:
    """The words of a source that is called by its office, without the article; none for any other."""
    return [w for w in source.name.lower().split() if w not in OPENERS] if source.kind in BY_ROLE else []


def _told(s: Parsed, phrases: Sequence[Phrase]) -> Iterator[tuple[str, ReadSource]]:
    for p in phrases:
        if _is_named(p):
            yield from ((office, p.source) for office in _offices(s, p))
    for one, other in pairwise(phrases):
        if _is_beside(s, one, other) and _is_named(one) != _is_named(other):
            named, office = (one, other) if _is_named(one) else (other, one)
            yield from ((word, named.source) for word in _offices(s, office)[-1:])


def _is_beside(s: Parsed, one: Phrase, other: Phrase) -> bool:
    """True where a comma sets one phrase behind the other: "Willy Ngoma, the M23's spokesman"."""
    between = range(one.stop + 1, other.first)
    return s.low(one.stop) == "," and len(between) <= LONGEST_OWNER and all(s.low(i) != "," for i in between)


def _offices(s: Parsed, p: Phrase) -> list[str]:
    return [s.low(i) for i in range(p.first, p.stop) if "person" in speaker_kinds(s.low(i))]


def _is_named(p: Phrase) -> bool:
    """True for a person by name, and not "High Commissioner", which is written like one."""
    last = p.source.name.lower().split()[-1:]
    return p.source.kind == "person" and last != [] and "person" not in speaker_kinds(last[0])
