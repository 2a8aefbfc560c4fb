"""A war of arms: no word of men, no force, and an account of goods all the same."""

from dataclasses import replace

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from passmuster.errors import BadInput
from passmuster.ledger import Ledger
from passmuster.model.design import make_design
from passmuster.model.fit import fit_case
from passmuster.model.fixed_inputs import fixed_inputs
from passmuster.model.parameters import n_parameters
from passmuster.model.paths import paths_ahead
from passmuster.model.priors import resolve
from passmuster.model.truth import log_posterior
from worlds.muster_world import AS_OF, case, claim, decreed

GOODS = case(forces=tuple(force for force in case().forces if force.force_id == "kp-shells"))
SAID = tuple(
    claim(f"s{at}", "shells", number, subject="kp-shells", claimant_group=group)
    for at, (number, group) in enumerate([(900_000, "UA"), (1_200_000, "US"), (700_000, "RU")])
)
KNOWN = Ledger(case=GOODS, claims=SAID).known(AS_OF)


def test_goods_alone_have_a_posterior() -> None:
    """Nobody is counted, every claim is weighed, and the density is finite where a chain begins."""
    design = make_design(KNOWN)
    given = fixed_inputs(design, resolve(()))
    assert not design.forces
    assert len(design.observed) == len(SAID)
    density = jax.jit(log_posterior, static_argnums=0)
    assert np.isfinite(float(density(design.shape, given, jnp.zeros(n_parameters(design.shape)))))


def test_goods_alone_go_on() -> None:
    """The total of a war of arms has a path behind it and paths ahead; those of men have no column."""
    fit = decreed(KNOWN)
    ahead = paths_ahead(fit.posterior, 4, seed=1)
    assert ahead.present.shape[-1] == 0
    level = ahead.level("kp-shells", "shells", ahead.dates[-1])
    assert level is not None
    assert np.isfinite(level).all()


def test_a_case_in_which_nothing_is_counted_is_refused() -> None:
    """Without a claim that is weighed and without a force there is no account to keep; the message says what to add."""
    nothing = Ledger(case=GOODS, claims=(replace(SAID[0], mode="planned"),)).known(AS_OF)
    with pytest.raises(BadInput, match=r"or goods; found none that is weighed\. Add one"):
        fit_case(nothing, seed=0)
