"""Full names: a speaker by all the words of his phrase: "the force's spokesman", "official in Peshawar"."""

from dataclasses import replace
from typing import Final

from passmuster.reading.speech.person_names import TITLES
from passmuster.reading.speech.phrases import ENDS, OPENERS, belongs
from passmuster.reading.speech.source import ReadSource
from passmuster.reading.syntax.verb_groups import verb_tokens
from passmuster.reading.text.lexicon import word_set
from passmuster.reading.text.parsed import Parsed

__all__ = ["full_name", "is_one_name"]

OFFICES: Final = TITLES | word_set("voices", "offices")
"""Words that name an office and nobody in it."""

ARTICLES: Final = frozenset({"the", "a", "an"})
LEADS_ON: Final = frozenset({"in", "at", "of", "for", "from"})
"""Words that lead from an office to its place: "an official in Peshawar"."""

LONGEST_PLACE: Final = 7
"""Tokens of such a place, with the word that leads to it."""

LONGEST_OWNER: Final = 5

ROLES: Final = frozenset({"official", "institution", "unknown", "plain", "un", "osint", "media", "body"})
"""Kinds of source that may be known by their office alone."""


def is_one_name(one: str, other: str) -> bool:
    """True for two wordings of which one holds all words of the other; the text itself is nobody's other name.

    >>> is_one_name("official in Peshawar", "the official"), is_one_name("Kyiv", "Kyiv Post")
    (False, True)
    """
    a, b = one.lower().split(), other.lower().split()
    return bool(a and b) and (set(a) <= set(b) or set(b) <= set(a))


def full_name(s: Parsed, source: ReadSource, near: int) -> ReadSource:
    """A speaker without a name of his own by all the words of his phrase, the one nearest to a token."""
    if source.kind not in ROLES or not source.name or source.name.split()[0].lower() in ARTICLES:
        return source
    places = [at for at in range(len(s.tokens)) if s.low(at) == source.name.split()[0].lower()]
    at = next((at for at in sorted(places, key=lambda i: abs(i - near)) if _stands(s, at, source.name)), None)
    if at is None or not (source.name[:1].islower() or _is_office(source.name)):
        return source
    first, stop = _owner_start(s, at), _place_stop(s, at, source.name)
    if s.low(first) in ARTICLES and not all(s.low(i) in OFFICES for i in range(first + 1, stop)):
        first += 1  # "an official", but "doctor in Goma"
    return replace(source, name=s.words(first, stop))


def _is_office(name: str) -> bool:
    return all(word in OFFICES for word in name.lower().replace("-", " ").split())


def _stands(s: Parsed, at: int, name: str) -> bool:
    return s.text.startswith(name, s.tokens[at].start)


def _owner_start(s: Parsed, at: int) -> int:
    """Where the owner and the determiner of a phrase begin that itself begins at a token."""
    first = at
    if s.low(first - 1) in {"'s", "'"}:
        first -= 2
        while (
            first > 0
            and s.kind(first - 1) == "word"
            and s.low(first - 1) not in ENDS | OPENERS
            and at - first < LONGEST_OWNER
        ):
            first -= 1
    return first - 1 if s.low(first - 1) in OPENERS and first > 0 else first


def _place_stop(s: Parsed, at: int, name: str) -> int:
    """Where the phrase ends of a name that begins at a token, with the place or the house he speaks for."""
    end = s.tokens[at].start + len(name)
    stop = next((i for i in range(at, len(s.tokens)) if s.tokens[i].start >= end), len(s.tokens))
    verbs = verb_tokens(s) if s.low(stop) in LEADS_ON else frozenset()
    while s.low(stop) in LEADS_ON:
        further = stop + 1
        while further < min(len(s.tokens), stop + LONGEST_PLACE) and (
            (belongs(s, stop, further) and further not in verbs) or s.low(further) in OPENERS
        ):
            further += 1
        if further == stop + 1:
            break
        stop = further
    return stop + (s.low(stop) == "here")
