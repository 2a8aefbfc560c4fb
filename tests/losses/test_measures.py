"""Measures: accounts of people balance, and what a column may count has its weight."""

import numpy as np
import pytest

from passmuster.losses.measures import LABEL, MEASURES, log_shares, log_weights
from passmuster.losses.priors import MEANINGS
from passmuster.losses.statements import BY_NAME, Stream


def test_shares_balance() -> None:
    """Killed and wounded are all casualties; the irrecoverable are the killed and the wounded who do not come back."""
    killed, permanent = np.array([-2.0, 0.3]), np.array([1.0, -4.0])
    shares = np.exp(log_shares(killed, permanent))
    kappa, phi = 1.0 / (1.0 + np.exp(-killed)), 1.0 / (1.0 + np.exp(-permanent))
    np.testing.assert_allclose(shares.T, [[1.0, 1.0], kappa, 1.0 - kappa, kappa + (1.0 - kappa) * phi])


def test_far_shares_keep_their_digits() -> None:
    """One killed in e^40 is not taken for none."""
    shares = log_shares(np.array(-40.0), np.array(-40.0))
    assert shares[MEASURES.index("killed")] == pytest.approx(-40.0)
    assert shares[MEASURES.index("irrecoverable")] == pytest.approx(-40.0 + np.log(2.0))


def test_goods_count_what_they_say() -> None:
    """A column of goods has one meaning."""
    weights = np.exp(log_weights(Stream("X", "A", "Tanks")))
    np.testing.assert_array_equal(weights, [1.0, 0.0, 0.0, 0.0])


@pytest.mark.parametrize("column", list(LABEL))
def test_columns_about_soldiers_are_doubted(column: str) -> None:
    """Each has the stated prior weights, which add up to one; its label is among them."""
    weights = dict(zip(MEASURES, np.exp(log_weights(Stream("X", "A", f"Military {column}"))), strict=True))
    assert {name: weight for name, weight in weights.items() if weight} == pytest.approx(dict(MEANINGS[column]))
    assert weights[LABEL[column]] > 0.0


@pytest.mark.parametrize("stream", [
    Stream("X", "A", "Civilian Deaths"), Stream(f"N{BY_NAME}", "A", "Military Deaths"),
])  # fmt: skip
def test_who_is_counted_by_name_is_not_doubted(stream: Stream) -> None:
    """Civilians, and lists of names, mean what they say."""
    weights = np.exp(log_weights(stream))
    assert weights[MEASURES.index("killed")] == 1.0
