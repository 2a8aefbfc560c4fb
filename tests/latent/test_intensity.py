"""Weekly log intensities: the matrix of powers against the plain recursion, and the spread it promises."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from passmuster.latent import autoregression, autoregression_factors, mean_spread

compiled_autoregression = jax.jit(autoregression)


def recursion(shocks: np.ndarray, mean: np.ndarray, persistence: np.ndarray) -> np.ndarray:
    """The same series step by step."""
    x = [mean + shocks[0] / np.sqrt(1 - persistence**2)]
    for shock in shocks[1:]:
        x.append(mean + persistence * (x[-1] - mean) + shock)
    return np.array(x)


@given(
    weeks=st.sampled_from((1, 2, 60)),
    persistence=st.floats(0.001, 0.999),
    mean=st.floats(-5, 5),
    seed=st.integers(0, 99),
)
def test_matrix_and_recursion_meet(weeks, persistence, mean, seed):
    """Summing powers of the persistence gives what stepping week by week gives."""
    shocks = np.random.default_rng(seed).normal(size=weeks)
    series = compiled_autoregression(shocks, mean, persistence)
    np.testing.assert_allclose(series, recursion(shocks, mean, persistence), rtol=1e-10, atol=1e-10)


def test_each_force_has_its_own_mean_and_persistence():
    """Forces on a second axis are independent of one another."""
    shocks = np.random.default_rng(1).normal(size=(30, 2))
    mean, persistence = np.array([1.0, -3.0]), np.array([0.2, 0.95])
    series = autoregression(jnp.asarray(shocks), jnp.asarray(mean), jnp.asarray(persistence))
    np.testing.assert_allclose(series, recursion(shocks, mean, persistence), rtol=1e-12)


@pytest.mark.parametrize("persistence", [0.05, 0.7, 0.95])
def test_every_week_has_the_long_run_spread(persistence):
    """From the first week on the variance is s²/(1 − φ²): the response to unit shocks, squared and summed, says so."""
    weeks = 40
    one_shock_each = jnp.eye(weeks)
    responses = jax.vmap(lambda z: autoregression(z, jnp.zeros(()), jnp.asarray(persistence)))(one_shock_each)
    np.testing.assert_allclose(jnp.sum(responses**2, axis=0), 1 / (1 - persistence**2), rtol=1e-10)


def test_longer_steps_have_the_spread_and_memory_of_means_over_weeks():
    """Unit shocks, squared and summed, give the variance of a mean over so many weeks, and of a week that of weeks."""
    phi, weeks = 0.7, jnp.array([1, 3, 13, 1])
    responses = jax.vmap(lambda z: autoregression(z, jnp.zeros(()), jnp.asarray(phi), weeks))(jnp.eye(4))
    lag = [np.abs(np.subtract.outer(np.arange(n), np.arange(n))) for n in (1, 3, 13, 1)]
    expected = [np.mean(phi**apart) / (1 - phi**2) for apart in lag]
    np.testing.assert_allclose(jnp.sum(responses**2, axis=0), expected, rtol=1e-10)
    of_first = np.asarray(responses)[0] * np.sqrt(1 - phi**2)
    keeps = [np.sqrt(np.mean(phi**apart)) * phi ** (end - 1) for apart, end in zip(lag, (1, 4, 17, 18), strict=True)]
    np.testing.assert_allclose(of_first, keeps, rtol=1e-10)


@pytest.mark.parametrize("persistence", [1e-6, 0.5, 1 - 1e-6])
def test_slopes_over_longer_steps_are_finite(persistence):
    """The derivative by the persistence exists for steps of several weeks too."""
    slope = jax.grad(lambda phi: jnp.sum(autoregression(jnp.ones(3), jnp.zeros(()), phi, jnp.array([1, 5, 40]))))
    assert jnp.isfinite(slope(jnp.asarray(persistence)))


@pytest.mark.parametrize("persistence", [1e-6, 0.5, 1 - 1e-6])
def test_slopes_are_finite(persistence):
    """The derivative by the persistence exists from almost none to almost all of it."""
    shocks = jnp.ones(20)
    slope = jax.grad(lambda phi: jnp.sum(autoregression(shocks, jnp.zeros(()), phi)))(jnp.asarray(persistence))
    assert jnp.isfinite(slope)


def test_steps_of_any_length_are_a_running_sum_between_factors():
    """What is stepped from shocks is a running sum between two factors, over steps of a week and of many."""
    weeks = np.array([1, 4, 1, 13, 2, 30])
    shocks = np.random.default_rng(2).normal(size=weeks.size)
    after, before = autoregression_factors(jnp.asarray(0.8), jnp.asarray(weeks))
    stepped = autoregression(jnp.asarray(shocks), jnp.asarray(0.0), jnp.asarray(0.8), jnp.asarray(weeks))
    np.testing.assert_allclose(after * np.cumsum(before * shocks), stepped, rtol=1e-12)


def test_the_spread_of_a_mean_is_one_formula():
    """NumPy, which compiles nothing, and JAX find the same spread, and that of a single week is whole."""
    weeks, persistence = np.array([1, 2, 13]), np.array(0.8)
    plain = mean_spread(persistence, weeks, xp=np)
    assert isinstance(plain, np.ndarray)
    assert plain[0] == 1.0
    np.testing.assert_allclose(plain, mean_spread(persistence, weeks), rtol=1e-14)
