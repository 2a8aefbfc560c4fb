"""A ledger as arrays: what is weighed, what is not and why, and that copies count for nothing."""

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

from passmuster.ledger import Force
from passmuster.ledger.roles import Role, WhyNotWeighed
from passmuster.model.design import fresh_sizes, make_design
from passmuster.model.shape import FORCE_SERIES, MANY_CLAIMS
from passmuster.observation.rounding import rounding_spread
from worlds import rich_case, small_case
from worlds.small_case import AS_OF, START, claim


def row_of(design, claim_id):
    """The row of a weighed claim in the arrays."""
    return design.rows[[observed.claim_id for observed in design.observed].index(claim_id)]


def cell_of(design, claim_id, column):
    """One cell of the arrays."""
    return getattr(design.arrays, column)[row_of(design, claim_id)]


def test_each_claim_has_one_role():
    """Observations, prospects and what cannot be weighed: every claim is one of them."""
    design = make_design(rich_case.ledger().known(AS_OF))
    by_role = {role: {name for name, own in design.roles.items() if own == role} for role in set(design.roles.values())}
    assert by_role["prospect"] == {"p1", "p2"}
    assert by_role["not modelled"] == {"e1"} == design.why_not.keys()
    assert set(design.roles) == {said.claim_id for said in rich_case.ledger().claims}
    assert by_role["observation"] == {observed.claim_id for observed in design.observed}


@pytest.mark.parametrize("days", [40, 90, 500])
@pytest.mark.parametrize("world", [rich_case, small_case])
def test_how_large_a_design_is_can_be_told_without_it(world, days):
    """Steps, forces and rows of claims, and whether they are many."""
    known = world.ledger().known(START + timedelta(days=days))
    shape = make_design(known).shape
    sizes = fresh_sizes(known)
    assert sizes == (shape.n_steps, shape.n_forces, shape.n_claims)
    assert sizes.is_large == shape.is_large
    assert sizes._replace(n_claims=MANY_CLAIMS).is_large


def test_nothing_said_after_the_as_of_date_enters():
    """A design of an earlier day is the design of a ledger that ends on that day."""
    early = START + timedelta(days=60)
    design = make_design(rich_case.ledger().known(early))
    assert max(observed.said_on for observed in design.observed) <= early
    shorter = replace(rich_case.ledger(), claims=tuple(c for c in rich_case.ledger().claims if c.said_on <= early))
    for one, other in zip(design.arrays, make_design(shorter.known(early)).arrays, strict=True):
        np.testing.assert_array_equal(one, other)


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (claim("x", 50, "killed", 5.0, subject="enemy"), WhyNotWeighed.NO_STRENGTH),
        (claim("x", 50, "killed", 5.0, subject="shells"), WhyNotWeighed.NO_GOODS),
        (claim("x", 50, "missing", 5.0), WhyNotWeighed.NO_SUCH_COUNT),
        (
            claim("x", 50, "killed", 5.0, measures=(("killed", 0.5), ("missing", 0.5))),
            WhyNotWeighed.NO_SUCH_COUNT,
        ),
        (claim("x", 3, "present", 5.0, as_of_end=START - timedelta(days=1)), WhyNotWeighed.TOO_EARLY),
    ],
)
def test_what_cannot_be_weighed_says_why(wrong, why):
    """A claim that has nothing to be held against carries the reason, and plays no part in the fit."""
    design = make_design(rich_case.ledger(wrong).known(AS_OF))
    assert (design.why_not["x"], design.roles["x"]) == (why, Role.NOT_MODELLED)


def test_a_supply_needs_three_origins():
    """Two statements about shells are too few to hold a third against, and the reason says so."""
    ledger = rich_case.ledger()
    fewer = replace(ledger, claims=tuple(said for said in ledger.claims if said.claim_id != "s3"))
    assert make_design(ledger.known(AS_OF)).supplies
    design = make_design(fewer.known(AS_OF))
    assert design.supplies == ()
    assert design.why_not["s1"] == WhyNotWeighed.TOO_FEW_ORIGINS


