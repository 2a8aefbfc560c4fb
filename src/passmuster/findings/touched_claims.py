"""The claims that came, went or were changed between two states of a case, and why some of them moved nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from passmuster.findings.discretion import discreet_claims, says_few
from passmuster.findings.evidence import claim_line
from passmuster.findings.moved_ratings import moved_ratings
from passmuster.findings.not_weighed_words import not_weighed_words
from passmuster.findings.parts.changes import LookedAt, MovedRating, NoWeight
from passmuster.findings.parts.evidence import ClaimLine
from passmuster.ledger import Claim, Known
from passmuster.ledger.roles import Role
from passmuster.model.changes import ChangeKind
from passmuster.model.design import Design
from passmuster.model.passage import Passage

__all__ = ["UNSEEN", "TouchedClaims", "looked_at_of", "touched_claims"]

REASONS: Final = {
    Role.OBSERVATION: "it says what was weighed before",
    Role.REPEAT: "what its origin says of this count is weighed once, by another claim",
    Role.RESTATEMENT: "its number is worked out from another one, or from words",
    Role.PROSPECT: "plans and projections are held against what lies ahead and never weighed",
    Role.NOT_MODELLED: "the model keeps no count that it speaks of",
}
"""The part that a claim plays to why it moved nothing."""

GONE: Final = "it was not weighed before it went"
AS_EVER: Final = "it has changed in nothing that is weighed"
"""Of one that was there before and is weighed now, as it was: another name of its outlet, or another claim's number as
its origin which is not its own."""


@dataclass(frozen=True, slots=True)
class TouchedClaims:
    """Claims as a reader sees them, now and before they changed, and claim id to why it moved nothing, in words."""

    claims: tuple[ClaimLine, ...] = ()
    former: tuple[ClaimLine, ...] = ()
    reasons: tuple[tuple[str, str], ...] = ()
    known_before: frozenset[str] = frozenset()
    """Ids of claims that moved nothing and were there before."""
    few: frozenset[str] = frozenset()
    """Ids of claims of so few harmed people that their numbers are withheld."""
    ratings: tuple[MovedRating, ...] = ()
    """Ratings that are others than then."""


UNSEEN: Final = TouchedClaims()
"""No claim is known but by its id."""


def touched_claims(passed: Passage, design: Design, earlier: Known, later: Known) -> TouchedClaims:
    """Every claim that a change is about, and every one that moved nothing.

    Parameters
    ----------
    passed
        The way from the earlier state to the later one.
    design
        The design of the later state, which says what becomes of each claim.
    """
    then, now = ({claim.claim_id: claim for claim in known.claims} for known in (earlier, later))
    silent = [claim_id for claim_id, _ in passed.unmoved]
    ids = list(dict.fromkeys([*(name for change in passed.changes for name in change.claims), *silent]))
    lines = tuple(_line(now.get(name) or then[name], design) for name in ids)
    changed = [then[name] for name in ids if name in then and name in now and then[name] != now[name]]
    return TouchedClaims(
        claims=discreet_claims(lines, design.case),
        former=discreet_claims((_line(claim, design) for claim in changed), design.case),
        reasons=tuple((name, _reason(name, design, then, now)) for name in silent),
        known_before=frozenset(silent) & then.keys(),
        few=frozenset(line.claim_id for line in lines if says_few(line)),
        ratings=moved_ratings(earlier, later),
    )


def looked_at_of(passed: Passage, seen: TouchedClaims) -> LookedAt:
    """What was looked at, with why some claims moved nothing."""
    reasons = dict(seen.reasons)
    new = sum(change.kind in {ChangeKind.FRESH, ChangeKind.LATE} for change in passed.changes)
    return LookedAt(
        new_claims=new + len({claim_id for claim_id, _ in passed.unmoved} - seen.known_before),
        weighed=len(passed.changes),
        no_weight=tuple(
            NoWeight(claim_id=claim_id, why=str(kind), reason=reasons.get(claim_id, str(kind)))
            for claim_id, kind in passed.unmoved
        ),
        ratings=seen.ratings,
    )


def _line(claim: Claim, design: Design) -> ClaimLine:
    return claim_line(claim, design.roles.get(claim.claim_id, Role.OBSERVATION))


def _reason(name: str, design: Design, then: Mapping[str, Claim], now: Mapping[str, Claim]) -> str:
    """Why a claim moved nothing: what becomes of it now, or that it is gone."""
    if name not in now:
        return GONE
    if name in then and design.roles.get(name) == Role.OBSERVATION:
        return AS_EVER
    why = design.why_not.get(name)
    if why is not None:
        return not_weighed_words(why, now[name], design.case, design.clock.start)
    return REASONS[design.roles.get(name, Role.NOT_MODELLED)]
