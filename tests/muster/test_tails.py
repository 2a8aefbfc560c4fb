"""A claim's bound and number become the ends that the predictive is asked about."""

import numpy as np
import pytest

from passmuster.muster.tails import nearness, tail_probability
from passmuster.observation.predictive import Predictive
from worlds.muster_world import claim


def one_count(count: float = 1_000.0, scale: float = 0.2) -> Predictive:
    """A count that is known, and the noise of one witness."""
    return Predictive(np.array([count]), np.array([scale]), np.array([1.0]))


@pytest.mark.parametrize(
    ("said", "ends"),
    [
        ({"point": 1_300.0}, (1_300.0, 1_300.0)),
        ({"point": 1_300.0, "bound": "at_least"}, (1_300.0, None)),
        ({"point": 1_300.0, "bound": "at_most"}, (None, 1_300.0)),
        ({"bound": "range", "low": 1_200.0, "high": 1_500.0}, (1_200.0, 1_500.0)),
        ({"point": 0.0, "bound": "exact"}, (None, 1.0)),
    ],
)
def test_a_claim_is_asked_about_by_its_ends(said: dict[str, float | str], ends: tuple[float | None, float | None]):
    """A point has two ends alike, a floor and a ceiling one, a range both; none at all is a ceiling at one head."""
    made = claim("c", "killed", said.pop("point", None), **said)
    assert tail_probability(one_count(), made) == one_count().tail(*ends)


def test_none_is_a_ceiling_at_one_head() -> None:
    """A count of zero agrees with fewer than one head and with nothing else."""
    none = claim("c", "captured", 0.0, bound="exact")
    assert tail_probability(one_count(0.2), none) > 0.9
    assert tail_probability(one_count(50.0), none) < 0.001


def test_a_ceiling_far_above_is_not_near() -> None:
    """Whatever lies far below a ceiling agrees with it, and yet is not what it was said of."""
    ceiling = claim("c", "planned", bound="at_most", high=15_000.0)
    small, fitting = one_count(300.0), one_count(12_000.0)
    assert tail_probability(small, ceiling) > tail_probability(fitting, ceiling)
    assert nearness(fitting, ceiling) > nearness(small, ceiling)
