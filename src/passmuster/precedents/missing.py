"""Values that are not known: drawn from what is known of the participant and from what it then did.

A measure (log share, log losses) follows a normal regression on the covariates that every row has; pay follows the
share of the paid among participants of its regime. Each missing value is drawn in turn with the rest of the posterior
and so carries its own doubt into the effects. Whether a participant left tells about its missing values too, so that
is part of the draw, as it must be (Little and Rubin 2019, section 10; Bartlett et al. 2015, Statistical Methods in
Medical Research 24:462-487).

Who reported no dead had none or kept silent, each with an even chance: given a loss rate r over n soldier-months, that
happens with probability 1/2 + 1/2 exp(-r n).
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from passmuster.precedents.covariates import COVARIATES, FULLY_KNOWN, DesignMatrix

__all__ = ["Imputation", "Imputer"]

Floats = NDArray[np.float64]

COEFFICIENT_SCALE: Final = 1.0
"""Prior spread of the regression of a measure, on its scale of two standard deviations: one flag is expected to move a
measure by less than its whole range."""

NOISE_SHAPE: Final = 2.0
NOISE_RATE: Final = 0.25
"""Prior of its residual variance, inverse gamma(2, 1/4): about a quarter, which is all the variance there is on this
scale, with the weight of four participants."""

SILENCE: Final = 0.5
"""Chance that zero deaths means nobody reported. The table's makers say "often", no more."""


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class Imputation:
    """How missing values are distributed, given what is known: draws of its parameters.

    `coefficients` (draw, measure, 1 + fully known), `noise` standard deviation (draw, measure), `paid_share`
    (draw, regime) for democracies, mixed regimes and autocracies.
    """

    measures: tuple[str, ...]
    predictors: tuple[str, ...]
    coefficients: Floats
    noise: Floats
    paid_share: Floats


