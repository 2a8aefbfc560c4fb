"""Simulation-based calibration: where a known truth ranks among the draws of its own posterior.

A truth drawn from the priors and claims made from it give a posterior; over many such cases the rank of the truth among
independent posterior draws is uniform if, and only if, inference is right on average (Talts and others 2018).
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from scipy import stats

from passmuster.ledger import Ledger, Prior
from passmuster.model.fit import fit_case
from passmuster.model.posterior import Posterior
from passmuster.model.settings import Settings
from passmuster.model.simulate import Simulated, simulate
from worlds.small_case import AS_OF

__all__ = ["BINS", "QUANTITIES", "band_p_value", "chi_square_p_value", "counts", "cover", "ranks"]

SETTINGS = Settings(chains=2, n_pilots=1, n_pilot=60, n_draws=200)
KEPT = 49
"""Posterior draws kept of each case, spaced out so that they are nearly independent; ranks run from 0 to 49."""
BINS = 10
LEAN = ("FOE", "one", "losses")
QUANTITIES = ("present now", "deployed", "killed", "lean of FOE on losses")


def ranks(plan: Ledger, seeds: Sequence[int], believed: Sequence[Prior] = ()) -> np.ndarray:
    """Rank of each quantity's truth in each case, integers 0 to KEPT, shape (case, quantity).

    Truths come from the plan's own priors; `believed` are the priors that the fit is given in their place.
    """
    return np.array([_ranks_of_one(plan, seed, believed) for seed in seeds])


def _ranks_of_one(plan: Ledger, seed: int, believed: Sequence[Prior]) -> list[int]:
    truth = simulate(plan, AS_OF, seed=seed)
    case = replace(truth.ledger.case, priors=(*truth.ledger.case.priors, *believed))
    posterior = fit_case(replace(truth.ledger, case=case).known(AS_OF), seed=seed, settings=SETTINGS).posterior
    spaced = np.linspace(0, posterior.n_draws - 1, KEPT).astype(int)
    drawn = _drawn(posterior)
    return [int(np.sum(drawn[name][spaced] < value)) for name, value in _true(truth).items()]


def _true(truth: Simulated) -> dict[str, float]:
    at_the_end = {name: truth.path("force", name.removesuffix(" now"))[-1] for name in QUANTITIES[:3]}
    return at_the_end | {QUANTITIES[3]: truth.leans[truth.design.cells.index(LEAN)]}


def _drawn(posterior: Posterior) -> Mapping[str, np.ndarray]:
    at_the_end = {name: posterior.path("force", name.removesuffix(" now"))[:, -1] for name in QUANTITIES[:3]}
    return at_the_end | {QUANTITIES[3]: posterior.leans[:, posterior.design.cells.index(LEAN)]}


def counts(of_one_quantity: np.ndarray) -> np.ndarray:
    """Cases in each of ten equal bins of rank."""
    return np.bincount(of_one_quantity * BINS // (KEPT + 1), minlength=BINS)


def chi_square_p_value(of_one_quantity: np.ndarray) -> float:
    """Chance of bins at least this uneven if ranks are uniform."""
    return float(stats.chisquare(counts(of_one_quantity)).pvalue)


def band_p_value(of_one_quantity: np.ndarray) -> float:
    """Chance of an empirical distribution straying at least this far from the uniform one, by simulation."""
    rng = np.random.default_rng(0)
    uniform = rng.integers(0, KEPT + 1, size=(5000, of_one_quantity.size))
    strays = np.array([_stray(simulated) for simulated in uniform])
    return float(np.mean(strays >= _stray(of_one_quantity)))


def _stray(of_one_quantity: np.ndarray) -> float:
    share = np.cumsum(np.bincount(of_one_quantity, minlength=KEPT + 1)) / of_one_quantity.size
    expected = np.arange(1, KEPT + 2) / (KEPT + 1)
    # Weighted, so that the tails count as much as the middle (Anderson and Darling).
    inner = slice(0, KEPT)
    return float(np.max(np.abs(share - expected)[inner] / np.sqrt(expected * (1 - expected))[inner]))


def cover(of_one_quantity: np.ndarray, level: float) -> float:
    """Share of cases in which the central interval of that level holds the truth."""
    low = (1 - level) / 2 * (KEPT + 1)
    return float(np.mean((of_one_quantity >= low) & (of_one_quantity < KEPT + 1 - low)))
