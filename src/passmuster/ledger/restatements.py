"""Restatements: numbers that are another number worked over, and count as no witness of their own.

Two ways lead there, and the file need not say which:

1. **Derived.** A number that somebody worked out from a speaker's words ("two-thirds of 4,000"): its note begins with
   "derived". What was said is the words.
2. **Multiples.** A speaker's numbers of one quantity are those of another of the same day by one rule, v = a d + b with
   whole a and b, a at least 2: casualties that are four times the dead plus a thousand, day after day. Three days at
   least hold to it, with different numbers, and beyond what round numbers do by chance.

By chance two numbers fit a rule found on others as often as v meets one of its rounding steps within half its size: a
rule stands when the steps of the days that did not find it multiply to less than BY_CHANCE.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations
from math import prod
from typing import Final

from passmuster.ledger.alike import by_speaker, grouped
from passmuster.ledger.claim import Claim
from passmuster.ledger.vocabulary import Bound, Quantity

__all__ = ["Restatement", "derived_words", "find_restatements"]

DERIVED: Final = "derived"
LEAST_DAYS: Final = 3
LARGEST_MULTIPLE: Final = 20
BY_CHANCE: Final = 0.01
"""Customary: one speaker in a hundred would seem to restate."""

Pair = tuple[Claim, Claim]
"""A claim and the one that may restate it."""


@dataclass(frozen=True, slots=True)
class Restatement:
    """A claim that is worked out of something else: of which claim, if it is one, and by which words or rule."""

    claim_id: str
    of: str
    relation: str


def derived_words(claim: Claim) -> str:
    """The words that a derived number was worked out from, as the note has them; empty for a number that was said."""
    head, _, words = claim.note.partition(":")
    if not head.strip().casefold().startswith(DERIVED):
        return ""
    return words.partition(";")[0].strip() or "words of the report"


def find_restatements(claims: Iterable[Claim]) -> Mapping[str, Restatement]:
    """Restatements among claims, by claim id."""
    known = list(claims)
    found = {rest.claim_id: rest for rest in _multiples(known)}
    derived = {claim.claim_id: words for claim in known if (words := derived_words(claim))}
    return found | {name: Restatement(name, "", f"worked out from: {words}") for name, words in derived.items()}


def _multiples(claims: Sequence[Claim]) -> Iterator[Restatement]:
    """Numbers that a rule makes of another quantity of the same speaker, subject and day."""
    points = [claim for claim in claims if claim.point and claim.bound in {Bound.EXACT, Bound.ABOUT}]
    for same in grouped(points, lambda claim: (claim.claimant_group, claim.subject, claim.is_window)):
        for own in by_speaker(same):
            by_quantity = _by_day(own)
            for one, other in permutations(sorted(by_quantity), 2):
                yield from _restated(_pairs(by_quantity[one], by_quantity[other]))


def _by_day(claims: Sequence[Claim]) -> dict[Quantity, dict[object, Claim]]:
    """The first claim of each quantity and day."""
    found: defaultdict[Quantity, dict[object, Claim]] = defaultdict(dict)
    for claim in claims:
        found[claim.quantity].setdefault((claim.day, claim.as_of_start), claim)
    return found


def _pairs(one: Mapping[object, Claim], other: Mapping[object, Claim]) -> list[Pair]:
    return [(one[day], other[day]) for day in one if day in other]


def _restated(pairs: Sequence[Pair]) -> Iterator[Restatement]:
    """The second claims of the pairs that hold to the rule which most of them hold to, if there is one."""
    numbers = {(_number(d), _number(v)) for d, v in pairs}
    if len({d for d, _ in numbers}) < LEAST_DAYS:
        return
    rules = {_rule(first, second) for first, second in combinations(sorted(numbers), 2)} - {None}
    holding = {rule: [pair for pair in numbers if _holds(rule, pair)] for rule in rules if rule is not None}
    rule = max(holding, key=lambda one: (len(holding[one]), -one[0]), default=None)
    if rule is None or not _beyond_chance(rule, holding[rule]):
        return
    for source, claim in pairs:
        if _holds(rule, (_number(source), _number(claim))):
            yield Restatement(claim.claim_id, source.claim_id, _words(rule, source))


def _rule(first: tuple[int, int], second: tuple[int, int]) -> tuple[int, int] | None:
    """Multiple and addend of the rule through two pairs of numbers; None where it is no rule of whole numbers."""
    run, rise = second[0] - first[0], second[1] - first[1]
    if run == 0 or rise % run or not 2 <= rise // run <= LARGEST_MULTIPLE:
        return None
    multiple = rise // run
    addend = first[1] - multiple * first[0]
    return (multiple, addend) if addend >= 0 else None


def _holds(rule: tuple[int, int], pair: tuple[int, int]) -> bool:
    return pair[1] == rule[0] * pair[0] + rule[1]


def _beyond_chance(rule: tuple[int, int], pairs: Sequence[tuple[int, int]]) -> bool:
    """Whether enough days hold to it, and those that were not needed to find it do so beyond chance."""
    found_on = 1 if rule[1] == 0 else 2
    if len({d for d, _ in pairs}) < LEAST_DAYS:
        return False
    steps = sorted((min(1.0, 2.0 * _step(v) / v) for _, v in pairs), reverse=True)
    return prod(steps[: len(steps) - found_on]) < BY_CHANCE


def _step(number: int) -> int:
    """The power of ten to which a whole number above 0 was rounded."""
    digits = str(number)
    return int(10 ** (len(digits) - len(digits.rstrip("0"))))


def _number(claim: Claim) -> int:
    return round(claim.point or 0.0)


def _words(rule: tuple[int, int], source: Claim) -> str:
    added = f" plus {rule[1]:,}" if rule[1] else ""
    return f"always {rule[0]} times the {source.quantity} of its day{added}"
