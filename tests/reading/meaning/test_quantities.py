"""Which quantity a number of people is, and where the words stood that decided."""

import pytest

from worlds.one_sentence import governed_of, parsed

Found = list[tuple[str, str] | None]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Some 300 dead were found.", [("killed", "noun")]),
        ("Some 300 soldiers were killed.", [("killed", "behind")]),
        ("Russia has sent 300 soldiers.", [("deployed", "ahead")]),
        ("The troops, 300 soldiers in all, were on that day killed.", [("killed", "behind")]),
        ("Thirty officers and 300 men were wounded.", [("wounded", "list"), ("wounded", "behind")]),
        ("The death toll among soldiers has reached 190.", [("killed", "total")]),
        ("In Chad 300 soldiers.", [("present", "default")]),
        ("Some 300 soldiers are deployed there.", [("present", "behind")]),
        ("Bring 300 men home.", [("returned", "ahead")]),
        ("The camp holds 5,000 civilians.", [None]),
        ("Some 50 civilians were killed.", [("killed", "behind")]),
        ("In the plant 300 North Koreans build drones.", [("workers", "default")]),
    ],
)
def test_the_words_are_looked_for_in_their_order(text: str, found: Found) -> None:
    """The noun, close behind, ahead, further behind, a list, a total; failing all, men in a place are there."""
    answers = governed_of(parsed(text))
    assert [None if g is None else (g.quantity, g.side) for g in answers] == found


@pytest.mark.parametrize(
    ("text", "quantities"),
    [
        ("It sent 34 men and withdrew 70 men.", ["deployed", "returned"]),
        ("It has 12,000 troops deployed there.", ["present"]),
        ("They sent 2,400 men and led a division.", ["deployed"]),
        ("Half of his 3,000 men were killed.", ["killed", "present"]),
    ],
)
def test_each_number_has_its_own_words(text: str, quantities: list[str]) -> None:
    """What governs a number ends where the next one's begins."""
    assert [g.quantity for g in governed_of(parsed(text)) if g is not None] == quantities
