"""Number series that follow another: a speaker whose numbers were somebody else's some days before.

Two who count one thing by themselves now and then print the same number. That one prints three of the other's numbers,
each after the other had, and hardly any number of its own, is no chance. Nothing is decided by it: it is proposed.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Final

from passmuster.ledger.alike import by_speaker, grouped, printed_numbers
from passmuster.ledger.claim import Claim
from passmuster.ledger.echoes import RELAY_DAYS

__all__ = ["Followed", "followed_series"]

LEAST_NUMBERS: Final = 3
"""Different numbers that must come again; customary, as many as a habit takes."""
MOST_OF_ITS_OWN: Final = 0.2
"""The largest part of a follower's numbers that may be its own."""


@dataclass(frozen=True, slots=True)
class Followed:
    """A speaker's claims of one count, each with the one of another speaker that gave its number first.

    `numbers` says how many different numbers the follower gave of the count in all.
    """

    pairs: tuple[tuple[Claim, Claim], ...]
    numbers: int


Numbers = dict[tuple[float, ...], list[Claim]]
"""What a speaker gave of a count: each number with its claims."""


def followed_series(claims: Sequence[Claim]) -> Iterator[Followed]:
    """Each speaker that follows another in one count, with the one whose numbers it gives most of."""
    counted = [claim for claim in claims if not claim.is_prospective and not claim.measures]
    for series in grouped(counted, lambda claim: (claim.subject, claim.quantity, claim.is_window)):
        speakers = [given for own in by_speaker(series) if len(given := _given(own)) >= LEAST_NUMBERS]
        best: dict[int, Followed] = {}
        for (_, first), (place, later) in permutations(enumerate(speakers), 2):
            found = _followed(first, later) if _may_follow(first, later) else None
            if found is not None and (place not in best or len(found.pairs) > len(best[place].pairs)):
                best[place] = found
        yield from best.values()


def _given(own: Sequence[Claim]) -> Numbers:
    given: Numbers = defaultdict(list)
    for claim in own:
        given[printed_numbers(claim)].append(claim)
    return given


def _may_follow(first: Numbers, later: Numbers) -> bool:
    """Whether so many numbers of the one are the other's as well that it is worth a look at the days."""
    shared = len(first.keys() & later.keys())
    return shared >= LEAST_NUMBERS and shared >= (1.0 - MOST_OF_ITS_OWN) * len(later)


def _followed(first: Numbers, later: Numbers) -> Followed | None:
    """The later one's claims whose number the first one had given before, if that is nearly all it gives."""
    pairs, given = _traced(later, first)
    if len(given) < LEAST_NUMBERS or len(given) < (1.0 - MOST_OF_ITS_OWN) * len(later):
        return None
    if all(source.said_on == claim.said_on for claim, source in pairs):
        return None
    # Where it was sometimes the first itself, neither follows the other; nor where both always spoke on one day.
    back, _ = _traced(first, later)
    before = {printed_numbers(claim) for claim, source in back if source.said_on < claim.said_on}
    return Followed(tuple(pairs), len(later)) if not before & given else None


def _traced(later: Numbers, first: Numbers) -> tuple[list[tuple[Claim, Claim]], set[tuple[float, ...]]]:
    """Claims with the first claim of the other that gave the same number in the days before, and those numbers."""
    pairs = []
    for number, own in later.items():
        for claim in own:
            same = [one for one in first.get(number, ()) if 0 <= (claim.said_on - one.said_on).days <= RELAY_DAYS]
            if same:
                pairs.append((claim, min(same, key=lambda one: (one.said_on, one.claim_id))))
    return pairs, {printed_numbers(claim) for claim, _ in pairs}
