"""One function for both kinds of array, with a slope of its own for JAX."""

import jax
import jax.numpy as jnp
import numpy as np

from passmuster.observation.arrays import with_slope


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
