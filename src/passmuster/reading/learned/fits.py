"""Fits: how well each of several things fits that may be chosen, as a table and a network read its features.

The table adds up the weights of the features of a thing; the network sees what they say together, and what else may be
chosen. What both give are logarithms of odds, and their weighted mean is that of both together.
"""

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from passmuster.networks.choice_network import ChoiceNetwork
from passmuster.reading.learned.weights import Weights

__all__ = ["SHARE_OF_NETWORK", "Fitting"]

SHARE_OF_NETWORK: Final = 0.7
"""How much the network counts beside the table. Of half of the writers, read by what the others teach, speakers were
right .852 by the table and .867 so, owners .759 and .791; from half on it hardly matters how much."""


class Fitting(NamedTuple):
    """A table whose first column tells how well something fits, and the network that reads it again, None for none."""

    weights: Weights
    network: Callable[[], ChoiceNetwork] | None = None

    def fits(self, options: Sequence[Sequence[str]]) -> list[float]:
        """How well each thing fits, by its features, as logarithms of odds; what counts is how far they are apart."""
        table = [self.weights.score(option, 0) for option in options]
        if self.network is None or len(options) < 2:
            return table
        again = self.network().fits(options)
        return [
            (1 - SHARE_OF_NETWORK) * one + SHARE_OF_NETWORK * other for one, other in zip(table, again, strict=True)
        ]
