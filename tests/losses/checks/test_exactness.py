"""How likely numbers hit one another by chance: against a count of all outcomes, and at the ends."""

from itertools import product
from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passmuster.losses.checks.exactness import chances_of_hits, tail

SHARES = st.lists(st.floats(0.0, 1.0), max_size=7)


@given(SHARES, st.integers(0, 8))
def test_the_tail_is_that_of_all_outcomes(chances: list[float], hits: int) -> None:
    """The recursion and a plain sum over every outcome give one number."""
    outcomes = product((0, 1), repeat=len(chances))
    summed = sum(
        prod(chance if hit else 1.0 - chance for chance, hit in zip(chances, outcome, strict=True))
        for outcome in outcomes
        if sum(outcome) >= hits
    )
    assert tail(chances, hits) == pytest.approx(summed, abs=1e-12)


def test_round_numbers_small_steps_and_many_tries_make_hits_likely() -> None:
    """A number to the unit hits once in a tenth of itself; a step of three once in six; twice as often of two tries."""
    assert chances_of_hits([12_345.0]) == (1.0 / 1234.5,)
    assert chances_of_hits([12_000.0]) == (1000.0 / 1200.0,)
    assert chances_of_hits([12_345.0, 12_348.0])[1] == pytest.approx(1.0 / 6.0)
    assert chances_of_hits([12_345.0], [2]) == (2.0 / 1234.5,)
    assert chances_of_hits([7.0, 7.0]) == (1.0, 1.0)
