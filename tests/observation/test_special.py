"""Special functions of our own against SciPy's."""

import numpy as np
import pytest
from scipy import special as scipys

from passmuster.observation import special

FAR = np.concatenate([np.linspace(-60.0, 60.0, 24_001), [-np.inf, np.inf, 0.0]])
SHARES = np.concatenate(
    [np.geomspace(1e-300, 0.5, 3_000), 1.0 - np.geomspace(1e-16, 0.5, 3_000), (np.arange(1000) + 0.5) / 1000]
)


def test_the_normal_distribution_is_scipys():
    """To the last digit of one, and to five digits of what is left far out."""
    np.testing.assert_allclose(special.ndtr(FAR), scipys.ndtr(FAR), rtol=0.0, atol=3e-16)
    np.testing.assert_allclose(special.ndtr(FAR), scipys.ndtr(FAR), rtol=1e-5, atol=1e-300)


def test_the_normal_quantile_is_scipys():
    """Likewise, and infinite where nothing lies below or above."""
    np.testing.assert_allclose(special.ndtri(SHARES), scipys.ndtri(SHARES), rtol=1e-14, atol=1e-16)
    assert special.ndtri([0.0, 1.0]).tolist() == [-np.inf, np.inf]


def test_quantile_and_distribution_undo_one_another():
    """Two roads to one number."""
    middle = np.linspace(-6.0, 6.0, 201)
    np.testing.assert_allclose(special.ndtri(special.ndtr(middle)), middle, rtol=0.0, atol=1e-7)


def test_the_logistic_share_is_scipys():
    """Far below it is none, without a warning."""
    far = np.concatenate([np.linspace(-800.0, 800.0, 3_201), [-np.inf, np.inf]])
    np.testing.assert_allclose(special.expit(far), scipys.expit(far), rtol=1e-14, atol=1e-300)


@pytest.mark.parametrize("axis", [None, 0, 1])
def test_sums_of_exponentials_are_scipys_to_the_last_digit(axis):
    """Of all, and along either axis."""
    logs = np.random.default_rng(5).normal(scale=30.0, size=(40, 7))
    assert np.array_equal(special.logsumexp(logs, axis=axis), scipys.logsumexp(logs, axis=axis))


@pytest.mark.parametrize(
    "logs", [[-np.inf, -np.inf], [0.0, -np.inf], [np.inf, 1.0], [2.0, 2.0], [np.nan, 1.0]], ids=str
)
def test_sums_of_what_is_none_or_without_end(logs):
    """What is infinite, and what is no number, says it of the sum."""
    assert np.array_equal(special.logsumexp(logs), scipys.logsumexp(logs), equal_nan=True)


@pytest.mark.parametrize("function", [special.ndtr, special.ndtri, special.expit])
def test_one_number_is_as_good_as_many(function):
    """A plain number gives what it gives among others."""
    assert float(function(0.25)) == function(np.array([0.1, 0.25]))[1]
