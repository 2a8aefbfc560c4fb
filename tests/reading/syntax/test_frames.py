"""The clause around a number."""

from typing import Any

import pytest

from passmuster.reading.syntax.frames import Frame, Place, frames_of
from passmuster.reading.syntax.verb_groups import verb_groups
from worlds.one_sentence import parsed


def frames(text: str) -> list[Frame]:
    """The frame of each number in digits, each with a noun of one word, if any."""
    s = parsed(text)
    numbers = [at for at in range(len(s.tokens)) if s.kind(at) == "number"]
    places = [Place(at, at + 1, at + 1 + (s.low(at + 1) in {"men", "officers", "dead", "marines"})) for at in numbers]
    return frames_of(s, verb_groups(s), places)


def told(frame: Frame) -> tuple[Any, ...]:
    """Role, preposition and verb."""
    return frame.role, frame.preposition, frame.verb.base if frame.verb else ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya has sent 600 men to Haiti.", ("object", "", "send")),
        ("Kenya flew in 600 men.", ("object", "", "fly")),
        ("There were 300 men in the port.", ("exist", "", "be")),
        ("The toll of the contingent rose to 43.", ("prep", "to", "rise")),
        ("About 300 men crossed the field.", ("subject", "", "cross")),
        ("A detachment of 48 marines left the island.", ("subject", "of", "leave")),
        ("Britain sent a battalion, 550 men, to the port.", ("object", "", "send")),
        ("No figure but 300.", ("alone", "", "")),
    ],
)
def test_a_number_has_its_place_in_a_clause(text: str, expected: tuple[str, str, str]) -> None:
    """Object, subject, or behind a preposition; within a larger phrase it has the place of that."""
    (frame,) = frames(text)
    assert told(frame) == expected


def test_numbers_of_a_list_have_one_verb() -> None:
    """Whether it stands ahead of them or behind."""
    assert [told(f) for f in frames("Nepal furnished 401, India 199.")] == [("object", "", "furnish")] * 2
    assert [f.verb and f.verb.base for f in frames("12 officers and 30 men were wounded.")] == ["wound", "wound"]


def test_what_describes_the_noun_is_told_from_what_became_of_it() -> None:
    """ "2,000 men who had been sent | were killed"."""
    (frame,) = frames("2,000 men who had been sent in May were killed.")
    assert frame.described is not None
    assert frame.main is not None
    assert (frame.described[0], frame.described[1].base, frame.main.base) == ("rel", "send", "kill")
