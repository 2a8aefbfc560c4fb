"""Owners, once it is known whose war a text is of: whose men a number counts, by the words and by the war.

"Two soldiers were killed" says nothing of whose; in an article about Kenyans in Somalia they are likely Kenyans, and
"four rebels" likely not. How likely each owner is by the words around a number was chosen as the text was read
(`choices/force_choice.py`); here that is weighed with the chance of each to be partner, principal or opponent, with
what is counted, and with whose men the other numbers of the text count.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from math import log
from typing import Final, NamedTuple

from passmuster.reading.learned.weights import Weights, softmax
from passmuster.reading.meaning.contingents import subject_named
from passmuster.reading.meaning.wholes import OF_SEVERAL
from passmuster.reading.read_claim import ReadClaim
from passmuster.reading.roles.role_choice import ROLES, Casting
from passmuster.reading.roles.sightings import Sighting
from passmuster.reading.syntax.word_kinds import noun_kinds

__all__ = ["FIT", "NOBODY", "OwnerChoice", "Parts", "owned_in_war", "owner_choices", "parts_given"]

FIT: Final = "owner"
"""The head of the table, with one column."""

NOBODY: Final = ""
"""The owner of people whom the text gives to nobody."""

LEAST_OWNER: Final = 0.6
"""Chance from which the war gives men an owner whom the words give to nobody; below it is a guess."""

LEAST_KEPT: Final = 0.3
"""Chance from which the owner by the words stands, whoever else is likelier: what is weighed here was learned from
readers that knew half of what the shipped one knows, and trusts the words too little."""

SURE: Final = 0.7
"""Chance by the words alone from which an owner stands whatever the war makes of it."""

LEAST_INSTEAD: Final = 0.75
"""Chance from which another takes the place of an owner who does not stand."""

LEAST_ROLE: Final = 0.05
"""Chance of a role from which one is thought of who does not stand near the number."""

LEAST: Final = 0.01
"""Added to a share before its logarithm is taken."""

LETTERS_BEHIND: Final = 15
"""Letters behind a number that are looked at for what is counted."""

WORD: Final = re.compile(r"[a-z]+")

Parts = Mapping[str, tuple[float, ...]]
"""The chance of each that is named to be partner, principal and opponent."""

ABSENT: Final = (0.0, 0.0, 0.0)


def parts_given(cast: Casting) -> Parts:
    """The parts where whose war it is is known."""
    return {code: tuple(float(code == other) for other in cast) for code in cast if code}


class OwnerChoice(NamedTuple):
    """Those who may own the men that a claim counts, nobody among them, with what is told of each."""

    names: list[str]
    told: list[dict[str, float]]


def owned_in_war(
    text: str, claims: Sequence[ReadClaim], sightings: Sequence[Sighting], parts: Parts, weights: Weights
) -> tuple[ReadClaim, ...]:
    """The claims with the owners that the war makes likeliest, none where no owner is likely enough."""
    if FIT not in weights.heads or not parts:
        return tuple(claims)
    choices = owner_choices(text, claims, sightings, parts)
    return tuple(
        claim if claim.subject == OF_SEVERAL else _owned(claim, choice, weights)
        for claim, choice in zip(claims, choices, strict=True)
    )


def _owned(claim: ReadClaim, choice: OwnerChoice, weights: Weights) -> ReadClaim:
    chances = dict(zip(choice.names, softmax([weights.weighed(told)[0] for told in choice.told]), strict=True))
    best, worded = max(chances, key=chances.__getitem__), claim.worded_owner
    if worded and (claim.owners.get(worded, 0.0) >= SURE or chances.get(worded, 0.0) >= LEAST_KEPT):
        return claim
    actor = best if chances[best] >= (LEAST_INSTEAD if worded else LEAST_OWNER) else NOBODY
    return replace(claim, actor=actor, subject=subject_named(claim.kind, actor, claim.quantity))


def owner_choices(
    text: str, claims: Sequence[ReadClaim], sightings: Sequence[Sighting], parts: Parts
) -> Iterator[OwnerChoice]:
    """What is told of each possible owner of each claim."""
    named = {sighting.start: sighting.named for sighting in sightings}
    roles = [code for code, chances in parts.items() if sum(chances) > LEAST_ROLE]
    total: dict[str, float] = {}
    for claim in claims:
        for owner, share in claim.owners.items():
            total[owner] = total.get(owner, 0.0) + share
    for at, claim in enumerate(claims):
        here = _Counted(
            claim,
            _kinds(text, claim),
            named.get(claim.sentence[0], ()),
            claims[at - 1].owners if at else {},
            claims[at + 1].owners if at + 1 < len(claims) else {},
            {owner: (share - claim.owners.get(owner, 0.0)) / max(1, len(claims) - 1) for owner, share in total.items()},
        )
        names = list(dict.fromkeys([*claim.owners, NOBODY, *roles]))
        yield OwnerChoice(names, [_of_nobody(here, parts) if not name else _of(here, name, parts) for name in names])


class _Counted(NamedTuple):
    """A claim with what is counted, whom its sentence names, and whose the claims beside it and all others are."""

    claim: ReadClaim
    kinds: list[str]
    named: Sequence[str]
    before: Mapping[str, float]
    behind: Mapping[str, float]
    others: Mapping[str, float]

    def beside(self, code: str) -> Iterator[tuple[str, float]]:
        """How likely the claim before, the claim behind and all other claims are one's own."""
        for name, owners in (("before", self.before), ("behind", self.behind), ("others", self.others)):
            yield name, owners.get(code, 0.0)


