"""What changed in the evidence between two states of a case, one change for each thing that somebody did.

A change moves the weights of some rows of a union design (`model/union.py`). A correction takes the former words away
and puts the new ones in their place, and is one change. So is a claim that turns up and is the first to say what others
of its origin repeat: it speaks for them from then on. And so is one that has another read otherwise.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

import numpy as np

from passmuster.ledger import Claim, Known
from passmuster.model.union import FORMER, UnionDesign

__all__ = ["Change", "ChangeKind", "changes_between", "unmoved"]


class ChangeKind(StrEnum):
    """What was done to the evidence."""

    FRESH = "fresh"
    """A new claim about days after the earlier state."""
    LATE = "late"
    """A new claim about days that the earlier state spoke of already: the past is filled in."""
    CORRECTION = "correction"
    WITHDRAWAL = "withdrawal"
    ECHO = "echo"
    """A claim known before that is now, or is no more, told from others as a witness of its own."""
    PLAN = "plan"
    """A plan or projection, which is never weighed."""
    NOT_WEIGHED = "not weighed"
    """A claim that changed no weight: about what the model keeps no count of, or said before by its origin."""


@dataclass(frozen=True, slots=True, eq=False)
class Change:
    """One change of the evidence.

    `claims` are the ids of the claims it is about, and `group` is who made the first of them. `weights`, shape
    (n_observed,), is by how much each row of the union's claims counts for more.
    """

    kind: ChangeKind
    claims: tuple[str, ...]
    origin: str
    group: str
    weights: np.ndarray


def changes_between(union: UnionDesign, earlier: Known, later: Known) -> tuple[Change, ...]:
    """Every change that moves a weight, in the order in which the claims were said."""
    gathered: dict[str, list[int]] = {}
    moved = np.flatnonzero(union.before != union.after)
    for place in moved.tolist():
        gathered.setdefault(_name(union, place, moved), []).append(place)
    then, now = ({claim.claim_id: claim for claim in known.claims} for known in (earlier, later))
    changes = [_change(union, name, places, earlier.day, then, now) for name, places in gathered.items()]
    return tuple(sorted(changes, key=lambda change: _order(change, then, now)))


def unmoved(union: UnionDesign, earlier: Known, later: Known) -> tuple[tuple[str, ChangeKind], ...]:
    """Claims that came, went or were changed without moving a weight, each with why."""
    moving = {
        union.design.observed[place].claim_id.removesuffix(FORMER)
        for place in np.flatnonzero(union.before != union.after)
    }
    then, now = ({claim.claim_id: claim for claim in known.claims} for known in (earlier, later))
    touched = [claim for claim in later.claims if then.get(claim.claim_id) != claim and claim.claim_id not in moving]
    touched += [claim for claim in earlier.claims if claim.claim_id not in now and claim.claim_id not in moving]
    return tuple(
        (claim.claim_id, ChangeKind.PLAN if claim.is_prospective else ChangeKind.NOT_WEIGHED) for claim in touched
    )


def _name(union: UnionDesign, place: int, moved: np.ndarray) -> str:
    """What a row's change is gathered under: the claim, or that which speaks for its origin from now on."""
    observed, origin_of = union.design.observed, union.design.echoes.origin_of
    claim = observed[place].claim_id
    own = claim.removesuffix(FORMER)
    if own in union.because:
        rows = [one.claim_id for one in observed]
        return _name(union, rows.index(union.because[own]), moved)
    if union.after[place] or claim != own:
        return own
    takes_over = [
        observed[other].claim_id
        for other in moved
        if union.after[other]
        and not union.before[other]
        and origin_of[observed[other].claim_id] == origin_of[claim]
        and observed[other].claim_id not in union.because
    ]
    return takes_over[0] if own in union.design.roles and takes_over else own


def _change(
    union: UnionDesign,
    name: str,
    places: Sequence[int],
    day: date,
    then: Mapping[str, Claim],
    now: Mapping[str, Claim],
) -> Change:
    weights = np.zeros(len(union.design.observed))
    weights[places] = (union.after - union.before)[places]
    spoken_of = (union.design.observed[place].claim_id.removesuffix(FORMER) for place in places)
    ids = dict.fromkeys([name, *(claim for claim in spoken_of if claim not in union.because)])
    first = now.get(name) or then[name]
    origin = union.design.echoes.origin_of.get(name, name)
    return Change(_kind(name, day, then, now), tuple(ids), origin, first.claimant_group, weights)


def _kind(name: str, day: date, then: Mapping[str, Claim], now: Mapping[str, Claim]) -> ChangeKind:
    if name not in now:
        return ChangeKind.WITHDRAWAL
    if name not in then:
        return ChangeKind.FRESH if now[name].day > day else ChangeKind.LATE
    # Whoever accepts or refuses an echo changes a claim's origin and none of its words.
    return ChangeKind.ECHO if replace(now[name], origin=then[name].origin) == then[name] else ChangeKind.CORRECTION


def _order(change: Change, then: Mapping[str, Claim], now: Mapping[str, Claim]) -> tuple[date, str]:
    first = change.claims[0]
    return (now.get(first) or then[first]).said_on, first
