"""What the record shows of a source's habits: who has fallen silent, and whose running total fell.

Both are facts of the record and judge nobody. A source that told its numbers week by week and stops may have lost its
access or its interest; a total that falls was corrected, or counts something else since.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median
from typing import Final

from passmuster.ledger.alike import by_speaker, grouped
from passmuster.ledger.claim import Claim
from passmuster.ledger.vocabulary import Bound, Quantity

__all__ = ["FallenTotal", "SilentSource", "fallen_totals", "silent_sources"]

LEAST_DAYS: Final = 4
"""Days of speaking from which on a source has a habit; three gaps at least."""
LONGER: Final = 3.0
"""How many usual gaps a silence lasts at least before it is told; customary."""
ROUGH: Final = 0.1
"""A number with "about" before it may stand for one smaller or larger by this part; customary."""

TOTALS: Final = frozenset({
    Quantity.DEPLOYED, Quantity.KILLED, Quantity.WOUNDED, Quantity.CAPTURED, Quantity.MISSING, Quantity.CASUALTIES,
    Quantity.RETURNED,
})  # fmt: skip
"""Quantities that, without a window, are running totals and cannot fall."""


@dataclass(frozen=True, slots=True)
class SilentSource:
    """A speaker that has said nothing for longer than ever before: since when, and how many days lay between before."""

    speaker: str
    last_said: date
    silent_days: int
    usual_days: float
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FallenTotal:
    """A running total of one speaker that is smaller of a later day: the claim before and the one after."""

    before: Claim
    after: Claim


def silent_sources(claims: Sequence[Claim], day: date) -> tuple[SilentSource, ...]:
    """Speakers with a habit that have been silent for longer than `LONGER` usual gaps, and longer than ever before.

    The longest silence, in usual gaps, comes first.
    """
    found = [silent for own in by_speaker(claims) if (silent := _silent(own, day)) is not None]
    return tuple(sorted(found, key=lambda one: (-one.silent_days / one.usual_days, one.speaker)))


def _silent(claims: Sequence[Claim], day: date) -> SilentSource | None:
    days = sorted({claim.said_on for claim in claims if claim.said_on <= day})
    if len(days) < LEAST_DAYS:
        return None
    gaps = [(later - earlier).days for earlier, later in pairwise(days)]
    silence, usual = (day - days[-1]).days, float(median(gaps))
    if silence <= max(gaps) or silence < LONGER * usual:
        return None
    last = [claim for claim in claims if claim.said_on == days[-1]]
    return SilentSource(last[-1].claimant, days[-1], silence, usual, tuple(claim.claim_id for claim in last))


def fallen_totals(claims: Sequence[Claim]) -> tuple[FallenTotal, ...]:
    """Each speaker's running totals whose words for a later day lie below its words for an earlier one.

    Of one total the last fall is told. Bounds and "about" are taken as they are meant: at most 900 after at least 800
    is no fall, and about 1,000 after about 1,050 is none.
    """
    totals = [
        claim for claim in claims if claim.quantity in TOTALS and not claim.is_window and not claim.is_prospective
    ]
    series = (
        own
        for speaker in by_speaker(totals)
        for own in grouped(speaker, lambda claim: (claim.subject, claim.quantity, claim.measures))
    )
    return tuple(fall for own in series if (fall := next(_falls(own), None)) is not None)


def _falls(claims: Iterable[Claim]) -> Iterator[FallenTotal]:
    """The falls of one total, the last one first."""
    ordered = sorted(claims, key=lambda claim: (claim.day, claim.said_on, claim.claim_id))
    for place in range(len(ordered) - 1, 0, -1):
        after = ordered[place]
        below = [one for one in ordered[:place] if one.day < after.day and _least(one) > _most(after)]
        if below:
            yield FallenTotal(max(below, key=lambda one: (_least(one), one.day)), after)


def _least(claim: Claim) -> float:
    """The smallest number that a claim may mean."""
    low = claim.number_low if claim.number_low is not None else 0.0
    return low * (1.0 - ROUGH) if claim.bound == Bound.ABOUT else low


def _most(claim: Claim) -> float:
    """The largest number that a claim may mean."""
    high = claim.number_high if claim.number_high is not None else float("inf")
    return high * (1.0 + ROUGH) if claim.bound == Bound.ABOUT else high
