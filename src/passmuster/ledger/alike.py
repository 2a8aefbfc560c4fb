"""What claims have in common: speakers, numbers, and nearness in time."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date, timedelta

from passmuster.ledger.claim import Claim
from passmuster.ledger.speakers import same_speakers

__all__ = ["by_claimant", "by_speaker", "days_apart", "grouped", "printed_numbers", "said_near"]


def grouped(claims: Iterable[Claim], key: Callable[[Claim], Hashable]) -> list[list[Claim]]:
    """Claims of equal key together, in their order."""
    groups: dict[Hashable, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[key(claim)].append(claim)
    return list(groups.values())


def by_claimant(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    """Claims of each claimant by its name."""
    by_name: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_name[claim.claimant].append(claim)
    return by_name


def by_speaker(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Claims of each speaker, however spelt."""
    speakers = same_speakers({claim.claimant for claim in claims})
    speaker_of = {name: place for place, names in enumerate(speakers) for name in names}
    return grouped(claims, lambda claim: speaker_of[claim.claimant])


def printed_numbers(claim: Claim) -> tuple[float, ...]:
    """The numbers of a claim, each once, in order of size."""
    return tuple(sorted({value for value in (claim.low, claim.high, claim.point) if value is not None}))


def days_apart(one: date | None, other: date | None) -> int:
    """Days between two days; none when either is unknown."""
    return 0 if one is None or other is None else abs((one - other).days)


def said_near(claims: Sequence[Claim], day: date, days: int) -> Sequence[Claim]:
    """Claims said at most `days` before or after a day; `claims` are in order of saying."""
    first = bisect_left(claims, day - timedelta(days=days), key=lambda claim: claim.said_on)
    last = bisect_right(claims, day + timedelta(days=days), key=lambda claim: claim.said_on)
    return claims[first:last]
