"""One design for two states of a case."""

from dataclasses import replace

import numpy as np

from passmuster.ledger import Claim, Known
from passmuster.model.design import make_design
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
