"""Homecoming: what is told in the words of a withdrawal, and leaves everybody where he was.

Nobody leaves a country for a town of it: "the Cubans have withdrawn to Harar" tells of a line that was given up, and
not that Cuba leaves Ethiopia; against those whom they fight it stays what it was. A place that nobody knows ("pulled
back from Menaka to Gao") is taken for one nearby: whoever leaves goes home, or to a land that is named. Nor does a
force go home with its dead and wounded: "the bodies of twelve soldiers were flown home". And whoever leaves his own
port for one of the war comes ("sailed from Lagos for Freetown").
"""

from collections.abc import Container, Iterator
from itertools import takewhile
from typing import Final

from passmuster.ledger.vocabulary import EventType
from passmuster.reading.acts.deed_choice import DeedChoice
from passmuster.reading.acts.deeds import ToldDeed
from passmuster.reading.syntax.verb_groups import verb_tokens
from passmuster.reading.text.named_places import places_of
from passmuster.reading.text.parsed import Parsed

__all__ = ["as_bound", "leaves_nobody"]

FALLEN: Final = frozenset(
    {"body", "bodies", "corpses", "coffins", "caskets", "remains", "dead", "fallen", "wounded", "injured"}
)
"""Words for those who are carried home."""

ENDS: Final = frozenset(
    {",", ";", ":", ".", "(", ")", "and", "but", "after", "when", "who", "which", "that", "lost", "for"}
)
"""Words at which the phrase ends that is the subject or the object of a deed."""

FURTHEST: Final = 8
"""Tokens behind a deed within which "to" leads to where they go."""

BREAKS: Final = frozenset({";", ":", ".", ","})
TOWARD: Final = frozenset({"to", "into", "toward", "towards", "on"})
ARTICLES: Final = frozenset({"the", "its", "their"})

DRAWN_BACK: Final = ("withdr", "pull", "fell", "fall", "retreat", "drew", "draw")
"""Beginnings of verbs by which a force gives up a place."""

WIDE: Final = frozenset(
    {"europe", "africa", "asia", "america", "western", "eastern", "southern", "northern", "central"}
)
"""Words that begin a name of many lands."""


def leaves_nobody(s: Parsed, deed: ToldDeed, choice: DeedChoice) -> bool:
    """Whether a withdrawal leads to a town or region of the country it would be from, or is of the dead and wounded."""
    if choice.event != EventType.RETREAT:
        return False
    return _draws_back(s, deed, choice.target.code) or _is_of_the_fallen(s, deed)


def as_bound(s: Parsed, deed: ToldDeed, choice: DeedChoice) -> DeedChoice:
    """A deed, help where it looks like a departure and is one from elsewhere for the country that it would leave."""
    target = choice.target.code
    at = _led_to(s, deed.stop, {"for"})
    if choice.event != EventType.RETREAT or target not in _lands_at(s, at):
        return choice
    left = {code for place in range(deed.stop, at - 1) for code in _lands_at(s, place)}
    return choice._replace(event=EventType.AID) if left - {target} and target not in left else choice


def _draws_back(s: Parsed, deed: ToldDeed, target: str) -> bool:
    """Whether "to" leads behind a deed to a place of the state that is its target, or to one that nobody knows."""
    first = _led_to(s, deed.stop, TOWARD)
    if first < 0 or target in {code for at in range(deed.stop, first - 1) for code in _named_at(s, at)}:
        return False
    place = next((place for place in places_of(s) if place.first == first), None)
    if place is not None:
        return place.code == target
    is_name = s.tokens[first].is_capital and s.kind(first) == "word" and s.low(first) not in WIDE
    is_unknown = is_name and s.at("actor", first) is None and s.at("source", first) is None
    is_led = s.low(first - 1) != "on" and all(s.low(at) != "home" for at in range(deed.first, first))
    return is_unknown and is_led and s.low(deed.first).startswith(DRAWN_BACK)


def _led_to(s: Parsed, stop: int, words: Container[str]) -> int:
    """The token that one of some words leads to behind a deed, an article aside; -1 for none."""
    for at in range(stop, min(len(s.tokens) - 1, stop + FURTHEST)):
        if s.low(at) in BREAKS:
            break
        if s.low(at) in words:
            first = at + 2 if s.low(at + 1) in ARTICLES else at + 1
            return first if first < len(s.tokens) else -1
    return -1


def _lands_at(s: Parsed, at: int) -> frozenset[str]:
    """The states of the names and places that begin at a token."""
    return _named_at(s, at) | {place.code for place in places_of(s) if place.first == at}


def _named_at(s: Parsed, at: int) -> frozenset[str]:
    mark = s.begins("actor", at)
    return frozenset() if mark is None else frozenset({str(mark.value[0])})


def _is_of_the_fallen(s: Parsed, deed: ToldDeed) -> bool:
    """Whether the dead or wounded are those whom a deed brings home: its subject or its object."""
    first = deed.first if deed.verb is None else min(deed.first, deed.verb.first)
    subject, object_ = range(first - 1, -1, -1), range(deed.first + 1, len(s.tokens))
    return any(_is_fallen(s, at) for side in (subject, object_) for at in _phrase(s, side))


def _phrase(s: Parsed, side: range) -> Iterator[int]:
    return takewhile(lambda at: s.low(at) not in ENDS, side[:FURTHEST])


def _is_fallen(s: Parsed, at: int) -> bool:
    """ "The wounded" and "its dead", but not "had been wounded"."""
    return s.low(at) in FALLEN and at not in verb_tokens(s)
