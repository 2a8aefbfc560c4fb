"""What every score asks of its arrays."""

import numpy as np
import pytest

from passmuster.errors import BadInput
from passmuster.score.checks import finite, matching, probabilities


def test_sound_arrays_pass_as_floats() -> None:
    """Whole numbers become floats; nothing else changes."""
    np.testing.assert_array_equal(finite("x", [1, 2]), [1.0, 2.0])
    np.testing.assert_array_equal(probabilities("p", [0, 0.5, 1]), [0.0, 0.5, 1.0])
    matching("p", (2,), "x", (2,))


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: finite("x", [1.0, np.nan]), "x: a score needs finite numbers, one at least; found 1 of 2 not finite"),
        (lambda: finite("x", []), "found an empty array"),
        (lambda: probabilities("p", [50.0]), "p: a probability lies between 0 and 1; found 50.0. Check for per cent"),
        (lambda: matching("p", (2,), "x", (3,)), r"'p' and 'x' have the same shape; found \(2,\) and \(3,\)"),
    ],
)
def test_others_are_refused_in_words(call, words: str) -> None:
    """With what was found and what to do."""
    with pytest.raises(BadInput, match=words):
        call()
