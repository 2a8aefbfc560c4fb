"""Headings that name who issues what stands below them: "GENERAL STAFF // 14.03", "Governor X's briefing"."""

from itertools import islice
from typing import Final

from passmuster.reading.speech.full_names import full_name
from passmuster.reading.speech.memory import SpeechMemory
from passmuster.reading.speech.phrases import Phrase, is_pointer, naming_phrases
from passmuster.reading.speech.source import ReadSource
from passmuster.reading.syntax.verb_groups import verb_tokens
from passmuster.reading.text.parsed import Parsed

__all__ = ["heading_sources", "label_source"]

MOST_ISSUERS: Final = 2
"""Names of a heading that are kept, the first ones."""

LONGEST_LABEL: Final = 8
"""Tokens within which the colon of a label stands."""

LISTENERS: Final = frozenset({"reporters", "journalists", "press", "radio", "television", "parliament"})


def heading_sources(s: Parsed, memory: SpeechMemory) -> list[ReadSource]:
    """Whom a heading names: persons, bodies and offices, and others by a capital."""
    found = (
        full_name(s, phrase.source, phrase.first)
        for phrase in naming_phrases(s, verb_tokens(s), memory.known)
        if (phrase.source.kind != "plain" or s.tokens[phrase.first].is_capital) and not _is_listener(s, phrase)
    )
    return list(islice(found, MOST_ISSUERS))


def label_source(s: Parsed, memory: SpeechMemory) -> ReadSource | None:
    """Whoever stands right ahead of a colon with which a sentence begins: "GEN. DUNFORD: We lost four"; or None."""
    colon = next((i for i in range(min(len(s.tokens), LONGEST_LABEL)) if s.low(i) == ":"), 0)
    if not colon or is_pointer(s, 0, colon):
        return None
    named = next((p for p in naming_phrases(s, verb_tokens(s), memory.known) if p.stop == colon), None)
    if named is None or (named.source.kind == "plain" and not s.tokens[named.first].is_capital):
        return None
    return full_name(s, named.source, named.first)


def _is_listener(s: Parsed, phrase: Phrase) -> bool:
    """True for a bulletin's own word and for those it is told to: "MINISTRY OF WAR / BULLETIN", "told reporters"."""
    return s.low(phrase.stop - 1) in LISTENERS or (
        phrase.stop == phrase.first + 1 and s.at("says_noun", phrase.first) is not None
    )
