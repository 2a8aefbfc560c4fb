"""Draws the posterior of the base rate (see `base_rate`) by Gibbs steps, several chains at once.

Every step is a Gamma draw given the rest, but for the spread between camps, which is drawn from a grid with the camp
effects summed out: given spread s and k = 1/s^2, a camp with d exits over an expected H has, for fixed rates,

    p(d | k) = Gamma(k + d) / Gamma(k) * k^k / (k + H)^(k + d)      (times what does not hang on k).
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln

from passmuster.precedents.exposure import Exposure, departure_indices
from passmuster.randomness import RandomStream, generator

__all__ = ["BaseRateDraws", "Counts", "draw_posterior"]

Floats = NDArray[np.float64]

LEVEL_SHAPE: Final = 0.5
LEVEL_MONTHS: Final = 60.0
"""Prior of a kind's level, Gamma(1/2, rate 60 months): half an exit in five years of one participant's time. Half an
event is the customary weight of a prior that should say little; five years is of the order of a long war."""

SHAPE_FIRMNESS: Final = 4.0
"""Prior of the variation with time since entry, Gamma(4, 4): most intervals within a factor of two of the level, so
that an interval without exits is not taken for a safe one."""

SPREAD_SCALE: Final = 1.0
"""Prior of the spread between camps, half-normal(1): wars that differ several-fold are expected, fifty-fold is not."""

SHARE_WEIGHT: Final = 0.5
"""Prior of the sorts of departure, Dirichlet with half an event each."""

SPREAD_GRID: Final = np.geomspace(0.05, 5.0, 40)
"""Where the spread is looked for: below 0.05 camps are alike for any purpose, 5 lies five prior scales out."""

CHAINS: Final = 4
WARM_UP: Final = 250
"""Steps of each chain that are thrown away; chains agree within a few dozen steps (see the tests)."""


@dataclass(frozen=True, eq=False, slots=True)
class Counts:
    """All that the posterior rests on: exits and time at risk by camp.

    `exits_in_camp` (kind, camp), `exits_in_interval` (kind, interval), `at_risk` (camp, interval) in months,
    `departures` of each sort (departure,).
    """

    exits_in_camp: Floats
    exits_in_interval: Floats
    at_risk: Floats
    departures: Floats

    @classmethod
    def of(cls, exposure: Exposure) -> "Counts":
        """Exits and time at risk added up within camps."""
        member = (exposure.camp[:, None] == np.arange(len(exposure.camps))).astype(np.float64)
        events = exposure.events
        return cls(
            exits_in_camp=np.einsum("icj,iw->cw", events, member),
            exits_in_interval=events.sum(axis=0),
            at_risk=member.T @ exposure.at_risk,
            departures=np.array([(exposure.cause == cause).sum() for cause in departure_indices()], dtype=np.float64),
        )


@dataclass(frozen=True, eq=False, slots=True)
class BaseRateDraws:
    """Draws, one chain after the other.

    `rates` (draw, kind, interval), `camp_spread` (draw, kind), `shares` of the sorts of departure (draw, departure).
    """

    rates: Floats
    camp_spread: Floats
    shares: Floats


def draw_posterior(counts: Counts, *, seed: int, n_draws: int) -> BaseRateDraws:
    """Posterior draws from `CHAINS` chains of equal length; the same seed gives the same draws."""
    random = generator(RandomStream.HAZARDS, seed)
    table = SpreadTable.of(counts)
    level, shape = first_guess(counts)
    kept = []
    for step in range(WARM_UP + -(-n_draws // CHAINS)):
        rates = level[:, :, None] * shape
        expected = np.einsum("kcj,wj->kcw", rates, counts.at_risk)
        spread = table.draw(expected, random)
        firmness = spread[:, :, None] ** -2
        effects = random.standard_gamma(firmness + counts.exits_in_camp) / (firmness + expected)
        time = np.einsum("kcw,wj->kcj", effects, counts.at_risk)
        level = draw_level(counts, shape, time, random)
        shape = draw_shape(counts, level, time, random)
        if step >= WARM_UP:
            kept.append((level[:, :, None] * shape, spread))
    rates, spread = (chain_after_chain(np.stack(draws), n_draws) for draws in zip(*kept, strict=True))
    shares = draw_shares(counts, len(rates), random)
    return BaseRateDraws(rates=rates, camp_spread=spread, shares=shares)


def first_guess(counts: Counts) -> tuple[Floats, Floats]:
    """Starting levels, far apart between chains so that agreement means something, and a flat shape."""
    n_kinds, n_intervals = counts.exits_in_interval.shape
    mean = (LEVEL_SHAPE + counts.exits_in_interval.sum(axis=1)) / (LEVEL_MONTHS + counts.at_risk.sum())
    away = np.geomspace(0.2, 5.0, CHAINS)
    return away[:, None] * mean, np.ones((CHAINS, n_kinds, n_intervals))


def draw_level(counts: Counts, shape: Floats, time: Floats, random: np.random.Generator) -> Floats:
    """Level of each kind given the shape and the time at risk weighted by camp effects, (chain, kind)."""
    exits = LEVEL_SHAPE + counts.exits_in_interval.sum(axis=1)
    months = LEVEL_MONTHS + (shape * time).sum(axis=2)
    level: Floats = random.standard_gamma(np.broadcast_to(exits, months.shape)) / months
    return level


def draw_shape(counts: Counts, level: Floats, time: Floats, random: np.random.Generator) -> Floats:
    """Variation with time since entry given the level, (chain, kind, interval)."""
    expected = level[:, :, None] * time
    exits = np.broadcast_to(SHAPE_FIRMNESS + counts.exits_in_interval, expected.shape)
    return random.standard_gamma(exits) / (SHAPE_FIRMNESS + expected)


def draw_shares(counts: Counts, n_draws: int, random: np.random.Generator) -> Floats:
    """Shares of the sorts of departure, (draw, departure)."""
    return random.dirichlet(SHARE_WEIGHT + counts.departures, size=n_draws)


@dataclass(frozen=True, eq=False, slots=True)
class SpreadTable:
    """What the likelihood of the spread needs that does not change from step to step.

    `firmness` is k on the grid, (grid,); `exits` (kind, camp); `constant` (cause, grid) holds the prior and all terms
    that hang on exits and k alone.
    """

    firmness: Floats
    exits: Floats
    constant: Floats

    @classmethod
    def of(cls, counts: Counts) -> "SpreadTable":
        """Tabulates the fixed terms for the exits at hand."""
        firmness = SPREAD_GRID**-2
        k = firmness[None, :, None]
        gammas = gammaln(k + counts.exits_in_camp[:, None, :]) - gammaln(k) + k * np.log(k)
        # The grid is even in log s, so a density in s is weighted by s.
        log_prior = -0.5 * (SPREAD_GRID / SPREAD_SCALE) ** 2 + np.log(SPREAD_GRID)
        return cls(firmness=firmness, exits=counts.exits_in_camp, constant=gammas.sum(axis=2) + log_prior)

    def draw(self, expected: Floats, random: np.random.Generator) -> Floats:
        """A spread for each chain and kind given expected exits (chain, kind, camp), by the Gumbel-max trick."""
        k = self.firmness[:, None]
        weight = (k + self.exits[:, None, :]) * np.log(k + expected[:, :, None, :])
        log_density = self.constant - weight.sum(axis=3)
        spread: Floats = SPREAD_GRID[np.argmax(log_density + random.gumbel(size=log_density.shape), axis=2)]
        return spread


def chain_after_chain(draws: Floats, n_draws: int) -> Floats:
    """(step, chain, ...) laid out as (draw, ...), all of chain 0 first."""
    by_chain = np.swapaxes(draws, 0, 1)
    return by_chain.reshape(by_chain.shape[0] * by_chain.shape[1], *draws.shape[2:])[:n_draws]
