"""How far words reach that belong together."""

import pytest

from passmuster.reading.meaning.clauses import clause_of
from worlds.one_sentence import parsed, place


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("It rained; 94 men died: it was bad.", "94 men died"),
        ("Some 94 men died, it was said.", "Some 94 men died, it was said"),
        ("It rained, while 94 men died there", "94 men died there"),
        ("It was nothing but 94 men there", "It was nothing but 94 men there"),
        ("They (some 94 men) died", "some 94 men"),
    ],
)
def test_a_clause_ends_at_a_mark_or_a_contrast(text: str, clause: str) -> None:
    """A comma ends none; "nothing but" is no contrast."""
    s = parsed(text)
    at = place(s, "94")
    assert s.words(*clause_of(s, at, at + 1)) == clause
