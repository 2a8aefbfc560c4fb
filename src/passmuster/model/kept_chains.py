"""The chains of a fit, kept between calls, so that levers, horizons and words can be asked of a fit that is there.

What is kept is the draws, the whitened space they were drawn in and what warm-up learned, to the last bit, and of what
follows from them that which is short and long to work out again: how sound they are, and what each claim says about
each. The key says what they follow from (`cache/keeper.py`). Who needs not the draws but what tells how they lie reads
that alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from passmuster.cache.keeper import Keeper
from passmuster.inference.kept_arrays import find_arrays, keep_arrays
from passmuster.model.pace_map import ToldPaces
from passmuster.model.parameters import Bearings

if TYPE_CHECKING:
    from passmuster.inference.nuts import Draws
    from passmuster.inference.whitening import Whitening

__all__ = ["KeptChains", "LaidOutDraws", "find_chains", "find_laid_out", "keep_chains"]

KIND: Final = "chains"
MAP: Final = "told_"

MOST_KEPT: Final = 24
"""The chains of the shipped case take some ten megabytes; those kept longest ago go first."""


class KeptChains(NamedTuple):
    """Draws, their whitened space, what coordinates mean, the seconds that the fit took, and how.

    `reached` says how draws came about and how sound they are, as `model/kept_fits.py` writes it. `said`, shape
    (draw, n_observed), is what each claim of the fit says about each draw, natural logs, unweighted, and `whole`, shape
    (draw,), what they say together, each by its weight; None where that was not kept.
    """

    draws: Draws
    whitening: Whitening
    bearings: Bearings
    seconds: float
    reached: bytes = b""
    said: np.ndarray | None = None
    whole: np.ndarray | None = None


class LaidOutDraws(NamedTuple):
    """Of chains what tells how their draws lie, what claims say of them and how they came about.

    `name` is the SHA-256 of the bytes of the draws, `shape` is (chain, draw, n_parameters). The others are as in
    `KeptChains`. `x` gives the draws themselves, or None where they were changed since.
    """

    name: str
    shape: tuple[int, ...]
    bearings: Bearings
    reached: bytes
    whole: np.ndarray
    x: Callable[[], np.ndarray | None]


def keep_chains(keeper: Keeper, key: str, chains: KeptChains) -> None:
    """Keep chains, or nothing where nothing can be kept."""
    draws = chains.draws
    arrays = _kept_map(chains.bearings.told) | {
        "x": np.ascontiguousarray(draws.x), "diverging": draws.diverging, "n_steps": draws.n_steps,
        "position": draws.tuning.position, "step_size": draws.tuning.step_size,
        "inverse_mass": draws.tuning.inverse_mass, "centre": chains.whitening.centre, "basis": chains.whitening.basis,
        "centring": np.asarray(chains.bearings.centring), "seconds": np.array(chains.seconds),
        "reached": np.frombuffer(chains.reached, dtype=np.uint8),
    }  # fmt: skip
    said = {"said": chains.said, "whole": chains.whole}
    arrays |= {name: leaf for name, leaf in said.items() if leaf is not None}
    keep_arrays(keeper, key, KIND, arrays, MOST_KEPT)


def find_chains(keeper: Keeper, key: str) -> KeptChains | None:
    """The chains kept under a key, or None when there are none or they are damaged."""
    from passmuster.inference.nuts import Draws, Tuning
    from passmuster.inference.whitening import Whitening

    kept = find_arrays(keeper, key, KIND)
    held = None if kept is None else kept.all()
    if held is None:
        return None
    tuning = Tuning(held["position"], held["step_size"], held["inverse_mass"])
    return KeptChains(
        draws=Draws(held["x"], held["diverging"], held["n_steps"], tuning),
        whitening=Whitening(held["centre"], held["basis"]),
        bearings=_bearings(held),
        seconds=float(held["seconds"]),
        reached=held["reached"].tobytes(),
        said=held.get("said"),
        whole=held.get("whole"),
    )


def find_laid_out(keeper: Keeper, key: str) -> LaidOutDraws | None:
    """How the draws kept under a key lie, or None when there are none, or what tells it is damaged or was not kept."""
    kept = find_arrays(keeper, key, KIND)
    if kept is None:
        return None
    needed = ["reached", "whole", "centring", *(name for name in kept.names if name.startswith(MAP))]
    held = {name: array for name in needed if (array := kept.find(name)) is not None}
    if len(held) < len(needed):
        return None
    reached = held["reached"].tobytes()
    return LaidOutDraws(
        kept.seal("x"), kept.shape("x"), _bearings(held), reached, held["whole"], lambda: kept.find("x")
    )


def _kept_map(told: ToldPaces | None) -> dict[str, np.ndarray]:
    """The arrays of a map by the names that they are kept under; none where there is no map."""
    return {} if told is None else {f"{MAP}{name}": np.asarray(leaf) for name, leaf in told._asdict().items()}


def _bearings(held: Mapping[str, np.ndarray]) -> Bearings:
    """What coordinates mean, with the map that was kept, where there was one."""
    if f"{MAP}{ToldPaces._fields[0]}" not in held:
        return Bearings(held["centring"], None)
    return Bearings(held["centring"], ToldPaces(**{name: held[f"{MAP}{name}"] for name in ToldPaces._fields}))
