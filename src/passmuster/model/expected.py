"""How long a fit and its audit take, before they begin: told to whoever waits, from the first second.

Compiling takes as long for any case. After it a trajectory's steps are paid for, one by one:

    seconds = COMPILING + iterations of all chains · STEPS · (STEP + CELL · steps of the grid · forces) / CORES

The figures were measured on two cores of an ordinary machine; a busy one takes longer, and the estimate says on what.
"""

from typing import Final

from passmuster.inference.nuts import WARM_UP
from passmuster.model.settings import Settings
from passmuster.model.shape import Shape

__all__ = ["expected_seconds", "expected_words"]

COMPILING: Final = 12.0
"""Seconds until the first draw, with what is looked up and laid out after the last."""
STEPS: Final = 31
STEPS_BENT: Final = 63
"""Steps of a trajectory, nearly always the most that there may be; the second where steps of the grid are months."""
STEP: Final = 100e-6
CELL: Final = 1.2e-6
"""Seconds of one core for a step, and more for each step of the grid and force."""
CORES: Final = 2
REFITS: Final = 3
"""Walks of the audit that leave origins out, as a rule."""


def expected_seconds(shape: Shape, settings: Settings) -> float | None:
    """Seconds of wall-clock on two idle cores, above 0; None where claims are so many that they decide."""
    if shape.is_large:
        return None
    fitted = settings.n_pilots * (WARM_UP + settings.n_pilot) + WARM_UP + settings.n_draws
    refitted = min(REFITS, settings.most_refits) * (settings.n_warmup + settings.n_refit)
    step = STEP + CELL * shape.n_steps * shape.n_forces
    steps = STEPS if shape.is_weekly else STEPS_BENT
    return COMPILING + settings.chains * (fitted + refitted) * steps * step / CORES


def expected_words(shape: Shape, settings: Settings) -> str:
    """What a waiting reader is told first."""
    seconds = expected_seconds(shape, settings)
    if seconds is None:
        return "fitting: some minutes on two idle cores"
    return f"fitting: about {max(round(seconds, -1), 10):.0f} s on two idle cores"
