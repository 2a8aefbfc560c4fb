"""Kept fits of nearly the same claims are found, and no others."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from passmuster.cache.keeper import Keeper
from passmuster.inference.nuts import Draws, Tuning
from passmuster.inference.whitening import Whitening
from passmuster.ledger import Known, Prior
from passmuster.model.design import make_design
from passmuster.model.kept_chains import KeptChains, keep_chains
from passmuster.model.near_fits import keep_near, nearest
from passmuster.model.parameters import Bearings
from passmuster.model.reaching import Base
from passmuster.model.settings import Settings
from worlds.muster_world import AS_OF, claim, ordinary_claims, ordinary_ledger

SETTINGS = Settings()
KEY = "1" * 64


def _known(*more: object) -> Known:
    return ordinary_ledger(*more).known(AS_OF)


@pytest.fixture
def keeper(tmp_path: Path) -> Keeper:
    """A cache that holds one fit of the ordinary claims."""
    keeper, known = Keeper(tmp_path), _known()
    draws = Draws(np.ones((2, 3, 4)), np.zeros((2, 3), bool), np.ones((2, 3), int), Tuning(*[np.ones((2, 4))] * 3))
    whitening, bearings = Whitening(np.zeros(4), np.eye(4)), Bearings(np.full(4, 0.5))
    base = Base(make_design(known).layout, draws, whitening, bearings, np.arange(6) / 7)
    keep_chains(keeper, KEY, KeptChains(draws, whitening, bearings, 1.0))
    keep_near(keeper, KEY, known, 0, SETTINGS, base)
    return keeper


def test_one_claim_more_finds_the_fit_before(keeper: Keeper) -> None:
    """With everything that another fit is reached from, to the last bit."""
    found = nearest(keeper, _known(claim("new", "killed", 800)), 0, SETTINGS)
    assert found is not None
    assert found.layout == make_design(_known()).layout
    assert np.array_equal(found.said, np.arange(6) / 7)
    assert np.array_equal(found.bearings.centring, np.full(4, 0.5))


def test_what_is_another_fit_altogether_is_not_near(keeper: Keeper) -> None:
    """Another seed, other settings, another prior, or many claims that differ."""
    known = _known()
    assert nearest(keeper, known, 1, SETTINGS) is None
    assert nearest(keeper, known, 0, Settings(n_draws=600)) is None
    prior = Prior(name="tour_weeks", location=3.0, scale=0.5, reason="They stay a quarter.")
    assert nearest(keeper, replace(known, case=replace(known.case, priors=(prior,))), 0, SETTINGS) is None
    many = [claim(f"new-{number}", "killed", 800 + number) for number in range(9)]
    assert nearest(keeper, _known(*many), 0, SETTINGS) is None
    assert nearest(Keeper(None), known, 0, SETTINGS) is None


def test_a_question_asks_for_no_other_fit(keeper: Keeper) -> None:
    """Nothing about the past hangs on what a case asks of the future."""
    known = _known()
    assert nearest(keeper, replace(known, case=replace(known.case, questions=(), levers=())), 0, SETTINGS) is not None


def test_the_nearest_of_several_is_taken(keeper: Keeper) -> None:
    """The fit whose claims differ in the fewest."""
    more = _known(claim("new", "killed", 800))
    first = nearest(keeper, _known(), 0, SETTINGS)
    assert first is not None
    keep_chains(keeper, "2" * 64, KeptChains(first.draws, first.whitening, first.bearings, 1.0))
    keep_near(keeper, "2" * 64, more, 0, SETTINGS, replace(first, said=np.ones(6)))
    for known, said in ((more, 1.0), (_known(), 0.0)):
        found = nearest(keeper, known, 0, SETTINGS)
        assert found is not None
        assert found.said[0] == said
    assert len(ordinary_claims()) + 1 == len(more.claims)
