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
    """A whole claim is right no more often than its measure."""
    curve = [likely_right(p / 10, "whole", shipped().doubt) for p in range(11)]
    assert curve == sorted(curve)
    assert likely_right(0.9, "whole", shipped().doubt) <= likely_right(0.9, "measure", shipped().doubt)
