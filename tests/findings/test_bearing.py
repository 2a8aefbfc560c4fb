"""Which weighed claims an estimate rests on."""

from dataclasses import replace

import pytest

from passmuster.findings.bearing import Bearing, bearing_on
from worlds.muster_world import decreed_fit


@pytest.mark.parametrize(
    ("quantity", "claims", "is_prior"),
    [("present", ("present-1", "present-2"), False), ("returned", (), False), ("killed", (), True)],
)
def test_what_no_claim_bears_on_is_the_prior(quantity, claims, is_prior):
    """Without claims of losses, losses are the prior alone; who went home still follows from the accounts."""
    design = decreed_fit().design
    strengths = [said for said in design.observed if said.family == "strength"]
    bearing = bearing_on(with_observed(design, strengths), "kp-force", quantity)
    assert (bearing.claims, bearing.is_prior) == (claims, is_prior)


def test_who_says_that_there_are_none_counts_nobody():
    """Where that is all that was said of a force its strength is not known; beside a count a nought is a claim too."""
    design = decreed_fit().design
    counted, other = (said for said in design.observed if said.family == "strength")
    nought = replace(other, low=None, high=None, point=0.0, bound="exact")
    assert bearing_on(with_observed(design, [nought]), "kp-force", "present") == Bearing((), True)
    both = bearing_on(with_observed(design, [counted, nought]), "kp-force", "present")
    assert both == Bearing((counted.claim_id, nought.claim_id), False)


def with_observed(design, claims):
    """The design with only these claims weighed."""
    return replace(design, observed=tuple(claims))
