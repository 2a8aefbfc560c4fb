"""Full names: a speaker by all the words of his phrase: "the force's spokesman", "official in Peshawar"."""

from dataclasses import replace
from typing import Final

from passmuster.reading.speech.person_names import CALENDAR, TITLES
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

SHORTEST_NAME: Final = 2
LONGEST_NAME: Final = 6
"""Tokens of a person's name behind an office."""

SHORTEST_FORM: Final = 3
LONGEST_FORM: Final = 9
"""Letters of a body's short form."""

JOINS: Final = frozenset({"-", "al", "ag", "bin", "de", "van", "von", "abu", "el"})
TITLE_ENDS: Final = {",": {","}, '"': {'"'}, "“": {"”"}, "«": {"»"}, "(": {")"}}
"""What closes the title of an outlet, by what opens it."""

CLOSES: Final = frozenset({",", ".", ";", ":", ")", '"', "”"})
UNNAMED: Final = frozenset({"official", "institution", "unknown", "plain"})
"""Kinds of source that are an office until a name stands behind it."""

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
    places = [at for at in range(len(s.tokens)) if _stands(s, at, source.name)]
    at = min(places, key=lambda i: abs(i - near), default=None)
    if at is None:
        return source
    end = _name_stop(s, at, source.name)
    people = end + (source.kind == "unknown" and _is_plural(s, at, end))  # "opposition | politicians"
    first, stop = _owner_start(s, at), _place_stop(s, at, people)
    if source.kind == "media" and (title := _title(s, stop)):
        return replace(source, name=title)
    named = (_in_apposition(s, stop) if source.kind in UNNAMED else "") or _short_form(s, stop)
    if not (named or source.name[:1].islower() or _is_office(source.name) or people > end):
        return source
    if s.low(first) in ARTICLES and not all(s.low(i) in OFFICES for i in range(first + 1, stop)):
        first += 1  # "an official", but "doctor in Goma"
    full = s.words(first, stop)
    return replace(source, name=f"{full} {named}", kind="person") if named else replace(source, name=full)


def _in_apposition(s: Parsed, stop: int) -> str:
    """The name that a comma sets behind an office: "the mission's commander, Ali Hassan, said"; empty for none."""
    first = stop + 1
    if s.low(stop) != ",":
        return ""
    end = first
    while end - first < LONGEST_NAME and _is_name_word(s, end):
        end += 1
    closed = end == len(s.tokens) or s.low(end) in CLOSES or s.at("says", end) is not None
    return s.words(first, end) if end - first >= SHORTEST_NAME and closed else ""


def _title(s: Parsed, stop: int) -> str:
    """What an outlet is called, in quotation marks or behind a comma: "the newspaper “Post”", "a site, Tabnak,"."""
    opener = s.low(stop)
    if opener not in TITLE_ENDS:
        return ""
    first = end = stop + 1
    while end - first < LONGEST_NAME and _is_title_word(s, end):
        end += 1
    return s.words(first, end) if end > first and s.low(end) in TITLE_ENDS[opener] else ""


def _is_title_word(s: Parsed, at: int) -> bool:
    named = s.kind(at) == "word" and s.tokens[at].is_capital and s.low(at) not in CALENDAR
    return named or s.low(at) in JOINS


def _short_form(s: Parsed, stop: int) -> str:
    """The letters that stand for a body behind its name: "the mission in Kosovo, KFOR, said", "news agency WAM"."""
    first = stop + (s.low(stop) in {",", "("})
    if first >= len(s.tokens) or not _is_short_form(s.tokens[first].text) or s.tokens[stop - 1].text.isupper():
        return ""
    closed = s.low(first + 1) in {",", ")"} or first == stop
    return s.tokens[first].text if closed else ""


def _is_short_form(word: str) -> bool:
    return SHORTEST_FORM <= len(word) <= LONGEST_FORM and word.isalpha() and word.isupper()


def _is_name_word(s: Parsed, at: int) -> bool:
    if s.low(at) in JOINS:
        return True
    known = s.at("actor", at) is not None or s.at("source", at) is not None or s.low(at) in CALENDAR
    return at < len(s.tokens) and s.kind(at) == "word" and s.tokens[at].is_capital and not known


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
            and s.low(first - 1) not in ENDS
            and s.low(first - 1) not in OPENERS
            and at - first < LONGEST_OWNER
        ):
            first -= 1
    return first - 1 if s.low(first - 1) in OPENERS and first > 0 else first


def _name_stop(s: Parsed, at: int, name: str) -> int:
    end = s.tokens[at].start + len(name)
    return next((i for i in range(at, len(s.tokens)) if s.tokens[i].start >= end), len(s.tokens))


def _is_plural(s: Parsed, at: int, stop: int) -> bool:
    """True for a token that is a noun of many and goes on with the phrase that begins at another."""
    plural = s.kind(stop) == "word" and s.low(stop).endswith("s")
    return plural and belongs(s, at, stop) and stop not in verb_tokens(s)


def _place_stop(s: Parsed, at: int, stop: int) -> int:
    """Where a phrase ends whose name stands between two tokens, with the place or the house that it speaks for."""
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
