"""Owners: which nations and groups of a sentence may own a force, and which only name a source or a place."""

from typing import Final

from passmuster.reading.text.lexicon import Mark, word_set
from passmuster.reading.text.parsed import Parsed

__all__ = ["force_actors", "nearest_actor", "owner_behind"]

PLACES: Final = word_set("owners", "places")
"""Words before the name of a place, which owns nobody."""

TELL: Final = word_set("statements", "tell")
HEARERS: Final = word_set("statements", "hearers")

LEAVING: Final = ("withdr", "pull", "return", "remov")
"""Beginnings of verbs after which "from" leads to a place."""


def force_actors(s: Parsed, first: int, stop: int) -> list[Mark]:
    """Nations and groups between two tokens that may own a force, in order; neither sources nor places."""
    sources = [
        m
        for m in s.by_tag.get("source", ())
        if m.value[0] != "person" and s.at("head", m.first) is None and not _is_told(s, m)
    ]
    naming = {i for mark in sources for i in range(mark.first - 2, mark.stop + 3) if not _is_apart(s, mark, i)}
    return [mark for mark in s.all("actor", first, stop) if _may_own(s, mark) and not naming & _tokens(mark)]


def _is_told(s: Parsed, source: Mark) -> bool:
    """True for those only told something, of whose nation nothing is said: "told reporters the North ..."."""
    return s.low(source.first) in HEARERS and s.low(source.first - 1) in TELL


def _tokens(mark: Mark) -> set[int]:
    return set(range(mark.first, mark.stop))


def _may_own(s: Parsed, mark: Mark) -> bool:
    form = mark.value[1]
    if s.low(mark.stop) in {"put", "puts"}:
        return False  # "the US put the number at": it speaks here
    if form in {"seat", "leader"}:  # a capital speaks; it owns only what is called its own: "Moscow's troops"
        return s.low(mark.stop) in {"'s", "'"} and s.begins("head", mark.stop + 1) is not None
    return not (form == "name" and s.low(mark.first - 1) in PLACES)


def _is_apart(s: Parsed, source: Mark, at: int) -> bool:
    """True when more than a link stands between a source and token `at`, so that the nation there is not its own."""
    if at < source.first:
        between, links = range(at, source.first), {"'s", "'", "military", "top"}
    elif at < source.stop:
        return s.source_kind(at) in {"official", "unknown"}
    else:
        between, links = range(source.stop, at + 1), {"of", "for", "in", "the"}
    return any(s.low(i) not in links and s.at("actor", i) is None for i in between)


def nearest_actor(s: Parsed, at: int) -> str:
    """Code of the last possible owner before a token; empty when there is none."""
    marks = force_actors(s, 0, at)
    return str(marks[-1].value[0]) if marks else ""


def owner_behind(s: Parsed, number_first: int, stop: int) -> str:
    """The nation behind a noun: "1,000 soldiers from Rwanda", "troops of the North"; empty when there is none."""
    leaving = any(s.low(i).startswith(LEAVING) for i in range(max(0, number_first - 6), number_first))
    if s.low(stop) not in {"from", "of"} or (s.low(stop) == "from" and leaving):
        return ""
    for at in (stop + 1, stop + 2, stop + 3):
        mark = s.begins("actor", at)
        if mark is not None:
            return str(mark.value[0])
        if s.low(at) in PLACES:  # "containers of shells to Russia"
            return ""
    return ""
