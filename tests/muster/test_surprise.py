"""How surprising new claims were to the evidence of before."""

import numpy as np
import pytest

from passmuster.inference.pool import pooled
from passmuster.ledger import Known
from passmuster.model.changes import changes_between
from passmuster.model.fit import Fit
from passmuster.model.passage import Passage
from passmuster.model.paths import paths_ahead
from passmuster.model.union import union_design
from passmuster.muster.muster import audit
from passmuster.muster.readings import Surprise
from passmuster.muster.surprise import surprises
from worlds.muster_world import AS_OF, claim, decreed_fit, ordinary_ledger


def way_to(fit: Fit, earlier: Known) -> Passage:
    """From the draws of the later state alone, as they are: what was decreed is not sampled."""
    changes = changes_between(union_design(earlier, fit.known), earlier, fit.known)
    moves = np.array([change.weights for change in changes]).reshape(len(changes), len(fit.design.observed))
    pool = pooled([fit.posterior.log_likelihood @ moves.T], [1.0], [np.zeros(fit.posterior.n_draws)])
    return Passage(changes, (), (fit.posterior,), pool, k_hat=0.0, fewest=400.0)


def surprised(*new) -> dict[str, Surprise]:
    """What the ordinary claims had expected of some new ones."""
    fit, earlier = decreed_fit(*new), ordinary_ledger().known(AS_OF)
    return {one.claim_id: one for one in surprises(way_to(fit, earlier), fit, earlier)}


@pytest.mark.parametrize("number", [8_000, 10_000, 14_000])
def test_two_roads_to_one_surprise(number: int) -> None:
    """The audit leaves a claim's own origin out; where nothing else came, what is left is the evidence of before."""
    new = claim("new", "present", number)
    fit = decreed_fit(new)
    verdicts = {one.claim_id: one for one in audit(fit, paths_ahead(fit.posterior, 8, seed=2))}
    found = surprised(new)["new"]
    assert found.tail_probability == pytest.approx(verdicts["new"].tail_probability, rel=0.15)
    assert found.expected.q50 == pytest.approx(verdicts["new"].estimate.q50, rel=0.03)


def test_what_came_together_is_held_against_what_was_there_before() -> None:
    """A second claim of the same wild number is as surprising as the first: neither excuses the other."""
    wild = claim("wild", "present", 100_000)
    alone, both = surprised(wild), surprised(wild, claim("wilder", "present", 100_000, claimant_group="GB"))
    assert alone["wild"].tail_probability < 0.02
    assert both["wild"].tail_probability == pytest.approx(alone["wild"].tail_probability, abs=0.01)
    assert both["wilder"].tail_probability < 0.02


def test_plans_and_what_is_not_modelled_are_left_out() -> None:
    """Nor is anything told of claims that were there before."""
    found = surprised(claim("plan", "planned", 12_000), claim("strange", "killed", 5, subject="nobody"))
    assert found == {}
