"""Counts of few harmed people, and how a fault tells them."""

import pytest

from passmuster.ledger.few import CELL_SIZE, is_small, of_harmed, refused_count
from passmuster.ledger.vocabulary import Quantity


def test_none_and_enough_are_told() -> None:
    """Nought is a finding, and ten are many enough."""
    assert [is_small(value) for value in (None, 0.0, 0.5, 9.0, 10.0)] == [False, False, True, True, False]


def test_the_harmed_are_the_lost() -> None:
    """Whoever was killed, wounded, captured, went missing, or any of them; a stranger's word is none."""
    words = ("killed", "wounded", "captured", "missing", "casualties", "recovering", "evacuated", "irrecoverable")
    assert {quantity for quantity in Quantity if of_harmed(quantity)} == {Quantity(word) for word in words}
    assert not of_harmed("nonsense")


@pytest.mark.parametrize(
    ("value", "harmed", "told"),
    [(7.0, True, "a count of fewer than 10"), (7.0, False, "7"), (0.0, True, "0"), (float(CELL_SIZE), True, "10")],
)
def test_a_fault_tells_a_count(value, harmed, told) -> None:
    """Few harmed people as such, and everything else as it is."""
    assert refused_count(value, harmed=harmed) == told
