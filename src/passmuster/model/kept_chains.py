"""The chains of a fit, kept between calls, so that levers, horizons and words can be asked of a fit that is there.

What is kept is the draws, the whitened space they were drawn in and what warm-up learned, to the last bit; everything
else follows from them and from the case. The key says what they follow from (`cache/keeper.py`).
"""

import io
from typing import Final, NamedTuple

import numpy as np

from passmuster.cache.keeper import Keeper
from passmuster.inference.nuts import Draws, Tuning
from passmuster.inference.whitening import Whitening

__all__ = ["KeptChains", "find_chains", "keep_chains"]

KIND: Final = "chains"

MOST_KEPT: Final = 24
"""The chains of the shipped case take some seven megabytes; those kept longest ago go first."""


class KeptChains(NamedTuple):
    """Draws, their whitened space, the centring of the deviations, the seconds that the fit took, and how.

    `reached` says how draws came about that were not sampled from the beginning, as `model/fit.py` writes it.
    """

    draws: Draws
    whitening: Whitening
    centring: np.ndarray
    seconds: float
    reached: bytes = b""


def keep_chains(keeper: Keeper, key: str, chains: KeptChains) -> None:
    """Keep chains, or nothing where nothing can be kept."""
    if keeper.folder is None:
        return
    draws, out = chains.draws, io.BytesIO()
    np.savez(
        out, x=draws.x, diverging=draws.diverging, n_steps=draws.n_steps, position=draws.tuning.position,
        step_size=draws.tuning.step_size, inverse_mass=draws.tuning.inverse_mass, centre=chains.whitening.centre,
        basis=chains.whitening.basis, centring=chains.centring, seconds=np.array(chains.seconds),
        reached=np.frombuffer(chains.reached, dtype=np.uint8),
    )  # fmt: skip
    keeper.put(key, out.getvalue(), KIND, MOST_KEPT)


def find_chains(keeper: Keeper, key: str) -> KeptChains | None:
    """The chains kept under a key, or None when there are none or they are damaged."""
    block = keeper.find(key, KIND)
    if block is None:
        return None
    with np.load(io.BytesIO(block), allow_pickle=False) as held:
        tuning = Tuning(held["position"], held["step_size"], held["inverse_mass"])
        return KeptChains(
            draws=Draws(held["x"], held["diverging"], held["n_steps"], tuning),
            whitening=Whitening(held["centre"], held["basis"]),
            centring=held["centring"],
            seconds=float(held["seconds"]),
            reached=held["reached"].tobytes(),
        )
