"""What a sentence and the one before speak of."""

from passmuster.reading.choices.surroundings import surrounding_features
from worlds.one_sentence import parsed

GRAVES = parsed("The graves of the soldiers are on the hill.")


def test_a_sentence_is_told_by_kinds_of_words() -> None:
    """Each kind once, and that nothing stands before it."""
    found = surrounding_features(parsed("Soldiers and soldiers died."), None)
    assert {"S~n~soldier", "S~v~die", "P~none"} <= set(found)
    assert len(found) == len(set(found))


def test_the_sentence_before_is_told_apart() -> None:
    """Its kinds are not those of the sentence itself."""
    found = surrounding_features(parsed("Colombia counts forty-one."), GRAVES)
    assert "P~n~soldier" in found
    assert "S~n~soldier" not in found


def test_a_line_that_no_mark_closes_is_told_apart() -> None:
    """What stands over a text is put otherwise than what stands in it."""
    assert "heading" in surrounding_features(parsed("Nine Togolese soldiers killed in Mali"), GRAVES)
    assert "heading" not in surrounding_features(parsed("Nine Togolese soldiers were killed in Mali."), GRAVES)
