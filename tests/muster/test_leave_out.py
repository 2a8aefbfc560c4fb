from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from passmuster.model.posterior import joined
from passmuster.model.shared_walk import WithWalk
from passmuster.muster import leave_out
from passmuster.muster.found import AuditMethod
from passmuster.muster.leave_out import leave_out_origins
from worlds.listener import Listener
from worlds.muster_world import claim, decreed_fit


def _with_likelihood(log_likelihood: np.ndarray, *more: object) -> SimpleNamespace:
    """A fit whose claims have these log likelihoods; it refuses to be sampled afresh unless told how."""
    fit = decreed_fit(*more)
    posterior = replace(fit.posterior, log_likelihood=log_likelihood)
    refits = []

    def without(claim_ids: list[str]) -> object:
        refits.append(claim_ids)
        return fit.posterior

    return SimpleNamespace(
        design=fit.design,
        posterior=posterior,
        given=fit.given,
        base=None,
        without=without,
        kept_without=lambda claim_ids: None,
        refits=refits,
        keeps_walks=False,
        has_own_walks=True,
    )


@pytest.fixture
def no_walk(monkeypatch: pytest.MonkeyPatch) -> list[list[list[int]]]:
    """Walks find nothing: their draws are the fit's own over again. What each was asked for is noted."""
    asked = []

    def walk_without(fit: SimpleNamespace, sets: list[list[int]], number: int = 0) -> WithWalk:
        asked.append([list(one) for one in sets])
        return WithWalk(fit.posterior, np.zeros(fit.posterior.n_draws))

    monkeypatch.setattr(leave_out, "walk_without", walk_without)
    return asked


def test_weights_undo_what_the_origin_said() -> None:
    """With normal draws and a normal likelihood, the weighted mean is the mean of the posterior without the claim.

    Draws are the quantiles of Normal(0, 1), so they carry no chance; the origin said 1 with spread 2, so without it the
    precision is 1 − 1/4 and the mean (0 − 1/4) / (3/4) = −1/3. What is left is the error of smoothing.
    """
    fit = decreed_fit()
    n = fit.posterior.n_draws
    theta = np.sort(np.random.default_rng(1).standard_normal(n))
    said = np.zeros((n, len(fit.design.observed)))
    said[:, 0] = -0.5 * (theta - 1.0) ** 2 / 4.0
    out = leave_out_origins(_with_likelihood(said), [fit.design.observed[0].claim_id])
    (without,) = out.values()
    mean = np.sum(without.weights * theta)
    spread = np.sqrt(4 / 3)
    # Four standard errors at the effective size of the weights.
    assert abs(mean + 1 / 3) < 4 * spread * np.sqrt(np.sum(without.weights**2))
    assert without.method == AuditMethod.IMPORTANCE_SAMPLING
    assert without.weights.sum() == pytest.approx(1.0)


def test_an_origin_that_moved_the_posterior_too_far_is_refitted_without(no_walk: list[list[list[int]]]) -> None:
    """Likelihoods that differ by hundreds give weights nobody can trust, and the posterior is sampled afresh.

    A walk that leaves it out by turns is tried before.
    """
    fit = decreed_fit()
    n, first = fit.posterior.n_draws, fit.design.observed[0].claim_id
    said = np.zeros((n, len(fit.design.observed)))
    said[:, 0] = -(np.random.default_rng(2).standard_t(2, n) ** 2) * 50.0
    told = Listener()
    small = _with_likelihood(said)
    (without,) = leave_out_origins(small, [first], told).values()
    assert without.method == AuditMethod.REFIT
    assert no_walk == [[[0]]]
    assert small.refits == [[first]]
    assert set(told.texts) == {f"sampling without {first}"}
    np.testing.assert_allclose(without.weights, 1.0 / n)


def test_all_claims_of_an_origin_are_left_out_together() -> None:
    """Two different numbers that name one origin are weighed out as one: their log likelihoods add up."""
    pair = (claim("first", "present", 9_800, origin="wire"), claim("second", "deployed", 10_200, origin="wire"))
    fit = decreed_fit(*pair)
    places = [place for place, c in enumerate(fit.design.observed) if c.origin == "wire"]
    n = fit.posterior.n_draws
    theta = np.random.default_rng(3).standard_normal(n)
    together, apart = (np.zeros((n, len(fit.design.observed))) for _ in range(2))
    together[:, places[0]] = -0.1 * theta**2
    apart[:, places] = -0.05 * theta[:, None] ** 2
    weights = [leave_out_origins(_with_likelihood(said, *pair), ["wire"])["wire"].weights for said in (together, apart)]
    np.testing.assert_allclose(*weights)


def test_who_put_nothing_in_needs_nothing_left_out() -> None:
    """An origin of plans alone leaves the posterior as it is, every draw weighing the same."""
    fit = decreed_fit(claim("plan", "planned", 12_000))
    without = leave_out_origins(fit)["plan"]
    assert without.method == AuditMethod.NOT_WEIGHED
    assert without.posterior is fit.posterior
    assert np.ptp(without.weights) == 0.0


def test_a_repeat_shares_the_result_of_its_origin() -> None:
    """A copy of a claim has no entry of its own: there is one result for each origin."""
    fit = decreed_fit(replace(claim("present-1", "present", 10_000), claim_id="x"), claim("y", "killed", 400))
    assert set(leave_out_origins(fit)) == set(fit.design.echoes.origins)


