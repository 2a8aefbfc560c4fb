"""Fits of a table and of the network beside it."""

import numpy as np
import pytest

from passmuster.networks.choice_network import HIDDEN, SIZE, ChoiceNetwork
from passmuster.reading.learned.fits import Fitting
from passmuster.reading.learned.weights import read_weights

TABLE = read_weights("force\tfit\n\nnear\ta50\nfar\tA20\n")


def _adding(weight: float) -> ChoiceNetwork:
    """A network that gives "far" a weight and nothing else."""
    feature = np.zeros((2, 1 + SIZE))
    feature[1, 0] = weight
    of = {name: np.zeros((SIZE, HIDDEN)) for name in ("own", "mean", "most")}
    return ChoiceNetwork({"feature": feature, **of, "bias": np.zeros(HIDDEN), "out": np.zeros(HIDDEN)}, {"far": 1})


def test_a_table_alone_adds_up() -> None:
    """The weights of its features, nothing for one that was never learned."""
    assert Fitting(TABLE).fits([["near", "far"], ["never"]]) == pytest.approx([0.3, 0.0])


def test_two_readings_are_weighed() -> None:
    """As logarithms of odds."""
    fits = Fitting(TABLE, lambda: _adding(2.0), 0.7).fits([["near"], ["far"]])
    assert fits == pytest.approx([0.5 * 0.3, -0.2 * 0.3 + 2.0 * 0.7])


def test_one_thing_alone_needs_no_second_reading() -> None:
    """It is chosen anyhow, and no network is loaded for it."""

    def never() -> ChoiceNetwork:
        raise AssertionError

    assert Fitting(TABLE, never, 0.7).fits([["near"]]) == [0.5]
