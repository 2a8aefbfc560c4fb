"""Draws of a walk that leaves claims out by turns, weighed together with those that it began from."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from passmuster.cache.keeper import Keeper
from passmuster.inference.importance import smoothed
from passmuster.inference.nuts import Draws
from passmuster.inference.whitening import Whitening
from passmuster.model import shared_walk as walking
from passmuster.model.fit import Fit
from passmuster.model.kept_refits import KeptRefits, SharedWalk
from passmuster.model.parameters import Bearings
from passmuster.model.posterior import joined
from passmuster.model.reaching import Base, said_by_claims
from passmuster.model.road import COLD, Road, Way
from passmuster.model.shared_walk import kept_walks, read_walk, walk_without
from worlds.muster_world import decreed_fit

SEVERAL = ((0,), (1, 2))


def _fit(keeper: Keeper, road: Road = COLD) -> Fit:
    """The decree as a fit that can be gone on from, with walks kept."""
    fit = decreed_fit()
    assert fit.draws is not None
    size = fit.draws.x.shape[-1]
    said = said_by_claims(fit.posterior, fit.given)
    whitening = Whitening(np.zeros(size), np.eye(size))
    base = Base(fit.design.layout, fit.draws, whitening, Bearings(np.ones(size)), said, KeptRefits(keeper, "k" * 64))
    return replace(fit, base=base, road=road)


def _walking(monkeypatch: pytest.MonkeyPatch, x: np.ndarray) -> list[object]:
    """Let chains find some draws; what they were given is noted."""
    given: list[object] = []

    def sample(*asked: object, **options: object) -> Draws:
        given.append(asked[2])
        marks = np.zeros(x.shape[:2])
        return Draws(x, marks.astype(bool), marks.astype(int), decreed_fit().draws.tuning)  # type: ignore[union-attr]

    monkeypatch.setattr(walking, "sample", sample)
    return given


@pytest.fixture
def every_other(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Chains that find every other draw of the decree."""
    draws = decreed_fit().draws
    assert draws is not None
    return _walking(monkeypatch, draws.x[:, ::2])


def test_the_mixture_gives_each_posterior_the_same_share(every_other: list[object]) -> None:
    """The chains are given a row of marks for each set, and the mean of its part over the draws is the same for all."""
    fit = _fit(Keeper(None))
    walk_without(fit, SEVERAL)
    (given,) = every_other
    marks, log_share = np.asarray(given.left_out.marks), np.asarray(given.left_out.log_share)  # type: ignore[attr-defined]
    assert [tuple(np.flatnonzero(row)) for row in marks[:2]] == [
        tuple(sorted(fit.design.rows[list(columns)])) for columns in SEVERAL
    ]
    assert set(marks[:2][marks[:2] > 0.0]) == {walking.LEFT_OUT_BY}
    assert not marks[2:].any()
    assert np.isneginf(log_share[2:]).all()
    shares = [
        np.mean(np.exp(share - walking.LEFT_OUT_BY * said_by_claims(fit.posterior, fit.given, columns)))
        for share, columns in zip(log_share, SEVERAL, strict=False)
    ]
    # A bound on the largest keeps the mean from being the draws' own where one outweighs all others.
    assert np.allclose(shares, 1.0, rtol=0.05)


def _normal_walk(random: np.random.Generator, n: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Draws of a posterior Normal(0, 1), of the posterior without a claim of Normal(θ, 2) at 1, and the claim's say."""
    theta = random.standard_normal(n), -1.0 / 3.0 + np.sqrt(4.0 / 3.0) * random.standard_normal(n // 4)
    both = np.concatenate(theta)
    return theta[0], theta[1], -((both - 1.0) ** 2) / 8.0


def test_a_walk_and_the_draws_it_began_from_stand_for_the_posterior_without_a_claim(
    every_other: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The mean is −1/3 and the spread √(4/3), by normal draws and a normal claim, as in `test_leave_out`."""
    fit = _fit(Keeper(None))
    n = fit.posterior.n_draws
    theta, walked, said = _normal_walk(np.random.default_rng(4), n)
    columns = np.zeros((said.size, len(fit.design.observed)))
    columns[:, 0] = said
    began = replace(fit.posterior, log_likelihood=columns[:n])
    rest = replace(joined(began, began), log_likelihood=columns[n:])
    monkeypatch.setattr(walking, "posterior_from", lambda *given: rest)
    monkeypatch.setattr(walking, "joined", lambda one, other: replace(one, log_likelihood=columns))
    walk = SharedWalk(np.zeros((1, walked.size, 1)), said[n:], -said)
    read = read_walk(walk, began, said[:n], fit.given)
    weighed = smoothed(read.log_weights - said)
    both = np.concatenate([theta, walked])
    error = np.sqrt(4.0 / 3.0 / weighed.effective)
    assert abs(weighed.weights @ both + 1.0 / 3.0) < 4 * error
    assert abs(weighed.weights @ (both + 1.0 / 3.0) ** 2 - 4.0 / 3.0) < 4 * np.sqrt(2.0) * 4.0 / 3.0 / np.sqrt(n)
    # Under all claims they stand for the posterior itself.
    own = smoothed(read.log_weights)
    assert abs(own.weights @ both) < 4 / np.sqrt(own.effective)


def test_a_walk_that_is_kept_is_read_again(tmp_path: Path, every_other: list[object]) -> None:
    """To the last bit by the same fit; a fit that chose among the draws leaves none of its own."""
    fit = _fit(Keeper(tmp_path))
    assert list(kept_walks(fit)) == []
    first = walk_without(fit, SEVERAL)
    (again,) = kept_walks(fit)
    assert np.array_equal(again.log_weights, first.log_weights)
    assert np.array_equal(again.posterior.paths, first.posterior.paths)
    nearby = _fit(Keeper(tmp_path / "other"), Road(Way.REWEIGHTED, 0.1, 200.0))
    walk_without(nearby, SEVERAL)
    assert list(kept_walks(nearby)) == []
    assert list(kept_walks(replace(fit, base=None))) == []


def test_a_walk_serves_a_fit_of_other_claims(tmp_path: Path, every_other: list[object]) -> None:
    """Where a claim is doubted the same draws count by how much less it says of each."""
    fit = _fit(Keeper(tmp_path))
    first = walk_without(fit, SEVERAL)
    weight = np.array(fit.given.claims.weight)
    weight[fit.design.rows[3]] = 0.5
    doubted = replace(fit, given=fit.given._replace(claims=fit.given.claims._replace(weight=weight)))
    (again,) = kept_walks(doubted)
    np.testing.assert_allclose(
        again.log_weights - first.log_weights, -0.5 * first.posterior.log_likelihood[:, 3], atol=1e-9
    )
