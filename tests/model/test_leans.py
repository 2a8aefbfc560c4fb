"""Who leans together: camps, habits of measure, and bursts."""

from datetime import timedelta

import pytest

from passmuster.ledger import Ledger
from passmuster.ledger.vocabulary import Family, Quantity
from passmuster.model.design import make_design
from passmuster.model.fixed_inputs import fixed_inputs
from passmuster.model.leans import NO_CELL, Leans, burst_of, camp_prior, lean_cell, lean_share, measure_cell
from passmuster.model.priors import resolve
from worlds import small_case
from worlds.small_case import START, claim

CASE = small_case.case()


@pytest.mark.parametrize(
    ("camp", "name"),
    [
        (("one", "one", Family.LOSSES), "own_lean_losses"),
        (("other", "one", Family.LOSSES), "camp_lean_losses"),
        (("one", "one", Family.STRENGTH), "camp_lean_strength"),
        (("*", "one", Family.LOSSES), "third_lean_losses"),
    ],
)
def test_a_party_s_own_losses_have_a_prior_of_their_own(camp, name) -> None:
    """Whichever side it is: only who speaks of whom counts."""
    assert camp_prior(camp) == name


def test_a_state_on_no_side_that_speaks_of_itself_is_a_party() -> None:
    """Without sides, a group that counts its own force has a camp, and any other is an onlooker."""
    case = small_case.case(sides=())
    leans = Leans.of((claim("own", 5, "killed", 3.0, claimant_group="ALLY"), claim("foe", 5, "killed", 9.0)), case)
    assert leans.camps == (("*", "ALLY", Family.LOSSES), ("ALLY", "ALLY", Family.LOSSES))
    assert leans.cell_camps == (1, 0)


def test_onlookers_are_a_camp_where_they_tell_of_losses_alone() -> None:
    """Of strengths a group on no side has no camp."""
    leans = Leans.of((claim("dead", 5, "killed", 9.0, claimant_group="MEDIA"),), CASE)
    assert leans.camps == (("*", "one", Family.LOSSES),)
    assert Leans.of((claim("there", 5, "present", 9.0, claimant_group="MEDIA"),), CASE).cell_camps == (NO_CELL,)


def test_only_losses_with_one_measure_have_a_habit() -> None:
    """Strengths have none, and neither have words that leave the measure open."""
    assert measure_cell(claim("a", 5, "killed", 3.0), CASE) == ("FOE", "one", Quantity.KILLED)
    assert measure_cell(claim("b", 5, "present", 3.0), CASE) is None
    either = ((Quantity.KILLED, 0.5), (Quantity.CASUALTIES, 0.5))
    assert measure_cell(claim("c", 5, "killed", 3.0, measures=either), CASE) is None


def test_bursts_are_told_only_where_a_group_speaks_again() -> None:
    """Two claims of one group within four weeks of the case share one; the third, a month later, stands alone."""
    one, two, later = (claim(name, day, "present", 9.0) for name, day in (("a", 1), ("b", 27), ("c", 28)))
    assert burst_of(one, CASE) == burst_of(two, CASE) != burst_of(later, CASE)
    assert Leans.of((one, two, later), CASE).bursts == (burst_of(one, CASE),)
    before = claim("d", -3, "present", 9.0, said_on=START - timedelta(days=3))
    assert burst_of(before, CASE)[-1] == -1
    assert lean_cell(one, CASE) == burst_of(one, CASE)[:-1]


def test_a_number_of_prisoners_has_a_fifth_of_its_group_s_lean() -> None:
    """Whoever gives it, and only where prisoners are all that it may mean."""
    open_meaning = (("captured", 0.5), ("killed", 0.5))
    assert lean_share(claim("held", 5, "captured", 9.0)) == 0.2
    assert lean_share(claim("own", 5, "captured", 9.0, claimant_group="ALLY")) == 0.2
    assert lean_share(claim("open", 5, "captured", 9.0, measures=open_meaning)) == 1.0
    assert lean_share(claim("dead", 5, "killed", 9.0)) == 1.0


def test_prisoners_lean_with_the_cell_of_other_losses_by_less() -> None:
    """Rows of the lean cells hold the share, and the likelihood is one of less lean."""
    ledger = small_case.ledger()
    claims = (*ledger.claims, claim("held", 70, "captured", 9.0))
    design = make_design(Ledger(case=ledger.case, claims=claims).known(small_case.AS_OF))
    shares = dict(zip((one.claim_id for one in design.observed), design.rows, strict=True))
    given = fixed_inputs(design, resolve(()))
    assert given.cell_of[shares["held"]].sum() == pytest.approx(0.2)
    assert given.cell_of[shares["c07"]].sum() == 1.0
    assert given.cell_of[shares["held"]].argmax() == given.cell_of[shares["c07"]].argmax()
