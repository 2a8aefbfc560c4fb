"""The time frame beside a number, as written."""

import pytest

from passmuster.reading.numbers.times import time_beside
from worlds.one_sentence import only_candidate, parsed


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("They will send 300 men over the coming year.", "over the coming year"),
        ("They have lost 300 men since August.", "since August"),
        ("They have lost 300 men since early May 2024.", "since early May 2024"),
        ("They lose 300 men a day.", "a day"),
        ("So far 300 men have died.", "So far"),
        ("They currently have 300 men there.", "currently"),
        ("They lost 300 men in the past two weeks.", "in the past two weeks"),
        ("They lost 300 men this week.", "this week"),
        ("They lost 300 men a week earlier.", None),
        ("They lost 300 men in the end.", None),
        ("They lost 300 men.", None),
    ],
)
def test_the_words_are_kept_as_they_stand(text: str, written: str | None) -> None:
    """None where the number has no time of its own."""
    s = parsed(text)
    assert time_beside(s, only_candidate(s)) == written
