"""Pairs of claims that cannot both hold. Both are shown; neither is dropped.

Every claim about the present admits an interval of numbers. Two claims contradict one another when what the world
allows between their counts is impossible for every pair of admitted numbers:

- one count on days next to one another cannot be two numbers;
- a running total cannot fall;
- a part cannot exceed its whole: the killed the casualties, those present all who were sent, a part its force.

Claims whose words leave open what they count contradict nobody.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from heapq import nlargest
from typing import NamedTuple

from passmuster.ledger import Case, Claim
from passmuster.muster.meanings import meanings
from passmuster.observation.rounding import rounding_unit
from passmuster.wording.numbers import claimed_words

__all__ = ["Contradiction", "Contradictions", "contradictions"]

SAME_DAYS = 3
"""Days that count as one: a page dates a number by its saying or its printing."""
NEAR_DAYS = 31
"""How far apart running totals are compared. Beyond a month, one bad total would be set against everything."""
ABOUT = 0.1
"""What "about" admits on either side; a customary choice."""
STOCKS = frozenset({"present"})
MOST_TOLD = 300
"""Pairs grow with the square of the claims, and nobody reads more of them."""
WITHIN = (("killed", "casualties"), ("wounded", "casualties"), ("present", "deployed"), ("killed", "deployed"))
"""Counts of which the first cannot exceed the second."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two claims that cannot both hold, the smaller number first, and the rule that they break together."""

    claims: tuple[str, str]
    text: str
    rule: str


class Contradictions(NamedTuple):
    """The pairs that are told, in order of the days they speak of, and how many were found in all."""

    told: tuple[Contradiction, ...]
    n_found: int


@dataclass(frozen=True, slots=True)
class _Admitted:
    """What one claim admits: numbers from `low` to `high` of a measure on a day, or over days."""

    claim: Claim
    measure: str
    first_day: date | None
    last_day: date
    low: float
    high: float


def contradictions(case: Case, claims: Iterable[Claim], most: int = MOST_TOLD) -> Contradictions:
    """Pairs of claims that cannot both hold.

    Copies of one statement count once. Of more than `most` pairs those whose numbers lie furthest apart are told.
    """
    admitted = _admitted(claims)
    by_count: dict[tuple[str, str], list[_Admitted]] = {}
    for one in admitted:
        by_count.setdefault((one.claim.subject, one.measure), []).append(one)
    found = [pair for same in by_count.values() for pair in _same_count(same)]
    for smaller, larger, rule in _orders(case, by_count):
        found += _exceeding(by_count[smaller], by_count[larger], rule)
    widest = found if len(found) <= most else nlargest(most, found, key=_apart)
    ordered = sorted(widest, key=lambda pair: (max(pair[0].last_day, pair[1].last_day), pair[0].claim.claim_id))
    return Contradictions(tuple(_told(smaller, larger, rule, case) for smaller, larger, rule in ordered), len(found))


Pair = tuple[_Admitted, _Admitted, str]
"""The claim of the smaller number, the claim of the larger one, and the rule."""


def _apart(pair: Pair) -> float:
    """By what factor the two numbers miss one another, on the log scale."""
    smaller, larger, _ = pair
    return math.log(max(larger.low, 1.0)) - math.log(max(smaller.high, 1.0))


def _admitted(claims: Iterable[Claim]) -> list[_Admitted]:
    """What each statement about the present admits, by day; copies once."""
    distinct = {replace(c, claim_id=""): c for c in sorted(claims, key=lambda c: c.claim_id, reverse=True)}
    listed = []
    for claim in distinct.values():
        readings = list(meanings(claim))
        if not claim.is_prospective and len(readings) == 1:
            low, high = _interval(claim)
            listed.append(_Admitted(claim, readings[0].measure, readings[0].first_day, readings[0].last_day, low, high))
    return sorted(listed, key=lambda one: (one.last_day, one.claim.claim_id))


def _interval(claim: Claim) -> tuple[float, float]:
    low, high = claim.number_low, claim.number_high
    if low is None or high is None or low < high:
        return (0.0 if low is None else low), (math.inf if high is None else high)
    # 10,000 may be rounded to the ten thousand, but nobody who says it means anything from 5,000 to 15,000.
    slack = ABOUT * low if claim.bound == "about" else min(rounding_unit(low) / 2.0, ABOUT * low)
    return low - slack, low + slack


def _same_count(claims: Sequence[_Admitted]) -> Iterator[Pair]:
    """Contradictions among claims of one measure of one subject."""
    for earlier, later in _near(claims, NEAR_DAYS):
        days = (later.last_day - earlier.last_day).days
        if not _alike_in_days(earlier, later):
            continue
        if days <= SAME_DAYS and earlier.high < later.low:
            yield earlier, later, "one count on nearly the same days cannot be two numbers"
        elif days <= SAME_DAYS and later.high < earlier.low:
            yield later, earlier, "one count on nearly the same days cannot be two numbers"
        elif _is_total(earlier) and later.high < earlier.low:
            yield later, earlier, "a running total cannot fall"


def _exceeding(smaller: Sequence[_Admitted], larger: Sequence[_Admitted], rule: str) -> Iterator[Pair]:
    """Contradictions between claims of a part and claims of its whole."""
    for part in smaller:
        for whole in larger:
            days = (whole.last_day - part.last_day).days
            reach = NEAR_DAYS if _is_total(whole) else SAME_DAYS
            if -SAME_DAYS <= days <= reach and _alike_in_days(part, whole) and whole.high < part.low:
                yield whole, part, rule


def _orders(
    case: Case, known: dict[tuple[str, str], list[_Admitted]]
) -> Iterator[tuple[tuple[str, str], tuple[str, str], str]]:
    subjects = dict.fromkeys(subject for subject, _ in known)
    for subject in subjects:
        for smaller, larger in WITHIN:
            if (subject, smaller) in known and (subject, larger) in known:
                yield (subject, smaller), (subject, larger), f"{smaller} cannot exceed {larger}"
    for force in case.forces:
        if (force.force_id, "present") in known and (force.part_of, "present") in known:
            yield (force.force_id, "present"), (force.part_of, "present"), "a part cannot exceed its whole"


def _near(claims: Sequence[_Admitted], days: int) -> Iterator[tuple[_Admitted, _Admitted]]:
    """Pairs, the earlier first, at most so many days apart; claims come in order of their last day."""
    for place, earlier in enumerate(claims):
        for later in claims[place + 1 :]:
            if later.last_day - earlier.last_day > timedelta(days=days):
                break
            yield earlier, later


def _alike_in_days(one: _Admitted, other: _Admitted) -> bool:
    """Two levels, or two windows with the same first and last day but for a day."""
    if one.first_day is None or other.first_day is None:
        return one.first_day is other.first_day
    apart = abs((one.first_day - other.first_day).days), abs((one.last_day - other.last_day).days)
    return max(apart) <= 1


def _is_total(one: _Admitted) -> bool:
    return one.first_day is None and one.measure not in STOCKS


def _told(smaller: _Admitted, larger: _Admitted, rule: str, case: Case) -> Contradiction:
    text = f"{_words(smaller, case)}; {_words(larger, case)}: {rule}."
    return Contradiction((smaller.claim.claim_id, larger.claim.claim_id), text, rule)


def _words(one: _Admitted, case: Case) -> str:
    force = case.force(one.claim.subject)
    name = force.name if force else one.claim.subject
    return f"{one.claim.claimant} said {claimed_words(one.claim)} {next(meanings(one.claim)).words} ({name})"
