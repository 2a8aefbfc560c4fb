"""What every score asks of its arrays."""

import numpy as np
import pytest

from passmuster.errors import BadInput
from passmuster.score.checks import finite, matching, probabilities


def test_good_arrays_come_back_as_floats() -> None:
    """Whole numbers and lists are arrays of floats."""
    assert finite("x", [1, 2]).dtype == np.float64
    assert probabilities("p", 0.5).shape == ()


@pytest.mark.parametrize(
    ("values", "words"), [([], "found an empty array"), ([1.0, np.nan, np.inf], "found 2 of 3 not finite")]
)
def test_a_score_needs_finite_numbers(values: list[float], words: str) -> None:
    """Nothing, and what is missing or infinite, is refused with its count."""
    with pytest.raises(BadInput, match=words):
        finite("x", values)


@pytest.mark.parametrize("value", [-0.1, 1.1])
def test_a_probability_is_one(value: float) -> None:
    """What lies outside is told, with a guess why."""
    with pytest.raises(BadInput, match=rf"between 0 and 1; found {value}\. Check for per cent"):
        probabilities("p", [0.5, value])


def test_arrays_pair_up() -> None:
    """One forecast for each outcome; both are named."""
    matching("p", (3,), "y", (3,))
    with pytest.raises(BadInput, match="'p' and 'y' have the same shape"):
        matching("p", (3,), "y", (2,))
