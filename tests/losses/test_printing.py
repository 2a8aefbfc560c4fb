"""The witness at scale is the witness of the case model."""

import jax.numpy as jnp
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from passmuster.ledger.losses import LossTable
from passmuster.losses.printing import statement_likelihood
from passmuster.losses.priors import SLIP_SCALE
from passmuster.observation import Stretches, WitnessedNumber, log_likelihood
from worlds.small_war import claim, layout_of

ROWS = [
    claim(0, 50, 1234.0),
    claim(1, 90, 2000.0),
    claim(2, 120, 1500.0, bound="at_least"),
    claim(3, 150, 4000.0, bound="at_most"),
    claim(4, 180, 1800.0, bound="at_least"),
    claim(5, 180, 2600.0, bound="at_most"),
]
"""Two points, a floor, a ceiling and a range, in that order."""


@settings(deadline=None, max_examples=20)
@given(
    st.lists(st.floats(4.0, 11.0), min_size=5, max_size=5),
    st.floats(0.003, 2.0),
    st.floats(0.001, 0.5),
)
def test_two_roads_to_one_likelihood(belief: list[float], noise: float, slip_share: float) -> None:
    """What the sampler sums out of slips and censoring is the log likelihood of `observation/witness.py`."""
    layout = layout_of(LossTable("t", tuple(ROWS), ""))
    mean, scale = np.array([belief]), np.full((1, 5), noise)
    ours = statement_likelihood(layout.printing, mean, scale).mixed(np.array([[slip_share]]))[0]
    theirs = log_likelihood(
        WitnessedNumber(
            jnp.array([False, False, True, False, False]),
            jnp.log(jnp.array([1234.0, 2000.0, 1500.0, 1.0, 1800.0])),
            jnp.log(jnp.array([1234.0, 2000.0, 1e9, 4000.0, 2600.0])),
        ),
        Stretches(points=2, one_sided=2, ranges=1),
        log_count=jnp.array(belief)[:, None],
        log_weight=jnp.zeros((5, 1)),
        lean=jnp.zeros(5),
        noise_scale=jnp.full(5, noise),
        slip_probability=jnp.array(slip_share),
        slip_scale=SLIP_SCALE,
    )
    np.testing.assert_allclose(ours, np.asarray(theirs), rtol=1e-6, atol=1e-9)