@pytest.mark.parametrize(
    ("claim_id", "low", "high"),
    [("c01", 3100.0, 3100.0), ("c03", 4000.0, None), ("c09", None, 30.0), ("c04", 2000.0, 4000.0)],
)
def test_numbers_stand_as_natural_logs(claim_id, low, high):
    """A point fills both ends, a floor the lower, a ceiling the upper, a range each its own."""
    design = make_design(small_case.ledger().known(AS_OF))
    for number, column in ((low, "low"), (high, "high")):
        if number is not None:
            assert cell_of(design, claim_id, column) == pytest.approx(np.log(number))


def test_rounding_is_that_of_the_printed_number():
    """A point carries the spread of its own rounding; a range is not rounded, its ends are the answer."""
    design = make_design(small_case.ledger().known(AS_OF))
    assert cell_of(design, "c01", "rounding") == rounding_spread(3100.0)
    assert cell_of(design, "c04", "rounding") == 0.0


def test_rows_run_points_then_bounds_then_ranges():
    """Each way of printing has its stretch of rows, and a floor is told from a ceiling."""
    design = make_design(small_case.ledger().known(AS_OF))
    points, one_sided, _ = design.shape.stretches
    for observed, row in zip(design.observed, design.rows, strict=True):
        stretch = {"about": 0, "at_least": 1, "at_most": 1, "range": 2}[observed.bound]
        assert int(row >= points) + int(row >= points + one_sided) == stretch
    assert cell_of(design, "c03", "is_floor")
    assert not cell_of(design, "c09", "is_floor")


def test_zero_is_a_ceiling_at_one_head():
    """Nobody killed is weighed as fewer than one, because zero has no logarithm."""
    design = make_design(replace(small_case.ledger(), claims=(*small_case.ledger().claims,
                                 claim("zero", 20, "killed", 0.0))).known(AS_OF))  # fmt: skip
    row = row_of(design, "zero")
    assert design.shape.stretches.points <= row < sum(design.shape.stretches[:2])
    assert not design.arrays.is_floor[row]
    assert design.arrays.high[row] == 0.0


def test_days_stand_as_positions_of_weeks():
    """A stock is read at the end of its day; a flow from the first moment of its window to the end of the last day."""
    design = make_design(small_case.ledger().known(AS_OF))
    assert cell_of(design, "c01", "closing") == pytest.approx(13 / 7)
    assert not cell_of(design, "c01", "is_window")
    assert cell_of(design, "c11", "is_window")
    assert cell_of(design, "c11", "opening") == pytest.approx(60 / 7)
    assert cell_of(design, "c11", "closing") == pytest.approx(89 / 7)


def test_meanings_keep_their_weights():
    """A claim that may mean two things points at two paths; one of a single meaning leaves the second out."""
    design = make_design(small_case.ledger().known(AS_OF))
    paths = [design.series_index("force", quantity) for quantity in ("killed", "casualties")]
    assert list(cell_of(design, "c06", "series")) == paths
    np.testing.assert_allclose(np.exp(cell_of(design, "c06", "log_weight")), [0.4, 0.6])
    np.testing.assert_array_equal(cell_of(design, "c01", "log_weight"), [0.0, -np.inf])


def test_every_path_has_its_own_row():
    """Forces, parts and sums share no path, and arrivals are read off everybody sent."""
    design = make_design(rich_case.ledger().known(AS_OF))
    rows = [design.series_index(force.force_id, quantity) for force in (*design.forces, *design.parts, *design.sums)
            for quantity in FORCE_SERIES]  # fmt: skip
    kept = [row for row in rows if row is not None]
    assert sorted(kept) == list(range(design.shape.n_series))
    assert design.series_index("force", "arrivals") == design.series_index("force", "deployed")
    assert design.series_index("front", "killed") is None
    assert design.series_index("nobody", "present") is None


def test_leans_belong_to_group_side_and_family():
    """One cell for each group, side counted and kind of number; its camp is the group's own side, if it has one."""
    design = make_design(small_case.ledger().known(AS_OF))
    assert ("FOE", "one", "losses") in design.cells
    camp = dict(zip(design.cells, design.cell_camps, strict=True))
    assert design.camps[camp["FOE", "one", "losses"]] == ("other", "one", "losses")
    assert camp["FOE", "one", "losses"] == camp["FRIEND", "one", "losses"] != camp["ALLY", "one", "losses"]
    assert design.camps[camp["MEDIA", "one", "losses"]] == ("*", "one", "losses")


