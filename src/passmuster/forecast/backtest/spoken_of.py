"""Whom claims of strength and of fresh losses are about: forces that are still there.

A claim that a force has N men there, or lost N in the month before, is made because it is there. On paths on which it
has left, hardly anybody prints a number of it; so what such a claim would print is asked of the paths on which there is
something to count, and of the others only as seldom as such forces are counted:

    weight of a path = 1             where a tenth or more is left of what there was on the as-of day,
                       COUNTED_GONE  where less is.

This is about the number, once somebody gives one. Whether the force leaves is forecast with the partner's actions, and
nothing here enters it.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from passmuster.ledger import Claim
from passmuster.ledger.vocabulary import Family, Quantity

__all__ = ["COUNTED_GONE", "GONE", "read_from", "speaks_of_the_standing"]

Floats = NDArray[np.float64]

GONE: Final = 0.1
"""Share of the men of the as-of day below which a force has left: who leaves leaves a tenth behind at most."""

COUNTED_GONE: Final = 0.05
"""How often a force that has left is counted, beside one that stands. Lists in `datasets/strengths` that followed one
another could have counted a contingent again 220 times: 50 came after its last count, when most had gone home, 34 left
it out and counted it later, and of 136 counts none is of nobody and two are of less than a tenth of what there had
been. That is 2 of 52 beside 134 of 168, or a twentieth."""


def speaks_of_the_standing(claim: Claim, measure: Quantity) -> bool:
    """Whether a count is one of those present, or of losses within some days, for which a force has to be there."""
    return measure == Quantity.PRESENT or (claim.is_window and claim.family == Family.LOSSES)


def read_from(present: Floats, before: Floats, random: np.random.Generator) -> NDArray[np.int64]:
    """The path from which each path's count is read, paths weighed as above, shape (n_paths,).

    A path on which the force has left is itself as often as its weight allows, and else a path on which it stands,
    drawn evenly; the others are themselves. Where it stands on no path, all are.

    Parameters
    ----------
    present
        Those present on the claim's days, people, shape (n_paths,).
    before
        Those present on the as-of day, likewise.
    random
        Draws whose turn it is and what it takes.
    """
    gone = present < GONE * before
    own = np.arange(present.size)
    chance, place = random.random(present.size), random.random(present.size)
    standing = np.flatnonzero(~gone)
    if standing.size == 0:
        return own
    share = gone.mean()
    keeps = chance < COUNTED_GONE / (COUNTED_GONE * share + 1.0 - share)
    taken = standing[np.minimum((place * standing.size).astype(np.int64), standing.size - 1)]
    return np.where(gone & ~keeps, taken, own)
