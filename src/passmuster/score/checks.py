"""What every score asks of its arrays before it computes."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from passmuster.errors import BadInput, Fault

__all__ = ["finite", "matching", "probabilities"]

Floats = NDArray[np.float64]


def finite(name: str, values: ArrayLike) -> Floats:
    """The values as an array of floats, none of them missing or infinite, at least one."""
    array = np.asarray(values, dtype=np.float64)
    bad = int((~np.isfinite(array)).sum())
    if bad or array.size == 0:
        found = f"{bad} of {array.size} not finite" if array.size else "an empty array"
        raise BadInput([Fault(name, "a score needs finite numbers, one at least", found, "Drop or impute them first.")])
    return array


def probabilities(name: str, values: ArrayLike) -> Floats:
    """The values as an array of floats, each from 0 to 1."""
    array = finite(name, values)
    bad = array[(array < 0) | (array > 1)]
    if bad.size:
        raise BadInput([Fault(name, "a probability lies between 0 and 1", f"{bad.flat[0]}", "Check for per cent.")])
    return array


def matching(name: str, shape: tuple[int, ...], other_name: str, other_shape: tuple[int, ...]) -> None:
    """Refuses two arrays that do not pair up, element by element."""
    if shape != other_shape:
        rule = f"'{name}' and '{other_name}' have the same shape"
        raise BadInput([Fault(name, rule, f"{shape} and {other_shape}", "Give one forecast for each outcome.")])
