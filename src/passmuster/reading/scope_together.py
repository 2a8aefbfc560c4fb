"""Scopes, once every number of a text is known: what a number is of, beside the numbers before and behind it.

"38 dead" may be one fight's or the war's; in a list of totals it is a total, before "29 of them" it is a whole. How
likely each scope is by the words around a number was chosen as the text was read (`choices/number_choice.py`); here
that is weighed with the scopes of the claims beside it, with what these count and whose, and with which is the larger.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import log, log10
from typing import Final, NamedTuple

from passmuster.reading.learned.weights import Weights, softmax
from passmuster.reading.read_claim import ReadClaim

__all__ = ["FIT", "ScopeChoice", "scope_choices", "scoped_together"]

FIT: Final = "scope"
"""The head of the table, with one column."""

LEAST: Final = 0.01
"""Added to a share before its logarithm is taken."""

SHARE: Final = 0.5
"""How much what is told by all numbers together counts beside what stands around a number: the first was learned from
readers that know half of what the shipped one knows, and believes the words too little. Of 4,425 scopes of writers put
away or not learned from .770 were right by the words, .785 at a half and .770 by all numbers alone."""

ONLY: Final = "only"
"""What is told of a number beside which none counts the same people."""

LARGEST_SIZE: Final = 5
"""Powers of ten from which on numbers are of one size."""


class ScopeChoice(NamedTuple):
    """The scopes that a claim may have, with what is told of each."""

    names: list[str]
    told: list[dict[str, float]]


def scoped_together(claims: Sequence[ReadClaim], weights: Weights) -> tuple[ReadClaim, ...]:
    """The claims with the scopes that are likeliest beside one another."""
    if FIT not in weights.heads:
        return tuple(claims)
    return tuple(_scoped(claim, choice, weights) for claim, choice in zip(claims, scope_choices(claims), strict=True))


def _scoped(claim: ReadClaim, choice: ScopeChoice, weights: Weights) -> ReadClaim:
    if not claim.days:
        return claim
    together = softmax([weights.weighed(told)[0] for told in choice.told])
    pairs = zip(together, claim.scopes.values(), strict=True)
    shares = softmax([SHARE * _log(told) + (1 - SHARE) * _log(worded) for told, worded in pairs])
    scopes = dict(zip(choice.names, shares, strict=True))
    best = max(claim.days, key=scopes.__getitem__)
    return replace(claim, scope=best, scopes=scopes, as_of=claim.days[best])


def scope_choices(claims: Sequence[ReadClaim]) -> Iterator[ScopeChoice]:
    """What is told of each scope of each claim of a text."""
    total, compared = dict[str, float](), _compared(claims)
    for claim in claims:
        for scope, share in claim.scopes.items():
            total[scope] = total.get(scope, 0.0) + share
    for at, claim in enumerate(claims):
        others = {
            scope: (share - claim.scopes.get(scope, 0.0)) / max(1, len(claims) - 1) for scope, share in total.items()
        }
        around = {**_beside(claims, at, -1, "before"), **_beside(claims, at, 1, "behind")}
        around |= {f"others={scope}": share for scope, share in others.items()}
        around |= dict.fromkeys(_of_number(claim, compared[at], first=at == 0, alone=len(claims) == 1), 1.0)
        names = list(claim.scopes)
        yield ScopeChoice(names, [_of(claim, name, around) for name in names])


def _of(claim: ReadClaim, scope: str, around: dict[str, float]) -> dict[str, float]:
    near = _log(claim.scopes[scope])
    told = {"near": near, f"near:{claim.quantity}": near}
    return told | {f"{scope}:{feature}": value for feature, value in around.items()}


def _of_number(claim: ReadClaim, compared: list[str], *, first: bool, alone: bool) -> Iterator[str]:
    """What is told of a number whatever its scope: what it counts, how large it is, and how large beside others."""
    size = f"{min(LARGEST_SIZE, int(log10(max(1.0, claim.value))))}"
    yield from ("always", f"{claim.quantity}", f"{claim.quantity}:{claim.mode}", f"{claim.quantity}:size={size}")
    yield f"first={first}:alone={alone}"
    for word in compared:
        yield from (word, f"{word}:{claim.quantity}") if word != ONLY else (f"{ONLY}:{claim.quantity}",)


def _compared(claims: Sequence[ReadClaim]) -> list[list[str]]:
    """Of each claim, whether larger or smaller numbers of the same people stand before or behind it, or none at all.

    The claims are gone through once forward and once backward, so that a long page takes no square of its length.
    """
    people = [(claim.quantity, claim.actor) for claim in claims]
    counted = Counter(people)
    told = [[ONLY] if counted[one] == 1 else list[str]() for one in people]
    for where, order in (("before", range(len(claims))), ("behind", range(len(claims) - 1, -1, -1))):
        ends: dict[tuple[str, str], tuple[float, float]] = {}
        for at in order:
            value = claims[at].value
            least, most = ends.get(people[at], (value, value))
            told[at] += [f"larger {where}"] * (most > value) + [f"smaller {where}"] * (least < value)
            ends[people[at]] = (min(least, value), max(most, value))
    return told


def _beside(claims: Sequence[ReadClaim], at: int, step: int, where: str) -> dict[str, float]:
    """What is told of the claim right before or behind, each scope of it by its chance."""
    if not 0 <= at + step < len(claims):
        return {f"nothing {where}": 1.0}
    claim, other = claims[at], claims[at + step]
    told = {f"{where}:{other.quantity}>{claim.quantity}": 1.0}
    links = [f"{where}", *_links(claim, other, where)]
    return told | {f"{link}={scope}": share for link in links for scope, share in other.scopes.items()}


def _links(claim: ReadClaim, other: ReadClaim, where: str) -> Iterator[str]:
    same, one_owner = claim.quantity == other.quantity, claim.actor == other.actor
    near = (
        "sentence" if claim.sentence == other.sentence else "paragraph" if claim.paragraph == other.paragraph else "far"
    )
    yield f"{where}:{near}"
    yield f"{where}:{near}:{'one' if same else 'other'} quantity:{'one' if one_owner else 'other'} owner"
    if same:
        yield f"{where}:{claim.quantity}"
    if claim.claimant == other.claimant:
        yield f"{where}:one speaker"


def _log(share: float) -> float:
    return log(LEAST + share)
