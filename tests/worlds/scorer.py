"""The field's own score of a reader, in our own words: how the annotated passages say a claim is found.

A claim counts as found where number and quantity agree; further rows ask for more. Numbers agree within one percent;
names agree when the words of one are among the words of the other.
"""

import re
from collections.abc import Callable, Sequence
from typing import Any

Claim = dict[str, Any]
Agrees = Callable[[Claim, Claim], bool]

TITLES = frozenset(
    {"the", "a", "an", "of", "and", "by", "in", "two", "s"}
    | {"president", "prime", "minister", "foreign", "defence", "defense", "general", "mr", "mrs"}
    | {"spokesman", "spokeswoman", "lawmaker", "official", "officials"}
)


def value(claim: Claim) -> tuple[float, ...]:
    """The number of a claim: one value, or the two ends of a range."""
    low, high, point = (claim.get(name) for name in ("low", "high", "point"))
    if low is not None and high is not None and low != high:
        return (low, high)
    return next(((v,) for v in (point, low, high) if v is not None), ())


def number(gold: Claim, read: Claim) -> bool:
    """The same value or ends, within one percent."""
    a, b = value(gold), value(read)
    return bool(a) and len(a) == len(b) and all(abs(x - y) <= 0.01 * abs(x) for x, y in zip(a, b, strict=True))


def same(field: str) -> Agrees:
    """Agreement of one field, letter case apart."""
    return lambda gold, read: str(gold.get(field)).lower() == str(read.get(field)).lower()


def claimant(gold: Claim, read: Claim) -> bool:
    """The name of the claimant or of a relay."""
    names = [gold["claimant"], *gold.get("relay", ())]
    return any(_same_name(name, read["claimant"]) for name in names)


def _same_name(a: str, b: str) -> bool:
    one, other = (set(re.findall(r"\w+", name.lower())) - TITLES for name in (a, b))
    return bool(one) and bool(other) and (one <= other or other <= one)


def f1(gold: Sequence[Sequence[Claim]], read: Sequence[Sequence[Claim]], *tests: Agrees) -> float:
    """F1 of the claims found, passages taken one by one and each claim used once."""
    found = sum(_matched(g, r, tests) for g, r in zip(gold, read, strict=True))
    n_gold, n_read = sum(map(len, gold)), sum(map(len, read))
    return 2 * found / (n_gold + n_read)


def _matched(gold: Sequence[Claim], read: Sequence[Claim], tests: Sequence[Agrees]) -> int:
    left = list(read)
    found = 0
    for claim in gold:
        hit = next((other for other in left if all(test(claim, other) for test in tests)), None)
        if hit is not None:
            left.remove(hit)
            found += 1
    return found
