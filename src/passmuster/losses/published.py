"""The structure of Radford and others (2023), so that results can be set beside theirs.

For series s (category and side), source g and day t,

    log daily_s(t) = intercept_s + slope_s · t + cubic B-spline,   total_s(t) = sum of daily_s up to t,
    cumulative claim ~ negative binomial(total · exp(lean_gs ± shift), dispersion of the series),
    daily claim ~ Poisson(daily · exp(lean_gs)),
    lean_gs ~ N(mean of source and side, spread of source and side²),   mean ~ N(0, spread of means²),
    intercept_s ~ N(middle, spread of intercepts²),

with standard normal priors, halved for spreads, as in their Stan program. A column counts what it says, rows are
independent, repeats count twice, and a lean is a lean on everything. Two things differ, for speed: shapes are not
correlated across series, and the likelihood of each series is taken as normal around its mode in the logs, under which
intercepts, leans, means and spreads are drawn. A study holds the result against the same structure in NumPyro.

Radford, B. J., Dai, Y., Stoehr, N., Schein, A., Fernandez, M. and Sajid, H. (2023), Estimating conflict losses and
reporting biases, PNAS 120(34), e2307372120.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
from scipy.interpolate import BSpline
from scipy.linalg import block_diag
from scipy.optimize import minimize_scalar
from scipy.special import gammaln

from passmuster.ledger.losses import LossClaim, LossTable
from passmuster.losses.kernels import metropolis_step
from passmuster.randomness import RandomStream, generator

__all__ = ["PublishedFit", "Series", "claim_log_mass", "fit_published"]

N_KNOTS: Final = 150
"""Knots of the splines, as published."""
SLOPE_SPREAD, SPLINE_SPREAD, SHIFT_SPREAD = 1.4, 0.7, 1.4
"""Prior spreads on the log scale, of the slope over the whole time, of each spline, and of a bound's shift: medians of
what the published priors imply when their middles and spreads are integrated away."""
DISPERSION: Final = (0.0, 1.2)
"""Log of a dispersion, likewise."""
MODE_SPREAD: Final = 0.7
"""Spread of leans while modes are sought."""
N_STEPS: Final = 60
N_CHAINS, N_WARM_UP = 4, 200
SPREAD_STEP: Final = 0.5


@dataclass(frozen=True)
class Series:
    """One series: its claims as arrays, and where each parameter stands.

    Parameters are [slope, splines, shift of each bounded source, intercept, lean of each source].
    """

    side: str
    category: str
    sources: tuple[str, ...]
    bounded: tuple[tuple[str, str], ...]
    day: np.ndarray
    count: np.ndarray
    is_daily: np.ndarray
    fixed: np.ndarray
    """Weights of shifts, intercept and leans on each claim; (n_claims, n_bounded + 1 + n_sources)."""

    n_shape: int
    """Parameters of the shape: slope and splines."""

    @property
    def first_kept(self) -> int:
        """Place of the intercept, after which the leans come; what stands before is integrated away first."""
        return int(self.n_shape + self.fixed.shape[1] - len(self.sources) - 1)


@dataclass(frozen=True)
class PublishedFit:
    """Draws under the published structure; of each series its parameters, shape (chain, draw, n)."""

    series: tuple[Series, ...]
    basis: np.ndarray
    """Shape of log daily losses by day; (last_day, n_shape)."""
    parameters: tuple[np.ndarray, ...]
    dispersion: tuple[float, ...]
    cell_mean: dict[tuple[str, str], np.ndarray]
    cell_spread: dict[tuple[str, str], np.ndarray]

    def log_daily(self, number: int) -> np.ndarray:
        """Log of each day's losses; (chain, draw, last_day)."""
        own, one = self.parameters[number], self.series[number]
        return np.asarray(own[..., : one.n_shape] @ self.basis.T + own[..., one.first_kept, None])

    def log_total(self, number: int) -> np.ndarray:
        """Log of the running total; (chain, draw, last_day)."""
        return np.asarray(np.logaddexp.accumulate(self.log_daily(number), axis=-1))

    def log_leans(self, number: int) -> np.ndarray:
        """Log of claimed over true for each source of a series; (chain, draw, n_sources)."""
        return self.parameters[number][..., self.series[number].first_kept + 1 :]