def test_sides_are_treated_alike():
    """Turning the war round, every actor for its counterpart, leaves every array as it was."""
    ledger = small_case.ledger()
    turned = {"BUND": "FOE", "ALLY": "FRIEND", "FOE": "BUND", "FRIEND": "ALLY"}
    sides = tuple(replace(s, members=tuple(turned[m] for m in s.members)) for s in ledger.case.sides)
    forces = tuple(replace(f, actor=turned[f.actor]) for f in ledger.case.forces)
    case = replace(ledger.case, sides=sides, forces=forces, partner="FRIEND", principal="FOE", opponent="BUND")
    claims = tuple(replace(c, claimant_group=turned.get(c.claimant_group, c.claimant_group)) for c in ledger.claims)
    one, other = make_design(ledger.known(AS_OF)), make_design(replace(ledger, case=case, claims=claims).known(AS_OF))
    for column in ("series", "low", "high", "opening", "closing", "family", "mode", "weight"):
        np.testing.assert_array_equal(getattr(one.arrays, column), getattr(other.arrays, column))
    assert [turned.get(g, g) for g, _, _ in sorted(one.cells, key=lambda c: (turned.get(c[0], c[0]), c[2]))] == [
        g for g, _, _ in sorted(other.cells, key=lambda c: (c[0], c[2]))
    ]


def test_a_hundred_copies_are_one_witness():
    """A claim printed a hundred times more leaves every array as it was; the copies are on record as repeats."""
    ledger = small_case.ledger()
    copies = tuple(replace(ledger.claims[0], claim_id=f"copy{n}") for n in range(100))
    copied = replace(ledger, claims=(*ledger.claims, *copies))
    design, plain = make_design(copied.known(AS_OF)), make_design(ledger.known(AS_OF))
    assert design.shape == plain.shape
    for one, other in zip(design.arrays, plain.arrays, strict=True):
        np.testing.assert_array_equal(one, other)
    assert sum(role == "repeat" for role in design.roles.values()) == 100


def test_the_order_of_rows_in_a_file_does_not_matter():
    """Claims may stand in any order."""
    ledger = rich_case.ledger()
    turned = replace(ledger, claims=ledger.claims[::-1]).known(AS_OF)
    for one, other in zip(make_design(ledger.known(AS_OF)).arrays, make_design(turned).arrays, strict=True):
        np.testing.assert_array_equal(one, other)


def test_a_new_claim_rarely_changes_the_shape():
    """Arrays are padded, so that one more claim meets a compiled program."""
    ledger = small_case.ledger()
    more = replace(ledger, claims=(*ledger.claims, claim("new", 60, "deployed", 5000.0, bound="at_least")))
    assert make_design(more.known(AS_OF)).shape == make_design(ledger.known(AS_OF)).shape


def test_a_case_without_claims_still_has_its_partner():
    """With nothing said, the partner's force is modelled and everything else is the prior."""
    design = make_design(replace(small_case.ledger(), claims=()).known(AS_OF))
    assert [force.force_id for force in design.forces] == ["force"]
    assert design.observed == ()
    assert design.arrays.weight.sum() == 0
    assert design.anchor_steps == (design.grid.n_steps - 1,)


def test_a_force_begins_between_the_start_and_the_first_word_about_it():
    """Half-way, or half a year before the first days spoken of; one found in place began half a year before."""
    late = small_case.claim("late", 1400, "present", 900.0, subject="later", claimant_group="FRIEND")
    forces = (
        small_case.case().forces[0],
        Force(force_id="later", name="those who came later", actor="BUND"),
        Force(force_id="host", name="those in place", actor="BUND", starts_empty=False),
    )
    host = small_case.claim("host", 20, "present", 800.0, subject="host")
    ledger = small_case.ledger(forces=forces)
    claims = (*ledger.claims, host, late)
    design = make_design(replace(ledger, claims=claims).known(late.said_on))
    assert design.begins == (0.0, 100.0, -26.0)
    assert design.first_told == (pytest.approx(design.clock.beginning_of(ledger.claims[0].day)), 200.0, 0.0)
