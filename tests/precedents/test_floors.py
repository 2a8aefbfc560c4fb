"""Tests of hazards held up by floors: never rarer, and exactly as a simulation has it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from passmuster.precedents.floors import OWN, held_up
from passmuster.precedents.participant import CAUSES

N = len(CAUSES)


def paths(hazards: np.ndarray) -> np.ndarray:
    """Chances of having left, week 0 first, from weekly hazards (draw, week, cause), one step after another."""
    left, still = np.zeros((len(hazards), 1, N)), np.ones(len(hazards))
    for week in range(hazards.shape[1]):
        total = hazards[:, week].sum(axis=1)
        gone = still * -np.expm1(-total)
        new = hazards[:, week] * np.divide(gone, total, out=np.zeros_like(gone), where=total > 0)[:, None]
        left = np.concatenate([left, left[:, -1:] + new[:, None]], axis=1)
        still = still - gone
    return left


HAZARDS = st.integers(0, 2**32 - 1).map(lambda seed: np.random.default_rng(seed).gamma(0.3, 0.05, size=(3, 20, N)))


@given(HAZARDS, HAZARDS)
def test_no_exit_of_the_partners_own_becomes_rarer(base: np.ndarray, floors: np.ndarray) -> None:
    """At every week and for every draw; and chances stay chances."""
    left = paths(base)
    held = held_up(left, floors)
    assert (held[:, :, OWN] >= left[:, :, OWN] - 1e-12).all()
    assert (held >= 0).all()
    assert (held.sum(axis=2) <= 1 + 1e-9).all()


@given(HAZARDS)
def test_floors_below_change_nothing(base: np.ndarray) -> None:
    """The same chances come back."""
    np.testing.assert_allclose(held_up(paths(base), base * 0.5), paths(base), atol=1e-9)


def test_floors_above_rule_alone() -> None:
    """Two roads to one number: hazards of nothing held up by floors are the floors' own chances, the last repeated."""
    floors = np.random.default_rng(1).gamma(0.5, 0.02, size=(4, 10, N))
    long = np.concatenate([floors, np.repeat(floors[:, -1:], 5, axis=1)], axis=1)
    np.testing.assert_allclose(held_up(np.zeros((4, 16, N)), floors), paths(long), atol=1e-9)


def test_a_likelier_end_of_the_war_takes_nothing_from_the_partner() -> None:
    """A floor under the war's end alone leaves its own exits as they were, where plain competition would not."""
    base = np.full((1, 30, N), 0.02)
    floors = np.zeros_like(base)
    floors[:, :, 0] = 0.2
    left, held = paths(base), held_up(paths(base), floors)
    np.testing.assert_allclose(held[:, :, OWN], left[:, :, OWN])
    assert held[0, -1, 0] > left[0, -1, 0]
    assert paths(np.maximum(base, floors))[0, -1, 1] < left[0, -1, 1]
    assert held[0, -1].sum() == pytest.approx(min(held[0, -1].sum(), 1.0))
