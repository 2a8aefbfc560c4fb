"""The weights of the days that a number may be true of, against the sums that the module's text names."""

import jax.numpy as jnp
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import expit

from passmuster.observation.dating import AS_NAMED, SHIFTS, log_shift_weights

EITHER = pytest.mark.parametrize("xp", [np, jnp], ids=["numpy", "jax"])
LOGITS = st.floats(-30.0, 30.0)


def weights(misdated, stale, xp=np):
    """Weights by shift, of logits."""
    return np.exp(np.asarray(log_shift_weights(xp.asarray(misdated), xp.asarray(stale), xp=xp)))


@EITHER
@given(misdated=LOGITS, stale=LOGITS)
def test_weights_share_one_among_the_days(xp, misdated, stale):
    """They sum to one, the named day has what is not misdated, and earlier days have the stale share of the rest."""
    of_day = weights(misdated, stale, xp)
    assert of_day.sum() == pytest.approx(1.0, rel=1e-12)
    assert of_day[AS_NAMED] == pytest.approx(expit(-misdated), rel=1e-12)
    assert of_day[:AS_NAMED].sum() == pytest.approx(expit(misdated) * expit(stale), rel=1e-12)


def test_each_further_week_is_half_as_likely():
    """Before the day that is named and after it."""
    of_day = dict(zip(SHIFTS, weights(0.3, -0.2), strict=True))
    for shift in SHIFTS:
        if shift < 0 and shift - 1 in of_day:
            assert of_day[shift] == pytest.approx(2 * of_day[shift - 1])
        if shift > 0 and shift + 1 in of_day:
            assert of_day[shift] == pytest.approx(2 * of_day[shift + 1])
    assert of_day[-1] > 0 < of_day[1]


def test_a_lopsided_share_is_not_taken_for_its_mirror_image():
    """With two thirds stale the weeks before have twice what the weeks after have."""
    of_day = weights(0.0, np.log(2.0))
    assert of_day[:AS_NAMED].sum() == pytest.approx(2 * of_day[AS_NAMED + 1 :].sum())


def test_far_logits_leave_no_weight_without_a_logarithm():
    """Even where a chance is as good as none its logarithm is a number, so that slopes exist."""
    assert np.all(np.isfinite(log_shift_weights(jnp.asarray([-60.0, 60.0]), jnp.asarray([60.0, -60.0]), xp=jnp)))
