"""Scopes, once every number of a text is known: what a number is of, beside the numbers before and behind it.

"38 dead" may be one fight's or the war's; in a list of totals it is a total, before "29 of them" it is a whole. How
likely each scope is by the words around a number was chosen as the text was read (`choices/number_choice.py`); here
that is weighed with the scopes of the claims beside it, with what these count and whose, and with which is the larger.
"""

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
    total: dict[str, float] = {}
    for claim in claims:
        for scope, share in claim.scopes.items():
            total[scope] = total.get(scope, 0.0) + share
    for at, claim in enumerate(claims):
        others = {
            scope: (share - claim.scopes.get(scope, 0.0)) / max(1, len(claims) - 1) for scope, share in total.items()
        }
        around = {**_beside(claims, at, -1, "before"), **_beside(claims, at, 1, "behind")}
        around |= {f"others={scope}": share for scope, share in others.items()}
        around |= dict.fromkeys(_of_number(claims, at), 1.0)
        names = list(claim.scopes)
        yield ScopeChoice(names, [_of(claim, name, around) for name in names])


def _of(claim: ReadClaim, scope: str, around: dict[str, float]) -> dict[str, float]:
    near = _log(claim.scopes[scope])
    told = {"near": near, f"near:{claim.quantity}": near}
    return told | {f"{scope}:{feature}": value for feature, value in around.items()}


def _of_number(claims: Sequence[ReadClaim], at: int) -> Iterator[str]:
    """What is told of a number whatever its scope: what it counts, how large it is, and how large beside others."""
    claim = claims[at]
    size = f"{min(LARGEST_SIZE, int(log10(max(1.0, _value(claim)))))}"
    yield from ("always", f"{claim.quantity}", f"{claim.quantity}:{claim.mode}", f"{claim.quantity}:size={size}")
    yield f"first={at == 0}:alone={len(claims) == 1}"
    same = [
        (where, other)
        for where, others in (("before", claims[:at]), ("behind", claims[at + 1 :]))
        for other in others
        if other.quantity == claim.quantity and other.actor == claim.actor
    ]
    for where, word in (("before", "larger"), ("behind", "larger"), ("before", "smaller"), ("behind", "smaller")):
        if any(place == where and _is(word, other, claim) for place, other in same):
            yield from (f"{word} {where}", f"{word} {where}:{claim.quantity}")
    if not same:
        yield f"only:{claim.quantity}"


def _is(word: str, other: ReadClaim, claim: ReadClaim) -> bool:
    return _value(other) > _value(claim) if word == "larger" else _value(other) < _value(claim)


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


def _value(claim: ReadClaim) -> float:
    return next((end for end in (claim.point, claim.low, claim.high) if end is not None), 0.0)


def _log(share: float) -> float:
    return log(LEAST + share)
