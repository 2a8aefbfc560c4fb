"""The choice of roles in a window: the probability of each cast of partner, principal and opponent."""

from typing import Final, NamedTuple

from passmuster.reading.learned.weights import Weights, softmax
from passmuster.reading.roles.role_features import (
    NOBODY,
    OPPONENT,
    PARTNER,
    PRINCIPAL,
    common,
    nobody,
    of_role,
    related,
    unrelated,
)
from passmuster.reading.roles.window import Window

__all__ = ["OPEN", "Casting", "chances"]

BEAM: Final = 4
"""Choices of each role that are followed up, the likeliest first; the rest share some hundredths."""


class Casting(NamedTuple):
    """Codes of partner, principal and opponent, each empty where it is open."""

    partner: str
    principal: str
    opponent: str


OPEN: Final = Casting("", "", "")
"""A cast of which nothing is settled."""


def chances(window: Window, weights: Weights) -> dict[Casting, float]:
    """The probability of each cast, summing to one; nobody has two parts in it."""
    told = _Told(window, weights)
    found: dict[Casting, float] = {}
    for partner, first in told.likeliest(PARTNER, {}):
        for principal, second in told.likeliest(PRINCIPAL, {PARTNER: partner}):
            for opponent, third in told.likeliest(OPPONENT, {PARTNER: partner, PRINCIPAL: principal}):
                given = [code for code in (partner, principal, opponent) if code]
                if len(given) == len(set(given)):
                    found[Casting(partner, principal, opponent)] = first * second * third
    total = sum(found.values())
    return {casting: share / total for casting, share in found.items()}


class _Told:
    """The scores of who is named, each worked out once: what is told of one alone, and of two together."""

    def __init__(self, window: Window, weights: Weights) -> None:
        self.window, self.weights = window, weights
        self.names = [*window.mentions, NOBODY]
        features = [*(list(common(window, code)) for code in window.mentions), list(nobody(window))]
        self.alone = {role: [self._score(role, told) for told in features] for role in (PARTNER, PRINCIPAL, OPPONENT)}
        self.together: dict[tuple[str, str, str], list[float]] = {}

    def likeliest(self, role: str, held: dict[str, str]) -> list[tuple[str, float]]:
        """The likeliest for a role, with their probabilities, given who has the others."""
        scores = list(self.alone[role])
        for to, one in held.items():
            scores = [score + more for score, more in zip(scores, self._together(role, to, one), strict=True)]
        shares = zip(self.names, softmax(scores), strict=True)
        return sorted(shares, key=lambda choice: (-choice[1], choice[0]))[:BEAM]

    def _together(self, role: str, to: str, one: str) -> list[float]:
        if (role, to, one) not in self.together:
            told = [*(related(self.window, to, one, code) for code in self.window.mentions), unrelated(to, one)]
            self.together[role, to, one] = [self._score(role, features) for features in told]
        return self.together[role, to, one]

    def _score(self, role: str, features: list[str]) -> float:
        return self.weights.scores(of_role(role, features))[0]
