"""North and South."""

import pytest

from passmuster.reading import read_text
from worlds.one_sentence import parsed


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("The South lost 40 men.", []),
        ("Mozambique asked them to go to the north.", ["MZ"]),
        ("The North has sent men, Seoul says.", ["KP", "KR"]),
        ("The North has sent men, Kyiv says.", ["KP", "UA"]),
        ("The South is cut off, Kyiv says.", ["UA"]),
        ("The South Korean army lost 40 men to the North.", ["KR", "KP"]),
    ],
)
def test_the_north_is_a_state_in_some_wars_alone(text: str, codes: list[str]) -> None:
    """Elsewhere it is a part of a country, and nobody's name."""
    assert [mark.value[0] for mark in parsed(text).by_tag.get("actor", ())] == codes


def test_what_is_of_korea_is_told_by_the_whole_text() -> None:
    """Also by a sentence that comes later."""
    told = "The North has sent 3,000 soldiers.{} Nobody has seen them."
    korean, other = (read_text(told.format(more)).claims[0] for more in (" Pyongyang denies it.", ""))
    assert (korean.actor, other.actor) == ("KP", "")
