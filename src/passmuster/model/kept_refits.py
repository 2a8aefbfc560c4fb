"""Draws without some claims, kept beside the chains that they went on from.

One claim more elsewhere hardly moves them: they are weighed by what it says, and only where that cannot be trusted are
they drawn again.
"""

import io
from dataclasses import dataclass
from typing import Final

import numpy as np

from passmuster.cache.keeper import Keeper, key_of

__all__ = ["KeptRefits", "Refit"]

KIND: Final = "refit"
MOST_KEPT: Final = 300
"""Those of the shipped case take some half a megabyte each; those kept longest ago go first."""


@dataclass(frozen=True, slots=True, eq=False)
class Refit:
    """Draws `x`, shape (chain, draw, n_parameters), and what the claims that were left say about each, (draw,)."""

    x: np.ndarray
    said: np.ndarray


@dataclass(frozen=True, slots=True)
class KeptRefits:
    """The refits of one fit, whose chains are kept under `key`."""

    keeper: Keeper
    key: str

    def find(self, claim_ids: tuple[str, ...]) -> Refit | None:
        """The draws without these claims, or None when none are kept."""
        block = self.keeper.find(self._key(claim_ids), KIND)
        if block is None:
            return None
        with np.load(io.BytesIO(block), allow_pickle=False) as held:
            return Refit(held["x"], held["said"])

    def keep(self, claim_ids: tuple[str, ...], refit: Refit) -> None:
        """Keep draws, or nothing where nothing can be kept."""
        if self.keeper.folder is None:
            return
        out = io.BytesIO()
        np.savez(out, x=refit.x, said=refit.said)
        self.keeper.put(self._key(claim_ids), out.getvalue(), KIND, MOST_KEPT)

    def _key(self, claim_ids: tuple[str, ...]) -> str:
        return key_of(["refit", self.key, *sorted(claim_ids)])
