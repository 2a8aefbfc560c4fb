"""Chances as dots that can be counted."""

from math import nan

from hypothesis import given
from hypothesis import strategies as st

from passmuster.wording.dots import DOTS, dots_of


def test_known_shares_give_known_dots():
    """Twenty dots by largest remainder; a chance below one in forty may have none."""
    assert dots_of([0.69, 0.24, 0.005, 0.06, 0.005]) == (14, 5, 0, 1, 0)
    assert dots_of([0.5, 0.5]) == (10, 10)
    assert dots_of([nan, 1.0]) == (0, 20)
    assert dots_of([]) == ()


@given(st.lists(st.floats(0.001, 1.0), min_size=1, max_size=8))
def test_dots_of_a_whole_are_all_there_and_none_is_off_by_one(weights):
    """Shares that add up to one get all dots, and each lies less than one dot from its share."""
    shares = [weight / sum(weights) for weight in weights]
    dots = dots_of(shares)
    assert sum(dots) == DOTS
    assert all(abs(count - DOTS * share) < 1.0 + 1e-6 for count, share in zip(dots, shares, strict=True))


@given(st.lists(st.floats(0.0, 0.19), min_size=1, max_size=5))
def test_a_part_of_a_whole_leaves_dots_over(shares):
    """Shares that do not add up to one get as many dots as their sum comes to."""
    assert sum(dots_of(shares)) == round(sum(DOTS * share for share in shares))
