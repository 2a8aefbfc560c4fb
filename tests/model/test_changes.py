"""What changed between two states of a case, one change for each thing that somebody did."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from passmuster.ledger import Claim, Known
from passmuster.model.changes import Change, ChangeKind, changes_between, unmoved
from passmuster.model.union import union_design
from worlds.muster_world import AS_OF, claim, ordinary_claims, ordinary_ledger

THEN = AS_OF - timedelta(weeks=1)


def _known(claims: tuple[Claim, ...], day: date = AS_OF) -> Known:
    ordered = tuple(sorted(claims, key=lambda c: (c.said_on, c.claim_id)))
    return replace(ordinary_ledger(), claims=ordered).known(day)


def _changes(new: tuple[Claim, ...], old: tuple[Claim, ...] = ordinary_claims()) -> tuple[Change, ...]:
    earlier, later = _known(old, THEN), _known(new)
    return changes_between(union_design(earlier, later), earlier, later)


def test_new_claims_are_fresh_or_late() -> None:
    """By the days that they speak of: after the earlier state, or before it."""
    fresh = claim("fresh", "killed", 650, AS_OF)
    late = claim("late", "killed", 350, date(2024, 12, 1), said_on=AS_OF)
    found = {change.claims: change.kind for change in _changes((*ordinary_claims(), fresh, late))}
    assert found == {("fresh",): ChangeKind.FRESH, ("late",): ChangeKind.LATE}


def test_a_correction_is_one_change_of_two_rows() -> None:
    """The former words go and the new ones come, together."""
    old = ordinary_claims()
    (change,) = _changes((*old[:2], replace(old[2], point=550.0), old[3]))
    assert (change.kind, change.claims) == (ChangeKind.CORRECTION, (old[2].claim_id,))
    assert sorted(change.weights[change.weights != 0].tolist()) == [-1.0, 1.0]
    assert change.group == old[2].claimant_group


def test_a_withdrawal_takes_a_row_away() -> None:
    """Its claim counts for one less."""
    old = ordinary_claims()
    (change,) = _changes(old[:3])
    assert (change.kind, change.claims) == (ChangeKind.WITHDRAWAL, (old[3].claim_id,))
    assert change.weights.sum() == -1.0


def test_a_claim_that_is_told_apart_anew_is_an_echo() -> None:
    """A claim known before that others turn out to repeat changes nothing but who counts."""
    old = ordinary_claims()
    named = tuple(replace(one, origin="one wire") for one in old[:1])
    copy = replace(old[0], claim_id="again", origin="another wire")
    earlier, later = (*old[1:], *named, copy), (*old[1:], *named, replace(copy, origin="one wire"))
    found = _changes(later, earlier)
    assert [change.kind for change in found] == [ChangeKind.ECHO]
    assert sorted(np.unique([change.weights.sum() for change in found]).tolist()) == [-1.0]


def test_an_accepted_echo_with_another_number_is_an_echo_and_no_correction() -> None:
    """It is weighed no more; refused again, it is."""
    old = ordinary_claims()
    slip = replace(old[0], claim_id="slip", point=(old[0].point or 0.0) + 300.0, claimant="A paper")
    accepted = replace(slip, origin=old[0].claim_id)
    for earlier, later, by in ((slip, accepted, -1.0), (accepted, replace(slip, origin="slip"), 1.0)):
        (change,) = _changes((*old, later), (*old, earlier))
        assert (change.kind, change.claims) == (ChangeKind.ECHO, ("slip",))
        assert change.weights.sum() == by


def test_plans_and_copies_are_told_and_move_nothing() -> None:
    """They stand apart, each with why."""
    old = ordinary_claims()
    new = (*old, replace(old[0], claim_id="again"), claim("plan", "planned", 15_000, mode="planned"))
    earlier, later = _known(old, THEN), _known(new)
    union = union_design(earlier, later)
    assert changes_between(union, earlier, later) == ()
    found = dict(unmoved(union, earlier, later))
    assert found == {"plan": ChangeKind.PLAN, "again": ChangeKind.NOT_WEIGHED}


def test_a_claim_that_has_another_read_otherwise_is_one_change() -> None:
    """The other stays as it is: it is no change of its own, and is not named."""
    lone = claim("lone", "present", 9_000, THEN, claimant_group="RU")
    other = claim("other", "present", 9_500, THEN - timedelta(days=1), claimant_group="RU")
    (came,) = _changes((*ordinary_claims(), lone, other), (*ordinary_claims(), lone))
    assert (came.kind, came.claims) == (ChangeKind.LATE, ("other",))
    assert sorted(came.weights[came.weights != 0].tolist()) == [-1.0, 1.0, 1.0]
    (went,) = _changes((*ordinary_claims(), lone), (*ordinary_claims(), lone, other))
    assert (went.kind, went.claims) == (ChangeKind.WITHDRAWAL, ("other",))
    assert sorted(went.weights[went.weights != 0].tolist()) == [-1.0, -1.0, 1.0]
