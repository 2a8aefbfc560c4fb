"""From one state of the evidence to another, on decreed draws."""

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

from passmuster.ledger import Claim
from passmuster.model import passage as passing
from passmuster.model.drawn import Drawn
from passmuster.model.passage import Passage, passage
from passmuster.model.reaching import Reached
from worlds.listener import Listener
from worlds.muster_world import AS_OF, claim, decreed_fit, ordinary_ledger

NEW = claim("new", "killed", 560)


@pytest.fixture(autouse=True)
def _few_draws_will_do(monkeypatch: pytest.MonkeyPatch) -> None:
    """The decree has three hundred draws that all count alike."""
    monkeypatch.setattr(passing, "ESS_NEEDED", 20)


def _passed(*more: Claim, then: Drawn | None = None) -> Passage:
    return passage(decreed_fit(*more), ordinary_ledger().known(AS_OF), then=then)


def test_the_later_draws_are_enough_where_little_changed() -> None:
    """One set of draws, no bridge, and what the new claim says about each of them."""
    passed = _passed(NEW)
    assert (len(passed.posteriors), passed.bridges) == (1, 0)
    column = [one.claim_id for one in passed.posteriors[0].design.observed].index("new")
    said = passed.posteriors[0].log_likelihood[:, column]
    assert np.array_equal(passed.pool.changes[:, 0], said)
    assert passed.fewest > 30


def test_draws_that_are_read_as_before_are_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """A claim that came changes nothing about how the fit of now reads its draws; one that went adds a row to read."""
    read: list[object] = []
    real = passing.unfolded_in_part
    monkeypatch.setattr(passing, "unfolded_in_part", lambda *given: read.append(given[0]) or real(*given))
    came = _passed(NEW)
    assert read == []
    np.testing.assert_array_equal(came.posteriors[0].paths, decreed_fit(NEW).posterior.paths)
    passage(decreed_fit(NEW), ordinary_ledger(NEW, claim("gone", "killed", 520)).known(AS_OF))
    assert len(read) == 1


def test_the_draws_of_then_are_taken_where_they_are_laid_out_alike() -> None:
    """They stand for the path's beginning, each with the weight that the later clock gives it."""
    fit = decreed_fit(NEW)
    passed = passage(fit, ordinary_ledger(NEW).known(AS_OF), then=fit.drawn)
    assert passed.pool.at == (0.0, 1.0)
    np.testing.assert_allclose(passed.pool.weights(0.3), 1.0 / 600, rtol=1e-9)


def test_nothing_new_is_no_way_at_all() -> None:
    """The path between a state and itself has no changes, and every draw counts alike."""
    passed = passage(decreed_fit(), ordinary_ledger().known(AS_OF))
    assert passed.changes == ()
    assert passed.k_hat == 0.0
    assert passed.fewest == pytest.approx(300)


def test_where_the_path_is_thin_chains_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """First under the evidence of then, and then where the path is thinnest, and whoever waits is told."""
    asked: list[object] = []

    def still(design: object, *rest: object) -> Reached:
        asked.append(design)
        return Reached(chains=None, posterior=decreed_fit(NEW).posterior, health=None, road=None)  # type: ignore[arg-type]

    monkeypatch.setattr(passing, "LEAST_SHARE", 1.1)
    monkeypatch.setattr("passmuster.model.reaching.sampled_anew", still)
    told = Listener()
    passed = passage(decreed_fit(NEW), ordinary_ledger().known(AS_OF), progress=told)
    assert told.texts[0] == "sampling the evidence of then"
    assert told.texts[1:] == ["sampling between then and now"] * 3
    assert len(asked) == len(passed.posteriors) - 1 == 4


def test_a_fit_without_draws_cannot_be_gone_back_from() -> None:
    """A posterior that was set down says so."""
    with pytest.raises(AssertionError, match="holds no draws"):
        passage(replace(decreed_fit(), draws=None), ordinary_ledger().known(AS_OF))


def test_two_accounts_of_a_day_mostly_share_a_frame() -> None:
    """One claim more leaves steps, forces and anchors where they were; another day is another frame."""
    more = claim("more", "killed", 540)
    assert passage(decreed_fit(NEW, more), ordinary_ledger(NEW).known(AS_OF)).shares_frame
    assert not _passed(NEW).shares_frame, "the third claim of losses lets their hazard move"
    assert not passage(decreed_fit(NEW), ordinary_ledger().known(AS_OF - timedelta(days=7))).shares_frame
