"""Draws the posterior of the hazards with covariates (see `regression`): the Gibbs steps of the base rate, and between
them steps for the effects and for what is missing."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from passmuster.precedents.covariates import DesignMatrix
from passmuster.precedents.effects import draw_effects, draw_size, pull_of
from passmuster.precedents.exposure import Exposure
from passmuster.precedents.gibbs import (
    CHAINS,
    Counts,
    SpreadTable,
    chain_after_chain,
    draw_level,
    draw_shape,
    draw_shares,
    first_guess,
)
from passmuster.precedents.missing import Imputation, Imputer
from passmuster.precedents.participant import KINDS
from passmuster.randomness import RandomStream, generator

__all__ = ["RegressionPosterior", "draw_regression"]

Floats = NDArray[np.float64]

WARM_UP: Final = 300
"""Steps of each chain that are thrown away."""


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class RegressionPosterior:
    """Draws, one chain after the other.

    `rates` (draw, kind, interval) for a participant whose covariates are all average, in an average camp;
    `camp_spread` (draw, kind); `effects` (draw, kind, covariate), log hazard ratios; `size` (draw, kind), the common
    size of the effects; `shares` of the sorts of departure (draw, departure); `mean_hazard` of each participant in an
    average camp, (participant, kind, interval), averaged over draws.
    """

    rates: Floats
    camp_spread: Floats
    effects: Floats
    size: Floats
    shares: Floats
    mean_hazard: Floats
    imputation: Imputation


def draw_regression(
    exposure: Exposure, design: DesignMatrix, *, effect_scale: float, seed: int, n_draws: int
) -> RegressionPosterior:
    """Posterior draws from `CHAINS` chains of equal length; the same seed gives the same draws."""
    random = generator(RandomStream.REGRESSION, seed)
    counts = Counts.of(exposure)
    table = SpreadTable.of(counts)
    exits = exits_by_kind(exposure)
    camps = Camps.of(exposure)
    imputer = Imputer(design, CHAINS)
    level, shape = first_guess(counts)
    effects = np.zeros((CHAINS, len(KINDS), len(design.names)))
    size = np.full((CHAINS, len(KINDS)), 0.3)
    hazard_sum = np.zeros((len(exposure.months), len(KINDS), len(exposure.bounds)))
    kept = []
    for step in range(WARM_UP + -(-n_draws // CHAINS)):
        weighted = camps.time_at_risk(np.exp(pull_of(effects, imputer.values)))
        expected = np.einsum("kcj,kcwj->kcw", level[:, :, None] * shape, weighted)
        spread = table.draw(expected, random)
        firmness = spread[:, :, None] ** -2
        camp = random.standard_gamma(firmness + counts.exits_in_camp) / (firmness + expected)
        time = np.einsum("kcw,kcwj->kcj", camp, weighted)
        level = draw_level(counts, shape, time, random)
        shape = draw_shape(counts, level, time, random)
        hazard = hazard_by_kind(level[:, :, None] * shape, camp, exposure)
        effects = draw_effects(effects, imputer.values, hazard, exits, size, random)
        size = draw_size(effects, effect_scale, random)
        imputer.draw(effects, hazard, exits, random)
        if step >= WARM_UP:
            rates = level[:, :, None] * shape
            ratio = np.exp(pull_of(effects, imputer.values))
            hazard_sum = hazard_sum + np.einsum("kci,kcj->icj", ratio, rates) / CHAINS
            state = (level[:, :, None] * shape, spread, effects, size)
            kept.append((*state, imputer.coefficients.copy(), imputer.noise.copy(), imputer.paid_share.copy()))
    draws = [chain_after_chain(np.stack(values), n_draws) for values in zip(*kept, strict=True)]
    rates, camp_spread, effect_draws, sizes, coefficients, noise, paid_share = draws
    return RegressionPosterior(
        rates=rates,
        camp_spread=camp_spread,
        effects=effect_draws,
        size=sizes,
        shares=draw_shares(counts, len(rates), random),
        mean_hazard=hazard_sum / len(kept),
        imputation=Imputation(
            measures=imputer.measures,
            predictors=imputer.predictors,
            coefficients=coefficients,
            noise=noise,
            paid_share=paid_share,
        ),
    )


@dataclass(frozen=True, eq=False, slots=True)
class Camps:
    """Participants in the order of their camps, so that sums over a camp are sums over a run."""

    order: NDArray[np.int64]
    begins: NDArray[np.int64]
    at_risk: Floats

    @classmethod
    def of(cls, exposure: Exposure) -> "Camps":
        """Sorts the participants by camp; every camp has one at least."""
        order = np.argsort(exposure.camp, kind="stable")
        begins = np.searchsorted(exposure.camp[order], np.arange(len(exposure.camps)))
        return cls(order=order, begins=begins, at_risk=exposure.at_risk[order])

    def time_at_risk(self, ratios: Floats) -> Floats:
        """Time at risk of each camp weighted by hazard ratios (chain, kind, participant), by interval."""
        weighted = ratios[:, :, self.order, None] * self.at_risk
        return np.asarray(np.add.reduceat(weighted, self.begins, axis=2))


def exits_by_kind(exposure: Exposure) -> Floats:
    """Exits of each kind, zeros and ones, shape (kind, participant)."""
    return np.asarray(np.arange(len(KINDS))[:, None] == exposure.kind, dtype=np.float64)


def hazard_by_kind(rates: Floats, camp: Floats, exposure: Exposure) -> Floats:
    """Cumulative hazard of each kind without covariates, shape (chain, kind, participant)."""
    return np.asarray((rates @ exposure.at_risk.T) * camp[:, :, exposure.camp])