def _kinds(text: str, claim: ReadClaim) -> list[str]:
    """The kinds of the nouns that stand with a number and right behind it."""
    words = WORD.findall(text[claim.span[0] : claim.span[1] + LETTERS_BEHIND].lower())
    return sorted({kind for word in words for kind in noun_kinds(word)})


def _of(here: _Counted, code: str, parts: Parts) -> dict[str, float]:
    claim, what = here.claim, here.claim.quantity
    near, nobody = _log(claim.owners.get(code, 0.0)), _log(claim.owners.get(NOBODY, 0.0))
    where = "here" if code in here.named else "elsewhere"
    told = {"near": near, f"by the words={code == claim.worded_owner}": 1.0, where: 1.0}
    for name, share in here.beside(code):
        told |= {name: share, f"{name}:{what}": share, f"{name}:nobody": share * nobody, f"log {name}": _log(share)}
    chances = parts.get(code, ABSENT)
    for role, chance in (*zip(ROLES, chances, strict=True), ("none", 1.0 - min(1.0, sum(chances)))):
        told |= {f"{role}:{feature}": chance for feature in _of_role(here, code, where)}
        told |= {f"{role}:near": chance * near, f"{role}:nobody": chance * nobody}
    return told


def _of_role(here: _Counted, code: str, where: str) -> Iterator[str]:
    """What is told of one in its role."""
    claim = here.claim
    alone = len(set(here.named)) <= 1
    yield from (
        f"{claim.quantity}",
        f"kind={claim.kind}",
        f"scope={claim.scope}",
        f"speaks={code == claim.claimant_actor}",
    )
    yield from (where, f"{where}:alone={alone}", f"nobody named={not here.named}")
    yield from (f"noun~{kind}" for kind in here.kinds)


def _of_nobody(here: _Counted, parts: Parts) -> dict[str, float]:
    claim = here.claim
    near = _log(claim.owners.get(NOBODY, 0.0))
    told = {"nobody": 1.0, "nobody:near": near, f"nobody:{claim.quantity}": 1.0, f"nobody:kind={claim.kind}": 1.0}
    told |= {f"nobody:named={min(2, len(set(here.named)))}": 1.0, f"nobody:by the words={not claim.worded_owner}": 1.0}
    told |= {f"nobody:noun~{kind}": 1.0 for kind in here.kinds}
    told |= {f"nobody:any {role}": max(chances[at] for chances in parts.values()) for at, role in enumerate(ROLES)}
    for name, share in here.beside(NOBODY):
        told |= {f"nobody:{name}": share, f"nobody:{name}:{claim.quantity}": share}
    return told


def _log(share: float) -> float:
    return log(LEAST + share)
