"""Sightings: where a sentence names nations, groups and places, and what stands around each.

What is noted is blind to who they are: the form of the name, the words before and behind it, and the words between two
of them. "Rwandan soldiers in Mozambique" is noted as people with a force, `in`, and a place.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from passmuster.reading.syntax.symbols import stem, symbols_of
from passmuster.reading.text.named_places import places_of
from passmuster.reading.text.parsed import Parsed

__all__ = ["Sighting", "sighting_of"]

ARTICLES: Final = frozenset({"the", "a", "an", "its", "his"})
YEAR: Final = re.compile(r"\b1[89]\d\d\b|\b20[0-3]\d\b")

AHEAD, BEHIND, BETWEEN = 5, 6, 14
"""Words looked at before a name, behind it, and at most between two that are put beside each other."""


class _Named(NamedTuple):
    code: str
    form: str
    first: int
    stop: int


@dataclass(frozen=True, slots=True)
class Sighting:
    """A sentence: where it begins in the text, whom it names in order, and the features of each and of each two."""

    start: int
    named: tuple[str, ...]
    alone: dict[str, frozenset[str]]
    together: dict[tuple[str, str], frozenset[str]]
    years: frozenset[int] = frozenset()
    """The years that it names; where it names none, that of publication, if it is known."""


def sighting_of(s: Parsed, published: date | None = None) -> Sighting | None:
    """What a sentence tells of the nations, groups and places in it; None when it names none."""
    named = sorted([*_actors(s), *_places(s)], key=lambda name: name.first)
    if not named:
        return None
    symbols = symbols_of(s)
    alone: dict[str, set[str]] = {}
    for name in named:
        alone.setdefault(name.code, set()).update(_around(s, symbols, name))
    together: dict[tuple[str, str], set[str]] = {}
    for at, one in enumerate(named):
        for other in named[at + 1 :]:
            if one.code != other.code:
                for relation in _between(symbols[one.stop : other.first]):
                    together.setdefault((one.code, other.code), set()).add(f">{relation}")
                    together.setdefault((other.code, one.code), set()).add(f"<{relation}")
    return Sighting(
        s.stretch.start,
        tuple(name.code for name in named),
        {code: frozenset(found) for code, found in alone.items()},
        {pair: frozenset(found) for pair, found in together.items()},
        _years(s, published),
    )


def _years(s: Parsed, published: date | None) -> frozenset[int]:
    named = frozenset(int(year) for year in YEAR.findall(s.text, s.stretch.start, s.stretch.end))
    return named if named or published is None else frozenset([published.year])


def _actors(s: Parsed) -> Iterator[_Named]:
    for mark in s.by_tag.get("actor", ()):
        yield _Named(str(mark.value[0]), str(mark.value[1]), mark.first, mark.stop)


def _places(s: Parsed) -> Iterator[_Named]:
    """Towns and regions that stand where a place stands, each as a mention of its state."""
    for place in places_of(s):
        yield _Named(place.code, "dateline" if place.is_dateline else "place", place.first, place.stop)


def _around(s: Parsed, symbols: list[str], name: _Named) -> Iterator[str]:
    first = name.first - 1 if s.low(name.first - 1) in ARTICLES else name.first
    before = stem(s.low(first - 1)) if first else "^"
    further = stem(s.low(first - 2)) if first > 1 else "^"
    behind = symbols[name.stop] if name.stop < len(symbols) else "$"
    beyond = symbols[name.stop + 1] if name.stop + 1 < len(symbols) else "$"
    yield f"form={name.form}"
    yield f"before={before}"
    yield f"before={further} {before}"
    yield f"form,before={name.form} {before}"
    yield f"behind={behind}"
    yield f"behind={behind} {beyond}"
    yield f"force={s.begins('head', name.stop) is not None}"
    yield f"speaks={s.at('source', name.first) is not None or s.at('says', name.stop) is not None}"
    yield from (f"ahead:{symbol}" for symbol in symbols[max(0, name.first - AHEAD) : name.first])
    yield from (f"after:{symbol}" for symbol in symbols[name.stop : name.stop + BEHIND])


def _between(words: list[str]) -> Iterator[str]:
    if len(words) > BETWEEN:
        yield "far"
        return
    yield f"distance={min(4, len(words) // 3)}"
    if not words:
        yield "adjacent"
        return
    yield from words
    yield f"last={words[-1]}"
    if len(words) <= 3:
        yield f"all={' '.join(words)}"
