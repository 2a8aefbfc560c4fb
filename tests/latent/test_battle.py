"""Lanchester's square law as a use of the stock and flow, and Engel's Iwo Jima.

The battle: Japanese 21,500 on the island from the first day; Americans land 54,000 on the first day, 6,000 on the
third and 13,000 on the sixth. J. H. Engel (1954), A verification of Lanchester's law, Operations Research 2(2),
163-171; retold in M. Braun, Differential Equations and Their Applications, section on mathematical theories of war.
Both give 52,735 Americans left on day 28, and sums of the daily strengths of 2,037,000 Americans over 36 days and of
372,500 Japanese over 28, from which the two coefficients follow.
"""

import jax.numpy as jnp
import numpy as np
import pytest
from scipy.linalg import expm

from passmuster.latent import fight

AMERICAN_LOSS, JAPANESE_LOSS = 0.0544, 0.0106
"""Heads lost a day to one enemy."""
LANDINGS = {0: 54_000.0, 2: 6_000.0, 5: 13_000.0}
"""Americans landed in the course of a day, days from 0."""
LANDED, JAPANESE = sum(LANDINGS.values()), 21_500.0
DAYS = 36
SUM_OF_AMERICANS, SUM_OF_JAPANESE, LEFT_ON_DAY_28 = 2_037_000.0, 372_500.0, 52_735.0


def stepped(steps_a_day: int) -> np.ndarray:
    """Strengths at the end of each day, Americans first, shape (36, 2)."""
    landing = np.zeros((DAYS, steps_a_day, 2))
    for day, heads in LANDINGS.items():
        landing[day, :, 0] = heads / steps_a_day
    path = fight(
        jnp.array([0.0, JAPANESE]), jnp.asarray(landing.reshape(-1, 2)),
        jnp.array([AMERICAN_LOSS, JAPANESE_LOSS]), 1.0 / steps_a_day,
    )  # fmt: skip
    return np.asarray(path.present)[steps_a_day - 1 :: steps_a_day]


def solved() -> np.ndarray:
    """The same from the linear differential equations, day by day through the matrix exponential."""
    state, days = np.array([0.0, JAPANESE, 1.0]), []
    for day in range(DAYS):
        state = expm([[0.0, -AMERICAN_LOSS, LANDINGS.get(day, 0.0)], [-JAPANESE_LOSS, 0.0, 0.0], [0.0] * 3]) @ state
        days.append(state[:2])
    return np.array(days)


def test_error_shrinks_in_proportion_to_the_step():
    """Half the step is half the distance to the exact solution: the ratio is 1/2 up to the order of the step, 1/20."""
    exact = solved()
    far, near = (np.abs(stepped(steps) - exact).max(axis=0) for steps in (20, 40))
    np.testing.assert_allclose(near / far, 0.5, atol=1 / 20)


def test_iwo_jima_runs_as_engel_found():
    """The textbook's sums and the recorded strength on day 28 come out within the roundness of its own figures."""
    americans, japanese = stepped(100).T
    # 0.0106 is printed to 0.00005, half a percent; the sum over days is proportional to its inverse.
    assert americans.sum() == pytest.approx(SUM_OF_AMERICANS, rel=0.00005 / JAPANESE_LOSS)
    # A sum over days and the integral that losses follow differ by at most half a day of the whole change.
    half_a_day = 0.5 * (JAPANESE - japanese[27])
    assert (LANDED - americans[27]) / AMERICAN_LOSS == pytest.approx(SUM_OF_JAPANESE, abs=half_a_day)
    assert americans[27] == pytest.approx(LEFT_ON_DAY_28, abs=AMERICAN_LOSS * half_a_day)
    # The last defenders fall in the last days: at day 36 less than two in a hundred are left.
    assert 0 < japanese[-1] < 0.02 * JAPANESE


def test_the_textbook_coefficients_follow_from_its_sums():
    """Losses over summed enemy strength are 0.0544 and 0.0106 as printed, so the figures above belong together."""
    assert round((LANDED - LEFT_ON_DAY_28) / SUM_OF_JAPANESE, 4) == AMERICAN_LOSS
    assert round(JAPANESE / SUM_OF_AMERICANS, 4) == JAPANESE_LOSS


def test_the_square_law_holds():
    """Without reinforcements b·A² − a·B² keeps its value, whichever side wins, in the limit of short steps."""
    start, toll = np.array([1000.0, 700.0]), np.array([0.05, 0.08])

    def drift(steps: int) -> float:
        path = fight(jnp.asarray(start), jnp.zeros((steps, 2)), jnp.asarray(toll), 6.0 / steps)
        kept = toll[::-1] @ np.asarray(path.present[-1] ** 2 * jnp.array([1.0, -1.0]))
        return abs(kept - toll[::-1] @ (start**2 * [1.0, -1.0])) / (toll[::-1] @ start**2)

    assert drift(2000) == pytest.approx(drift(1000) / 2, rel=0.01)


def test_no_side_is_treated_differently():
    """Exchanging the two sides exchanges their paths, to the last bit."""
    arrivals = jnp.asarray(np.random.default_rng(3).uniform(0, 50, (40, 2)))
    strength, toll = jnp.array([300.0, 800.0]), jnp.array([0.3, 0.1])
    path = fight(strength, arrivals, toll, 0.1)
    mirrored = fight(strength[::-1], arrivals[:, ::-1], toll[::-1], 0.1)
    for one, other in zip(path, mirrored, strict=True):
        np.testing.assert_array_equal(one, other[:, ::-1])


def test_a_beaten_side_stays_at_zero():
    """Overwhelming fire and long steps empty a side without turning its strength negative or undefined."""
    path = fight(jnp.array([1e6, 10.0]), jnp.zeros((50, 2)), jnp.array([1.0, 10.0]), 1.0)
    assert np.all(np.isfinite(path.present))
    assert np.all(np.asarray(path.present) >= 0)
    assert path.present[-1, 1] == 0
    np.testing.assert_allclose(path.present + path.killed, path.deployed, rtol=1e-12)
