"""How likely a claim is to be right."""

import pytest

from passmuster.reading.choices.doubt import likely_right
from passmuster.reading.learned.tables import shipped
from passmuster.reading.learned.weights import read_weights

STRAIGHT = read_weights("whole\tfit\nmeasure\tfit\n\nlogit\ta100b50\nalways\tb100\n")


@pytest.mark.parametrize(
    ("head", "likelihood", "told"), [("whole", 0.3, 0.3), ("measure", 0.5, 0.73), ("whole", 0.0, 0.0)]
)
def test_a_curve_makes_a_probability_of_a_likelihood(head: str, likelihood: float, told: float) -> None:
    """In hundredths, and for no likelihood beyond its ends."""
    assert likely_right(likelihood, head, STRAIGHT) == told


def test_what_is_likelier_is_told_as_likelier() -> None:
    """A whole claim is right less often than its measure, until both are nearly sure and the curves meet."""
    curve = [likely_right(p / 10, "whole", shipped().doubt) for p in range(11)]
    measure = [likely_right(p / 10, "measure", shipped().doubt) for p in range(11)]
    assert curve == sorted(curve)
    assert measure == sorted(measure)
    assert all(whole < other for whole, other in zip(curve[1:8], measure[1:8], strict=True))
