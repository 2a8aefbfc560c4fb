"""Names of sides in sentences."""

import pytest

from passmuster.wording.sides import side_words


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Russian side", "the Russian side"),
        ("the coalition", "the coalition"),
        ("The Houthis", "The Houthis"),
        ("Saigon's side", "Saigon's side"),
        ("rebels’ side", "rebels’ side"),
        ("Theban side", "the Theban side"),
        ("Arab states", "the Arab states"),
    ],
)
def test_a_side_has_one_article(name: str, words: str) -> None:
    """Whatever a case calls its sides, a sentence says "the" once at most."""
    assert side_words(name) == words
