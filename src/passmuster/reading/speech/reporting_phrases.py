"""Statements made without a verb: by a noun with its owner, by a phrase that cites, or by a source and a colon."""

from typing import Final

from passmuster.ledger.actors import actor_group
from passmuster.ledger.vocabulary import Mode
from passmuster.reading.speech.find_source import find_source
from passmuster.reading.speech.memory import SpeechMemory
from passmuster.reading.speech.persons import owner_meant, source_meant
from passmuster.reading.speech.phrases import cited_phrase, is_pointer
from passmuster.reading.speech.source import ReadSource
from passmuster.reading.speech.statement import ReadStatement
from passmuster.reading.speech.subjects import phrase_end, subject_start
from passmuster.reading.text.lexicon import Mark
from passmuster.reading.text.parsed import Parsed

__all__ = ["headline_statements", "noun_statements", "phrase_statements"]

COUNTED: Final = frozenset({"prisoners", "fighters", "volunteers", "soldiers", "troops", "officers", "rebels"})
"""Men who may speak, and who ahead of a colon are counted: "Prisoners: nine"."""

OWNING: Final = frozenset({"its", "their", "his", "her"})

NOT_ADJECTIVES: Final = frozenset({"the", "a", "an", "of", "by", "that", "this", "these", "to", "and", "in"})


def noun_statements(s: Parsed, memory: SpeechMemory) -> list[ReadStatement]:
    """ "Prigozhin's claim that", "an estimate by the UN", "our belief is that"."""
    found: list[ReadStatement] = []
    for mark in s.by_tag.get("says_noun", ()):
        owner = _owner(s, mark, memory)
        if owner is not None:
            found.append(ReadStatement(owner, mark.value, "noun", mark.first, mark.stop))
    return found


def _owner(s: Parsed, mark: Mark, memory: SpeechMemory) -> ReadSource | None:
    """Who made a claim or an estimate: the owner before it, or the one named behind it with "by" or "from"."""
    at = _before_adjectives(s, mark.first)
    if s.low(mark.first - 1) == "official" and s.low(mark.first - 2) in {"the", "an", "no", "any"}:
        return None  # "the official figure" is nobody's in particular
    possessive = s.low(at - 1) in {"'s", "'"}
    named = s.at("source", at - 1) is not None and s.at("says", mark.first) is None
    if possessive or named or _is_nation(s, at - 1):
        return _owner_before(s, mark, at - 1 if possessive else at, memory)
    of_estimate = s.low(mark.stop) == "of" and mark.value == Mode.ESTIMATED and s.at("bound", mark.stop + 1) is None
    if s.low(mark.stop) in {"by", "from"} or of_estimate:
        return find_source(s, mark.stop + 1, phrase_end(s, mark.stop + 1), memory.known)
    return _owned(s, mark.first, memory)


def _owned(s: Parsed, first: int, memory: SpeechMemory) -> ReadSource | None:
    """ "His count", "by her own telling": whom the pronoun means; "by its own account" is a learned choice."""
    at = first - 2 if s.low(first - 1) == "own" and s.low(first - 2) in {"his", "her"} else first - 1
    return owner_meant(s, at, memory) if s.low(at) in OWNING else None


def _before_adjectives(s: Parsed, first: int) -> int:
    at = first
    while at > 0 and first - at < 3 and s.kind(at - 1) == "word" and s.low(at - 1) not in NOT_ADJECTIVES:
        if any(s.at(tag, at - 1) is not None for tag in ("says", "actor", "source")):
            break
        at -= 1
    return at


def _owner_before(s: Parsed, mark: Mark, end: int, memory: SpeechMemory) -> ReadSource | None:
    if end <= 0:
        return None
    found = find_source(s, max(subject_start(s, end - 1), end - 7), end, memory.known)
    nation = s.at("actor", end - 1)
    if found is None and nation is not None and nation.value[1] == "adjective":
        return ReadSource(s.words(nation.first, mark.stop), actor_group(nation.value[0]), "actor", nation.value[0])
    return found


def _is_nation(s: Parsed, at: int) -> bool:
    mark = s.at("actor", at)
    return mark is not None and mark.value[1] in {"adjective", "name"} and s.low(at + 1) not in {"reports", "report"}


def phrase_statements(s: Parsed, memory: SpeechMemory) -> list[ReadStatement]:
    """ "according to the UN", "citing a Ukrainian assessment"."""
    found = (_phrase_statement(s, mark, memory) for mark in s.by_tag.get("phrase", ()))
    return [statement for statement in found if statement is not None]


def _phrase_statement(s: Parsed, mark: Mark, memory: SpeechMemory) -> ReadStatement | None:
    """ "according to X" and "citing X": X is the noun phrase behind the words."""
    stop = phrase_end(s, mark.stop)
    source = (
        (source_meant(s, mark.stop, memory) if stop == mark.stop + 1 else None)
        or find_source(s, mark.stop, stop, memory.known)
        or _nation_of_paper(s, mark.stop, stop)
        or cited_phrase(s, mark.stop, stop)
    )
    if source is None:
        return None
    memory.note(source)
    noun = next(s.all("says_noun", mark.stop, stop), None)
    mode = Mode.RUMOURED if source.is_nameless else Mode.ASSERTED if noun is None else Mode(noun.value)
    return ReadStatement(source, mode, mark.value, mark.first, mark.stop)


def _nation_of_paper(s: Parsed, first: int, stop: int) -> ReadSource | None:
    """ "a Ukrainian assessment": the nation speaks through its paper."""
    nation, paper = next(s.all("actor", first, stop), None), next(s.all("says_noun", first, stop), None)
    if nation is None or paper is None or nation.first > paper.first:
        return None
    code = nation.value[0]
    return ReadSource(s.words(nation.first, paper.stop), actor_group(code), "actor", code)


def headline_statements(s: Parsed, memory: SpeechMemory) -> list[ReadStatement]:
    """ "Russian defence ministry: 300 mercenaries ...": a source, a colon, and what it says."""
    at = next((i for i in range(1, min(8, len(s.tokens))) if s.low(i) == ":"), None)
    if (
        at is None
        or is_pointer(s, 0, at)
        or (s.kind(at + 1) == "number" and s.tokens[at + 1].start == s.tokens[at].end)
    ):
        return []
    source = None if s.low(at - 1) in COUNTED else find_source(s, 0, at, memory.known)
    if source is None or any(s.at("says", i) is not None for i in range(at)):
        return []
    memory.note(source)
    return [ReadStatement(source, Mode.ASSERTED, "pre", at, at + 1)]