def fit_published(
    table: LossTable,
    *,
    seed: int,
    last_day: int,
    n_draws: int = 1000,
    progress: Callable[[float], None] = lambda _: None,
) -> PublishedFit:
    """Draws of the published structure on the rows of a table, repeats included, as the paper has them."""
    basis = _basis(last_day)
    series = _series_of(table.claims, basis.shape[1])
    random = generator(RandomStream.PUBLISHED, seed)
    likelihoods, dispersions = [], []
    for number, one in enumerate(series):
        mode, dispersion = _mode(one, basis)
        likelihoods.append(_normal_likelihood(one, basis, mode, dispersion))
        dispersions.append(dispersion)
        progress(0.5 * (number + 1) / len(series))
    chains = []
    for chain in range(N_CHAINS):
        chains.append(_sample_chain(series, likelihoods, n_draws, random))
        progress(0.5 + 0.5 * (chain + 1) / N_CHAINS)
    kept = [np.stack([chain.kept[number] for chain in chains]) for number in range(len(series))]
    parameters = [
        _with_shape(one, likelihood, own, random)
        for one, likelihood, own in zip(series, likelihoods, kept, strict=True)
    ]
    means, spreads = (np.stack([getattr(chain, name) for chain in chains]) for name in ("means", "spreads"))
    cells = _cells(series)
    return PublishedFit(
        series, basis, tuple(parameters), tuple(dispersions),
        {cell: means[..., number] for number, cell in enumerate(cells)},
        {cell: spreads[..., number] for number, cell in enumerate(cells)},
    )  # fmt: skip


# Series --------------------------------------------------------------------------------------------------------------


