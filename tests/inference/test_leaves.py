"""The arrays of a value, and the value made again."""

from typing import NamedTuple

import jax
import pytest

from passmuster.inference.leaves import flattened, form_of, rebuilt


class Pair(NamedTuple):
    """Two of something."""

    first: object
    second: object


VALUES = [
    3, None, (), (1, None, [2, 3]), {"b": 1, "a": (2, {"d": 3, "c": 4})}, Pair(1, Pair(None, {"x": 2})),
    [Pair((1,), 2), {"only": None}],
]  # fmt: skip


@pytest.mark.parametrize("value", VALUES, ids=str)
def test_leaves_come_as_jax_takes_them(value):
    """In the same order, and laid out again as they were."""
    assert flattened(value) == jax.tree.leaves(value)
    assert rebuilt(value, flattened(value)) == value
    tens = [10 * leaf for leaf in flattened(value)]
    assert rebuilt(value, tens) == jax.tree.map(lambda leaf: 10 * leaf, value)


def test_forms_differ_where_values_are_laid_out_otherwise():
    """And only there: leaves have no part in it."""
    assert len({form_of(value) for value in VALUES}) == len(VALUES)
    assert form_of(Pair(1, {"a": None})) == form_of(Pair(2.0, {"a": None}))
    assert form_of((1, 2)) != form_of([1, 2]) != form_of(Pair(1, 2))
