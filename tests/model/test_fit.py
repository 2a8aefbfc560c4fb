"""A fit as a value."""

import pytest

from passmuster.errors import BadInput
from passmuster.model.design import make_design
from passmuster.model.fit import fit_case
from passmuster.model.settings import CAREFUL, usual_settings
from passmuster.store.casefromtable import ledger_from_tables
from worlds.muster_world import AS_OF, decreed_fit, ordinary_ledger


def test_a_fit_knows_its_day_and_its_design():
    """Both are those of what was known."""
    fit = decreed_fit()
    assert fit.as_of == fit.known.day == fit.design.as_of == AS_OF


def test_a_posterior_that_was_not_sampled_is_not_sampled_on():
    """Who asks a decreed fit for the posterior without a claim is told that there are no chains."""
    assert decreed_fit().base is None
    with pytest.raises(AssertionError, match="holds no chains to go on from"):
        decreed_fit().without(["killed-1"])


def test_what_is_usual_hangs_on_the_size_of_a_case(monkeypatch):
    """Where claims are thousands, steps are small and chains are drawn on once at most."""
    shape = make_design(ordinary_ledger().known(AS_OF)).shape
    assert usual_settings(shape).most_extensions == 2
    monkeypatch.setattr("passmuster.model.shape.MANY_CLAIMS", 1)
    assert (usual_settings(shape).most_extensions, usual_settings(shape).target) == (1, CAREFUL)


def test_goods_alone_are_no_case(tmp_path):
    """Where nobody counts the people of a force there is no account to keep, which is said before any fit."""
    header = "claim_id,reported_on,as_of_end,subject,quantity,point,bound,mode,claimant,claimant_group"
    table = tmp_path / "claims.csv"
    table.write_text(f"{header}\nc1,2024-01-01,2024-01-01,shells,shells,9000,about,estimated,a paper,MEDIA\n")
    known = ledger_from_tables([table]).known(AS_OF)
    with pytest.raises(BadInput, match=r"must count the people of a force.* found none that is weighed"):
        fit_case(known, seed=0)
