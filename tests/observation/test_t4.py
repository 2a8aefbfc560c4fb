"""The t4 noise by two roads each: SciPy, the incomplete beta function, numerical slopes; in NumPy and in JAX."""

from functools import partial

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from scipy.special import betainc, stdtr, stdtrit

from passmuster.observation import t4

POINTS = np.concatenate([-np.geomspace(1e6, 1e-9, 60), [0.0], np.geomspace(1e-9, 1e6, 60)])
EITHER = pytest.mark.parametrize("xp", [np, jnp], ids=["numpy", "jax"])


def upper_tail(t: np.ndarray) -> np.ndarray:
    """P(T > |t|) of a t with 4 degrees of freedom, from the incomplete beta function on its better side."""
    square = np.square(t)
    far = betainc(2.0, 0.5, 4.0 / (4.0 + square)) / 2.0
    near = (1.0 - betainc(0.5, 2.0, square / (4.0 + square))) / 2.0
    return np.where(square < 4.0, near, far)


def slope(distribution, t: np.ndarray) -> np.ndarray:
    """Numerical derivative by central differences of two widths, the error of order four in the width."""
    wide, narrow = ((distribution(t + h) - distribution(t - h)) / (2.0 * h) for h in (2e-3, 1e-3))
    return (4.0 * narrow - wide) / 3.0


@EITHER
def test_density_is_that_of_the_t4(xp):
    """The log density agrees with SciPy's t with four degrees of freedom."""
    np.testing.assert_allclose(t4.log_density(POINTS, xp=xp), stats.t(4).logpdf(POINTS), rtol=1e-12, atol=1e-14)


@EITHER
def test_the_distribution_is_that_of_scipy(xp):
    """The closed form agrees with SciPy's `stdtr` to twelve digits where that keeps them, in the lower tail too."""
    ours = t4.distribution(xp.asarray(POINTS), xp=xp)
    np.testing.assert_allclose(ours, stdtr(t4.DEGREES_OF_FREEDOM, POINTS), rtol=1e-9)
    np.testing.assert_allclose(ours[POINTS > -100], stdtr(4.0, POINTS[POINTS > -100]), rtol=1e-12)


@EITHER
def test_the_quantile_is_that_of_scipy(xp):
    """The closed form agrees with SciPy's `stdtrit`, from one in a thousand million to its mirror."""
    p = np.concatenate([np.geomspace(1e-9, 0.3, 40), [0.45, 0.5, 0.51], 1.0 - np.geomspace(0.3, 1e-9, 40)])
    np.testing.assert_allclose(t4.quantile(xp.asarray(p), xp=xp), stdtrit(4.0, p), rtol=1e-6, atol=1e-8)


def test_the_density_is_the_slope_of_the_distribution():
    """A numerical derivative of the distribution gives the density, and that of a normal is told apart by the test."""
    t = np.linspace(-12.0, 12.0, 97)
    found = slope(partial(t4.distribution, xp=np), t)
    # Central differences of width a thousandth are off by the rounding of the distribution over it: 1e-16 / 1e-3.
    np.testing.assert_allclose(found, np.exp(t4.log_density(t, xp=np)), rtol=1e-8, atol=1e-12)
    assert np.abs(slope(stats.norm.cdf, t) - np.exp(t4.log_density(t, xp=np))).max() > 0.02


@EITHER
def test_tails_keep_their_precision(xp):
    """Survival and distribution are exact to twelve digits a million scales out, where one less the other is noise."""
    tail = upper_tail(POINTS)
    survival = np.where(POINTS > 0, np.log(tail), np.log1p(-tail))
    np.testing.assert_allclose(t4.log_distribution(-POINTS, xp=xp), survival, rtol=1e-12, atol=1e-15)
    np.testing.assert_allclose(t4.log_distribution(POINTS, xp=xp), survival[::-1], rtol=1e-12, atol=1e-15)


@given(st.floats(1e-12, 1.0 - 1e-9))
def test_quantile_undoes_the_distribution(probability):
    """The distribution at a quantile is the probability it was asked for."""
    there = t4.quantile(np.array(probability), xp=np)
    assert t4.distribution(there, xp=np) == pytest.approx(probability, rel=1e-5, abs=1e-12)


@given(start=st.floats(-1e4, 1e4), width=st.floats(1e-3, 1e4))
def test_an_interval_is_the_difference_of_its_tails(start, width):
    """The probability between two points is the difference of the tails on the nearer side."""
    low, high = start, start + width
    if low > 0 or high < 0:
        expected = abs(upper_tail(low) - upper_tail(high))
    else:
        expected = 1.0 - upper_tail(low) - upper_tail(high)
    # The difference of two tails loses as many digits as they share: their ratio to it.
    lost = max(upper_tail(low), upper_tail(high)) / expected if low * high > 0 else 1.0
    ours = float(t4.log_interval(np.array(low), np.array(high), xp=np))
    assert ours == pytest.approx(np.log(expected), rel=1e-10, abs=1e-12 * max(lost, 1.0))


