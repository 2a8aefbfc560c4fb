"""One number as a text writes it, before any bound or range."""

import pytest

from passmuster.reading.numbers.cardinals import Cardinal, cardinal_at, digit_value
from worlds.one_sentence import parsed


@pytest.mark.parametrize(
    ("text", "value", "tokens"),
    [
        ("11,000 men", 11_000, 1),
        ("7 100 men", 7_100, 1),
        ("1.6 million men", 1_600_000, 2),
        ("27-hundred men", 2_700, 3),
        ("four-thousand-100 men", 4_100, 5),
        ("two and a half thousand men", 2_500, 5),
        ("half a million men", 500_000, 3),
        ("a dozen men", 12, 2),
        ("a hundred and twenty men", 120, 4),
        ("ninety-four men", 94, 3),
        ("one hundred and eighty thousand five hundred men", 180_500, 7),
        ("10k men", 10_000, 2),
        ("nineteen men", 19, 1),
    ],
)
def test_digits_words_and_mixtures_have_a_value(text: str, value: float, tokens: int) -> None:
    """And the token behind them."""
    found = cardinal_at(parsed(text), 0)
    assert found is not None
    assert (found.value, found.stop, found.vague) == (value, tokens, "")


@pytest.mark.parametrize(
    ("text", "floor", "words"),
    [("several hundred men", 300, "several hundred"), ("a few dozen men", 36, "few dozen"),
     ("tens of thousands of men", 20_000, "tens of thousands"), ("hundreds of men", 200, "hundreds"),
     ("a couple of thousand men", 2_000, "couple of thousand")],
)  # fmt: skip
def test_vague_words_have_a_floor_and_keep_themselves(text: str, floor: float, words: str) -> None:
    """What they stand for at least, and how the text put it."""
    found = cardinal_at(parsed(text), 0)
    assert found is not None
    assert (found.value, found.vague) == (floor, words)


@pytest.mark.parametrize("text", ["a man", "several men", "tens of men", "the men", "half the men", "many"])
def test_words_that_count_nothing_are_no_cardinal(text: str) -> None:
    """An article, a bare "several" and a share are none."""
    assert cardinal_at(parsed(text), 0) is None


def test_how_a_number_was_written_is_kept() -> None:
    """Grouped digits, words and scales decide how two ends of a range are read together."""
    assert cardinal_at(parsed("11,000"), 0) == Cardinal(11_000, 1, grouped=True)
    assert cardinal_at(parsed("eleven"), 0) == Cardinal(11, 1, word=True)
    assert cardinal_at(parsed("11 thousand"), 0) == Cardinal(11_000, 2, scaled=1_000)


@pytest.mark.parametrize(
    ("text", "value"),
    [("11,000", (11_000, True)), ("1.600.000", (1_600_000, True)), ("7 100", (7_100, True)), ("1,5", (1.5, False)),
     ("1.25", (1.25, False)), ("300", (300, False))],
)  # fmt: skip
def test_separators_group_threes_or_mark_a_fraction(text: str, value: tuple[float, bool]) -> None:
    """Whichever country wrote them."""
    assert digit_value(text) == value
