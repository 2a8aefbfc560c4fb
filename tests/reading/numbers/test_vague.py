"""What a vague word may mean."""

import pytest

from passmuster.reading.numbers.vague import vague_distribution


@pytest.mark.parametrize(("words", "floor"), [("several hundred", 300), ("few dozen", 36), ("thousands", 2_000)])
def test_what_was_meant_lies_above_the_floor(words: str, floor: float) -> None:
    """A median above it, and a spread that is neither nothing nor wild."""
    found = vague_distribution(words, floor)
    assert found is not None
    assert floor < found["median"] < 3 * floor
    assert 0 < found["spread"] < 1


def test_the_median_grows_with_the_floor() -> None:
    """Several thousand are ten times several hundred."""
    hundred, thousand = vague_distribution("several hundred", 300), vague_distribution("several thousand", 3_000)
    assert hundred is not None
    assert thousand is not None
    assert thousand["median"] == pytest.approx(10 * hundred["median"])
    assert thousand["spread"] == hundred["spread"]


def test_a_plain_number_has_none() -> None:
    """Nor has a vague word without a floor."""
    assert vague_distribution("", 300) is None
    assert vague_distribution("several hundred", None) is None
