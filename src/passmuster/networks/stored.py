"""Stored: the file of a network, its weights in whole numbers of a byte and its lists of names as text."""

from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    import numpy as np

__all__ = ["STEP", "StoredNetwork", "read_stored"]

STEP: Final = "_step"
"""What the name of an array ends in that holds the step of each column of another."""


class StoredNetwork(NamedTuple):
    """The weights of a network in single precision, and its texts, both by name."""

    weights: dict[str, "np.ndarray[Any, Any]"]
    texts: dict[str, str]


def read_stored(file: Path | IO[bytes]) -> StoredNetwork:
    """What a network's file holds; an array without a step is a text in UTF-8."""
    import numpy as np

    with np.load(file) as arrays:
        told = {name: arrays[name] for name in arrays.files}
    steps = {name.removesuffix(STEP): told.pop(name) for name in list(told) if name.endswith(STEP)}
    weights = {name: told.pop(name).astype(np.float32) * step for name, step in steps.items()}
    return StoredNetwork(weights, {name: bytes(letters).decode() for name, letters in told.items()})
