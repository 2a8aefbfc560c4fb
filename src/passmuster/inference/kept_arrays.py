"""Arrays that are kept by name, each read when it is asked for: as they were, to the last bit and in the same order.

An archive of NumPy's is read whole, and takes as long to open as the numbers take to read.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np

from passmuster.cache.keeper import Keeper
from passmuster.cache.pieces import Pieces, find_pieces, keep_pieces

__all__ = ["KeptArrays", "find_arrays", "keep_arrays"]

KINDS: Final = "biuf"
"""What may be kept: truth values and numbers."""

Form = tuple[str, list[int], str]
"""Type, shape, and in which order numbers lie: by the last axis ("C") or by the first ("F")."""


@dataclass(frozen=True, slots=True)
class KeptArrays:
    """The arrays of one entry, not read yet; those that were read are not read again."""

    pieces: Pieces
    forms: Mapping[str, Form]
    read: dict[str, np.ndarray] = field(default_factory=dict)

    @property
    def names(self) -> tuple[str, ...]:
        """What they are called, in the order in which they were kept."""
        return tuple(self.forms)

    def shape(self, name: str) -> tuple[int, ...]:
        """How long an array is along each axis."""
        return tuple(self.forms[name][1])

    def seal(self, name: str) -> str:
        """The SHA-256 of an array's bytes, by which it can be named without being read."""
        return self.pieces.seals[name]

    def find(self, name: str) -> np.ndarray | None:
        """An array, which cannot be written to, or None where there is none or it was changed since it was kept."""
        if name not in self.read:
            block = self.pieces.find(name)
            if block is None or name not in self.forms:
                return None
            kind, shape, order = self.forms[name]
            self.read[name] = np.frombuffer(block, dtype=np.dtype(kind)).reshape(shape, order=_order(order))
        return self.read[name]

    def all(self) -> dict[str, np.ndarray] | None:
        """Every array by its name, or None where one was changed."""
        found = {name: array for name in self.names if (array := self.find(name)) is not None}
        return found if len(found) == len(self.names) else None


def keep_arrays(keeper: Keeper, key: str, kind: str, arrays: Mapping[str, Any], most: int | None = None) -> None:
    """Keep arrays of numbers or truth values; with `most`, only so many entries of the kind stay, those kept last."""
    if keeper.folder is None:
        return
    laid = {name: _laid_out(np.asarray(array)) for name, array in arrays.items()}
    forms = {name: (array.dtype.str, array.shape, order) for name, (array, order) in laid.items()}
    pieces = {name: array.ravel(order=order).view(np.uint8).data for name, (array, order) in laid.items()}
    keep_pieces(keeper, key, kind, pieces, json.dumps(forms), most)


def find_arrays(keeper: Keeper, key: str, kind: str) -> KeptArrays | None:
    """The arrays kept under a key, or None where there are none."""
    pieces = find_pieces(keeper, key, kind)
    return None if pieces is None else KeptArrays(pieces, json.loads(pieces.about))


def _laid_out(array: np.ndarray) -> tuple[np.ndarray, Any]:
    """An array and the order in which its numbers lie; one that lies in neither is put in order by its last axis."""
    assert array.dtype.kind in KINDS, f"{array.dtype} is not kept"
    return array, "F" if array.flags.f_contiguous and not array.flags.c_contiguous else "C"


def _order(order: str) -> Any:
    return order
