"""Who leaves: the base rate with covariates, with what is not known modelled.

The hazards of `base_rate` are multiplied by exp(x_i b), with effects b of their own for departures, completions and
defeats (see `effects`), and covariates that are missing drawn along (see `missing`). The effects are drawn toward
nothing by a common size that the data set, so that what says little out of sample changes little.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from passmuster.errors import BadInput, Fault
from passmuster.precedents.covariates import COVARIATES, DesignMatrix, design_of, rows_in
from passmuster.precedents.effects import FORECAST_SCALE
from passmuster.precedents.exposure import INTERVAL_BOUNDS, Exposure, exposure_of
from passmuster.precedents.memory import CampMemory, weigh_memory
from passmuster.precedents.missing import Imputation
from passmuster.precedents.months import person_months
from passmuster.precedents.participant import Participant
from passmuster.precedents.regression_gibbs import draw_regression
from passmuster.randomness import RandomStream, generator

__all__ = ["HazardFit", "fit_hazards"]

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class HazardFit:
    """Posterior draws of the hazards of leaving and of what covariates do to them.

    `rates` per month for a participant with average covariates in an average camp, shape (draw, kind, interval);
    `camp_spread` (draw, kind); `effects` (draw, kind, covariate) are log hazard ratios per step of a covariate: from
    no to yes for a flag, by two standard deviations for a measure. `shares` of the sorts of departure
    (draw, departure).
    """

    rates: Floats
    camp_spread: Floats
    effects: Floats
    shares: Floats
    imputation: Imputation
    design: DesignMatrix
    exposure: Exposure
    memory: CampMemory
    seed: int

    def values_of(self, raw: Floats, *, seed: int) -> Floats:
        """Covariates of new participants on the scale of the fit, shape (draw, participant, covariate).

        `raw` (participant, covariate) in the order of `design.names`, NaN where not known; what is not known is drawn
        anew for each posterior draw from what is known of the participant.
        """
        random = generator(RandomStream.MISSING_VALUES, seed)
        n_draws = len(self.rates)
        values = np.broadcast_to(self.design.scaled(raw), (n_draws, *raw.shape)).copy()
        self.draw_paid(raw, values, random)
        columns = [self.design.column(name) for name in self.imputation.predictors]
        known = np.concatenate([np.ones((n_draws, len(raw), 1)), values[:, :, columns]], axis=2)
        for at, name in enumerate(self.imputation.measures):
            column = self.design.column(name)
            mean = np.einsum("dnp,dp->dn", known, self.imputation.coefficients[:, at])
            drawn = mean + self.imputation.noise[:, at, None] * random.standard_normal(mean.shape)
            values[:, :, column] = np.where(np.isnan(raw[:, column]), drawn, values[:, :, column])
        return values

    def draw_paid(self, raw: Floats, values: Floats, random: np.random.Generator) -> None:
        """Fills in whether participants were paid where that is not known, by the share of their regime."""
        if "paid" not in self.design.names:
            return
        column = self.design.column("paid")
        flags = [raw[:, self.design.column(name)] == 1 if name in self.design.names else False for name in REGIME_FLAGS]
        regime = np.where(flags[1], 2, np.where(flags[0], 1, 0)) * np.ones(len(raw), dtype=np.int64)
        drawn = random.random((len(values), len(raw))) < self.imputation.paid_share[:, regime]
        scaled = (drawn - self.design.centre[column]) / self.design.step[column]
        values[:, :, column] = np.where(np.isnan(raw[:, column]), scaled, values[:, :, column])


REGIME_FLAGS: Final = ("anocracy", "autocracy")


def fit_hazards(
    participants: Sequence[Participant],
    *,
    covariates: Sequence[str] = tuple(COVARIATES),
    as_of: date | None = None,
    leave_out: Collection[str] = (),
    effect_scale: float = FORECAST_SCALE,
    seed: int = 0,
    n_draws: int = 2000,
    bounds: tuple[float, ...] = INTERVAL_BOUNDS,
) -> HazardFit:
    """Hazards of leaving and the effects of covariates, as far as known on a day; takes a few seconds.

    Parameters
    ----------
    covariates
        Names from `COVARIATES`.
    effect_scale
        Prior scale of the size of effects, log hazard ratios: small for forecasts, `READING_SCALE` to read them.
    as_of, leave_out, seed, n_draws, bounds
        As for `fit_base_rate`.
    """
    exposure = exposure_of(participants, as_of=as_of, leave_out=leave_out, bounds=bounds)
    if not exposure.case_ids:
        rule = "a fit needs at least one participant that entered before the as-of day"
        raise BadInput([Fault("precedents", rule, "none", "Widen the class or move the day.")])
    rows = rows_in(participants, exposure.case_ids)
    design = design_of(rows, exposure, covariates)
    posterior = draw_regression(exposure, design, effect_scale=effect_scale, seed=seed, n_draws=n_draws)
    months = person_months(rows, exposure)
    hazard = posterior.mean_hazard[months.participant, :, months.interval]
    memory = weigh_memory(months, hazard, n_draws=n_draws, random=generator(RandomStream.MEMORY, seed))
    return HazardFit(
        rates=posterior.rates,
        camp_spread=posterior.camp_spread,
        effects=posterior.effects,
        shares=posterior.shares,
        imputation=posterior.imputation,
        design=design,
        exposure=exposure,
        memory=memory,
        seed=seed,
    )