@pytest.mark.usefixtures("no_walk")
def test_where_refits_are_few_the_worst_weights_are_refitted_and_the_rest_are_called_coarse() -> None:
    """One refit for two origins goes to the one that moved the posterior farther."""
    fit = decreed_fit()
    n, (first, second) = fit.posterior.n_draws, fit.design.observed[:2]
    random = np.random.default_rng(5)
    said = np.zeros((n, len(fit.design.observed)))
    said[:, 0] = -(random.standard_normal(n) ** 2) * 0.6
    said[:, 1] = -(random.standard_normal(n) ** 2) * 50.0
    small = _with_likelihood(said)
    out = leave_out_origins(small, [first.claim_id, second.claim_id], most_refits=1)
    assert [one.method for one in out.values()] == [AuditMethod.COARSE_WEIGHTS, AuditMethod.REFIT]
    assert small.refits == [[second.claim_id]]
    assert out[first.claim_id].weights.sum() == pytest.approx(1.0)


def test_what_a_walk_carries_needs_no_refit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of two origins whose weights cannot be trusted one walk serves both, by the draws that it adds."""
    fit = decreed_fit()
    n, ids = fit.posterior.n_draws, [claim.claim_id for claim in fit.design.observed[:2]]
    said = np.zeros((n, len(fit.design.observed)))
    said[:, :2] = -(np.random.default_rng(2).standard_t(2, (n, 2)) ** 2) * 50.0
    told, small = Listener(), _with_likelihood(said)
    # Behind the fit's draws stand as many again, in which both said nothing and which alone count.
    walk = replace(joined(small.posterior, small.posterior), log_likelihood=np.concatenate([said, np.zeros_like(said)]))
    only = np.concatenate([np.full(n, -1e6), np.zeros(n)])
    monkeypatch.setattr(leave_out, "walk_without", lambda *asked: WithWalk(walk, only))
    out = leave_out_origins(small, ids, told)
    assert [one.method for one in out.values()] == [AuditMethod.SHARED_WALK] * 2
    assert small.refits == []
    assert len(told.texts) == 1
    assert told.texts[0].endswith(" and, by turns, 1 more")
    for one in out.values():
        assert one.posterior is walk
        assert one.weights[n:].sum() == pytest.approx(1.0)


def test_what_a_kept_walk_did_not_carry_is_refitted_and_not_walked_again(
    monkeypatch: pytest.MonkeyPatch, no_walk: list[list[list[int]]]
) -> None:
    """So that a second call says what the first said."""
    fit = decreed_fit()
    n, first = fit.posterior.n_draws, fit.design.observed[0].claim_id
    said = np.zeros((n, len(fit.design.observed)))
    said[:, 0] = -(np.random.default_rng(2).standard_t(2, n) ** 2) * 50.0
    small = _with_likelihood(said)
    monkeypatch.setattr(leave_out, "kept_walks", lambda fit: iter([WithWalk(fit.posterior, np.zeros(n))]))
    (without,) = leave_out_origins(small, [first]).values()
    assert (without.method, no_walk, small.refits) == (AuditMethod.REFIT, [], [[first]])


def test_a_refit_that_was_kept_spares_a_walk(no_walk: list[list[list[int]]]) -> None:
    """One claim more hardly moves what was sampled without an origin: it is weighed again before chains go on."""
    fit = decreed_fit()
    n, first = fit.posterior.n_draws, fit.design.observed[0].claim_id
    said = np.zeros((n, len(fit.design.observed)))
    said[:, 0] = -(np.random.default_rng(2).standard_t(2, n) ** 2) * 50.0
    small, kept = _with_likelihood(said), fit.posterior
    small.kept_without = lambda claim_ids: kept if claim_ids == [first] else None
    (without,) = leave_out_origins(small, [first]).values()
    assert without.posterior is kept
    assert (without.method, no_walk, small.refits) == (AuditMethod.REFIT, [], [])


def test_one_origin_alone_is_left_out_of_draws_weighed_anew_by_a_refit(no_walk: list[list[list[int]]]) -> None:
    """Their walk would serve nobody else and is longer; for two origins it is the shorter way."""
    fit = decreed_fit()
    n, ids = fit.posterior.n_draws, [claim.claim_id for claim in fit.design.observed[:2]]
    said = np.zeros((n, len(fit.design.observed)))
    said[:, :2] = -(np.random.default_rng(2).standard_t(2, (n, 2)) ** 2) * 50.0
    small = _with_likelihood(said)
    small.has_own_walks = False
    leave_out_origins(small, ids[:1])
    assert (no_walk, small.refits) == ([], [ids[:1]])
    leave_out_origins(small, ids)
    assert [sorted(sets) for sets in no_walk] == [[[0], [1]]]


@pytest.mark.parametrize("keeps", [True, False])
def test_where_walks_are_kept_one_is_made_for_the_next_claim(keeps: bool, no_walk: list[list[list[int]]]) -> None:
    """For an origin whose weights can be trusted and have no variance; what is found here is the same without it."""
    fit = decreed_fit()
    n, first = fit.posterior.n_draws, fit.design.observed[0].claim_id
    said = np.zeros((n, len(fit.design.observed)))
    # Weights that are the quantiles of a Pareto distribution of shape .55.
    said[:, 0] = 0.55 * np.log1p(-(np.arange(n) + 0.5) / n)
    small = _with_likelihood(said)
    small.keeps_walks = keeps
    (without,) = leave_out_origins(small, [first]).values()
    assert without.shape is not None
    assert without.shape > leave_out.NO_VARIANCE
    assert without.method == AuditMethod.IMPORTANCE_SAMPLING
    assert no_walk == ([[[0]]] if keeps else [])
