"""A small network that chooses among several things a second time, from the very features that the table adds up.

A table gives each feature one weight, whatever stands beside it, and sees nothing of the other things that may be
chosen. Here each feature adds its own weight and `SIZE` numbers; a thing is the sum of those of its features, and one
hidden layer weighs it beside the mean and the most of all things that may be chosen.

    e_i = sum of the numbers of the features of thing i
    h_i = bent(e_i A + mean of all e B + most of all e C + b)
    fit_i = sum of the weights of its features + h_i . v

`scripts/train_reader.py` writes such networks (`networks.stored`). NumPy is loaded when one is first read.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final, NamedTuple

from passmuster.networks.layers import bent
from passmuster.networks.stored import read_stored

if TYPE_CHECKING:
    import numpy as np

__all__ = ["HIDDEN", "NO_FEATURE", "SIZE", "ChoiceNetwork", "read_choice_network"]

SIZE: Final = 24
"""Numbers of a feature beside its weight."""

HIDDEN: Final = 64

NO_FEATURE: Final = 0
"""The row of the features that are not listed: nothing."""


class ChoiceNetwork(NamedTuple):
    """The weights of the network by name, and the row of each feature it knows."""

    weights: Mapping[str, "np.ndarray[Any, Any]"]
    rows: Mapping[str, int]

    def fits(self, options: Sequence[Iterable[str]]) -> list[float]:
        """How well each thing fits, by its features; what counts is how far they are apart."""
        import numpy as np

        w = self.weights
        summed = np.array([self._summed(option) for option in options])
        told = summed[:, 1:]
        beside = told.mean(axis=0) @ w["mean"] + told.max(axis=0) @ w["most"] + w["bias"]
        fits = summed[:, 0] + bent(told @ w["own"] + beside) @ w["out"]
        return list(map(float, fits))

    def _summed(self, option: Iterable[str]) -> "np.ndarray[Any, Any]":
        rows = [self.rows[feature] for feature in option if feature in self.rows]
        summed: np.ndarray[Any, Any] = self.weights["feature"][rows].sum(axis=0)
        return summed


def read_choice_network(file: Path | IO[bytes]) -> ChoiceNetwork:
    """The network from its file."""
    weights, texts = read_stored(file)
    return ChoiceNetwork(weights, {name: row for row, name in enumerate(texts["features"].split("\n"), NO_FEATURE + 1)})
