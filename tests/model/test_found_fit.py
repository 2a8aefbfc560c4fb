"""A fit of an earlier call, of which only what is asked for is read."""

from pathlib import Path

import numpy as np
import pytest

from passmuster.cache.keeper import Keeper
from passmuster.inference.diagnostics import Health
from passmuster.inference.whitening import Whitening
from passmuster.model.chains import Chains
from passmuster.model.fit import Fit
from passmuster.model.found_fit import find_fit
from passmuster.model.kept_draws import chains_key
from passmuster.model.kept_fits import keep_reached
from passmuster.model.reaching import Reached, said_by_claims
from passmuster.model.road import COLD
from passmuster.model.settings import Settings, usual_settings
from worlds.muster_world import decreed_fit

HEALTH = Health(r_hat_max=1.004, ess_min=500.0, divergences=3, worst="as walked", seconds=2.5)


@pytest.fixture(scope="module")
def fit() -> Fit:
    """The decree, which stands for a fit that was kept."""
    return decreed_fit()


def _kept(keeper: Keeper, fit: Fit, settings: Settings) -> None:
    assert fit.draws is not None
    size = fit.draws.x.shape[-1]
    chains = Chains(fit.draws, Whitening(np.zeros(size), np.eye(size)), fit.given)
    key = chains_key(fit.known, 7, settings)
    keep_reached(keeper, key, Reached(chains, fit.posterior, HEALTH, COLD), None)


def test_a_kept_fit_is_found_by_what_it_follows_from(tmp_path: Path, fit: Fit) -> None:
    """Under the settings that suit its case where none are named; another seed has none."""
    keeper = Keeper(tmp_path)
    _kept(keeper, fit, usual_settings(fit.design.shape))
    found = find_fit(fit.known, _never, seed=7, settings=None, keeper=keeper)
    assert found is not None
    assert (found.known, found.as_of, found.health) == (fit.known, fit.as_of, HEALTH)
    assert found.design.layout == fit.design.layout
    assert np.array_equal(found.drawn.said, said_by_claims(fit.posterior, fit.given))
    assert fit.draws is not None
    assert np.array_equal(found.drawn.points.x(), fit.draws.x)
    assert find_fit(fit.known, _never, seed=8, settings=None, keeper=keeper) is None
    assert find_fit(fit.known, _never, seed=7, settings=None, keeper=Keeper(None)) is None


def test_the_fit_itself_is_made_when_its_base_is_asked_for(tmp_path: Path, fit: Fit) -> None:
    """Once, and so are draws that were changed since they were kept."""
    keeper, made = Keeper(tmp_path), []
    _kept(keeper, fit, Settings())
    found = find_fit(fit.known, lambda: made.append(1) or fit, seed=7, settings=Settings(), keeper=keeper)
    assert found is not None
    assert made == []
    assert found.base is fit.base
    assert found.base is fit.base
    assert made == [1]
    next(tmp_path.glob("*.chains")).unlink()
    assert fit.draws is not None
    assert np.array_equal(found.drawn.points.x(), fit.draws.x)
    assert made == [1, 1]


def _never() -> Fit:
    raise AssertionError("a fit is made though it was kept")
