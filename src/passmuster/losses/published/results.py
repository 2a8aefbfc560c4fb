"""What the published structure says, in the rows of the default model, and how well it foretells rows left out."""

import numpy as np

from passmuster.inference.diagnostics import Health
from passmuster.ledger.losses import LossClaim
from passmuster.losses.estimates import QUANTILES, health_of
from passmuster.losses.held_out import MOST_DRAWS
from passmuster.losses.published.approximation import claim_log_mass
from passmuster.losses.published.fit import N_CHAINS, PublishedFit
from passmuster.losses.results import Lean, Total
from passmuster.losses.row_scores import RowScores
from passmuster.randomness import RandomStream, generator

__all__ = ["examine_published", "published_leans", "published_totals", "score_published"]


def published_totals(fit: PublishedFit, days: np.ndarray) -> tuple[Total, ...]:
    """Totals of every series on days."""
    made = []
    for number, one in enumerate(fit.series):
        log_total = fit.log_total(number)[..., days.astype(int) - 1]
        low, middle, high = np.exp(np.quantile(log_total, QUANTILES, axis=(0, 1)))
        made += [
            Total(one.side, one.category, int(day), float(low[at]), float(middle[at]), float(high[at]))
            for at, day in enumerate(days)
        ]
    return tuple(made)


def published_leans(fit: PublishedFit) -> tuple[Lean, ...]:
    """Leans of every source in every series."""
    made = []
    for number, one in enumerate(fit.series):
        low, middle, high = np.exp(np.quantile(fit.log_leans(number), QUANTILES, axis=(0, 1)))
        counts = one.fixed[:, -len(one.sources) :].sum(axis=0)
        made += [
            Lean(source, one.side, one.category, int(counts[at]), float(low[at]), float(middle[at]), float(high[at]))
            for at, source in enumerate(one.sources)
        ]
    return tuple(made)


def examine_published(fit: PublishedFit) -> Health:
    """R-hat and effective size of last-day totals and of leans."""
    named = []
    for number, one in enumerate(fit.series):
        named.append((f"{one.category} of {one.side}", fit.log_total(number)[..., -1]))
        leans = fit.log_leans(number)
        named += [(f"lean of {source} on {one.category}", leans[..., at]) for at, source in enumerate(one.sources)]
    return health_of(named)


def score_published(fit: PublishedFit, claims: tuple[LossClaim, ...], seed: int) -> RowScores:
    """Scores of each of some claims that the fit has not seen; its density is that of the log of the count."""
    random = generator(RandomStream.PUBLISHED_HELD_OUT, seed)
    observed, drawn, densities = [], [], []
    for claim in claims:
        count = max(claim.count, 1.0)
        log_mean, dispersion = _log_mean(fit, claim, random)
        observed.append(np.log(count))
        drawn.append(np.log(np.maximum(_printed(claim, log_mean, dispersion, random), 1.0)))
        densities.append(_log_density(claim, count, log_mean, dispersion))
    outcome, draws = np.array(observed), np.array(drawn)
    return RowScores.of(outcome, draws, np.array(densities))


def _log_mean(fit: PublishedFit, claim: LossClaim, random: np.random.Generator) -> tuple[np.ndarray, float]:
    """Log mean of what the claim would say, (draw,), and the dispersion of its series."""
    names = [(one.side, one.category) for one in fit.series]
    n_draws = N_CHAINS * fit.n_draws
    chosen = np.linspace(0, n_draws - 1, min(MOST_DRAWS, n_draws)).astype(int)
    if (claim.side, claim.category) not in names:
        return 3.0 * random.standard_normal(chosen.size) + 5.0, 1.0
    number = names.index((claim.side, claim.category))
    one, parameters = fit.series[number], fit.parameters[number]
    own = parameters.reshape(n_draws, -1)[chosen]
    log_daily = own[:, : one.n_shape] @ fit.basis[: claim.day].T + own[:, one.first_kept, None]
    days = claim.span if claim.is_daily else claim.day
    log_mean = np.logaddexp.reduce(log_daily[:, -days:], axis=1)
    if claim.source in one.sources:
        log_mean = log_mean + own[:, one.first_kept + 1 + one.sources.index(claim.source)]
    else:
        log_mean = log_mean + _new_lean(fit, claim, chosen, random)
    if (claim.bound, claim.source) in one.bounded:
        log_mean = log_mean + own[:, one.n_shape + one.bounded.index((claim.bound, claim.source))]
    return log_mean, fit.dispersion[number]


def _new_lean(fit: PublishedFit, claim: LossClaim, chosen: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """A lean for a source that the series has not met."""
    noise = random.standard_normal(chosen.size)
    cell = claim.source, claim.side
    if cell not in fit.cell_mean:
        return noise
    mean, spread = (part[cell].ravel()[chosen] for part in (fit.cell_mean, fit.cell_spread))
    return np.asarray(mean + spread * noise)


def _printed(claim: LossClaim, log_mean: np.ndarray, dispersion: float, random: np.random.Generator) -> np.ndarray:
    rate = np.exp(np.clip(log_mean, -20.0, 30.0))
    if not claim.is_daily:
        rate = rate * random.gamma(dispersion, 1.0 / dispersion, rate.shape)
    # Beyond a million a count is as good as its rate, and no generator draws it.
    return np.asarray(np.where(rate < 1e6, random.poisson(np.minimum(rate, 1e6)), rate))


def _log_density(claim: LossClaim, count: float, log_mean: np.ndarray, dispersion: float) -> float:
    each = claim_log_mass(np.array(count), np.array(claim.is_daily), log_mean, dispersion)
    highest = each.max()
    return float(highest + np.log(np.exp(each - highest).mean()) + np.log(count))
