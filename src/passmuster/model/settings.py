"""How long and how carefully to sample a case (`model/chains.py` does it)."""

from dataclasses import dataclass
from typing import Final

from passmuster.inference.acceptance import TARGET_ACCEPTANCE
from passmuster.model.shape import Shape, Sizes

__all__ = ["Settings", "usual_settings"]

CAREFUL: Final = 0.98
"""Wished acceptance statistic where the posterior is thin and bent: steps a third as long as usual."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How long and how carefully to sample. The defaults give cases of some hundred claims an ESS above 400."""

    chains: int = 4
    n_pilots: int = 2
    n_pilot: int = 50
    """Draws that are looked at of each pilot, the last of its warm-up: they need not follow the posterior exactly."""
    n_draws: int = 800
    """Draws kept of each chain."""
    n_warmup: int = 20
    """Iterations thrown away after an origin is left out."""
    n_refit: int = 60
    n_shared: int = 150
    """Draws kept of each chain that leaves several origins out by turns (`model/shared_walk.py`)."""
    most_refits: int = 40
    """How many origins are left out by sampling afresh; beyond them weights are used, however coarse."""
    target: float = TARGET_ACCEPTANCE
    """Wished acceptance statistic; nearer to 1 means smaller steps."""
    most_extensions: int = 2
    """How often chains that have not converged are drawn on, or begin anew, before the fit is called failed."""


def usual_settings(shape: Shape | Sizes) -> Settings:
    """What suits a case of this shape.

    A war of several forces and many steps costs ten times as much a draw as a small one. So its chains are drawn in
    shorter stretches, and drawn on only where these do not suffice.

    Thousands of claims leave a posterior that is thin in some directions, as long as ever in others, and bent. Steps
    must be small there, and a second extension would take minutes more.
    """
    if shape.is_large:
        return Settings(target=CAREFUL, most_extensions=1)
    if shape.n_steps * shape.n_forces > LIGHT:
        return Settings(n_draws=400, most_extensions=2, n_refit=40, most_refits=10)
    return Settings()


LIGHT: Final = 52
"""Steps times forces up to which all draws are taken at once: two forces over half a year; customary."""
