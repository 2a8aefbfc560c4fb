"""Which beliefs the claims did not settle."""

from dataclasses import replace

import numpy as np

from passmuster.model.settled import unsettled_priors
from worlds.muster_world import decreed_fit


def test_a_belief_as_wide_as_before_is_not_settled() -> None:
    """A parameter whose draws scatter like its prior is named; one that was narrowed is not."""
    fit = decreed_fit()
    place, prior = 0, fit.priors["tour_weeks"]
    wide = prior.scale * np.random.default_rng(1).standard_normal(fit.posterior.parameters["tour_weeks"].shape)
    posterior = replace(fit.posterior, parameters={**fit.posterior.parameters, "tour_weeks": wide})
    force = fit.design.forces[place]
    assert [belief.name for belief in unsettled_priors(fit.posterior, fit.priors, force)] == []
    assert [belief.name for belief in unsettled_priors(posterior, fit.priors, force)] == ["tour_weeks"]
