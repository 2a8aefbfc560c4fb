"""One function for both kinds of array, with a slope of its own for JAX."""

import jax
import jax.numpy as jnp
import numpy as np

from passmuster.observation.arrays import times, with_slope


def _slope(point, step):
    (x,), (x_step,) = point, step
    return square(x, xp=jnp), 7.0 * x_step


@with_slope(_slope)
def square(x, *, xp):
    """The square, with a slope that is plainly not its own, so that it is seen which one is taken."""
    return xp.multiply(x, x)


def test_jax_takes_the_slope_that_is_given():
    """The value is the function's in both kinds of array, and the slope in JAX the one that was handed in."""
    assert square(np.array(3.0), xp=np) == 9.0
    assert square(jnp.array(3.0), xp=jnp) == 9.0
    assert jax.grad(lambda x: square(x, xp=jnp))(3.0) == 7.0


def test_numpy_stays_numpy():
    """What NumPy computes is a NumPy array, and the name and text of the function are kept."""
    assert type(square(np.array([1.0, 2.0]), xp=np)) is np.ndarray
    assert square.__name__ == "square"
    assert square.__doc__.startswith("The square")


def test_products_and_their_slopes_are_those_of_matrices():
    """Both kinds of array give the product with a vector and with a matrix, and JAX its slope, batched too."""
    random = np.random.default_rng(1)
    known, vector, matrix = (random.standard_normal(size) for size in ((4, 3), (3,), (3, 2)))
    for unknown in (vector, matrix):
        np.testing.assert_allclose(times(known, unknown, xp=np), known @ unknown)
        np.testing.assert_allclose(times(known, unknown, xp=jnp), known @ unknown)
        pull = random.standard_normal((known @ unknown).shape)
        slope = jax.grad(lambda x, pull=pull: jnp.sum(pull * times(known, x, xp=jnp)))(unknown)
        np.testing.assert_allclose(slope, known.T @ pull)
    batch = random.standard_normal((5, 3))
    np.testing.assert_allclose(jax.vmap(lambda x: times(known, x, xp=jnp))(batch), batch @ known.T)
