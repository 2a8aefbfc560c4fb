"""Told home: claims that men go home, or that fewer are to stay, as acts that point to leaving.

Whoever writes a case writes the order as an event and how many it sends home as a claim beside it. An article often
has the claim alone: "will bring home 800 by June", "is to be cut to 500 by spring", "the last 400 left on Monday".
Where no act of leaving stands beside it, such a claim is one: what is planned is announced, of a part where most are to
stay, and what others expect is a promise; what was done has begun, unless it is a relief, of which men who come tell.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Final

from passmuster.forecast.leaving_acts import CREDENCE, LeavingAct
from passmuster.forecast.pair_events import ANONYMOUS, UNNAMED
from passmuster.forecast.staying_acts import TAKEN_BACK
from passmuster.ledger import Claim
from passmuster.ledger.vocabulary import Mode, Quantity
from passmuster.precedents.acts import ActKind

__all__ = ["with_claims"]

SAME_DAYS: Final = 31
"""Days between an act and a claim that tells of it again, or between men who go and men who come for them."""

MOST_OF_IT: Final = 0.5
"""Share of the force from which those who go are more than a part."""

FEWER: Final = 0.75
"""Share of the force below which a planned strength sends men home: the quarter that a withdrawal is told by."""

FIRST_ONES: Final = 0.02
"""Share of the force from which men told to have gone home are more than the sick and those on leave."""

LONGEST_STRETCH: Final = 92
"""Days over which men told to have gone home are a withdrawal; over more, they are mostly relieved."""

FEW_CLAIMS: Final = 8
"""Claims up to which a number of men gone home is of those who left now: an article's."""

COMING: Final = frozenset({Quantity.ARRIVALS, Quantity.ROTATED, Quantity.DEPLOYED})
LEAVING: Final = frozenset(
    {
        *(ActKind.ANNOUNCED, ActKind.PART_LEAVES, ActKind.SIGNED, ActKind.UNDER_WAY),
        *(ActKind.PROMISE, ActKind.ASKED_TO_GO),
    }
)
"""Acts that a claim beside them tells again."""


def with_claims(
    acts: Sequence[LeavingAct],
    claims: Iterable[Claim],
    *,
    as_of: date,
    present_on: Callable[[date], float],
    stays: Sequence[date] = (),
) -> tuple[LeavingAct, ...]:
    """Acts with those that only claims tell of, the earliest first.

    Parameters
    ----------
    acts
        Acts that events tell of.
    claims
        Those about the partner's force.
    as_of
        The day up to which it is told.
    present_on
        How many were there on a day.
    stays
        Days on which the partner said that it stays, which takes back what claims before them told.
    """
    known = [claim for claim in claims if claim.said_on <= as_of]
    found = list(acts)
    for claim in sorted(known, key=lambda claim: (claim.said_on, claim.claim_id)):
        kind = _kind(claim, known, present_on(claim.said_on))
        if kind in TAKEN_BACK and any(claim.said_on < day for day in stays):
            continue
        if kind is not None and not any(act.kind in LEAVING and _near(act.day, claim.said_on) for act in found):
            found.append(_act(kind, claim))
    return tuple(sorted(found, key=lambda act: act.day))


def _kind(claim: Claim, known: Sequence[Claim], present: float) -> ActKind | None:
    """The kind of act that a claim tells of; None for one that tells of none."""
    number = _number(claim)
    if present <= 0.0 or claim.mode == Mode.RUMOURED:
        return None
    if claim.quantity == Quantity.RETURNED:
        if not claim.is_prospective:
            return _begun(claim, known, present)
        said = ActKind.ANNOUNCED if claim.mode == Mode.PLANNED else ActKind.PROMISE
        return said if number >= MOST_OF_IT * present else ActKind.PART_LEAVES
    # That none is planned denies a plan to send any, unless it names the day by which none is to be left.
    stays = number > 0.0 or claim.horizon is not None
    if claim.quantity == Quantity.PRESENT and claim.mode == Mode.PLANNED and stays and number < FEWER * present:
        return ActKind.ANNOUNCED if number < MOST_OF_IT * present else ActKind.PART_LEAVES
    return None


def _begun(claim: Claim, known: Sequence[Claim], present: float) -> ActKind | None:
    """Men who have gone home of late, and for whom nobody came.

    A number without a first day may be of all who ever came home, relieved or not, where more than a little is told.
    """
    ended = claim.as_of_end or claim.said_on
    lately = (claim.said_on - ended).days <= SAME_DAYS
    if claim.as_of_start is None and len(known) > FEW_CLAIMS:
        return None
    if claim.as_of_start is not None and (ended - claim.as_of_start).days > LONGEST_STRETCH:
        return None
    relieved = any(other.quantity in COMING and _near(other.said_on, claim.said_on) for other in known)
    if relieved or not lately or _number(claim) < FIRST_ONES * present:
        return None
    before = present + _number(claim)
    return ActKind.UNDER_WAY if _number(claim) >= MOST_OF_IT * before else ActKind.PART_LEAVES


def _act(kind: ActKind, claim: Claim) -> LeavingAct:
    who = "anonymous" if ANONYMOUS.search(claim.claimant) else "unnamed" if UNNAMED.search(claim.claimant) else "named"
    last = claim.horizon if claim.is_prospective and claim.horizon and claim.horizon > claim.said_on else None
    named = last if kind is ActKind.ANNOUNCED else None
    return LeavingAct(kind=kind, day=claim.said_on, events=(), claims=(claim,), credence=CREDENCE[who], last_day=named)


def _near(one: date, other: date) -> bool:
    return abs((other - one).days) <= SAME_DAYS


def _number(claim: Claim) -> float:
    return max((number for number in (claim.low, claim.point, claim.high) if number is not None), default=0.0)
