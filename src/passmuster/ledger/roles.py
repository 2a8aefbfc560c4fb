"""What becomes of a claim in a fit: the part that it plays, and why it plays none."""

from enum import StrEnum
from typing import Final

__all__ = ["WEIGHED", "Role", "WhyNotWeighed"]


class Role(StrEnum):
    """The part that a claim plays."""

    OBSERVATION = "observation"
    """Weighed."""
    REPEAT = "repeat"
    """Set aside: another claim of its origin gives the same number, or is the one that it tells again."""
    RESTATEMENT = "restatement"
    """Set aside: worked out from another number or from words, and no witness of its own."""
    PROSPECT = "prospect"
    """A plan or projection, held against the paths ahead."""
    NOT_MODELLED = "not modelled"
    """Left out; `WhyNotWeighed` says why."""


WEIGHED: Final = frozenset({Role.OBSERVATION, Role.REPEAT})
"""Roles whose number is in the fit, by their own claim or by the one they repeat."""


class WhyNotWeighed(StrEnum):
    """Why a claim about the present is not weighed."""

    NO_GOODS = "no goods"
    """It speaks of a supply, and of a number that a supply does not have."""
    TOO_FEW_ORIGINS = "too few origins"
    """Too few independent origins speak of the supply."""
    NO_STRENGTH = "no strength"
    """Nobody states how many there are of the force, so that nothing can be measured against it."""
    NO_SUCH_COUNT = "no such count"
    """The model keeps no such count of the force."""
    TOO_EARLY = "too early"
    """It speaks about days before the case's start."""
