"""Tests of paces that are kept up while somebody tells of a force."""

from datetime import timedelta

import numpy as np
import pytest

from passmuster.model.clock import Clock
from passmuster.model.grid import Grid
from passmuster.model.kept_up import kept_up, worn_off
from worlds.small_case import START, claim

CLOCK = Clock.until(START, START + timedelta(days=7 * 60 - 1))


def shares(*claims, wholes=None, n_steps=70) -> np.ndarray:
    """The shares of a force of which such claims tell, in weeks, and of another."""
    return kept_up(claims, ["force", "other"], wholes or {}, CLOCK, Grid(tuple(range(61))), n_steps)


def test_a_pace_is_kept_for_a_quarter_and_then_halved_each_quarter() -> None:
    """From the last day that anybody told of the strength; steps that only pad keep all."""
    of_force = shares(claim("a", 12, "present", 900.0), claim("b", 34, "deployed", 900.0))[:, 0]
    assert (of_force[:18] == 1.0).all()
    assert of_force[5 + 13 + 13] == pytest.approx(0.5, abs=0.02)
    assert of_force[5 + 13 + 26] == pytest.approx(0.25, abs=0.01)
    assert (of_force[60:] == 1.0).all()


def test_a_force_of_which_nobody_tells_or_to_the_end_keeps_its_pace() -> None:
    """Losses are no word about strength."""
    told = shares(claim("a", 7 * 59, "present", 900.0), claim("b", 9, "killed", 9.0, subject="other"))
    assert (told == 1.0).all()


def test_who_tells_of_a_part_or_of_a_sum_tells_of_the_force() -> None:
    """Both are words about those who are there."""
    early, late = claim("a", 34, "present", 900.0), claim("b", 7 * 59, "present", 90.0, subject="some")
    assert shares(early, late)[59, 0] < 0.2
    assert (shares(early, late, wholes={"some": ("force", "other")}) == 1.0).all()


def test_what_lies_beyond_the_average_wears_off_and_what_lies_below_does_not() -> None:
    """Smoothly between the two."""
    paces = np.array([-2.0, 0.0, 2.0])
    np.testing.assert_array_equal(worn_off(paces, 1.0, xp=np), paces)
    np.testing.assert_allclose(worn_off(paces, 0.0, xp=np), [-2.0, -0.3 * np.log(2.0), 0.0], atol=1e-3)
    assert worn_off(2.0, 0.5, xp=np) == pytest.approx(1.0, abs=1e-3)
