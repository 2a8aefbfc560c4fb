"""Named places: towns and regions that stand where a place stands, each as a mention of its state."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from passmuster.ledger.actors import known_states
from passmuster.ledger.places import state_of_place
from passmuster.reading.text.lexicon import word_set
from passmuster.reading.text.parsed import Parsed

__all__ = ["NamedPlace", "places_of"]

BEFORE_A_PLACE: Final = word_set("places", "before") | {","}
"""Words that may stand before a place: a name behind any other word is somebody's or something's."""

PLACE_NOUNS: Final = word_set("places", "nouns")
"""Nouns that may follow a place in capitals."""

NEVER: Final = word_set("places", "never")
"""Names of one word that are no places here: "March" is a town, and the Republic another."""

MEETING_PLACES: Final = frozenset({"new york", "geneva"})
"""Where the world meets; what is said there is nobody's."""

LONGEST_PLACE: Final = 3
"""Words of a place's name."""


class NamedPlace(NamedTuple):
    """The state of a place, its tokens, and whether it is where the text was sent from."""

    code: str
    first: int
    stop: int
    is_dateline: bool


def places_of(s: Parsed) -> list[NamedPlace]:
    """The places of a sentence, from left to right."""
    return s.once(_places)


def _places(s: Parsed) -> list[NamedPlace]:
    return list(_found(s))


def _found(s: Parsed) -> Iterator[NamedPlace]:
    stop = 0
    for at, token in enumerate(s.tokens):
        if at < stop or token.kind != "word" or not token.is_capital or not _is_free(s, at):
            continue
        is_dateline = at == 0 and token.text.isupper()
        if not is_dateline and s.low(at - 1) not in BEFORE_A_PLACE:
            continue
        for length in range(LONGEST_PLACE, 0, -1):
            state = _state(s.words(at, at + length)) if at + length <= len(s.tokens) else ""
            if state and not _goes_on(s, at + length):
                yield NamedPlace(state, at, at + length, is_dateline)
                stop = at + length
                break


def _state(name: str) -> str:
    """Code of the state that a place of this name lies in; empty for a name that is none."""
    low = name.lower()
    state = "" if low in NEVER or low in MEETING_PLACES else state_of_place(low)
    return state if state in known_states() else ""


def _is_free(s: Parsed, at: int) -> bool:
    return s.at("actor", at) is None and s.at("source", at) is None


def _goes_on(s: Parsed, at: int) -> bool:
    """Whether a name in capitals is longer than the place: "Victoria Nuland" is nowhere."""
    if at >= len(s.tokens) or s.tokens[at].kind != "word" or not s.tokens[at].is_capital:
        return False
    return s.low(at) not in PLACE_NOUNS