@EITHER
def test_a_far_interval_is_not_lost_to_rounding(xp):
    """Between a thousand and a thousand and one scales, where both tails round to one, the probability is known."""
    far, mirrored = (float(t4.log_interval(*map(xp.asarray, ends), xp=xp)) for ends in ((1e3, 1001.0), (-1001.0, -1e3)))
    assert np.exp(far) == pytest.approx(stats.t(4).pdf(1000.5), rel=1e-5)
    assert far == mirrored


@EITHER
def test_the_distribution_ends_at_zero_and_one(xp):
    """At minus and plus infinity the distribution is 0 and 1, and nothing is undefined."""
    assert t4.distribution(xp.asarray([-np.inf, np.inf]), xp=xp).tolist() == [0.0, 1.0]


IN_JAX = {
    function: jax.jit(partial(function, xp=jnp))
    for function in (t4.log_density, t4.distribution, t4.log_distribution, t4.log_interval, t4.quantile)
}


def both(function, *arrays: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """What a function of the noise gives in NumPy and in JAX."""
    return np.asarray(function(*arrays, xp=np)), np.asarray(IN_JAX[function](*arrays))


@given(st.lists(st.floats(-1e5, 1e5), min_size=6, max_size=6))
def test_numpy_and_jax_give_one_noise(points):
    """Every function of the noise gives the same number in NumPy and in JAX, to twelve digits."""
    t = np.array(points)
    for function in (t4.log_density, t4.distribution, t4.log_distribution):
        np.testing.assert_allclose(*both(function, t), rtol=1e-12, atol=1e-14)
    np.testing.assert_allclose(*both(t4.quantile, 1.0 / (2.0 + t**2)), rtol=1e-9, atol=1e-9)


@given(st.lists(st.floats(-1e5, 1e5), min_size=6, max_size=6), st.floats(1e-6, 1e4))
def test_numpy_and_jax_give_one_interval(points, width):
    """An interval has the same probability in NumPy and in JAX, up to the digits that its two tails share."""
    t = np.array(points)
    near, far = np.minimum(np.abs(t), np.abs(t + width)), np.maximum(np.abs(t), np.abs(t + width))
    tails = np.log(upper_tail(near)), np.log(upper_tail(far))
    apart = np.where(t * (t + width) >= 0.0, -np.expm1(tails[1] - tails[0]), 1.0)
    ours, theirs = both(t4.log_interval, t, t + width)
    assert np.all(np.abs(ours - theirs) <= 1e-12 + 1e-14 * np.abs(tails[0]) / apart)


# Slopes ---------------------------------------------------------------------------------------------------------------


def test_slope_of_the_log_distribution_is_density_over_distribution():
    """Differentiating the distribution gives the density at every point."""
    t = jnp.linspace(-30.0, 30.0, 61)
    found = jax.vmap(jax.grad(lambda t: jnp.exp(t4.log_distribution(t, xp=jnp))))(t)
    np.testing.assert_allclose(jnp.log(found), t4.log_density(t, xp=jnp), rtol=1e-9)


def test_slope_of_the_log_density_is_that_of_its_formula():
    """The slope given in closed form is that of differentiating the formula step by step."""
    t = jnp.linspace(-30.0, 30.0, 61)
    formula = jax.vmap(jax.grad(lambda t: -2.5 * jnp.log1p(t**2 / 4.0)))(t)
    np.testing.assert_allclose(jax.vmap(jax.grad(partial(t4.log_density, xp=jnp)))(t), formula, rtol=1e-12)


@pytest.mark.parametrize(("low", "high"), [(1.0, 1.0), (0.0, 0.0), (-1e8, 1e8), (1e8, 1e8 + 1), (-5.0, 5.0)])
def test_intervals_and_their_slopes_are_finite(low, high):
    """Empty, huge and far intervals all have a finite log probability and finite slopes."""
    value, slopes = jax.value_and_grad(partial(t4.log_interval, xp=jnp), argnums=(0, 1))(low, high)
    assert np.isfinite(value)
    assert np.all(np.isfinite(slopes))


@EITHER
def test_plain_chances_are_those_of_the_logarithms(xp):
    """Density, distribution and interval agree with the exponentials of their logs, far out in both tails too."""
    lower, upper = xp.asarray(POINTS - 0.5), xp.asarray(POINTS + 0.5)
    np.testing.assert_allclose(t4.density(lower, xp=xp), np.exp(t4.log_density(lower, xp=xp)), rtol=1e-11)
    near = np.abs(POINTS) < 1e3
    np.testing.assert_allclose(
        t4.interval(lower, upper, xp=xp)[near], np.exp(t4.log_interval(lower, upper, xp=xp))[near], rtol=1e-7
    )


@pytest.mark.parametrize("formula", [t4.density, t4.distribution])
def test_plain_slopes_are_those_of_differences(formula):
    """The slope that JAX is given of a chance is its central difference."""
    t = np.linspace(-12.0, 12.0, 97)
    given = jax.vmap(jax.grad(lambda own: formula(own, xp=jnp)))(t)
    np.testing.assert_allclose(given, slope(partial(formula, xp=np), t), rtol=1e-7, atol=1e-12)
