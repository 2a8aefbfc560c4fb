"""What statements printed, as arrays: points, floors, ceilings and ranges."""

import numpy as np

from passmuster.ledger.losses import LossBound
from passmuster.losses.printed import Printing, printing_of
from passmuster.losses.statements import statements_of
from worlds.small_war import claim

ROWS = [
    claim(0, 10, 100.0),
    claim(1, 20, 200.0, bound=LossBound.AT_LEAST),
    claim(2, 30, 300.0, bound=LossBound.AT_MOST),
    claim(3, 40, 400.0, bound=LossBound.AT_LEAST),
    claim(4, 40, 500.0, bound=LossBound.AT_MOST),
]


def test_ends_are_logs_and_open_ends_infinite() -> None:
    """A point, a floor, a ceiling and a range."""
    made = printing_of(statements_of(ROWS))
    np.testing.assert_allclose(np.exp(made.low), [100.0, 200.0, 0.0, 400.0])
    np.testing.assert_allclose(np.exp(made.high), [100.0, np.inf, 300.0, 500.0])
    np.testing.assert_allclose(np.exp(made.printed), [100.0, 200.0, 300.0, 400.0])
    np.testing.assert_array_equal(made.bounds, [1, 2, 3])


def test_some_of_them_are_as_if_alone() -> None:
    """Places are those among the chosen."""
    made = printing_of(statements_of(ROWS))
    np.testing.assert_array_equal(made.of(np.array([3, 0])).bounds, [0])
    np.testing.assert_array_equal(made.of(np.array([3, 0])).low, made.low[[3, 0]])


def test_ends_alike_are_a_point() -> None:
    """Whatever the order."""
    made = Printing.of_ends(np.array([1.0, -np.inf]), np.array([1.0, 2.0]))
    np.testing.assert_array_equal(made.bounds, [1])
