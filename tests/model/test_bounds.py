"""Bounds of sense: what they let pass, what they hold back, and that the shipped one holds every shipped contingent."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from passmuster.datasets.coalitions import load_participants
from passmuster.ledger import Force
from passmuster.model.bounds import LARGEST_FORCE, log_most_present, log_most_sent, log_within
from passmuster.model.design import make_design
from passmuster.model.priors import resolve
from passmuster.model.simulate import prior_draws
from worlds import small_case


def factor(present: float, largest: float = 1000.0) -> float:
    """The log factor of a force that stands at `present` for three weeks and was sent as many."""
    log_present = np.log([largest])
    heads = jnp.full((3, 1), present)
    past = jnp.ones((3, 1))
    return float(log_within(heads, heads, past, log_present, log_most_sent(log_present, 52.0)))


def test_a_force_within_its_bound_is_left_alone_and_one_beyond_it_is_ruled_out():
    """Half the bound costs nothing that counts; at the bound little is left, and at one and a half of it nothing."""
    assert -1e-3 < factor(500.0) <= 0.0
    assert factor(1000.0) < -3.0
    assert factor(1500.0) < -10.0


def test_who_was_relieved_often_is_held_back_by_everybody_sent():
    """A force that always stands at half its bound cannot have been sent ten times the bound within a year."""
    log_present = np.log([1000.0])
    present, sent = jnp.full((2, 1), 500.0), jnp.full((2, 1), 10_000.0)
    assert float(log_within(present, sent, jnp.ones((2, 1)), log_present, log_most_sent(log_present, 52.0))) < -30.0


def test_steps_that_only_pad_are_not_judged():
    """What stands beyond the as-of day changes nothing, however much it is."""
    log_present = np.log([1000.0])
    past = jnp.array([[1.0], [0.0]])

    def of(last: float) -> float:
        heads = jnp.array([[400.0], [last]])
        return float(log_within(heads, heads, past, log_present, log_most_sent(log_present, 1.0)))

    assert of(1e9) == pytest.approx(of(1.0), abs=1e-12)


@pytest.mark.parametrize("present", [1.0, 900.0, 1e12])
def test_the_slope_is_finite_everywhere(present):
    """A sampler that starts far out finds its way back."""
    log_present = np.log([1000.0])

    def at(log_heads):
        heads = jnp.exp(log_heads) * jnp.ones((3, 1))
        return log_within(heads, heads, jnp.ones((3, 1)), log_present, log_most_sent(log_present, 9.0))

    assert np.isfinite(jax.grad(at)(jnp.log(present)))


def test_the_shipped_bound_holds_every_contingent_since_1945():
    """It lies above all of them, and by less than a fifth, so that it is a bound and not a number out of the air."""
    peaks = [one.peak_troops for one in load_participants() if one.start.year > 1945 and one.peak_troops]
    assert max(peaks) < LARGEST_FORCE < 1.2 * max(peaks)


def test_a_case_has_its_own_bound():
    """`largest` takes the place of the shipped one."""
    forces = [Force(force_id="a", name="a", actor="A", largest=700.0), Force(force_id="b", name="b", actor="B")]
    np.testing.assert_allclose(np.exp(log_most_present(forces)), [700.0, LARGEST_FORCE])


def test_the_prior_keeps_within_the_bound():
    """Draws of the prior are drawn again until they keep within what the case says."""
    bounded = small_case.case(forces=(Force(force_id="force", name="a force", actor="ALLY", largest=2000.0),))
    plan = small_case.ledger(forces=bounded.forces)
    posterior = prior_draws(make_design(plan.known(small_case.AS_OF)), resolve(()), seed=1, n_draws=60)
    assert np.asarray(posterior.stocks.present).max() < 2000.0 * 1.25
