"""Whose war: partner, principal and opponent of one or several texts, chosen together from all that they tell."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Final

from passmuster.reading.learned.weights import Weights
from passmuster.reading.roles.owners import Parts
from passmuster.reading.roles.role_choice import OPEN, PAIRS, ROLES, Casting, cast_chances
from passmuster.reading.roles.role_features import NOBODY, with_nobody
from passmuster.reading.roles.whole_text import WholeText
from passmuster.reading.roles.window import Window

__all__ = ["Vote", "WhoseWar", "whose_war"]

ENOUGH: Final = 0.65
"""Chance from which partner and principal are told, and the partner alone: of 432 whole articles of writers that
nothing was learned from fewer than one in twenty are then told wrongly (`benchmarks/whose_war.py`)."""

ENOUGH_FOR_OPPONENT: Final = 0.5
"""The same for the opponent beside the two."""


@dataclass(frozen=True, slots=True)
class Vote:
    """Who has a role: the likeliest of those named, its chance, and the chances of all from the largest on."""

    code: str
    share: float
    shares: tuple[tuple[str, float], ...]


NO_VOTE: Final = Vote("", 0.0, ())


@dataclass(frozen=True, slots=True)
class WhoseWar:
    """The chances of each role, that of partner and principal together, and how many windows agree with them."""

    partner: Vote
    principal: Vote
    """Beside the likeliest partner."""

    opponent: Vote
    """Beside the other two."""

    share: float
    """The chance that partner and principal are both the likeliest."""

    agreeing: int
    asked: int
    parts: Parts = field(default_factory=dict)
    """The chance of each that is named to be partner, principal and opponent."""

    @property
    def told(self) -> Casting:
        """Who has each role, empty where that is not clear."""
        both = self.share >= ENOUGH
        partner = self.partner.code if both or self.partner.share >= ENOUGH else ""
        principal = self.principal.code if both else ""
        opponent = self.opponent.code if self.opponent.share >= ENOUGH_FOR_OPPONENT else ""
        return Casting(partner, principal, opponent)


def whose_war(texts: Sequence[Sequence[Window]], weights: Weights, given: Casting = OPEN) -> WhoseWar:
    """What some texts tell, each as its windows; roles that are given are held, and the others chosen beside them."""
    whole = WholeText(texts, weights, [code for code in given if code])
    casts = _held(_casts(whole, weights), given)
    partner = _vote(casts, 0)
    beside = {cast: share for cast, share in casts.items() if cast.partner == partner.code}
    principal = _vote(beside, 1)
    chosen = (partner.code, principal.code)
    share = sum(share for cast, share in casts.items() if cast[:2] == chosen) if all(chosen) else 0.0
    opponent = _vote({cast: one for cast, one in beside.items() if cast.principal == principal.code}, 2)
    telling = [cast for cast in (max(asked, key=lambda c: asked[c]) for asked in whole.casts) if all(cast[:2])]
    agreeing = sum(cast[:2] == chosen for cast in telling)
    return WhoseWar(partner, principal, opponent, share, agreeing, len(telling), _parts(casts))


def _parts(casts: dict[Casting, float]) -> Parts:
    parts: dict[str, list[float]] = {}
    for cast, share in casts.items():
        for role, code in enumerate(cast):
            if code:
                parts.setdefault(code, [0.0] * len(ROLES))[role] += share
    return {code: tuple(chances) for code, chances in parts.items()}


def _casts(whole: WholeText, weights: Weights) -> dict[Casting, float]:
    names = [*whole.names, NOBODY]
    first, second = weights.begins["whole_alone"], weights.begins["whole_together"]
    one = {
        name: weights.weighed(whole.alone(name) if name else whole.nobody())[first : first + len(ROLES)]
        for name in names
    }
    two = {
        (a, b): weights.weighed(whole.together(a, b) if a and b else dict.fromkeys(with_nobody(a, b), 1.0))[
            second : second + len(PAIRS)
        ]
        for a, b in product(names, names)
        if not a or a != b
    }
    return cast_chances(names, one, two)


def _held(casts: dict[Casting, float], given: Casting) -> dict[Casting, float]:
    """The casts that hold what is given, their chances summing to one."""
    held = {
        cast: share
        for cast, share in casts.items()
        if all(not code or code == cast[at] for at, code in enumerate(given))
    }
    total = sum(held.values())
    return {cast: share / total for cast, share in held.items()} if total > 0.0 else dict.fromkeys(held, 1 / len(held))


def _vote(casts: dict[Casting, float], role: int) -> Vote:
    """The chances of those who are named, from the largest on."""
    total = sum(casts.values())
    shares: dict[str, float] = {}
    for cast, share in casts.items():
        if cast[role] and total > 0.0:
            shares[cast[role]] = shares.get(cast[role], 0.0) + share / total
    ranked = sorted(shares.items(), key=lambda item: (-item[1], item[0]))
    return Vote(*ranked[0], tuple(ranked)) if ranked else NO_VOTE
