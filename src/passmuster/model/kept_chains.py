"""The chains of a fit, kept between calls, so that levers, horizons and words can be asked of a fit that is there.

What is kept is the draws, the whitened space they were drawn in and what warm-up learned, to the last bit, and of what
follows from them that which is short and long to work out again: how sound they are, and what each claim says about
each. The key says what they follow from (`cache/keeper.py`).
"""

import io
from collections.abc import Mapping
from typing import Final, NamedTuple

import numpy as np

from passmuster.cache.keeper import Keeper
from passmuster.inference.nuts import Draws, Tuning
from passmuster.inference.whitening import Whitening
from passmuster.model.pace_map import ToldPaces
from passmuster.model.parameters import Bearings

__all__ = ["KeptChains", "find_chains", "keep_chains"]

KIND: Final = "chains"
MAP: Final = "told_"

MOST_KEPT: Final = 24
"""The chains of the shipped case take some ten megabytes; those kept longest ago go first."""


class KeptChains(NamedTuple):
    """Draws, their whitened space, what coordinates mean, the seconds that the fit took, and how.

    `reached` says how draws came about and how sound they are, as `model/kept_fits.py` writes it. `said`, shape
    (draw, n_observed), is what each claim of the fit says about each draw, natural logs, unweighted; None where that
    was not kept.
    """

    draws: Draws
    whitening: Whitening
    bearings: Bearings
    seconds: float
    reached: bytes = b""
    said: np.ndarray | None = None


def keep_chains(keeper: Keeper, key: str, chains: KeptChains) -> None:
    """Keep chains, or nothing where nothing can be kept."""
    if keeper.folder is None:
        return
    draws, out = chains.draws, io.BytesIO()
    arrays = _kept_map(chains.bearings.told) | {
        "x": draws.x, "diverging": draws.diverging, "n_steps": draws.n_steps, "position": draws.tuning.position,
        "step_size": draws.tuning.step_size, "inverse_mass": draws.tuning.inverse_mass,
        "centre": chains.whitening.centre, "basis": chains.whitening.basis,
        "centring": np.asarray(chains.bearings.centring), "seconds": np.array(chains.seconds),
        "reached": np.frombuffer(chains.reached, dtype=np.uint8),
        **({} if chains.said is None else {"said": chains.said}),
    }  # fmt: skip
    np.savez(out, allow_pickle=False, **arrays)
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
            bearings=Bearings(held["centring"], _map_of(held)),
            seconds=float(held["seconds"]),
            reached=held["reached"].tobytes(),
            said=held.get("said"),
        )


def _kept_map(told: ToldPaces | None) -> dict[str, np.ndarray]:
    """The arrays of a map by the names that they are kept under; none where there is no map."""
    return {} if told is None else {f"{MAP}{name}": np.asarray(leaf) for name, leaf in told._asdict().items()}


def _map_of(held: Mapping[str, np.ndarray]) -> ToldPaces | None:
    """The map that was kept, None where there was none."""
    if f"{MAP}{ToldPaces._fields[0]}" not in held:
        return None
    return ToldPaces(**{name: held[f"{MAP}{name}"] for name in ToldPaces._fields})
