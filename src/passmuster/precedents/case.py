"""The hazards of one case: a participant with its own covariates, losses and camp, by the fit to the precedents."""

from collections.abc import Mapping
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from passmuster.errors import BadInput, Fault
from passmuster.precedents.covariates import measured
from passmuster.precedents.hazards import Hazards
from passmuster.precedents.participant import KINDS, ExitKind, Participant
from passmuster.precedents.regression import HazardFit
from passmuster.randomness import RandomStream, generator

__all__ = ["hazards_of_case"]

Floats = NDArray[np.float64]

LOSSES: Final = "log_losses"
"""The covariate of deaths per soldier and month."""


def hazards_of_case(
    fit: HazardFit,
    case: Participant,
    *,
    months_in: float,
    overrides: Mapping[str, ArrayLike] | None = None,
    tilt: ArrayLike = 0.0,
    widening: float = 0.0,
    seed: int = 0,
) -> Hazards:
    """Hazards of one participant that is still in, covariates included.

    Parameters
    ----------
    fit
        A fit that left the case out.
    case
        Its row: who it is and how it is tied. Its counts of troops and dead are passed over, because a table written
        later holds later counts; give them by `overrides`. What is not known is drawn as for any other participant.
    overrides
        Covariates known better than the row tells, by name, on their raw scale (`log_losses`: log of deaths per
        soldier and month): one number, or draws of any count, which are drawn from again.
    tilt
        Added to the log hazard of departure, a number or draws: what the precedents cannot tell, such as strain.
    widening
        Standard deviation of a further error of the log hazard of departure, see `nearest.Strangeness`.
    """
    n_draws = len(fit.rates)
    random = generator(RandomStream.CASE, seed)
    raw = measured([case], np.array([months_in]), fit.design.names)
    raw[:, [fit.design.column(name) for name in fit.imputation.measures]] = np.nan
    values = fit.values_of(raw, seed=seed)[:, 0]
    for name, given in (overrides or {}).items():
        column = override_column(fit, name)
        values[:, column] = (redrawn(given, n_draws, random) - fit.design.centre[column]) / fit.design.step[column]
    departure = KINDS.index(ExitKind.DEPARTURE)
    pull = np.einsum("dp,dkp->dk", values, drive_out(fit, departure))
    pull[:, departure] += redrawn(tilt, n_draws, random) + widening * random.standard_normal(n_draws)
    return Hazards(
        rates=fit.rates * (fit.memory.level * np.exp(pull))[:, :, None],
        camp_spread=fit.memory.firmness**-0.5,
        shares=fit.shares,
        exposure=fit.exposure,
        seed=seed,
        stream=RandomStream.CASE_WAR,
    )


def drive_out(fit: HazardFit, departure: int) -> Floats:
    """The effects with those of losses on departure held at 0 or more, on other exits at 0; (draw, kind, covariate).

    More losses never make leaving rarer: scholars agree on the sign (Mueller 1973), the sample's own estimate has it,
    and the few draws that have the other are noise. Nor do they decide when somebody else's war ends.
    """
    effects = np.array(fit.effects)
    if LOSSES in fit.design.names:
        column = fit.design.column(LOSSES)
        held = np.maximum(effects[:, departure, column], 0.0)
        effects[:, :, column] = 0.0
        effects[:, departure, column] = held
    return effects


def override_column(fit: HazardFit, name: str) -> int:
    """Where the covariate stands; one the fit does not hold is refused."""
    if name not in fit.design.names:
        known = f"It holds: {', '.join(fit.design.names) or 'none'}."
        raise BadInput([Fault("overrides", "an override names a covariate of the fit", f"'{name}'", known)])
    return fit.design.column(name)


def redrawn(given: ArrayLike, n_draws: int, random: np.random.Generator) -> Floats:
    """A number repeated, or as many draws as wanted, one by one when there are as many, else drawn again."""
    draws = np.atleast_1d(np.asarray(given, dtype=np.float64))
    if len(draws) in (1, n_draws):
        return np.broadcast_to(draws, n_draws)
    return draws[random.integers(len(draws), size=n_draws)]
