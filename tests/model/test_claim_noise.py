"""Whose noise a claim has, by family, mode and rounding."""

import numpy as np
import pytest

from passmuster.ledger.vocabulary import Mode
from passmuster.model.claim_noise import (
    MODE_NOISES,
    NOISES,
    claim_noise_scale,
    claim_rounding,
    log_own_noise,
    mode_place,
)
from passmuster.model.truth import claim_noise
from passmuster.observation.rounding import rounding_spread
from worlds.muster_world import claim, decreed_fit

OWN = {name: np.log(np.array([0.1 * (place + 1), 0.2])) for place, name in enumerate(NOISES)}
"""Two draws of every parameter of noise, each name with its own first value."""


@pytest.mark.parametrize(
    ("mode", "added"),
    [
        ("asserted", None), ("estimated", "noise_estimated"), ("projected", "noise_estimated"),
        ("planned", "noise_estimated"), ("rumoured", "noise_rumoured"),
    ],
)  # fmt: skip
def test_modes_add_their_noise(mode: str, added: str | None) -> None:
    """An assertion has the noise of its family; every other mode adds its own, plans and projections an estimate's."""
    expected = OWN["noise_losses"] + (OWN[added] if added else 0.0)
    np.testing.assert_array_equal(log_own_noise(OWN, claim("c", "killed", 500, mode=mode)), expected)
    assert mode_place(Mode(mode)) == (1 + MODE_NOISES.index(added) if added else 0)


def test_no_noise_is_below_the_rounding() -> None:
    """A number printed to the thousand is no surer than that, whatever its source; a range is not rounded."""
    exact = {name: np.full(1, -20.0) for name in NOISES}
    assert claim_noise_scale(exact, claim("c", "killed", 3000)) == pytest.approx(rounding_spread(3000.0))
    ranged = claim("c", "killed", bound="range", low=3000.0, high=4000.0)
    assert claim_rounding(ranged) == 0.0


def test_noise_is_the_noise_of_the_likelihood() -> None:
    """For every weighed claim the noise is that which its likelihood used: two roads."""
    fit = decreed_fit(claim("r", "killed", 500, mode="rumoured"), claim("e", "present", 9_000, mode="estimated"))
    own = {name: value[0] for name, value in fit.posterior.parameters.items()}
    modelled = np.asarray(claim_noise(own, fit.given))[fit.design.rows]
    ours = [claim_noise_scale(fit.posterior.parameters, c)[0] for c in fit.design.observed]
    np.testing.assert_allclose(ours, modelled)
