"""Lists in words."""

import pytest

from passmuster.wording.lists import first_of, joined


@pytest.mark.parametrize(
    ("parts", "words"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_parts_are_joined_as_people_list_them(parts, words):
    """Commas between all but the last two, which "and" joins."""
    assert joined(parts) == words


def test_a_long_list_says_how_many_it_leaves_out():
    """The first names, then the number of the others; a short list is whole."""
    assert first_of(["a", "b", "c"], 2) == "a, b and 1 more"
    assert first_of(["a", "b"], 2) == "a, b"
