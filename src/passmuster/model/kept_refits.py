"""Draws without some claims, kept beside the chains that they went on from: of one such posterior, or of several.

One claim more elsewhere hardly moves them: they are weighed by what it says, and only where that cannot be trusted are
they drawn again.
"""

import io
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from passmuster.cache.keeper import Keeper, key_of

__all__ = ["KeptRefits", "Refit", "SharedWalk"]

KIND: Final = "refit"
MOST_KEPT: Final = 300
"""Those of the shipped case take some half a megabyte each; those kept longest ago go first."""
WALK: Final = "walk"
MOST_WALKS: Final = 24
"""Those of the shipped case take a megabyte each."""


@dataclass(frozen=True, slots=True, eq=False)
class Refit:
    """Draws `x`, shape (chain, draw, n_parameters), and what the claims that were left say about each, (draw,)."""

    x: np.ndarray
    said: np.ndarray


@dataclass(frozen=True, slots=True, eq=False)
class SharedWalk:
    """Draws of a mixture `x`, shape (chain, draw, n_parameters), and how they lie to the draws that they went on from.

    `said`, shape (draw,), is what the claims of then say about each of them, natural logs. `tilt`, shape
    (earlier draw + draw,), is the log density of the mixture over that of the posterior of then, for the draws of both.
    """

    x: np.ndarray
    said: np.ndarray
    tilt: np.ndarray


@dataclass(frozen=True, slots=True)
class KeptRefits:
    """The refits and walks of one fit, whose chains are kept under `key`."""

    keeper: Keeper
    key: str

    def find(self, claim_ids: tuple[str, ...]) -> Refit | None:
        """The draws without these claims, or None when none are kept."""
        held = self._found(self._key(claim_ids), KIND)
        return None if held is None else Refit(held["x"], held["said"])

    def keep(self, claim_ids: tuple[str, ...], refit: Refit) -> None:
        """Keep draws, or nothing where nothing can be kept."""
        self._keep(self._key(claim_ids), {"x": refit.x, "said": refit.said}, KIND, MOST_KEPT)

    def find_walk(self, number: int) -> SharedWalk | None:
        """A walk by its number, or None when none is kept."""
        held = self._found(self._walk_key(number), WALK)
        return None if held is None else SharedWalk(held["x"], held["said"], held["tilt"])

    def keep_walk(self, number: int, walk: SharedWalk) -> None:
        """Keep a walk under its number, or nothing where nothing can be kept."""
        held = {"x": walk.x, "said": walk.said, "tilt": walk.tilt}
        self._keep(self._walk_key(number), held, WALK, MOST_WALKS)

    def _found(self, key: str, kind: str) -> dict[str, np.ndarray] | None:
        block = self.keeper.find(key, kind)
        if block is None:
            return None
        with np.load(io.BytesIO(block), allow_pickle=False) as held:
            return {name: held[name] for name in held.files}

    def _keep(self, key: str, held: dict[str, Any], kind: str, most: int) -> None:
        if self.keeper.folder is None:
            return
        out = io.BytesIO()
        np.savez(out, **held)
        self.keeper.put(key, out.getvalue(), kind, most)

    def _key(self, claim_ids: tuple[str, ...]) -> str:
        return key_of(["refit", self.key, *sorted(claim_ids)])

    def _walk_key(self, number: int) -> str:
        return key_of(["walk", self.key, str(number)])
