"""North and South."""

import pytest

from passmuster.reading import read_text
from passmuster.reading.text.bearings import without_bearings
from passmuster.reading.text.lexicon import Mark
from passmuster.reading.text.tokens import tokenize
from worlds.one_sentence import parsed


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("The South lost 40 men.", []),
        ("Mozambique asked them to go to the north.", ["MZ"]),
        ("The North has sent men, Seoul says.", ["KP", "KR"]),
        ("The North has sent men, Kyiv says.", ["UA"]),
        ("The South is cut off, Kyiv says.", ["UA"]),
        ("The South Korean army lost 40 men to the North.", ["KR", "KP"]),
        ("Some 450 Latin Americans and 30 South American officers came.", []),
        ("Some 450 Americans and 30 African-American officers came.", ["US", "US"]),
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


def test_no_other_name_is_left_out() -> None:
    """Only the two words of a bearing, and whatever the text is of."""
    text = "The North and Chad lost 40 men."
    tokens = tokenize(text, 0, len(text))
    marks = [Mark(0, 2, "actor", ("KP", "name")), Mark(3, 4, "actor", ("TD", "name"))]
    assert without_bearings(text, tokens, marks) == marks[1:]
    assert without_bearings(f"{text} Seoul did not.", tokens, marks) == marks