def _basis(last_day: int) -> np.ndarray:
    days = np.arange(1, last_day + 1)
    inner = np.linspace(1.0, float(last_day), min(N_KNOTS, max(last_day // 2, 4)))
    knots = np.concatenate([[inner[0]] * 3, inner, [inner[-1]] * 3])
    splines = BSpline.design_matrix(days.astype(float), knots, 3).toarray()
    return np.column_stack([days / last_day, splines])


def _series_of(claims: Sequence[LossClaim], n_shape: int) -> tuple[Series, ...]:
    by_name: dict[tuple[str, str], list[LossClaim]] = {}
    for claim in claims:
        by_name.setdefault((claim.side, claim.category), []).append(claim)
    return tuple(_made(*name, own, n_shape) for name, own in by_name.items())


def _made(side: str, category: str, claims: list[LossClaim], n_shape: int) -> Series:
    sources = tuple(dict.fromkeys(claim.source for claim in claims))
    kinds = tuple(dict.fromkeys((claim.bound, claim.source) for claim in claims if claim.bound != "point"))
    fixed = np.zeros((len(claims), len(kinds) + 1 + len(sources)))
    fixed[:, len(kinds)] = 1.0
    for row, claim in enumerate(claims):
        fixed[row, len(kinds) + 1 + sources.index(claim.source)] = 1.0
        if claim.bound != "point":
            fixed[row, kinds.index((claim.bound, claim.source))] = 1.0
    return Series(
        side, category, sources, kinds, np.array([claim.day for claim in claims]),
        np.array([claim.count for claim in claims]), np.array([claim.is_daily for claim in claims]), fixed, n_shape,
    )  # fmt: skip


def _cells(series: Sequence[Series]) -> list[tuple[str, str]]:
    """Source and side of every lean, each once."""
    return list(dict.fromkeys((source, one.side) for one in series for source in one.sources))


# The likelihood of a series and its normal approximation --------------------------------------------------------------


@dataclass(frozen=True)
class _NormalLikelihood:
    """A series' likelihood and the prior of shape and shifts, as a normal: precision and precision times mean."""

    precision: np.ndarray
    side: np.ndarray


def _log_mean(series: Series, basis: np.ndarray, parameters: np.ndarray) -> np.ndarray:
    """Log mean of each claim; parameters of shape (..., n), result (..., n_claims)."""
    log_daily = parameters[..., : series.n_shape] @ basis.T
    log_total = np.logaddexp.accumulate(log_daily, axis=-1)
    at = series.day - 1
    own = np.where(series.is_daily, log_daily[..., at], log_total[..., at])
    return np.asarray(own + parameters[..., series.n_shape :] @ series.fixed.T)


def _slopes(series: Series, basis: np.ndarray, parameters: np.ndarray) -> np.ndarray:
    """Slope of each claim's log mean; (n_claims, n). That of a total is the mean of its days', weighed by losses."""
    log_daily = basis @ parameters[: series.n_shape]
    weight = np.exp(log_daily - log_daily.max())
    average = np.cumsum(weight[:, None] * basis, axis=0) / np.cumsum(weight)[:, None]
    at = series.day - 1
    return np.column_stack([np.where(series.is_daily[:, None], basis[at], average[at]), series.fixed])


def _prior_precision(series: Series, *, lean: float, intercept: float) -> np.ndarray:
    spreads = np.concatenate([
        [SLOPE_SPREAD], np.full(series.n_shape - 1, SPLINE_SPREAD), np.full(len(series.bounded), SHIFT_SPREAD),
        [intercept], np.full(len(series.sources), lean),
    ])  # fmt: skip
    return np.asarray(1.0 / spreads**2)


def _mode(series: Series, basis: np.ndarray) -> tuple[np.ndarray, float]:
    """Parameters and dispersion at the mode, by Fisher scoring with halved steps."""
    prior = _prior_precision(series, lean=MODE_SPREAD, intercept=3.0)
    parameters, dispersion = np.zeros(prior.size), 5.0
    running = series.count[~series.is_daily]
    start = running.max() / basis.shape[0] if running.size else series.count.mean()
    parameters[series.first_kept] = np.log(start)
    for _ in range(N_STEPS):
        slopes, log_mean = _slopes(series, basis, parameters), _log_mean(series, basis, parameters)
        score, weight = _score_and_weight(series, log_mean, dispersion)
        precision = slopes.T @ (weight[:, None] * slopes) + np.diag(prior)
        step = np.linalg.solve(precision, slopes.T @ score - prior * parameters)
        best, scale = _objective(series, basis, parameters, dispersion, prior), 1.0
        while _objective(series, basis, parameters + scale * step, dispersion, prior) < best - 1e-9 and scale > 1e-4:
            scale /= 2.0
        parameters = parameters + scale * step
        before, dispersion = dispersion, _best_dispersion(series, _log_mean(series, basis, parameters))
        if np.abs(scale * step).max() < 1e-4 and abs(dispersion / before - 1.0) < 1e-3:
            break
    return parameters, dispersion


def _objective(
    series: Series, basis: np.ndarray, parameters: np.ndarray, dispersion: float, prior: np.ndarray
) -> float:
    each = claim_log_mass(series.count, series.is_daily, _log_mean(series, basis, parameters), dispersion)
    return float(each.sum() - 0.5 * (prior * parameters**2).sum())


def claim_log_mass(count: np.ndarray, is_daily: np.ndarray, log_mean: np.ndarray, dispersion: float) -> np.ndarray:
    """Log probability of each claim's count; shape of `log_mean`."""
    mean = np.exp(np.minimum(log_mean, 50.0))
    poisson = count * log_mean - mean - gammaln(count + 1.0)
    both = np.logaddexp(log_mean, np.log(dispersion))
    binomial = gammaln(count + dispersion) - gammaln(dispersion) - gammaln(count + 1.0)
    binomial = binomial + dispersion * (np.log(dispersion) - both) + count * (log_mean - both)
    return np.asarray(np.where(is_daily, poisson, binomial))


def _score_and_weight(series: Series, log_mean: np.ndarray, dispersion: float) -> tuple[np.ndarray, np.ndarray]:
    """Slope of the log likelihood in each log mean, and its expected curvature."""
    mean = np.exp(np.minimum(log_mean, 50.0))
    share = np.where(series.is_daily, 1.0, dispersion / (mean + dispersion))
    return (series.count - mean) * share, mean * share


def _best_dispersion(series: Series, log_mean: np.ndarray) -> float:
    def loss(log_value: float) -> float:
        prior = 0.5 * ((log_value - DISPERSION[0]) / DISPERSION[1]) ** 2
        each = claim_log_mass(series.count, series.is_daily, log_mean, float(np.exp(log_value)))
        return float(prior - each.sum())

    return float(np.exp(minimize_scalar(loss, bounds=(-4.0, 8.0), method="bounded").x))


def _normal_likelihood(series: Series, basis: np.ndarray, mode: np.ndarray, dispersion: float) -> _NormalLikelihood:
    slopes, log_mean = _slopes(series, basis, mode), _log_mean(series, basis, mode)
    score, weight = _score_and_weight(series, log_mean, dispersion)
    likelihood = slopes.T @ (weight[:, None] * slopes)
    prior = np.diag(_prior_precision(series, lean=np.inf, intercept=np.inf))
    return _NormalLikelihood(likelihood + prior, likelihood @ mode + slopes.T @ score)


# Intercepts and leans of all series together -------------------------------------------------------------------------


@dataclass(frozen=True)
class _Chain:
    """One chain: of each series its intercept and leans (draw, 1 + n_sources), and of each cell mean and spread."""

    kept: list[np.ndarray]
    means: np.ndarray
    spreads: np.ndarray


def _sample_chain(
    series: Sequence[Series], likelihoods: Sequence[_NormalLikelihood], n_draws: int, random: np.random.Generator
) -> _Chain:
    """Intercepts, leans and their means in one normal draw, given the spreads; then the spreads, and again."""
    parts = [_about_kept(one, likelihood) for one, likelihood in zip(series, likelihoods, strict=True)]
    given, side = block_diag(*(part[0] for part in parts)), np.concatenate([part[1] for part in parts])
    hierarchy = _Hierarchy(series)
    log_spreads = np.log(np.abs(random.standard_normal(hierarchy.n_cells + 2)) + 0.1)
    rows = []
    for sweep in range(N_WARM_UP + n_draws):
        drawn = hierarchy.draw(given, side, np.exp(log_spreads), random)
        log_spreads = hierarchy.draw_spreads(drawn, log_spreads, random)
        if sweep >= N_WARM_UP:
            rows.append(np.concatenate([drawn, np.exp(log_spreads)]))
    table = np.array(rows)
    ends = np.cumsum([0, *(1 + len(one.sources) for one in series)])
    means = table[:, ends[-1] : ends[-1] + hierarchy.n_cells]
    spreads = table[:, ends[-1] + hierarchy.n_cells + 1 :][:, : hierarchy.n_cells]
    return _Chain([table[:, a:b] for a, b in pairwise(ends)], means, spreads)


class _Hierarchy:
    """Where intercepts, leans, their means and the middle of intercepts stand in one row.

    Spreads are those of leans about the mean of their cell, then of means about zero, then of intercepts.
    """

    def __init__(self, series: Sequence[Series]) -> None:
        cells = _cells(series)
        self.n_cells = len(cells)
        parent: list[int] = []
        for one in series:
            parent += [-1, *(cells.index((source, one.side)) for source in one.sources)]
        own = np.array(parent)
        self.n_kept = own.size
        self.is_lean = own >= 0
        self.cell = np.where(own >= 0, own, 0)
        # Intercepts hang on their middle, leans on the mean of their cell; means and the middle on nought.
        self.parent = np.where(own >= 0, self.n_kept + own, self.n_kept + self.n_cells)

    def draw(self, given: np.ndarray, side: np.ndarray, spreads: np.ndarray, random: np.random.Generator) -> np.ndarray:
        """One draw of [kept, means, middle] given all spreads; `given` and `side` are what the series say of `kept`."""
        n = self.n_kept + self.n_cells + 1
        own = np.where(self.is_lean, spreads[self.cell], spreads[-1]) ** -2.0
        precision = np.zeros((n, n))
        rows = np.arange(self.n_kept)
        precision[rows, rows] = own
        precision[rows, self.parent] = precision[self.parent, rows] = -own
        np.add.at(precision, (self.parent, self.parent), own)
        means = slice(self.n_kept, self.n_kept + self.n_cells)
        precision[means, means] += np.eye(self.n_cells) / spreads[self.n_cells] ** 2
        precision[-1, -1] += 1.0
        precision[: self.n_kept, : self.n_kept] += given
        factor = np.linalg.cholesky(precision)
        half = np.linalg.solve(factor, np.concatenate([side, np.zeros(self.n_cells + 1)]))
        return np.linalg.solve(factor.T, half + random.standard_normal(n))

    def draw_spreads(self, drawn: np.ndarray, log_spreads: np.ndarray, random: np.random.Generator) -> np.ndarray:
        """Steps of the log of every spread; half-normal priors."""
        left = (drawn[: self.n_kept] - drawn[self.parent]) ** 2
        means = drawn[self.n_kept : self.n_kept + self.n_cells]
        squares = np.append(np.bincount(self.cell[self.is_lean], left[self.is_lean], self.n_cells), (means**2).sum())
        squares = np.append(squares, left[~self.is_lean].sum())
        count = np.append(np.bincount(self.cell[self.is_lean], minlength=self.n_cells), self.n_cells)
        count = np.append(count, (~self.is_lean).sum())

        def log_posterior(value: np.ndarray) -> np.ndarray:
            half_normal = value - 0.5 * np.exp(2.0 * value)
            return np.asarray(half_normal - count * value - 0.5 * squares * np.exp(-2.0 * value))

        for _ in range(3):
            log_spreads = metropolis_step(log_spreads, log_posterior, SPREAD_STEP, random)
        return log_spreads


def _about_kept(series: Series, likelihood: _NormalLikelihood) -> tuple[np.ndarray, np.ndarray]:
    """What a series says of its intercept and leans, shape and shifts integrated away."""
    cut = series.first_kept
    a, b, c = likelihood.precision[:cut, :cut], likelihood.precision[:cut, cut:], likelihood.precision[cut:, cut:]
    solved = np.linalg.solve(a, np.column_stack([b, likelihood.side[:cut]]))
    return c - b.T @ solved[:, :-1], likelihood.side[cut:] - b.T @ solved[:, -1]


def _with_shape(
    series: Series, likelihood: _NormalLikelihood, kept: np.ndarray, random: np.random.Generator
) -> np.ndarray:
    """Shape and shifts drawn given the rest; all parameters, (chain, draw, n)."""
    cut = series.first_kept
    factor = np.linalg.cholesky(likelihood.precision[:cut, :cut])
    flat = kept.reshape(-1, kept.shape[-1])
    side = likelihood.side[:cut, None] - likelihood.precision[:cut, cut:] @ flat.T
    noise = random.standard_normal(side.shape)
    rest = np.linalg.solve(factor.T, np.linalg.solve(factor, side) + noise)
    return np.concatenate([rest.T, flat], axis=1).reshape(*kept.shape[:-1], -1)