class Imputer:
    """Draws missing values and the parameters of their distribution, for several chains at once."""

    def __init__(self, design: DesignMatrix, n_chains: int) -> None:
        self.design = design
        self.measures = tuple(name for name in design.names if not COVARIATES[name].is_flag)
        self.predictors = tuple(name for name in FULLY_KNOWN if name in design.names)
        known = design.values[:, [design.column(name) for name in self.predictors]]
        self.predictor_values = np.concatenate([np.ones((len(known), 1)), known], axis=1)
        self.precision = (
            self.predictor_values.T @ self.predictor_values + np.eye(known.shape[1] + 1) / COEFFICIENT_SCALE**2
        )
        self.half = np.linalg.cholesky(np.linalg.inv(self.precision))
        self.gaps = np.isnan(design.values)
        self.regime = regimes(design)
        self.values = np.broadcast_to(np.nan_to_num(design.values), (n_chains, *design.values.shape)).copy()
        n = n_chains
        self.coefficients = np.zeros((n, len(self.measures), self.predictor_values.shape[1]))
        self.noise = np.full((n, len(self.measures)), 0.5)
        self.paid_share = np.full((n, 3), 0.3)

    def draw(self, effects: Floats, hazard: Floats, exits: Floats, random: np.random.Generator) -> None:
        """One round: parameters given values, then values given parameters and what the participants did.

        `effects` (chain, kind, covariate); `hazard` (chain, kind, participant) is the cumulative hazard without
        covariates; `exits` (kind, participant).
        """
        for at, name in enumerate(self.measures):
            column = self.design.column(name)
            self.draw_regression(at, column, random)
            if self.gaps[:, column].any():
                self.draw_measure(at, column, effects, hazard, exits, random)
        if "paid" in self.design.names and self.gaps[:, self.design.column("paid")].any():
            self.draw_paid(effects, hazard, exits, random)

    def draw_regression(self, at: int, column: int, random: np.random.Generator) -> None:
        """Coefficients and noise of one measure given all its values (conjugate normal and inverse gamma)."""
        x = self.values[:, :, column]
        fitted = x @ self.predictor_values @ np.linalg.inv(self.precision)
        explained = np.einsum("kp,pq,kq->k", fitted, self.precision, fitted)
        rate = NOISE_RATE + 0.5 * ((x**2).sum(axis=1) - explained)
        self.noise[:, at] = np.sqrt(rate / random.standard_gamma(NOISE_SHAPE + x.shape[1] / 2, size=len(x)))
        step = random.standard_normal(fitted.shape) @ self.half.T
        self.coefficients[:, at] = fitted + self.noise[:, at, None] * step

    def draw_measure(
        self, at: int, column: int, effects: Floats, hazard: Floats, exits: Floats, random: np.random.Generator
    ) -> None:
        """Missing values of one measure: proposed from the regression, kept as far as they fit what was done."""
        gaps = np.flatnonzero(self.gaps[:, column])
        mean = self.coefficients[:, at] @ self.predictor_values[gaps].T
        proposed = mean + self.noise[:, at, None] * random.standard_normal(mean.shape)
        current = self.values[:, gaps, column]
        gain = self.fit_of(proposed, column, gaps, effects, hazard, exits) - self.fit_of(
            current, column, gaps, effects, hazard, exits
        )
        taken = np.log(random.random(gain.shape)) < gain
        self.values[:, gaps, column] = np.where(taken, proposed, current)

    def draw_paid(self, effects: Floats, hazard: Floats, exits: Floats, random: np.random.Generator) -> None:
        """Missing pay: paid or not, by the share of the paid in its regime and by what was done."""
        column = self.design.column("paid")
        no, yes = (
            self.design.scaled(np.zeros(len(self.design.names))),
            self.design.scaled(np.ones(len(self.design.names))),
        )
        paid = self.values[:, :, column] > (no[column] + yes[column]) / 2
        for regime in range(3):
            inside = self.regime == regime
            count = paid[:, inside].sum(axis=1)
            self.paid_share[:, regime] = random.beta(1.0 + count, 1.0 + inside.sum() - count)
        gaps = np.flatnonzero(self.gaps[:, column])
        share = self.paid_share[:, self.regime[gaps]]
        levels = [np.full(share.shape, level[column]) for level in (no, yes)]
        fits = [self.fit_of(level, column, gaps, effects, hazard, exits) for level in levels]
        odds = np.log(share / (1 - share)) + fits[1] - fits[0]
        is_paid = random.random(odds.shape) < 1 / (1 + np.exp(-odds))
        self.values[:, gaps, column] = np.where(is_paid, levels[1], levels[0])

    def fit_of(
        self, value: Floats, column: int, gaps: NDArray[np.int64], effects: Floats, hazard: Floats, exits: Floats
    ) -> Floats:
        """Log likelihood of what participants did, were this their value; shape (chain, gap)."""
        others = self.values[:, gaps].copy()
        others[:, :, column] = value
        pull = np.einsum("kgp,kcp->kcg", others, effects)
        fit: Floats = (exits[None][:, :, gaps] * pull - np.exp(pull) * hazard[:, :, gaps]).sum(axis=1)
        if self.design.names[column] == "log_losses":
            rate = np.exp(value * self.design.step[column] + self.design.centre[column])
            silent = self.design.silent_months[gaps]
            fit = fit + np.where(silent > 0, np.log(SILENCE + (1 - SILENCE) * np.exp(-rate * silent)), 0.0)
        return fit


def regimes(design: DesignMatrix) -> NDArray[np.int64]:
    """0 for democracies, 1 for mixed regimes, 2 for autocracies; all 0 when the design does not say."""
    flags = [
        design.values[:, design.column(name)] > 0 if name in design.names else np.zeros(len(design.values), dtype=bool)
        for name in ("anocracy", "autocracy")
    ]
    return np.where(flags[1], 2, np.where(flags[0], 1, 0)).astype(np.int64)
