"""Homecoming: what is told in the words of a withdrawal, and leaves everybody where he was.

Nobody leaves a country for a town of it: "the Cubans have withdrawn to Harar" tells of a line that was given up, and
not that Cuba leaves Ethiopia; against those whom they fight it stays what it was. Nor does a force go home with its
dead and wounded: "the bodies of twelve soldiers were flown home".
"""

from collections.abc import Iterator
from itertools import takewhile
from typing import Final

from passmuster.ledger.vocabulary import EventType
from passmuster.reading.acts.deed_choice import DeedChoice
from passmuster.reading.acts.deeds import ToldDeed
from passmuster.reading.syntax.verb_groups import verb_tokens
from passmuster.reading.text.named_places import places_of
from passmuster.reading.text.parsed import Parsed

__all__ = ["leaves_nobody"]

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

BREAKS: Final = frozenset({";", ":", ".", ",", "from"})
TOWARD: Final = frozenset({"to", "into", "toward", "towards", "on"})
ARTICLES: Final = frozenset({"the", "its", "their"})


def leaves_nobody(s: Parsed, deed: ToldDeed, choice: DeedChoice) -> bool:
    """Whether a withdrawal leads to a town or region of the country it would be from, or is of the dead and wounded."""
    if choice.event != EventType.RETREAT:
        return False
    return choice.target.code in _drawn_back_to(s, deed.stop) or _is_of_the_fallen(s, deed)


def _drawn_back_to(s: Parsed, stop: int) -> frozenset[str]:
    """The state of the place that "to" leads to behind a deed; none where no known town or region is named there."""
    for at in range(stop, min(len(s.tokens), stop + FURTHEST)):
        if s.low(at) in BREAKS:
            break
        if s.low(at) in TOWARD:
            first = at + 2 if s.low(at + 1) in ARTICLES else at + 1
            return frozenset(place.code for place in places_of(s) if place.first == first)
    return frozenset()


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
