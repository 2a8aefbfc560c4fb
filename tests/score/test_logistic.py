"""A line of log odds."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import minimize
from scipy.special import expit

from passmuster.score.logistic import AS_SAID, logistic_line

SAID = np.array([-2.0, -1.0, 0.0, 1.0, 2.0, 0.5])
CAME = np.array([0.0, 1.0, 0.0, 1.0, 1.0, 0.0])
ONCE = np.ones(6)


@pytest.mark.parametrize("spread", [np.inf, 0.5])
def test_the_line_is_where_another_search_ends(spread: float) -> None:
    """A general minimiser finds the same most probable line, with a prior and without."""

    def misfit(line: np.ndarray) -> float:
        odds = line[0] + line[1] * SAID
        prior = 0.5 * ((line - np.array(AS_SAID)) ** 2).sum() / spread**2
        return float((np.logaddexp(0.0, odds) - CAME * odds).sum() + prior)

    other = minimize(misfit, AS_SAID, method="BFGS", options={"gtol": 1e-9}).x
    assert logistic_line(SAID, CAME, ONCE, spread=spread).estimate == pytest.approx(other, abs=1e-5)


def test_counting_twice_is_saying_twice() -> None:
    """An outcome counted twice moves the line as two outcomes do, and doubles what is known."""
    twice = logistic_line(SAID, CAME, 2.0 * ONCE)
    doubled = logistic_line(np.tile(SAID, 2), np.tile(CAME, 2), np.ones(12))
    assert twice.estimate == pytest.approx(doubled.estimate)
    assert twice.information == pytest.approx(doubled.information)


@given(st.lists(st.tuples(st.floats(-4, 4), st.booleans()), min_size=1, max_size=30))
def test_a_prior_settles_what_outcomes_cannot(rows: list[tuple[float, bool]]) -> None:
    """Told wholly apart, or all alike: with a prior there is a line, and at it the slope of the misfit is nought."""
    said, came = np.array([x for x, _ in rows]), np.array([float(y) for _, y in rows])
    line = logistic_line(said, came, np.ones(len(rows)), spread=0.5).estimate
    off = came - expit(line[0] + line[1] * said)
    pull = (line - np.array(AS_SAID)) / 0.25
    assert [off.sum(), (off * said).sum()] == pytest.approx(pull, abs=1e-6)
