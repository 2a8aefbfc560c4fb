"""Towns and regions that stand where a place stands."""

import pytest

from passmuster.reading.text.named_places import places_of
from worlds.one_sentence import parsed


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("They fought in Cabo Delgado.", ["MZ"]),
        ("Victoria Nuland flew to Goma and Kidal.", ["CD", "ML"]),
        ("In March the Republic was at the Gulf.", []),
        ("They met in New York and in Geneva.", []),
        ("Benghazi fell.", []),
    ],
)
def test_a_place_is_a_mention_of_its_state(text: str, states: list[str]) -> None:
    """Where the world meets, and names that are common words, are nobody's place."""
    assert [place.code for place in places_of(parsed(text))] == states


def test_a_dateline_is_told_apart() -> None:
    """A town in capitals at the beginning is where the text was sent from."""
    (place,) = places_of(parsed("GOMA - Nobody moved."))
    assert (place.code, place.is_dateline) == ("CD", True)
