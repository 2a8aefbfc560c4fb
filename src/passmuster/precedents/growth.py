"""Who sends more: how often a contingent that stays grows by a quarter or more, from counts of past contingents.

Two counts of one contingent make a span. What is told by a span is whether its end reached SURGE_RATIO times its
beginning. A surge comes at a rate that is constant within a war and differs between wars:

    P(reached within g years) = 1 - exp(-rate_w g),     log rate_w ~ normal(m, s)
    m ~ normal(log 0.2, 1.5),   s ~ half-normal(1)

and the rate for a new war is drawn from normal(m, s) with what is not known about m and s. With two dimensions the
posterior is a sum over a grid, so that nothing needs a chain; within a war the rate is integrated by Gauss-Hermite.

What this cannot see: a contingent that rose and fell between two counts counts as none, one that left between counts is
not there, and counts of a few hundred are noisy. The first lowers the rate, the last raises it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from passmuster.randomness import RandomStream, generator

__all__ = ["FEWEST_TROOPS", "SURGE_RATIO", "Span", "StrengthCount", "SurgeRate", "fit_surges", "spans_of"]

Floats = NDArray[np.float64]

SURGE_RATIO: Final = 1.25
"""Strength that counts as a surge, as a multiple of an earlier day's: a fifth of uncertainty in a head-count is
common, a quarter more people is more than that. Customary rather than derived; the definition is printed."""

FEWEST_TROOPS: Final = 100
"""Contingents smaller than this at the beginning of a span are passed over: a platoon more is no surge."""

LARGEST_RATIO: Final = 3.0
"""Growth taken over to another force is at most threefold: larger ones were missions of advisers becoming armies."""

DAYS_PER_YEAR: Final = 365.25
WEEKS_PER_YEAR: Final = DAYS_PER_YEAR / 7

PRIOR_LOG_RATE: Final = (float(np.log(0.2)), 1.5)
"""Before any count: once in five years, and within a factor of twelve either way."""

MIDDLES: Final = np.linspace(-6.0, 3.0, 91)
SPREADS: Final = np.linspace(0.05, 3.0, 60)
"""Grid of m and s."""

NODES: Final = 41

SHRINKAGE_WARS: Final = 6.0
"""Wars from which half of what a new war's mean chance exceeds the naive one by is believed; with three, a third. A
mean over wars that differ as widely as these few lies far above what was counted, by its upper tail alone."""

FORECAST_WEEKS: Final = 26.0
"""Weeks within which the mean chance is drawn in: half a year, the horizon that is told first."""

BISECTIONS: Final = 60
"""Halvings of the range of a factor: enough for every digit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StrengthCount:
    """People of one contingent present on a day, and where that was read."""

    war: str
    participant: str
    day: date
    troops: int
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Two counts of one contingent that follow one another: years between them and how much larger the second is."""

    war: str
    participant: str
    years: float
    ratio: float

    @property
    def surged(self) -> bool:
        """Whether it reached SURGE_RATIO."""
        return self.ratio >= SURGE_RATIO


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class SurgeRate:
    """Draws of the rate of surges in a war that is new to the sample, and what they rest on.

    `per_week`, shape (draw,), is a rate; `growth`, shape (draw,), how many times larger the force then becomes, from
    SURGE_RATIO to LARGEST_RATIO. `constant_per_week` is surges over time of all spans, every war alike: the naive rate.
    """

    per_week: Floats
    growth: Floats
    constant_per_week: float
    n_spans: int
    n_surges: int
    n_contingents: int
    wars: tuple[str, ...]

    def chance(self, weeks: float) -> Floats:
        """Probability of a surge within so many weeks, shape (draw,)."""
        return np.asarray(-np.expm1(-self.per_week * weeks))

    @property
    def drawn_in(self) -> Floats:
        """Rates to forecast by, shape (draw,): all times one factor, so that their mean chance is drawn in.

        The mean chance within half a year becomes c^b k^(1-b), with c that of the draws, k that of `constant_per_week`
        and b = n / (n + SHRINKAGE_WARS) for n wars. What is not known about the rate stays as wide as it was.
        """
        believed = len(self.wars) / (len(self.wars) + SHRINKAGE_WARS)
        naive = -np.expm1(-self.constant_per_week * FORECAST_WEEKS)
        own = float(self.chance(FORECAST_WEEKS).mean())
        if not 0.0 < own < 1.0 or not 0.0 < naive < 1.0:
            return self.per_week
        target = own**believed * naive ** (1.0 - believed)
        low, high = -20.0, 20.0
        for _ in range(BISECTIONS):
            middle = (low + high) / 2.0
            reached = float(-np.expm1(-self.per_week * np.exp(middle) * FORECAST_WEEKS).mean())
            low, high = (middle, high) if reached < target else (low, middle)
        return np.asarray(self.per_week * np.exp((low + high) / 2.0))


def spans_of(counts: Sequence[StrengthCount]) -> tuple[Span, ...]:
    """Every two counts of one contingent that follow one another, the first of at least FEWEST_TROOPS."""
    ordered = sorted(counts, key=lambda count: (count.war, count.participant, count.day))
    spans = []
    for (war, participant), group in groupby(ordered, key=lambda count: (count.war, count.participant)):
        for first, second in pairwise(group):
            if first.troops >= FEWEST_TROOPS and second.day > first.day:
                years = (second.day - first.day).days / DAYS_PER_YEAR
                ratio = second.troops / first.troops
                spans.append(Span(war=war, participant=participant, years=years, ratio=ratio))
    return tuple(spans)


def fit_surges(
    counts: Sequence[StrengthCount], *, as_of: date | None = None, seed: int = 0, n_draws: int = 2000
) -> SurgeRate:
    """How often contingents grow by a quarter, as far as counted by a day; takes a tenth of a second.

    When none was counted twice by then, the prior alone answers.
    """
    spans = spans_of([count for count in counts if as_of is None or count.day <= as_of])
    random = generator(RandomStream.SURGES, seed)
    wars = tuple(sorted({span.war for span in spans}))
    surged = [span for span in spans if span.surged]
    middle, spread = draw_population(spans, wars, random, n_draws)
    rate = np.exp(middle + spread * random.standard_normal(n_draws))
    return SurgeRate(
        per_week=rate / WEEKS_PER_YEAR,
        growth=draw_growth(surged, random, n_draws),
        constant_per_week=constant_rate(spans) / WEEKS_PER_YEAR,
        n_spans=len(spans),
        n_surges=len(surged),
        n_contingents=len({(span.war, span.participant) for span in spans}),
        wars=wars,
    )


def constant_rate(spans: Sequence[Span]) -> float:
    """Surges in a contingent-year, every war alike; the prior's middle when nothing was counted."""
    years = sum(span.years for span in spans)
    return sum(span.surged for span in spans) / years if years else float(np.exp(PRIOR_LOG_RATE[0]))


