"""The partner's share of the joint force, as a fit has it."""

import numpy as np

from passmuster.forecast.partner_share import compared_forces, partner_shares
from passmuster.model.design import make_design
from passmuster.model.fixed_inputs import fixed_inputs
from passmuster.model.parameters import blocks
from passmuster.model.posterior import posterior_from
from passmuster.model.priors import resolve
from worlds import rich_case
from worlds.muster_world import decreed_fit
from worlds.small_case import AS_OF


def test_without_a_force_of_the_principal_there_is_no_share() -> None:
    """Nothing is compared with nothing."""
    fit = decreed_fit()
    assert compared_forces(fit.design)[1] is None
    assert partner_shares(fit.posterior) == ()


def test_the_part_at_the_front_is_compared_where_the_case_sums_it() -> None:
    """Of a sum of two at one front the partner's part counts, not the whole of its force."""
    design = make_design(rich_case.ledger().known(AS_OF))
    partner, principal = compared_forces(design)
    assert (partner.force_id, principal.force_id) == ("front", "host")


def test_shares_are_of_heads_and_of_arrivals() -> None:
    """Draw by draw and week by week, 0 to 1: the partner's over both."""
    design = make_design(rich_case.ledger().known(AS_OF))
    given = fixed_inputs(design, resolve(()))
    size = sum(int(np.prod(block.sizes)) for block in blocks(design.shape))
    draws = 0.1 * np.random.default_rng(1).standard_normal((1, 8, size))
    posterior = posterior_from(design, given, draws)
    strength, arrivals = partner_shares(posterior)
    part, other = (posterior.path(name, "present")[:, 1:] for name in ("front", "host"))
    np.testing.assert_allclose(strength.share, part / (part + other))
    assert arrivals.measure == "arrivals"
    assert np.nanmin(arrivals.share) >= 0.0
    assert np.nanmax(arrivals.share) <= 1.0
