"""The tail of weights is smoothed as ArviZ smooths it."""

import numpy as np
import pytest
from arviz_stats.base import array_stats

from passmuster.inference.pareto import n_tail, pareto_smoothed


@pytest.mark.parametrize("number", range(40))
def test_numbers_are_those_of_arviz(number: int) -> None:
    """Thin tails and thick ones, few weights and many."""
    random = np.random.default_rng(number)
    log_weights = random.standard_t(3, int(random.integers(40, 4000))) * random.uniform(0.1, 3.0)
    smooth, shape = pareto_smoothed(log_weights)
    expected, expected_shape = array_stats.psislw(-log_weights)
    np.testing.assert_allclose(smooth, expected, rtol=1e-8, atol=1e-10)
    assert shape == pytest.approx(float(expected_shape), rel=1e-9)


def test_the_tail_is_a_fifth_and_of_many_weights_less() -> None:
    """Three roots of their number, from 225 on."""
    assert [n_tail(count) for count in (100, 225, 3_200)] == [20, 45, 169]


def test_weights_are_left_as_they_came() -> None:
    """What is given is not written into."""
    log_weights = np.linspace(0.0, 3.0, 50)
    pareto_smoothed(log_weights)
    assert np.array_equal(log_weights, np.linspace(0.0, 3.0, 50))
