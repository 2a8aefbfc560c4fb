"""The numbers of a sentence with their bounds."""

import pytest

from passmuster.reading.numbers.find_numbers import find_numbers
from worlds.one_sentence import parsed

Read = list[tuple[float | None, float | None, str]]


def read(text: str) -> Read:
    """(low, high, bound) of each."""
    return [(number.low, number.high, number.bound) for number in find_numbers(parsed(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("300 men", [(300, 300, "exact")]),
        ("about 300 men", [(300, 300, "about")]),
        ("at least 300 men", [(300, None, "at_least")]),
        ("300 or more men", [(300, None, "at_least")]),
        ("300+ men", [(300, None, "at_least")]),
        ("up to 300 men", [(None, 300, "at_most")]),
        ("never more than 300 men", [(None, 300, "at_most")]),
        ("it has not lost more than 300 men", [(None, 300, "at_most")]),
        ("it didn't have over 300 men", [(None, 300, "at_most")]),
        ("it never had fewer than 300 men", [(300, None, "at_least")]),
        ("not only more than 300 men", [(300, None, "at_least")]),
        ("he did not say that more than 300 men died", [(300, None, "at_least")]),
        ("it was not until May that more than 300 men came", [(300, None, "at_least")]),
        ("between 3,000 and 4,000 men", [(3_000, 4_000, "range")]),
        ("11-12,000 men", [(11_000, 12_000, "range")]),
        ("two or three men", [(2, 3, "range")]),
        ("several hundred men", [(300, None, "at_least")]),
        ("300 officers and 90 men", [(300, 300, "exact"), (90, 90, "exact")]),
        ("GOMA, January 28, 2025 - 3,000 men", [(3_000, 3_000, "exact")]),
        ("3,000 – 4,000 men", [(3_000, 4_000, "range")]),
        ("raised it from 43 to 51 dead", [(43, 43, "exact"), (51, 51, "exact")]),
    ],
)
def test_numbers_have_their_bounds(text: str, found: Read) -> None:
    """From left to right; a change from one value to another is no range."""
    assert read(text) == found


@pytest.mark.parametrize(
    ("text", "share"),
    [("a third of them", 1 / 3), ("two-thirds of them", 2 / 3), ("40 percent of them", 0.4), ("half the men", 0.5),
     ("two in five of them", 0.4), ("thirty per cent of them", 0.3)],
)  # fmt: skip
def test_shares_are_no_counts(text: str, share: float) -> None:
    """A fraction of something has a share instead of a value."""
    (number,) = find_numbers(parsed(text))
    assert number.share == pytest.approx(share)
    assert (number.low, number.high) == (None, None)


@pytest.mark.parametrize("text", ["On 4 June 2024 it rained.", "It cost $300.", "The Su-34 flew.", "in 2019"])
def test_other_numbers_are_left_out(text: str) -> None:
    """Dates, money, models and years."""
    assert read(text) == []


def test_a_strong_contingent_is_its_number() -> None:
    """ "A 10,000-strong force" counts men, and bound words belong to the number."""
    (number,) = find_numbers(parsed("a roughly 10,000-strong force"))
    assert (number.strong, number.value, number.bound) == (True, 10_000, "about")


def test_small_words_are_known_as_such() -> None:
    """ "One" to "nine" may count nothing at all."""
    assert [number.small_word for number in find_numbers(parsed("two men and 12 men"))] == [True, False]
