"""Running totals of goods."""

import jax.numpy as jnp
import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from passmuster.latent import running_total


@given(total=st.floats(1, 1e7), growth=st.floats(1e-4, 0.5), week=st.floats(-50, 50))
def test_a_doubling_takes_the_log_of_two_over_the_growth(total, growth, week):
    """After log(2)/g weeks there is twice as much, whenever one begins to count."""
    now, later = running_total(jnp.array([week, week + np.log(2) / growth]), jnp.asarray(total), jnp.asarray(growth))
    np.testing.assert_allclose(later, 2 * now, rtol=1e-9)


def test_it_stands_at_its_start_in_week_zero():
    """At the case's start the total is the one given, and it was less before."""
    before, start = running_total(jnp.array([-52.0, 0.0]), jnp.asarray(1000.0), jnp.asarray(0.02))
    assert start == 1000.0
    assert before < start