def draw_population(
    spans: Sequence[Span], wars: Sequence[str], random: np.random.Generator, n_draws: int
) -> tuple[Floats, Floats]:
    """Draws of m and s from their posterior on the grid, shape (draw,) each."""
    nodes, weights = np.polynomial.hermite_e.hermegauss(NODES)
    log_rate = MIDDLES[:, None, None] + SPREADS[None, :, None] * nodes
    location, scale = PRIOR_LOG_RATE
    log_density = -0.5 * ((MIDDLES[:, None] - location) / scale) ** 2 - 0.5 * SPREADS[None, :] ** 2
    for war in wars:
        likelihood = np.exp(war_log_likelihood([span for span in spans if span.war == war], log_rate))
        log_density = log_density + np.log(likelihood @ (weights / weights.sum()) + 1e-300)
    mass = np.exp(log_density - log_density.max()).ravel()
    picked = random.choice(mass.size, size=n_draws, p=mass / mass.sum())
    return MIDDLES[picked // SPREADS.size], SPREADS[picked % SPREADS.size]


def war_log_likelihood(spans: Sequence[Span], log_rate: Floats) -> Floats:
    """Log likelihood of the spans of one war at each log rate, of the shape of `log_rate`."""
    rate = np.exp(log_rate)
    total = np.zeros_like(rate)
    for span in spans:
        total += np.log(-np.expm1(-rate * span.years) + 1e-300) if span.surged else -rate * span.years
    return total


def draw_growth(surged: Sequence[Span], random: np.random.Generator, n_draws: int) -> Floats:
    """How many times larger a surging force becomes: one of the growths counted, each war with the same weight."""
    if not surged:
        return np.full(n_draws, SURGE_RATIO)
    in_war = np.array([sum(other.war == span.war for other in surged) for span in surged], dtype=np.float64)
    ratios = np.minimum([span.ratio for span in surged], LARGEST_RATIO)
    weights = 1.0 / in_war
    return np.asarray(random.choice(ratios, size=n_draws, p=weights / weights.sum()))
