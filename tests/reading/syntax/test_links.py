"""The mark that parts two numbers."""

import pytest

from passmuster.reading.syntax.links import mark_between
from worlds.one_sentence import parsed


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("40 dead and 12 hurt", "and"),
        ("40 dead, and 12 hurt", ","),
        ("40 dead; 12, hurt", ";"),
        ("40 dead 12 hurt", ""),
    ],
)
def test_the_strongest_mark_parts(text: str, mark: str) -> None:
    """Whatever else stands between."""
    s = parsed(text)
    assert mark_between(s, 1, len(s.tokens) - 1) == mark
