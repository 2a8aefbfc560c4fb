"""What follows from draws, kept and found again."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from passmuster.cache.keeper import Keeper
from passmuster.inference.leaves import flattened
from passmuster.ledger.vocabulary import Quantity
from passmuster.model import kept_unfoldings
from passmuster.model.fit import Fit
from passmuster.model.kept_unfoldings import KeptUnfolding, keep_unfolding, unfolded_again, unfolded_in_part
from passmuster.model.points import points_of
from passmuster.model.posterior import Posterior
from worlds.muster_world import decreed_fit


@pytest.fixture(scope="module")
def fit() -> Fit:
    """The decree."""
    return decreed_fit()


def _again(keeper: Keeper, fit: Fit, monkeypatch: pytest.MonkeyPatch) -> Posterior:
    """What is found of a fit's draws, where nothing can be worked out."""
    monkeypatch.setattr("passmuster.model.posterior.posterior_from", _worked_out)
    return unfolded_again(keeper, fit.design, fit.given, points_of(fit.draws.x))


def _worked_out(*_: object) -> Posterior:
    raise AssertionError("draws are unfolded though what follows from them was kept")


def test_what_was_kept_comes_back_to_the_last_digit(tmp_path: Path, fit: Fit, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every array, its name and its shape."""
    keep_unfolding(Keeper(tmp_path), fit.posterior, fit.given, points_of(fit.draws.x))
    found = _again(Keeper(tmp_path), fit, monkeypatch)
    assert (found.design, found.n_chains) == (fit.design, fit.posterior.n_chains)
    assert found.parameters.keys() == fit.posterior.parameters.keys()
    for name in (*kept_unfoldings.ARRAYS, "paths"):
        assert np.array_equal(getattr(found, name), getattr(fit.posterior, name))
    both = zip(
        flattened([found.stocks, found.parameters]),
        flattened([fit.posterior.stocks, fit.posterior.parameters]),
        strict=True,
    )
    assert all(np.array_equal(one, other) for one, other in both)


def test_no_draw_hangs_on_the_weights_of_claims(tmp_path: Path, fit: Fit, monkeypatch: pytest.MonkeyPatch) -> None:
    """So another state's weights find the same."""
    keep_unfolding(Keeper(tmp_path), fit.posterior, fit.given, points_of(fit.draws.x))
    claims = fit.given.claims._replace(weight=0.5 * np.asarray(fit.given.claims.weight))
    doubted = replace(fit, given=fit.given._replace(claims=claims))
    assert np.array_equal(_again(Keeper(tmp_path), doubted, monkeypatch).paths, fit.posterior.paths)


@pytest.mark.parametrize("other", ["draws", "numbers"])
def test_other_draws_and_other_claims_are_worked_out(tmp_path: Path, fit: Fit, other: str) -> None:
    """And give what they give, not what was kept."""
    keep_unfolding(Keeper(tmp_path), fit.posterior, fit.given, points_of(fit.draws.x))
    x, claims = fit.draws.x[:, :5], fit.given.claims
    if other == "numbers":
        x, claims = fit.draws.x, claims._replace(high=claims.high + 0.25, low=claims.low + 0.25)
    found = unfolded_again(Keeper(tmp_path), fit.design, fit.given._replace(claims=claims), points_of(x))
    assert found.log_likelihood.shape[0] == x.shape[0] * x.shape[1]
    assert not np.array_equal(found.log_likelihood, fit.posterior.log_likelihood)


def test_what_is_large_is_not_kept(tmp_path: Path, fit: Fit, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten thousand claims would fill a disk."""
    monkeypatch.setattr(kept_unfoldings, "LARGEST", 1000)
    keep_unfolding(Keeper(tmp_path), fit.posterior, fit.given, points_of(fit.draws.x))
    assert not list(tmp_path.iterdir())


def test_where_nothing_is_kept_it_is_worked_out(fit: Fit) -> None:
    """Without a folder nothing is asked for."""
    found = unfolded_again(Keeper(None), fit.design, fit.given, points_of(fit.draws.x))
    np.testing.assert_allclose(found.paths, fit.posterior.paths, rtol=1e-12)


def test_what_is_read_in_part_is_what_the_whole_holds(
    tmp_path: Path, fit: Fit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every level, what claims say, and every parameter; one count asks for its own path and no other."""
    keep_unfolding(Keeper(tmp_path), fit.posterior, fit.given, points_of(fit.draws.x))
    monkeypatch.setattr("passmuster.model.posterior.posterior_from", _worked_out)
    part = unfolded_in_part(Keeper(tmp_path), fit.design, fit.given, points_of(fit.draws.x))
    assert isinstance(part, KeptUnfolding)
    assert part.n_draws == fit.posterior.n_draws
    level = part.level("kp-force", Quantity.KILLED, 0.4)
    assert np.array_equal(level, fit.posterior.level("kp-force", Quantity.KILLED, 0.4))
    assert [name for name in part.kept.read if name.startswith("paths")] == [
        f"paths {fit.design.series_index('kp-force', Quantity.KILLED)} 0"
    ]
    for week in np.arange(0.0, fit.design.clock.n_weeks, 0.5).tolist():
        for quantity in (Quantity.PRESENT, Quantity.CASUALTIES):
            one, other = (own.level("kp-force", quantity, week) for own in (part, fit.posterior))
            assert np.array_equal(one, other)
    assert np.array_equal(part.log_likelihood, fit.posterior.log_likelihood)
    assert np.array_equal(part.landings, fit.posterior.landings)
    assert {*part.parameters} == {*fit.posterior.parameters}
    assert len(part.parameters) == len(fit.posterior.parameters)
    for name, leaf in fit.posterior.parameters.items():
        assert np.array_equal(part.parameters[name], leaf)


def test_an_array_that_was_changed_is_worked_out(tmp_path: Path, fit: Fit) -> None:
    """Whichever: what was changed is never read, though all else is."""
    keep_unfolding(Keeper(tmp_path), fit.posterior, fit.given, points_of(fit.draws.x))
    (entry,) = tmp_path.iterdir()
    part = unfolded_in_part(Keeper(tmp_path), fit.design, fit.given, points_of(fit.draws.x))
    assert isinstance(part, KeptUnfolding)
    row = fit.design.series_index("kp-force", Quantity.KILLED)
    first, length = part.kept.pieces.spans[f"paths {row} 1"]
    content = bytearray(entry.read_bytes())
    content[first + length // 2] ^= 1
    entry.write_bytes(content)
    for tick in (kept_unfoldings.STRETCH - 1, kept_unfoldings.STRETCH):
        np.testing.assert_allclose(part.tick(row, tick), fit.posterior.tick(row, tick), rtol=1e-12)
    assert f"paths {row} 0" in part.kept.read
    assert f"paths {row} 1" not in part.kept.read
    whole = unfolded_again(Keeper(tmp_path), fit.design, fit.given, points_of(fit.draws.x))
    np.testing.assert_allclose(whole.paths, fit.posterior.paths, rtol=1e-12)
