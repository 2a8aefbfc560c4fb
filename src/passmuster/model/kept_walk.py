"""The walk of a fit, kept between calls, so that levers, horizons and words can be asked of a fit that is there.

What is kept is the draws, the frame they were walked in and what warm-up learned, to the last bit; everything else
follows from them and from the case. The key says what they follow from (`cache/keeper.py`).
"""

import io
from typing import Final, NamedTuple

import numpy as np

from passmuster.cache.keeper import Keeper
from passmuster.inference.nuts import Draws, Tuning
from passmuster.inference.whitening import Frame

__all__ = ["KeptWalk", "find_walk", "keep_walk"]

KIND: Final = "walk"

MOST_KEPT: Final = 24
"""A walk of the shipped case takes some seven megabytes; those kept longest ago go first."""


class KeptWalk(NamedTuple):
    """Draws, their frame, the centring of the deviations, and the seconds that the fit took."""

    draws: Draws
    frame: Frame
    centring: np.ndarray
    seconds: float


def keep_walk(keeper: Keeper, key: str, walk: KeptWalk) -> None:
    """Keep a walk, or nothing where nothing can be kept."""
    if keeper.folder is None:
        return
    draws, out = walk.draws, io.BytesIO()
    np.savez(
        out, x=draws.x, diverging=draws.diverging, n_steps=draws.n_steps, position=draws.tuning.position,
        step_size=draws.tuning.step_size, inverse_mass=draws.tuning.inverse_mass, centre=walk.frame.centre,
        axes=walk.frame.axes, centring=walk.centring, seconds=np.array(walk.seconds),
    )  # fmt: skip
    keeper.put(key, out.getvalue(), KIND, MOST_KEPT)


def find_walk(keeper: Keeper, key: str) -> KeptWalk | None:
    """The walk kept under a key, or None when there is none or it is damaged."""
    block = keeper.find(key, KIND)
    if block is None:
        return None
    with np.load(io.BytesIO(block), allow_pickle=False) as held:
        tuning = Tuning(held["position"], held["step_size"], held["inverse_mass"])
        return KeptWalk(
            draws=Draws(held["x"], held["diverging"], held["n_steps"], tuning),
            frame=Frame(held["centre"], held["axes"]),
            centring=held["centring"],
            seconds=float(held["seconds"]),
        )
