"""The claims that came, went or were changed, and why some moved nothing."""

from dataclasses import dataclass, replace
from datetime import timedelta

from passmuster.findings.touched_claims import TouchedClaims, looked_at_of, touched_claims
from passmuster.ledger import Claim, Known
from passmuster.model.changes import Change, ChangeKind, changes_between, unmoved
from passmuster.model.design import design_of, weighable
from passmuster.model.union import union_design
from worlds.muster_world import AS_OF, claim, ordinary_claims, ordinary_ledger

THEN = AS_OF - timedelta(weeks=1)
OLD = ordinary_claims()


@dataclass(frozen=True)
class _Way:
    """What is asked of a passage."""

    changes: tuple[Change, ...]
    unmoved: tuple[tuple[str, ChangeKind], ...]


def _known(claims: tuple[Claim, ...]) -> Known:
    ordered = tuple(sorted(claims, key=lambda c: (c.said_on, c.claim_id)))
    return replace(ordinary_ledger(), claims=ordered).known(AS_OF)


def _touched(new: tuple[Claim, ...], old: tuple[Claim, ...] = OLD) -> tuple[TouchedClaims, _Way]:
    earlier, later = replace(_known(old), day=THEN), _known(new)
    union = union_design(earlier, later)
    way = _Way(changes_between(union, earlier, later), unmoved(union, earlier, later))
    design = design_of(later.case, later.day, weighable(later))
    return touched_claims(way, design, earlier, later), way


def test_a_plan_and_a_copy_say_why_they_moved_nothing() -> None:
    """In words, each its own."""
    plan, copy = claim("plan", "planned", 15_000, mode="planned"), replace(OLD[0], claim_id="again")
    found, way = _touched((*OLD, plan, copy))
    looked_at = looked_at_of(way, found)
    reasons = {row.claim_id: row.reason for row in looked_at.no_weight}
    assert "never weighed" in reasons["plan"]
    assert "weighed before" in reasons["again"]
    assert looked_at.new_claims == 2
    assert [line.claim_id for line in found.claims] == [claim_id for claim_id, _ in way.unmoved]


def test_a_claim_that_was_there_and_is_weighed_as_it_was_says_so() -> None:
    """Another outlet, or an origin whose number is not its own, moves nothing; it is no copy of another claim."""
    found, way = _touched((replace(OLD[0], outlet="another paper"), *OLD[1:]))
    assert dict(found.reasons) == {OLD[0].claim_id: "it has changed in nothing that is weighed"}
    assert looked_at_of(way, found).new_claims == 0


def test_claims_of_few_people_are_named_as_such() -> None:
    """Their numbers are withheld, and whatever else would tell them."""
    found, _ = _touched((*OLD, claim("two", "captured", 2), claim("many", "captured", 200)))
    assert found.few == {"two"}


def test_a_correction_keeps_what_was_said_before() -> None:
    """The claim as it stands, and its former words."""
    found, _ = _touched((replace(OLD[0], point=OLD[0].point + 100.0), *OLD[1:]))
    assert [line.claim_id for line in found.claims] == [OLD[0].claim_id]
    assert [line.claim_id for line in found.former] == [OLD[0].claim_id]
    assert found.claims[0].text != found.former[0].text


def test_a_plan_that_went_is_no_new_claim() -> None:
    """It is told as gone, and not counted among what came."""
    plan = claim("plan", "planned", 15_000, mode="planned")
    found, way = _touched(OLD, (*OLD, plan))
    looked_at = looked_at_of(way, found)
    assert looked_at.new_claims == 0
    assert [row.reason for row in looked_at.no_weight] == ["it was not weighed before it went"]


def test_people_are_told_as_in_a_briefing() -> None:
    """Few dead are fewer than ten, before and after a correction; a private person is told by the role."""
    few = replace(OLD[2], point=4.0, claimant="A. Petrov (captured soldier)", note="call +44 20 7946 0000")
    found, _ = _touched((*OLD[:2], replace(few, point=7.0), *OLD[3:]), (*OLD[:2], few, *OLD[3:]))
    for line in (*found.claims, *found.former):
        assert (line.text, line.low, line.claimant) == ("fewer than 10", None, "a prisoner")
        assert "7946" not in line.note
