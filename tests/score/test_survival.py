"""Tests of concordance."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lifelines.utils import concordance_index

from passmuster.errors import BadInput
from passmuster.score.survival import concordance


def test_agrees_with_lifelines_for_fixed_ratings() -> None:
    """With one rating for each participant at all its times, it is the index of a standard survival library."""
    random = np.random.default_rng(1)
    stays, left, rating = random.permutation(60) + 1, random.random(60) < 0.6, random.normal(size=60)
    who = np.repeat(np.arange(60), stays)
    time = np.concatenate([np.arange(1, stay + 1) for stay in stays])
    gone = (time == stays[who]) & left[who]
    assert concordance(rating[who], gone, time) == pytest.approx(concordance_index(stays, -rating, left))


@given(st.integers(0, 2**32 - 1))
def test_turned_around_it_is_the_rest(seed: int) -> None:
    """Rating the other way round wins the pairs that were lost."""
    random = np.random.default_rng(seed)
    rating, left, time = random.integers(0, 4, 30), random.random(30) < 0.4, random.integers(0, 3, 30)
    left[0], left[1], time[:2] = True, False, 0
    assert concordance(rating, left, time) + concordance(-rating, left, time) == pytest.approx(1.0)


def test_saying_the_same_of_all_is_a_coin() -> None:
    """A constant rating is right half of the time."""
    assert concordance(np.full(6, 0.2), [1, 0, 0, 1, 0, 0], [1, 1, 1, 2, 2, 2]) == 0.5


def test_needs_a_pair() -> None:
    """Without anybody who left while another stayed there is nothing to compare."""
    with pytest.raises(BadInput, match="needs somebody who left while somebody else stayed"):
        concordance([0.1, 0.2], [1, 0], [1, 2])


@given(st.integers(0, 2**32 - 1))
def test_within_groups_it_is_the_groups_put_together(seed: int) -> None:
    """Two roads to one number: pairs of one group alone, weighed by how many there are; one group is no group."""
    random = np.random.default_rng(seed)
    rating, left, time = random.normal(size=60), random.random(60) < 0.4, random.integers(0, 3, 60)
    group = np.repeat(["a", "b"], 30)
    left[[0, 30]], left[[1, 31]], time[[0, 1, 30, 31]] = True, False, 0
    won = pairs = 0.0
    for name in ("a", "b"):
        own = group == name
        n = sum((left[own] & (time[own] == t)).sum() * (~left[own] & (time[own] == t)).sum() for t in range(3))
        won, pairs = won + n * concordance(rating[own], left[own], time[own]), pairs + n
    assert concordance(rating, left, time, group=group) == pytest.approx(won / pairs)
    assert concordance(rating, left, time, group=np.zeros(60)) == concordance(rating, left, time)
