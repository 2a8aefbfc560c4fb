"""Layers of the networks."""

from math import erf

import numpy as np
import pytest

from passmuster.networks.layers import bent, evened


def test_evened_rows_have_a_mean_of_nought_and_a_spread_of_one() -> None:
    """Whatever they began with, and then the weight of each place; a row that says nothing stays nothing."""
    x = np.array([[1.0, 2.0, 6.0, 7.0], [3.0, 3.0, 3.0, 3.0]])
    even = evened(x, np.ones(4))
    assert even.mean(axis=1) == pytest.approx([0.0, 0.0])
    assert even.std(axis=1) == pytest.approx([1.0, 0.0], abs=1e-5)
    assert evened(x, np.array([2.0, 0.0, 1.0, 1.0]))[0, :2] == pytest.approx([2 * even[0, 0], 0.0])


def test_bent_is_the_curve_of_its_source() -> None:
    """x times the chance that a normal number is less (Hendrycks and Gimpel 2016), to the error of its form by tanh."""
    x = np.linspace(-4, 4, 41)
    exact = [value * 0.5 * (1 + erf(value / 2**0.5)) for value in x]
    assert bent(x) == pytest.approx(exact, abs=5e-4)
