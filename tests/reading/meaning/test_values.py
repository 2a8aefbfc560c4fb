"""The ends of a claim."""

import pytest

from passmuster.reading.meaning.values import Ends, ends_of
from worlds.one_sentence import candidates_of, parsed


def ends(text: str, mode: str = "asserted", told: tuple[float, ...] = ()) -> Ends:
    """Of the first number of a sentence."""
    s = parsed(text)
    return ends_of(s, candidates_of(s), 0, mode, told)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("300 men", Ends(300, 300, 300, "exact")),
        ("about 300 men", Ends(None, None, 300, "about")),
        ("at least 300 men", Ends(300, None, None, "at_least")),
        ("up to 300 men", Ends(None, 300, None, "at_most")),
        ("300 to 400 men", Ends(300, 400, None, "range")),
        ("several hundred men", Ends(300, None, None, "at_least")),
    ],
)
def test_each_bound_fills_its_own_ends(text: str, expected: Ends) -> None:
    """What a bound leaves open is None."""
    assert ends(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A third of the 1,000 men died.", Ends(None, None, 333, "about")),
        ("More than a third of the 1,000 men died.", Ends(333, None, None, "at_least")),
        ("Less than half of the 1,000 men came.", Ends(None, 500, None, "at_most")),
    ],
)
def test_a_share_is_counted_out(text: str, expected: Ends) -> None:
    """In whole people, with its own bound, and never exact."""
    assert ends(text) == expected


def test_a_share_may_be_of_what_was_told() -> None:
    """The last number of people before."""
    assert ends("A third of them died.", told=(30, 900)).point == 300


def test_what_a_number_could_grow_to_is_a_ceiling() -> None:
    """In a forecast, and where nothing else bounds it."""
    text = "The force could grow to 15,000 men."
    assert ends(text, "projected") == Ends(None, 15_000, None, "at_most")
    assert ends(text, "asserted").bound == "exact"
    assert ends("The force will grow to 15,000 men.", "projected").bound == "exact"
