"""Which weighed claims an estimate rests on."""

from dataclasses import replace

import pytest

from passmuster.findings.bearing import bearing_on
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


def with_observed(design, claims):
    """The design with only these claims weighed."""
    return replace(design, observed=tuple(claims))
