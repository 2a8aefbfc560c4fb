"""A line of log odds: found by Newton's steps, the same as by brute force."""

import numpy as np
import pytest
from scipy.optimize import minimize

from passmuster.score.logistic import AS_SAID, logistic_line

LOG_ODDS = np.array([-2.0, -1.0, 0.0, 1.0, 2.0, 0.5])
CAME = np.array([0.0, 1.0, 0.0, 1.0, 1.0, 0.0])
COUNTS = np.array([3.0, 1.0, 2.0, 2.0, 4.0, 1.0])


@pytest.mark.parametrize("spread", [np.inf, 0.5])
def test_it_is_the_most_probable_line(spread: float) -> None:
    """A general search finds no better one."""

    def misfit(line):
        said = line[0] + line[1] * LOG_ODDS
        return COUNTS @ (np.logaddexp(0.0, said) - CAME * said) + 0.5 * np.sum((line - AS_SAID) ** 2) / spread**2

    found = logistic_line(LOG_ODDS, CAME, COUNTS, spread=spread).estimate
    np.testing.assert_allclose(found, minimize(misfit, AS_SAID, method="BFGS").x, atol=1e-4)


def test_a_firm_prior_keeps_what_was_said() -> None:
    """With no room to move, intercept and slope stay at nought and one."""
    np.testing.assert_allclose(logistic_line(LOG_ODDS, CAME, COUNTS, spread=1e-4).estimate, AS_SAID, atol=1e-5)


def test_counts_are_rows() -> None:
    """An outcome counted three times is three outcomes."""
    rows = np.repeat(np.arange(6), COUNTS.astype(int))
    one_by_one = logistic_line(LOG_ODDS[rows], CAME[rows], np.ones(rows.size))
    np.testing.assert_allclose(one_by_one.estimate, logistic_line(LOG_ODDS, CAME, COUNTS).estimate)
