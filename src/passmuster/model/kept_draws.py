"""The draws of an earlier call's fit by what tells how they lie and came about, and not what follows from them.

Nothing that samples is loaded for it.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from passmuster.cache.codec import from_bytes
from passmuster.cache.keeper import Keeper, key_of
from passmuster.inference.diagnostics import Health
from passmuster.ledger import Known
from passmuster.model.bearings import borne_by
from passmuster.model.design import Design, make_design
from passmuster.model.drawn import Drawn
from passmuster.model.fixed_inputs import FixedInputs, fixed_inputs
from passmuster.model.kept_chains import find_laid_out
from passmuster.model.layout import VectorLayout
from passmuster.model.parameters import Bearings
from passmuster.model.points import Points
from passmuster.model.priors import PriorTable
from passmuster.model.road import Road
from passmuster.model.settings import Settings

__all__ = ["KeptRoad", "chains_key", "find_drawn", "laid_out"]


@dataclass(frozen=True, slots=True)
class KeptRoad:
    """How kept draws came about, how they are laid out, and how sound they are.

    `layout` is None for draws that were sampled from the beginning, which are laid out as their claims ask. `near` is
    the key of the fit that draws were chosen from, empty where they were not.
    """

    road: Road
    layout: VectorLayout | None
    near: str
    health: Health


def find_drawn(
    keeper: Keeper, key: str, known: Known, priors: PriorTable, again: Callable[[], np.ndarray]
) -> tuple[Drawn, Health] | None:
    """The draws of what was reached in an earlier call, and how sound they are, without what follows from them.

    Draws are read when they are asked for; `again` gives them where they were changed since they were kept.
    """
    kept = find_laid_out(keeper, key)
    how = None if kept is None else from_bytes(KeptRoad, kept.reached)
    if kept is None or how is None:
        return None

    def x() -> np.ndarray:
        found = kept.x()
        return again() if found is None else found

    design, given = laid_out(how, kept.bearings, known, priors)
    return Drawn(design, given, Points(kept.shape, kept.name, x), kept.whole), how.health


def laid_out(how: KeptRoad, bearings: Bearings, known: Known, priors: PriorTable) -> tuple[Design, FixedInputs]:
    """The design that kept draws are laid out for, and its inputs."""
    design = make_design(known, how.layout)
    return design, borne_by(fixed_inputs(design, priors), bearings)


def chains_key(known: Known, seed: int, settings: Settings) -> str:
    """Everything that the chains follow from."""
    return key_of(["chains", known.digest, known.day.isoformat(), str(seed), repr(settings)])
