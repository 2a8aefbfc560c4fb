"""R-hat and effective sizes are those of ArviZ."""

import numpy as np
import pytest
from arviz_stats.base import array_stats

from passmuster.inference.chain_sizes import bulk_size, split_r_hat, tail_size


def _chains(number: int) -> np.ndarray:
    """Draws that remember the ones before, for better or worse; some rounded, some repeated, as chosen draws are."""
    random = np.random.default_rng(number)
    draws = random.standard_normal((int(random.integers(2, 6)), int(random.integers(8, 700))))
    memory = random.uniform(-0.9, 0.98)
    for t in range(1, draws.shape[1]):
        draws[:, t] += memory * draws[:, t - 1]
    if number % 3 == 0:
        draws = np.round(draws)
    return draws[:, np.sort(random.integers(0, draws.shape[1], draws.shape[1]))] if number % 4 == 0 else draws


@pytest.mark.parametrize("number", range(40))
def test_numbers_are_those_of_arviz(number: int) -> None:
    """Whatever the memory, the ties and the lengths."""
    draws = _chains(number)
    tail = float(array_stats.ess(draws, method="tail", prob=(0.05, 0.95)))
    assert split_r_hat(draws) == pytest.approx(float(array_stats.rhat(draws)), rel=1e-9)
    assert bulk_size(draws) == pytest.approx(float(array_stats.ess(draws, method="bulk")), rel=1e-9)
    assert tail_size(draws, 0.05, 0.95) == pytest.approx(tail, rel=1e-9)


def test_draws_that_are_all_alike_count_as_many_as_they_are() -> None:
    """There is nothing to be unsure of."""
    assert bulk_size(np.ones((2, 20))) == 40.0
    assert tail_size(np.ones((2, 20)), 0.05, 0.95) == 40.0
