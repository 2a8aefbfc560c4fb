"""What a fit says, as plain values: totals, leans, drifts, meanings, and whether the draws can be used."""

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from passmuster.inference.chain_sizes import bulk_size, split_r_hat, tail_size
from passmuster.inference.diagnostics import Health
from passmuster.losses.fit import LossFit
from passmuster.losses.measures import LABEL, MEASURES
from passmuster.losses.results import Drift, Lean, Meaning, Total

__all__ = ["QUANTILES", "drifts_of", "examine", "health_of", "leans_of", "meanings_of", "totals_of", "weekly_days"]

QUANTILES: Final = (0.025, 0.5, 0.975)


def weekly_days(last_day: int) -> np.ndarray:
    """Days a week apart, the last of them `last_day`."""
    return np.arange(last_day, 0, -7)[::-1].astype(float)


def totals_of(fit: LossFit, days: Sequence[float] | np.ndarray) -> tuple[Total, ...]:
    """Totals of every category on every day, category by category."""
    made = []
    for side, category, log_total in _log_totals(fit, np.asarray(days, dtype=float)):
        low, middle, high = np.exp(np.quantile(log_total, QUANTILES, axis=(0, 1)))
        made += [
            Total(side, category, int(day), float(low[at]), float(middle[at]), float(high[at]))
            for at, day in enumerate(days)
        ]
    return tuple(made)


def leans_of(fit: LossFit) -> tuple[Lean, ...]:
    """Leans of every stream."""
    low, middle, high = np.exp(np.quantile(fit.log_leans(), QUANTILES, axis=(0, 1)))
    counts = fit.layout.statements_of
    return tuple(
        Lean(*stream, int(counts[at]), float(low[at]), float(middle[at]), float(high[at]))
        for at, stream in enumerate(fit.layout.streams)
    )


def drifts_of(fit: LossFit) -> tuple[Drift, ...]:
    """Drifts of every stream that is long enough to show one."""
    made = []
    for number, block in enumerate(fit.layout.blocks):
        first = fit.layout.offsets[number]
        for place, stream in enumerate(block.drifting):
            own = block.drift(place)
            nodes = fit.draws.x[:, :, first + own.start : first + own.stop].astype(float)
            days = fit.layout.day[fit.layout.stream == stream]
            change = fit.layout.read_drift(nodes, days.max()) - fit.layout.read_drift(nodes, days.min())
            made.append(Drift(*fit.layout.streams[stream], *map(float, np.exp(np.quantile(change, QUANTILES)))))
    return tuple(made)


def meanings_of(fit: LossFit) -> tuple[Meaning, ...]:
    """Probability of each meaning of every column that leaves one open."""
    chances = fit.draws.meaning_chance.mean(axis=0)
    return tuple(
        Meaning(stream.source, stream.side, stream.category, measure, float(chances[at, place]))
        for at, stream in enumerate(fit.layout.streams)
        if stream.curve.is_people and chances[at].max() < 1.0
        for place, measure in enumerate(MEASURES)
        if chances[at, place] > 0.0
    )


def examine(fit: LossFit) -> Health:
    """R-hat and effective sample size of every last total and every lean (Vehtari and others 2021).

    A total is last on the day on which somebody last spoke of it; what lies past it nobody's numbers settle.
    """
    named = [
        (f"{category} of {side}", draws[:, :, 0])
        for curve, day in enumerate(fit.layout.last_said)
        for side, category, draws in _log_totals_of(fit, curve, np.array([day]))
    ]
    leans = fit.log_leans()
    named += [
        (f"lean of {stream.source} on {stream.category} of {stream.side}", leans[:, :, at])
        for at, stream in enumerate(fit.layout.streams)
    ]
    return health_of(named)


def health_of(named: Sequence[tuple[str, np.ndarray]]) -> Health:
    """The worst R-hat and effective size among draws by name, each of shape (chain, draw).

    `worst` is the one with the smallest effective size. A Gibbs sampler has no divergences.
    """
    r_hats = np.array([split_r_hat(draws) for _, draws in named])
    sizes = np.array([min(bulk_size(draws), tail_size(draws, 0.025, 0.975)) for _, draws in named])
    worst = named[int(np.argmin(sizes))][0]
    return Health(float(r_hats.max()), float(sizes.min()), divergences=0, worst=worst)


def _log_totals(fit: LossFit, days: np.ndarray) -> Iterator[tuple[str, str, np.ndarray]]:
    """Side, category and log totals (chain, draw, n_days) of everything that is printed."""
    for number in range(len(fit.layout.curves)):
        yield from _log_totals_of(fit, number, days)


def _log_totals_of(fit: LossFit, number: int, days: np.ndarray) -> Iterator[tuple[str, str, np.ndarray]]:
    """The same of one curve."""
    curve = fit.layout.curves[number]
    if not curve.is_people:
        yield curve.side, curve.what, fit.log_curve(number, days)
        return
    people = fit.log_people(number, days)
    for column, measure in LABEL.items():
        yield curve.side, f"{curve.what} {column}", people[measure]
