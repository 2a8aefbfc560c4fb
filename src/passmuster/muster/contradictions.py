"""Pairs of claims that cannot both hold. Both are shown; neither is dropped.

Every claim about the present admits an interval of numbers. Two claims contradict one another when what the world
allows between their counts is impossible for every pair of admitted numbers:

- one count on days next to one another cannot be two numbers;
- a running total cannot fall;
- a part cannot exceed its whole: the killed the casualties, those present all who were sent, a part its force.

Claims whose words leave open what they count contradict nobody.
"""

import math
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from heapq import nlargest

from passmuster.ledger import Case, Claim
from passmuster.ledger.vocabulary import Bound, Quantity
from passmuster.muster.found import Admitted, Contradiction, Contradictions, Rule
from passmuster.muster.meanings import meanings
from passmuster.muster.readings import ReadingKind
from passmuster.observation.rounding import rounding_unit

__all__ = ["contradictions"]

SAME_DAYS = 3
"""Days that count as one: a page dates a number by its saying or its printing."""
NEAR_DAYS = 31
"""How far apart running totals are compared. Beyond a month, one bad total would be set against everything."""
ABOUT = 0.1
"""What "about" admits on either side; a customary choice."""
MOST_TOLD = 300
"""Pairs grow with the square of the claims, and nobody reads more of them."""
WITHIN = (
    (Quantity.KILLED, Quantity.CASUALTIES),
    (Quantity.WOUNDED, Quantity.CASUALTIES),
    (Quantity.PRESENT, Quantity.DEPLOYED),
    (Quantity.KILLED, Quantity.DEPLOYED),
)
"""Counts of which the first cannot exceed the second."""


def contradictions(case: Case, claims: Iterable[Claim], most: int = MOST_TOLD) -> Contradictions:
    """Pairs of claims that cannot both hold.

    Copies of one statement count once. Of more than `most` pairs those whose numbers lie furthest apart are told.
    """
    by_count: dict[tuple[str, str], list[Admitted]] = {}
    for one in _admitted(claims):
        by_count.setdefault((one.subject, one.reading.measure), []).append(one)
    found = [pair for same in by_count.values() for pair in _same_count(same)]
    for smaller, larger, rule in _orders(case, by_count):
        found += _exceeding(by_count[smaller], by_count[larger], rule)
    widest = found if len(found) <= most else nlargest(most, found, key=_apart)
    return Contradictions(tuple(sorted(widest, key=_order)), len(found))


def _order(pair: Contradiction) -> tuple[date, str]:
    return max(pair.smaller.reading.last_day, pair.larger.reading.last_day), pair.smaller.claim_id


def _apart(pair: Contradiction) -> float:
    """By what factor the two numbers miss one another, on the log scale."""
    return math.log(max(pair.larger.low, 1.0)) - math.log(max(pair.smaller.high, 1.0))


def _admitted(claims: Iterable[Claim]) -> list[Admitted]:
    """What each statement about the present admits, by day; copies once."""
    distinct = {replace(c, claim_id=""): c for c in sorted(claims, key=lambda c: c.claim_id, reverse=True)}
    listed = []
    for claim in distinct.values():
        readings = list(meanings(claim))
        if not claim.is_prospective and len(readings) == 1:
            listed.append(Admitted(claim.claim_id, claim.subject, readings[0], *_interval(claim)))
    return sorted(listed, key=lambda one: (one.reading.last_day, one.claim_id))


def _interval(claim: Claim) -> tuple[float, float]:
    low, high = claim.number_low, claim.number_high
    if low is None or high is None or low < high:
        return (0.0 if low is None else low), (math.inf if high is None else high)
    # 10,000 may be rounded to the ten thousand, but nobody who says it means anything from 5,000 to 15,000.
    slack = ABOUT * low if claim.bound == Bound.ABOUT else min(rounding_unit(low) / 2.0, ABOUT * low)
    return low - slack, low + slack


def _same_count(claims: Sequence[Admitted]) -> Iterator[Contradiction]:
    """Contradictions among claims of one measure of one subject."""
    for earlier, later in _near(claims, NEAR_DAYS):
        days = _days_between(earlier, later)
        if not _alike_in_days(earlier, later):
            continue
        if days <= SAME_DAYS and earlier.high < later.low:
            yield Contradiction(earlier, later, Rule.ONE_COUNT)
        elif days <= SAME_DAYS and later.high < earlier.low:
            yield Contradiction(later, earlier, Rule.ONE_COUNT)
        elif _is_total(earlier) and later.high < earlier.low:
            yield Contradiction(later, earlier, Rule.TOTAL)


def _exceeding(smaller: Sequence[Admitted], larger: Sequence[Admitted], rule: Rule) -> Iterator[Contradiction]:
    """Contradictions between claims of a part and claims of its whole."""
    for part in smaller:
        for whole in larger:
            reach = NEAR_DAYS if _is_total(whole) else SAME_DAYS
            near = -SAME_DAYS <= _days_between(part, whole) <= reach
            if near and _alike_in_days(part, whole) and whole.high < part.low:
                yield Contradiction(whole, part, rule)


def _orders(case: Case, known: Collection[tuple[str, str]]) -> Iterator[tuple[tuple[str, str], tuple[str, str], Rule]]:
    """Subject and measure that cannot exceed another subject and measure, where claims speak of both."""
    subjects = dict.fromkeys(subject for subject, _ in known)
    for subject in subjects:
        for smaller, larger in WITHIN:
            if (subject, smaller) in known and (subject, larger) in known:
                yield (subject, smaller), (subject, larger), Rule.MEASURE
    for force in case.forces:
        if (force.force_id, Quantity.PRESENT) in known and (force.part_of, Quantity.PRESENT) in known:
            yield (force.force_id, Quantity.PRESENT), (force.part_of, Quantity.PRESENT), Rule.PART


def _near(claims: Sequence[Admitted], days: int) -> Iterator[tuple[Admitted, Admitted]]:
    """Pairs, the earlier first, at most so many days apart; claims come in order of their last day."""
    for place, earlier in enumerate(claims):
        for later in claims[place + 1 :]:
            if _days_between(earlier, later) > days:
                break
            yield earlier, later


def _days_between(one: Admitted, other: Admitted) -> int:
    return (other.reading.last_day - one.reading.last_day).days


def _alike_in_days(one: Admitted, other: Admitted) -> bool:
    """Two levels, or two windows with the same first and last day but for a day."""
    first, second = one.reading.first_day, other.reading.first_day
    if first is None or second is None:
        return first is second
    return max(abs((first - second).days), abs(_days_between(one, other))) <= 1


def _is_total(one: Admitted) -> bool:
    return one.reading.kind == ReadingKind.TOTAL
