"""What follows from draws, kept and found again."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from passmuster.cache.keeper import Keeper
from passmuster.inference.leaves import flattened
from passmuster.model import kept_unfoldings
from passmuster.model.fit import Fit
from passmuster.model.kept_unfoldings import keep_unfolding, unfolded_again
from passmuster.model.posterior import Posterior
from worlds.muster_world import decreed_fit


@pytest.fixture(scope="module")
def fit() -> Fit:
    """The decree."""
    return decreed_fit()


def _again(keeper: Keeper, fit: Fit, monkeypatch: pytest.MonkeyPatch) -> Posterior:
    """What is found of a fit's draws, where nothing can be worked out."""
    monkeypatch.setattr(kept_unfoldings, "posterior_from", _worked_out)
    return unfolded_again(keeper, fit.design, fit.given, fit.draws.x)


def _worked_out(*_: object) -> Posterior:
    raise AssertionError("draws are unfolded though what follows from them was kept")


def test_what_was_kept_comes_back_to_the_last_digit(tmp_path: Path, fit: Fit, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every array, its name and its shape."""
    keep_unfolding(Keeper(tmp_path), fit.posterior, fit.given, fit.draws.x)
    found = _again(Keeper(tmp_path), fit, monkeypatch)
    assert (found.design, found.n_chains) == (fit.design, fit.posterior.n_chains)
    assert found.parameters.keys() == fit.posterior.parameters.keys()
    for name in kept_unfoldings.ARRAYS:
        assert np.array_equal(getattr(found, name), getattr(fit.posterior, name))
    both = zip(
        flattened([found.stocks, found.parameters]),
        flattened([fit.posterior.stocks, fit.posterior.parameters]),
        strict=True,
    )
    assert all(np.array_equal(one, other) for one, other in both)


def test_no_draw_hangs_on_the_weights_of_claims(tmp_path: Path, fit: Fit, monkeypatch: pytest.MonkeyPatch) -> None:
    """So another state's weights find the same."""
    keep_unfolding(Keeper(tmp_path), fit.posterior, fit.given, fit.draws.x)
    claims = fit.given.claims._replace(weight=0.5 * np.asarray(fit.given.claims.weight))
    doubted = replace(fit, given=fit.given._replace(claims=claims))
    assert np.array_equal(_again(Keeper(tmp_path), doubted, monkeypatch).paths, fit.posterior.paths)


@pytest.mark.parametrize("other", ["draws", "numbers"])
def test_other_draws_and_other_claims_are_worked_out(tmp_path: Path, fit: Fit, other: str) -> None:
    """And give what they give, not what was kept."""
    keep_unfolding(Keeper(tmp_path), fit.posterior, fit.given, fit.draws.x)
    x, claims = fit.draws.x[:, :5], fit.given.claims
    if other == "numbers":
        x, claims = fit.draws.x, claims._replace(high=claims.high + 0.25, low=claims.low + 0.25)
    found = unfolded_again(Keeper(tmp_path), fit.design, fit.given._replace(claims=claims), x)
    assert found.log_likelihood.shape[0] == x.shape[0] * x.shape[1]
    assert not np.array_equal(found.log_likelihood, fit.posterior.log_likelihood)


def test_what_is_large_is_not_kept(tmp_path: Path, fit: Fit, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten thousand claims would fill a disk."""
    monkeypatch.setattr(kept_unfoldings, "LARGEST", 1000)
    keep_unfolding(Keeper(tmp_path), fit.posterior, fit.given, fit.draws.x)
    assert not list(tmp_path.iterdir())


def test_where_nothing_is_kept_it_is_worked_out(fit: Fit) -> None:
    """Without a folder nothing is asked for."""
    found = unfolded_again(Keeper(None), fit.design, fit.given, fit.draws.x)
    np.testing.assert_allclose(found.paths, fit.posterior.paths, rtol=1e-12)
