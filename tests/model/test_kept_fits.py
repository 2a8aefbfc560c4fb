"""Fits of earlier calls, found again with how they came about."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from passmuster.cache.keeper import Keeper
from passmuster.inference.diagnostics import Health
from passmuster.inference.whitening import Whitening
from passmuster.model.bearings import bearings_of
from passmuster.model.chains import Chains
from passmuster.model.fit import Fit
from passmuster.model.kept_chains import KeptChains, keep_chains
from passmuster.model.kept_draws import find_drawn
from passmuster.model.kept_fits import find_reached, keep_reached
from passmuster.model.kept_refits import KeptRefits
from passmuster.model.near_fits import keep_near
from passmuster.model.points import points_of
from passmuster.model.posterior import Posterior, posterior_from
from passmuster.model.priors import resolve
from passmuster.model.reaching import Base, Reached, said_by_claims
from passmuster.model.road import COLD, Road, Way
from passmuster.model.settings import Settings
from worlds.muster_world import decreed_fit

BASE, OWN = "1" * 64, "2" * 64
HEALTH = Health(r_hat_max=1.004, ess_min=500.0, divergences=3, worst="as walked", seconds=2.5, slow_forces=(1,))
WEIGHED = Road(Way.REWEIGHTED, 0.1, 900.0)


@pytest.fixture(scope="module")
def fit() -> Fit:
    """The decree, which stands for the fit that draws are chosen from and for the one that they are chosen for."""
    return decreed_fit()


def _kept(keeper: Keeper, fit: Fit, road: Road) -> None:
    """A base that is kept, and a fit that was reached from it."""
    assert fit.draws is not None
    size = fit.draws.x.shape[-1]
    whitening = Whitening(np.zeros(size), np.eye(size))
    said, bearings = said_by_claims(fit.posterior, fit.given), bearings_of(fit.given)
    base = Base(fit.design.layout, fit.draws, whitening, bearings, said, KeptRefits(keeper, BASE))
    keep_chains(keeper, BASE, KeptChains(fit.draws, whitening, bearings, 1.0))
    keep_near(keeper, BASE, fit.known, 7, Settings(), base)
    chains = Chains(fit.draws, whitening, fit.given)
    keep_reached(keeper, OWN, Reached(chains, fit.posterior, HEALTH, road), base)


def test_chosen_draws_come_back_with_the_fit_that_they_were_chosen_from(tmp_path: Path, fit: Fit) -> None:
    """And with their health as it was found: asked again, a briefing says what it said."""
    keeper = Keeper(tmp_path)
    _kept(keeper, fit, WEIGHED)
    found = find_reached(keeper, OWN, fit.known, resolve(()))
    assert found is not None
    assert found.reached.road == WEIGHED
    assert found.reached.health == HEALTH
    assert found.near is not None
    assert np.array_equal(found.near.said, said_by_claims(fit.posterior, fit.given))
    assert found.near.refits == KeptRefits(keeper, BASE)


@pytest.mark.parametrize("road", [COLD, replace(WEIGHED, way=Way.SAMPLED_ON)], ids=["sampled", "sampled on"])
def test_draws_of_its_own_come_back_as_sound_as_they_were(road: Road, tmp_path: Path, fit: Fit) -> None:
    """They come from no other fit, and what follows from them is what followed then."""
    keeper = Keeper(tmp_path)
    _kept(keeper, fit, road)
    found = find_reached(keeper, OWN, fit.known, resolve(()))
    assert found is not None
    assert found.near is None
    assert (found.reached.road, found.reached.health) == (road, HEALTH)
    assert np.array_equal(found.reached.posterior.log_likelihood, _unfolded(fit).log_likelihood)


def test_draws_alone_come_back_without_what_follows_from_them(tmp_path: Path, fit: Fit) -> None:
    """With what claims say about each, and how sound they are; they are read when they are asked for."""
    keeper = Keeper(tmp_path)
    _kept(keeper, fit, COLD)
    assert fit.draws is not None
    found = find_drawn(keeper, OWN, fit.known, resolve(()), _never)
    assert found is not None
    drawn, health = found
    assert drawn.posterior is None
    assert health == HEALTH
    assert np.array_equal(drawn.points.x(), fit.draws.x)
    assert (drawn.points.name, drawn.points.shape) == (points_of(fit.draws.x).name, fit.draws.x.shape)
    assert np.array_equal(drawn.said, said_by_claims(fit.posterior, fit.given))
    assert find_drawn(Keeper(None), OWN, fit.known, resolve(()), _never) is None


def test_draws_that_were_changed_are_made_again(tmp_path: Path, fit: Fit) -> None:
    """What tells how they lie is whole, and they are not."""
    keeper, draws = Keeper(tmp_path), fit.draws
    _kept(keeper, fit, COLD)
    assert draws is not None
    entry = tmp_path / f"{OWN}.chains"
    content = bytearray(entry.read_bytes())
    content[content.index(draws.x.tobytes()) + 11] ^= 1
    entry.write_bytes(content)
    found = find_drawn(keeper, OWN, fit.known, resolve(()), lambda: 2.0 * draws.x)
    assert found is not None
    assert np.array_equal(found[0].points.x(), 2.0 * draws.x)


def _never() -> np.ndarray:
    raise AssertionError("draws are made again though they were kept")


def test_chains_without_their_road_are_not_taken_for_a_fit(tmp_path: Path, fit: Fit) -> None:
    """How sound they are is not known then, and a fit is made anew."""
    keeper = Keeper(tmp_path)
    _kept(keeper, fit, COLD)
    assert find_reached(keeper, BASE, fit.known, resolve(())) is None


def _unfolded(fit: Fit) -> Posterior:
    assert fit.draws is not None
    return posterior_from(fit.design, fit.given, fit.draws.x)


def test_a_fit_that_is_gone_is_no_longer_near(tmp_path: Path, fit: Fit) -> None:
    """The draws are there all the same; where nothing is kept nothing is found."""
    keeper = Keeper(tmp_path)
    _kept(keeper, fit, WEIGHED)
    (tmp_path / f"{BASE}.chains").unlink()
    found = find_reached(keeper, OWN, fit.known, resolve(()))
    assert found is not None
    assert found.near is None
    assert find_reached(Keeper(None), OWN, fit.known, resolve(())) is None
