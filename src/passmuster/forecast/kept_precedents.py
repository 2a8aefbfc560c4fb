"""What the precedents taught, kept between calls: it hangs on the case and the day, and on no claim.

So one claim more, a lever or another seed's paths ask nothing of past wars again. Arrays are kept to the last bit, and
nothing that is read is run.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import msgspec
import numpy as np

from passmuster.cache.codec import from_bytes, to_bytes
from passmuster.cache.keeper import Keeper, key_of
from passmuster.forecast.outlook import Outlook
from passmuster.forecast.reference_classes import ClassForecast
from passmuster.ledger import Known
from passmuster.precedents.gibbs import BaseRateDraws
from passmuster.precedents.regression import HazardFit

__all__ = ["TaughtByPast", "find_learned", "keep_learned"]

KIND: Final = "precedents"
MOST_KEPT: Final = 24
"""Each takes some two megabytes; those kept longest ago go first."""


@dataclass(frozen=True, slots=True, eq=False)
class TaughtByPast:
    """What past wars say of leaving: the fit of the case's own hazards, None where it has no row, and its classes.

    `base_rate` are the draws of the class by which a case without a row is judged.
    """

    hazards: HazardFit | None
    base_rate: BaseRateDraws | None
    classes: tuple[ClassForecast, ...]

    @classmethod
    def of(cls, outlook: Outlook) -> "TaughtByPast":
        """What an outlook rests on."""
        return cls(outlook.judging.learned, outlook.judging.base_rate, outlook.classes)


def find_learned(keeper: Keeper, known: Known, seed: int, horizons_weeks: Sequence[int]) -> TaughtByPast | None:
    """What was kept for this case, day and seed; None when there is none."""
    block = keeper.find(_key(known, seed, horizons_weeks), KIND)
    return None if block is None else from_bytes(TaughtByPast, block, made=_array)


def keep_learned(keeper: Keeper, known: Known, seed: int, horizons_weeks: Sequence[int], taught: TaughtByPast) -> None:
    """Keep what past wars taught, or nothing where nothing can be kept."""
    if keeper.folder is None:
        return
    keeper.put(_key(known, seed, horizons_weeks), to_bytes(taught, plain=_held), KIND, MOST_KEPT)


def _key(known: Known, seed: int, horizons_weeks: Sequence[int]) -> str:
    """Everything that it follows from: who is in whose war since when, on which day, by which class."""
    case = known.case
    who = (case.principal, case.partner, case.precedent_id, repr(case.reference_class), case.start.isoformat())
    return key_of(["precedents", *map(str, who), known.day.isoformat(), str(seed), repr(tuple(horizons_weeks))])


# Arrays ---------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class HeldArray:
    """An array as it is kept: the kind of its numbers in NumPy's words, its shape, and its numbers row by row."""

    dtype: str
    shape: tuple[int, ...]
    numbers: bytes


def _held(value: Any) -> HeldArray:
    if isinstance(value, np.ndarray) and not value.dtype.hasobject:
        return HeldArray(value.dtype.str, value.shape, value.tobytes())
    raise NotImplementedError(f"no bytes are defined of {type(value).__name__}")


def _array(_kind: type, read: Any) -> np.ndarray:
    held = msgspec.convert(read, HeldArray)
    return np.frombuffer(bytearray(held.numbers), held.dtype).reshape(held.shape)
