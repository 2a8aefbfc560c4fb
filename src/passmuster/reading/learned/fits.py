"""Fits: how well each of several things fits that may be chosen, as a table and a network read its features.

The table adds up the weights of the features of a thing; the network sees what they say together, and what else may be
chosen. What both give are logarithms of odds, and their weighted mean is that of both together.
"""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from passmuster.networks.choice_network import ChoiceNetwork
from passmuster.reading.learned.weights import Weights

__all__ = ["SHARE_FOR_OWNERS", "SHARE_FOR_SPEAKERS", "Fitting"]

SHARE_FOR_OWNERS: Final = 0.5
SHARE_FOR_SPEAKERS: Final = 0.7
"""How much the network counts beside the table. Of half of the writers, read by what the others teach, owners were
right .668 by the table, .690 at a half and .694 at .7, where it gives men to whoever speaks of them too readily;
speakers .825, .834 and .835."""


class Fitting(NamedTuple):
    """A table whose first column tells how well something fits; the network that reads it again and its share."""

    weights: Weights
    network: Callable[[], ChoiceNetwork] | None = None
    """None for the table alone."""

    share: float = 0.0

    def fits(self, options: Sequence[Sequence[str]]) -> list[float]:
        """How well each thing fits, by its features, as logarithms of odds; what counts is how far they are apart."""
        table = [self.weights.score(option, 0) for option in options]
        if self.network is None or len(options) < 2:
            return table
        again = self.network().fits(options)
        return [(1 - self.share) * one + self.share * other for one, other in zip(table, again, strict=True)]
