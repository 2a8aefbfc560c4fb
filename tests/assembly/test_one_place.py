"""Tests of numbers of men at one town beside those of the whole force."""

import pytest

from passmuster.assembly.one_place import is_at_one_place
from passmuster.reading import read_text

WHOLE = "Ethiopia has 12,000 soldiers in Somalia, the minister said."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{WHOLE} Some 3,000 Ethiopian soldiers remain about Baidoa, he said.", True),
        (f"{WHOLE} Some 3,000 Ethiopian soldiers remain about\nBaidoa, he said.", True),
        (f"{WHOLE} Near Baidoa there are 3,000 Ethiopian soldiers, he said.", True),
        (f"{WHOLE} Some 3,000 Ethiopian soldiers are at Camp Kilo, he said.", True),
        (f"{WHOLE} In May 2007 some 3,000 Ethiopian soldiers were at Baidoa, he said.", True),
        (f"{WHOLE} Some 3,000 Ethiopian soldiers are in Somalia, he said.", False),
        (f"{WHOLE} Some 9,000 Ethiopian soldiers are at Baidoa, he said.", False),
        (f"{WHOLE} The United Nations believes that 3,000 Ethiopian soldiers are at Baidoa.", False),
        ("The minister said that 3,000 Ethiopian soldiers are at Baidoa.", False),
    ],
)
def test_men_at_a_town_are_a_part(text: str, expected: bool) -> None:
    """Where their speaker tells of twice as many of the force and more, in no town."""
    told = read_text(text).claims
    assert is_at_one_place(told[-1], told, text) is expected
