"""Parts of a force whose whole the same report tells: they say nothing of how large it is."""

from dataclasses import replace

import numpy as np

from passmuster.model.claim_arrays import PrintedWay, way_of
from passmuster.model.design import make_design
from passmuster.model.told_wholes import parts_of_told_wholes
from passmuster.observation.witness import PrintedNumbers, Stretches, weigh_by_way
from worlds import small_case
from worlds.small_case import AS_OF, claim

REPORT = "r" * 64
WHOLE = claim("whole", 60, "present", 4000.0, report_id=REPORT)
PART = claim("part", 60, "present", 600.0, bound="at_least", report_id=REPORT, note="least of the whole")


def test_a_part_is_one_beside_its_whole_alone():
    """Not beside a smaller number, another count, another report, another part, or without the note of one."""
    assert parts_of_told_wholes([WHOLE, PART]) == {"part"}
    for other in (
        replace(WHOLE, point=500.0), replace(WHOLE, quantity="killed"), replace(WHOLE, report_id="s" * 64),
        replace(WHOLE, subject="host"), replace(WHOLE, note="least of the whole"),
    ):  # fmt: skip
        assert parts_of_told_wholes([other, PART]) == set()
    assert parts_of_told_wholes([replace(WHOLE, quantity="deployed"), PART]) == {"part"}
    assert parts_of_told_wholes([WHOLE, replace(PART, note="")]) == set()
    assert parts_of_told_wholes([WHOLE, replace(PART, report_id="")]) == set()


def test_only_the_row_of_such_a_part_is_open():
    """In the arrays of a case; an open floor is a floor still."""
    base = small_case.ledger()
    said = sorted((*base.claims, WHOLE, PART), key=lambda one: one.said_on)
    design = make_design(replace(base, claims=tuple(said)).known(AS_OF))
    rows = dict(zip((one.claim_id for one in design.observed), design.rows, strict=True))
    assert np.flatnonzero(design.arrays.is_open).tolist() == [rows["part"]]
    assert design.arrays.is_floor[rows["part"]]
    assert way_of(PART) == PrintedWay.ONE_SIDED


def test_an_open_floor_is_as_likely_whatever_lies_beyond_it():
    """A pulled one is not; below it both are unlikely alike."""
    low = np.log(np.array([600.0, 600.0]))
    printed = PrintedNumbers(np.array([True, True]), low, low, np.array([True, False]))
    ways, scale = Stretches(0, 2, 0), np.full((2, 1), 0.1)

    def said(count):
        belief = np.full((2, 1), np.log(count))
        return weigh_by_way(printed, ways, belief, scale, xp=np, pull=2.0)[:, 0]

    np.testing.assert_allclose(said(40_000.0)[0], said(4_000.0)[0], atol=1e-4)
    assert said(40_000.0)[1] < said(4_000.0)[1] - 4.0
    np.testing.assert_allclose(said(200.0)[0], said(200.0)[1])
