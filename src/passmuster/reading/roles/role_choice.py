"""The choice of roles: the probability of each cast of partner, principal and opponent, chosen as a whole.

The score of a cast is that of each that is named in its own role and of each two in theirs, so that who is helped says
as much about who helps as the other way round.
"""

from collections.abc import Mapping, Sequence
from itertools import product
from typing import Final, NamedTuple

from passmuster.reading.learned.weights import Weights, softmax
from passmuster.reading.roles.role_features import NOBODY, alone, candidates, of_nobody, together, with_nobody
from passmuster.reading.roles.window import Window

__all__ = ["OPEN", "PAIRS", "ROLES", "Casting", "cast_chances", "chances"]

ROLES: Final = ("partner", "principal", "opponent")
"""The columns of the weights of one that is named."""

PAIRS: Final = (("partner", "principal"), ("partner", "opponent"), ("principal", "opponent"))
"""The columns of the weights of two that are named: the role of the one, and of the other."""


class Casting(NamedTuple):
    """Codes of partner, principal and opponent, each empty where it is open."""

    partner: str
    principal: str
    opponent: str


OPEN: Final = Casting("", "", "")
"""A cast of which nothing is settled."""


def chances(window: Window, weights: Weights) -> dict[Casting, float]:
    """The probability of each cast of some sentences, summing to one; nobody has two parts in it."""
    names = [*candidates(window), NOBODY]
    first, second = weights.begins["alone"], weights.begins["together"]
    one: dict[str, list[float]] = {}
    for name in names:
        told = alone(window, name) if name else of_nobody(window)
        one[name] = weights.scores(told)[first : first + len(ROLES)]
    two: dict[tuple[str, str], list[float]] = {}
    for name, other in product(names, names):
        if not name or name != other:
            told_of_two = together(window, name, other) if name and other else with_nobody(name, other)
            two[name, other] = weights.scores(told_of_two)[second : second + len(PAIRS)]
    return cast_chances(names, one, two)


def cast_chances(
    names: Sequence[str], one: Mapping[str, Sequence[float]], two: Mapping[tuple[str, str], Sequence[float]]
) -> dict[Casting, float]:
    """The probability of each cast from the scores of each in each role, and of each two in each pair of roles."""
    scores: dict[Casting, float] = {}
    for partner, principal in product(names, names):
        if partner and partner == principal:
            continue
        held = one[partner][0] + one[principal][1] + two[partner, principal][0]
        for opponent in names:
            if not opponent or opponent not in {partner, principal}:
                more = one[opponent][2] + two[partner, opponent][1] + two[principal, opponent][2]
                scores[Casting(partner, principal, opponent)] = held + more
    return dict(zip(scores, softmax(list(scores.values())), strict=True))
