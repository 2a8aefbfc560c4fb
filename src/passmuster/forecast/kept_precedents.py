"""What the precedents taught, kept between calls: it hangs on the case and the day, and on no claim.

So one claim more, a lever or another seed's paths ask nothing of past wars again. What is kept is written by `pickle`,
which runs what it reads: it is read from the user's own folder alone, under the seal of `cache/keeper.py`, as compiled
programs are.
"""

import pickle
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from passmuster.cache.keeper import Keeper, key_of
from passmuster.forecast.outlook import Outlook
from passmuster.forecast.reference_classes import ClassForecast
from passmuster.model.fit import Fit
from passmuster.precedents.regression import HazardFit

__all__ = ["TaughtByPast", "find_learned", "keep_learned"]

KIND: Final = "precedents"
MOST_KEPT: Final = 24
"""Each takes some four megabytes; those kept longest ago go first."""


@dataclass(frozen=True, slots=True, eq=False)
class TaughtByPast:
    """What past wars say of leaving: the fit of the case's own hazards, None where it has no row, and its classes."""

    hazards: HazardFit | None
    classes: tuple[ClassForecast, ...]

    @classmethod
    def of(cls, outlook: Outlook) -> "TaughtByPast":
        """What an outlook rests on."""
        return cls(outlook.judging.learned, outlook.classes)


def find_learned(keeper: Keeper, fit: Fit, horizons_weeks: Sequence[int]) -> TaughtByPast | None:
    """What was kept for this case, day and seed; None when there is none."""
    block = keeper.find(_key(fit, horizons_weeks), KIND)
    if block is None:
        return None
    found = pickle.loads(block)
    return found if isinstance(found, TaughtByPast) else None


def keep_learned(keeper: Keeper, fit: Fit, horizons_weeks: Sequence[int], outlook: Outlook) -> None:
    """Keep what an outlook rests on, or nothing where nothing can be kept."""
    if keeper.folder is None:
        return
    keeper.put(_key(fit, horizons_weeks), pickle.dumps(TaughtByPast.of(outlook), protocol=5), KIND, MOST_KEPT)


def _key(fit: Fit, horizons_weeks: Sequence[int]) -> str:
    """Everything that it follows from: who is in whose war since when, on which day, by which class."""
    case = fit.known.case
    who = (case.principal, case.partner, case.precedent_id, repr(case.reference_class), case.start.isoformat())
    return key_of(["precedents", *map(str, who), fit.as_of.isoformat(), str(fit.seed), repr(tuple(horizons_weeks))])
