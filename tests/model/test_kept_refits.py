"""Draws without some claims, kept beside the chains that they went on from."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from passmuster.cache.keeper import Keeper
from passmuster.inference.whitening import Whitening
from passmuster.model import fit as fitting
from passmuster.model.fit import Fit
from passmuster.model.kept_refits import KeptRefits, Refit
from passmuster.model.parameters import Bearings
from passmuster.model.reaching import Base, said_by_claims
from worlds.muster_world import decreed_fit

KEY = "k" * 64


def _fit(keeper: Keeper) -> Fit:
    """The decree as a fit that can be gone on from, with refits kept."""
    fit = decreed_fit()
    assert fit.draws is not None
    size = fit.draws.x.shape[-1]
    said = said_by_claims(fit.posterior, fit.given)
    whitening = Whitening(np.zeros(size), np.eye(size))
    base = Base(fit.design.layout, fit.draws, whitening, Bearings(np.ones(size)), said, KeptRefits(keeper, KEY))
    return replace(fit, base=base)


def test_draws_come_back_to_the_last_bit(tmp_path: Path) -> None:
    """Under the fit and the claims that they are without, and under no others."""
    refits, random = KeptRefits(Keeper(tmp_path), KEY), np.random.default_rng(1)
    refits.keep(("b", "a"), Refit(random.normal(size=(2, 3, 4)), random.normal(size=6)))
    found = refits.find(("a", "b"))
    assert found is not None
    assert (found.x.shape, found.said.shape) == ((2, 3, 4), (6,))
    assert refits.find(("a",)) is None
    assert KeptRefits(Keeper(tmp_path), "another").find(("a", "b")) is None
    KeptRefits(Keeper(None), KEY).keep(("a",), found)
    assert KeptRefits(Keeper(None), KEY).find(("a",)) is None


def test_claims_left_out_before_are_not_drawn_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The draws that were kept are read in the fit that asks; where nothing else changed each counts once."""
    fit = _fit(Keeper(tmp_path))
    assert fit.draws is not None
    draws = fit.draws.x[:, ::2]
    monkeypatch.setattr("passmuster.model.chains.Resumable.nearby", lambda *given: draws)
    first = fit.without(["killed-1"])
    monkeypatch.setattr(fitting, "Resumable", None)
    again = fit.without(["killed-1"])
    assert np.array_equal(first.paths, again.paths)
