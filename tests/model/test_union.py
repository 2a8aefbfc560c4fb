"""One design for two states of a case."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from passmuster.ledger import Claim, Known
from passmuster.model.design import make_design
from passmuster.model.leans import NO_CELL
from passmuster.model.union import FORMER, UnionDesign, union_design
from worlds.muster_world import AS_OF, claim, ordinary_claims, ordinary_ledger


def _known(claims: tuple[Claim, ...]) -> Known:
    return replace(ordinary_ledger(), claims=tuple(sorted(claims, key=lambda c: (c.said_on, c.claim_id)))).known(AS_OF)


def _weights(union: UnionDesign) -> dict[str, tuple[float, float]]:
    ids = [one.claim_id for one in union.design.observed]
    return dict(zip(ids, zip(union.before.tolist(), union.after.tolist(), strict=True), strict=True))


def test_what_stays_counts_on_both_sides_and_what_came_on_one() -> None:
    """Two equal states have one design, the usual one; a claim that came is a row without a say before."""
    old = _known(ordinary_claims())
    same = union_design(old, old)
    plain = make_design(old)
    assert same.design.observed == plain.observed
    assert np.array_equal(same.design.arrays.low, plain.arrays.low)
    assert set(_weights(same).values()) == {(1.0, 1.0)}
    came = union_design(old, _known((*ordinary_claims(), claim("new", "killed", 700))))
    assert _weights(came)["new"] == (0.0, 1.0)
    assert sorted(set(_weights(came).values())) == [(0.0, 1.0), (1.0, 1.0)]


def test_what_was_withdrawn_is_a_row_without_a_say_now() -> None:
    """It stands there under its own name, and forces that only it made countable are counted."""
    old = _known((*ordinary_claims(), claim("gone", "killed", 700)))
    union = union_design(old, _known(ordinary_claims()))
    assert _weights(union)["gone"] == (1.0, 0.0)


def test_a_correction_stands_there_twice() -> None:
    """As it was and as it is, with the same origin."""
    old = ordinary_claims()
    corrected = replace(old[2], point=550.0)
    union = union_design(_known(old), _known((*old[:2], corrected, *old[3:])))
    weights = _weights(union)
    assert weights[old[2].claim_id] == (0.0, 1.0)
    assert weights[old[2].claim_id + FORMER] == (1.0, 0.0)
    origin_of = union.design.echoes.origin_of
    assert origin_of[old[2].claim_id + FORMER] == origin_of[old[2].claim_id]
    numbers = {one.claim_id: one.point for one in union.design.observed}
    assert numbers[old[2].claim_id + FORMER] == old[2].point
    assert numbers[old[2].claim_id] == 550.0


def test_copies_and_plans_change_no_weight() -> None:
    """A claim said again and an intention leave every row as it was."""
    old = ordinary_claims()
    copies = tuple(replace(old[0], claim_id=f"copy-{number}") for number in range(3))
    union = union_design(_known(old), _known((*old, *copies, claim("plan", "planned", 15_000))))
    assert set(_weights(union).values()) == {(1.0, 1.0)}


def test_the_way_back_swaps_the_weights() -> None:
    """What came one way is gone the other way."""
    old, new = _known(ordinary_claims()), _known((*ordinary_claims()[1:], claim("new", "killed", 700)))
    forth, back = _weights(union_design(old, new)), _weights(union_design(new, old))
    assert back == {name: (after, before) for name, (before, after) in forth.items()}


# Rows as each state reads them ----------------------------------------------------------------------------------------

LONE = claim("lone", "present", 9_000, AS_OF, claimant_group="RU")
OTHER = claim("other", "present", 9_500, AS_OF - timedelta(days=1), claimant_group="RU")
"""What one group says of one count within a week: two of its claims share a burst, one alone has none."""


def _bursts(union: UnionDesign) -> dict[str, bool]:
    """Whether each row has a burst."""
    rows = zip(union.design.observed, union.design.rows, strict=True)
    return {one.claim_id: bool(union.design.arrays.burst[row] != NO_CELL) for one, row in rows}


def test_a_correction_is_no_second_claim_of_its_weeks() -> None:
    """The former words and the new ones are two rows of one claim, and neither shares a burst with the other."""
    union = union_design(_known((*ordinary_claims(), LONE)), _known((*ordinary_claims(), replace(LONE, point=7_000.0))))
    assert (_weights(union)["lone"], _weights(union)["lone" + FORMER]) == ((0.0, 1.0), (1.0, 0.0))
    assert not any(_bursts(union).values())
    assert union.because == {}


def test_what_is_read_otherwise_beside_a_new_claim_stands_there_twice() -> None:
    """Alone it had no burst, and with the new claim it has one; the way back undoes it."""
    old, new = _known((*ordinary_claims(), LONE)), _known((*ordinary_claims(), LONE, OTHER))
    forth, back = union_design(old, new), union_design(new, old)
    assert forth.because == {"lone": "other"}
    assert (_weights(forth)["lone"], _weights(forth)["lone" + FORMER]) == ((0.0, 1.0), (1.0, 0.0))
    spoken = {"lone": True, "other": True, "lone" + FORMER: False}
    assert {name: _bursts(forth)[name] for name in spoken} == spoken
    assert back.because == {"lone": "other"}
    assert {name: _bursts(back)[name] for name in spoken} == {"lone": False, "other": True, "lone" + FORMER: True}


@pytest.mark.parametrize(
    "later",
    [
        (*ordinary_claims(), LONE, OTHER),
        (*ordinary_claims(), replace(LONE, point=7_000.0)),
        ordinary_claims(),
        (*ordinary_claims()[1:], LONE),
    ],
)
def test_rows_of_now_are_those_of_the_design_of_now(later: tuple[Claim, ...]) -> None:
    """Whatever was there before: a new claim, a correction or a withdrawal leaves them as a fit of now has them."""
    fight = claim("fight", "killed", 40, date(2024, 11, 20), as_of_start=date(2024, 11, 18), claimant_group="US")
    known = _known(later)
    own, union = make_design(known), union_design(_known((*ordinary_claims(), LONE, fight)), known).design
    row_of = {one.claim_id: row for one, row in zip(union.observed, union.rows, strict=True)}
    for one, row in zip(own.observed, own.rows, strict=True):
        there = row_of[one.claim_id]
        for name in ("opening", "closing", "low", "high", "rounding", "family", "mode"):
            assert getattr(union.arrays, name)[there] == getattr(own.arrays, name)[row], name
        place, own_place = union.arrays.burst[there], own.arrays.burst[row]
        assert (union.bursts[place] if place >= 0 else None) == (own.bursts[own_place] if own_place >= 0 else None)
    assert np.array_equal(union.battles, own.battles)
    assert union.untold.is_like(own.untold)
    assert (union.begins, union.first_told) == (own.begins, own.first_told)


FIRST = claim("first", "killed", 700, date(2024, 11, 20), claimant_group="US", claimant="a ministry")
AGAIN = claim("again", "killed", 710, date(2024, 11, 26), claimant_group="OSINT", claimant="a counter")


@pytest.mark.parametrize("goes", [True, False])
def test_what_may_repeat_a_number_of_one_state_alone_stands_there_twice(goes: bool) -> None:
    """It weighs as a relay where the number that it may repeat stands, and as a witness where it does not."""
    both, alone = _known((*ordinary_claims(), FIRST, AGAIN)), _known((*ordinary_claims(), AGAIN))
    old, new = (both, alone) if goes else (alone, both)
    union = union_design(old, new)
    assert union.because == {"again": "first"}
    assert (_weights(union)["again"], _weights(union)["again" + FORMER]) == ((0.0, 1.0), (1.0, 0.0))
    for known, row in ((old, "again" + FORMER), (new, "again")):
        own, here = make_design(known).relays.get("again"), union.design.relays.get(row)
        assert (own is None) == (here is None)
        assert own is None or here is None or own.log_density == here.log_density
