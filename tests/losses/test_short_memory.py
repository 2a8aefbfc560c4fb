"""Errors with a short memory: what neighbours say of a day, by the formula and by a recovered truth."""

import numpy as np
import pytest
from scipy.stats import multivariate_normal

from passmuster.losses.short_memory import MIDDLE_SPREAD, Memory, memory_of

DAYS = np.array([10.0, 12.0, 40.0, 90.0])
ERRORS = np.array([-0.9, -1.0, -0.3, -0.4])


def drawn(random: np.random.Generator, days: np.ndarray, lasting: float, length: float) -> np.ndarray:
    """Errors about −0.8 with a spread of 0.4."""
    alike = lasting * np.exp(-np.abs(days[:, None] - days) / length) + (1.0 - lasting) * np.eye(days.size)
    return np.asarray(-0.8 + 0.4 * np.linalg.cholesky(alike) @ random.standard_normal(days.size))


def test_another_day_is_foretold_by_the_normal_that_all_share() -> None:
    """Mean and spread are those of the last of five normal numbers, given four."""
    memory, day = Memory(DAYS, -0.3, 0.4, 0.8, 20.0), 15.0
    days = np.append(DAYS, day)
    alike = 0.8 * np.exp(-np.abs(days[:, None] - days) / 20.0) + 0.2 * np.eye(5)
    joint = multivariate_normal(np.full(5, -0.3), MIDDLE_SPREAD**2 + 0.16 * alike)
    four = multivariate_normal(np.full(4, -0.3), joint.cov[:4, :4]).logpdf(ERRORS)
    grid = np.linspace(-4.0, 3.0, 2801)
    density = np.exp([joint.logpdf([*ERRORS, value]) - four for value in grid])
    mean = np.average(grid, weights=density)
    expected, spread = memory.foretold(ERRORS, day)
    assert expected == pytest.approx(mean, abs=1e-6)
    assert spread == pytest.approx(np.sqrt(np.average((grid - mean) ** 2, weights=density)), abs=1e-6)


def test_near_days_say_more_than_far_ones() -> None:
    """On a neighbour's day its error is expected and little is open; far away it is the middle of all."""
    memory = Memory(DAYS, -0.3, 0.4, 0.95, 20.0)
    near, far = memory.foretold(ERRORS, 11.0), memory.foretold(ERRORS, 900.0)
    assert near[0] == pytest.approx(-0.95, abs=0.06)
    assert far[0] == pytest.approx(np.mean(ERRORS), abs=0.15)
    assert near[1] < 0.5 * far[1]


def test_the_memory_of_errors_is_found() -> None:
    """Errors that last are told from errors that do not, in nine of ten series of fifty at least."""
    days, right = np.arange(1.0, 300.0, 6.0), 0
    for seed in range(10):
        random = np.random.default_rng(seed)
        lasting, apart = (memory_of(days, drawn(random, days, share, 40.0), -0.3) for share in (0.95, 0.0))
        right += lasting.lasting > apart.lasting and abs(np.log(apart.spread / 0.4)) < 0.7
    assert right >= 9


def test_without_errors_the_prior_is_foretold() -> None:
    """Nothing known: the middle that is expected, with the spread of middles and of errors about them."""
    nothing = np.zeros(0)
    expected, spread = memory_of(nothing, nothing, -0.3).foretold(np.zeros((7, 0)), 50.0)
    np.testing.assert_array_equal(expected, np.full(7, -0.3))
    assert spread > MIDDLE_SPREAD


def test_every_draw_has_its_own_errors() -> None:
    """Errors of several draws are foretold each by its own."""
    memory = memory_of(DAYS, ERRORS, -0.3)
    both = memory.foretold(np.stack([ERRORS, ERRORS + 1.0]), 30.0)[0]
    assert both.shape == (2,)
    assert 0.8 < both[1] - both[0] < 1.0
