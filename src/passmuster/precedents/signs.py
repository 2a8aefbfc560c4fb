"""What the sample says of each driver, set against what scholars expected; no sign is forced.

Expectations are of the risk that a partner leaves: + raises it, - lowers it, 0 where scholars disagree or are silent.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import numpy as np

from passmuster.precedents.covariates import COVARIATES
from passmuster.precedents.participant import KINDS, ExitKind
from passmuster.precedents.regression import HazardFit

__all__ = ["LITERATURE", "DriverEffect", "Expectation", "effects_of"]

SETTLED: Final = 0.9
"""Posterior probability of a sign from which the sample is said to speak; below, it is said to leave the sign open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """The sign scholars expect (+1, -1, or 0 for open) and who."""

    sign: int
    source: str


LITERATURE: Final[Mapping[str, Expectation]] = MappingProxyType(
    {
        "autocracy": Expectation(
            sign=0,
            source="Gartzke and Gleditsch 2004 hold democracies to be the less reliable allies, Leeds 2003 the more",
        ),
        "anocracy": Expectation(sign=0, source="open"),
        "support": Expectation(sign=0, source="open: fewer losses, but less at stake"),
        "mixed": Expectation(sign=0, source="open: fewer losses, but less at stake"),
        "paid": Expectation(sign=-1, source="Wolford 2015: side payments hold coalitions together"),
        "treaty_ally": Expectation(sign=-1, source="Leeds 2003: formal ties are mostly honoured"),
        "adjacent": Expectation(sign=0, source="open: more at stake, but more to lose and a way to switch"),
        "own_soil": Expectation(sign=0, source="open: nowhere to withdraw to, but separate peace"),
        "before_1914": Expectation(sign=0, source="open"),
        "world_wars": Expectation(sign=0, source="open"),
        "since_1990": Expectation(sign=0, source="open"),
        "log_share": Expectation(sign=-1, source="Olson and Zeckhauser 1966: small partners ride free"),
        "log_losses": Expectation(
            sign=+1, source="Mueller 1973: support falls with the log of losses; Weisiger 2016: recent bad results"
        ),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DriverEffect:
    """Hazard ratio of leaving early for one step of a covariate: its median, 90 per cent interval, and sign.

    `probability_raises` is the posterior probability that it raises the risk. `verdict` says how that sits with what
    scholars expect.
    """

    covariate: str
    meaning: str
    ratio: float
    q05: float
    q95: float
    probability_raises: float
    expected: Expectation
    verdict: str


def effects_of(fit: HazardFit, kind: ExitKind = ExitKind.DEPARTURE) -> tuple[DriverEffect, ...]:
    """The effect of each covariate of the fit on one kind of exit."""
    draws = fit.effects[:, KINDS.index(kind)]
    return tuple(effect_of(name, draws[:, column]) for column, name in enumerate(fit.design.names))


def effect_of(name: str, draws: np.ndarray) -> DriverEffect:
    """One covariate's effect from draws of its log hazard ratio."""
    raises = float((draws > 0).mean())
    expected = LITERATURE[name]
    median, low, high = np.exp(np.quantile(draws, [0.5, 0.05, 0.95]))
    return DriverEffect(
        covariate=name,
        meaning=COVARIATES[name].meaning,
        ratio=float(median),
        q05=float(low),
        q95=float(high),
        probability_raises=raises,
        expected=expected,
        verdict=verdict_on(raises, expected.sign),
    )


def verdict_on(probability_raises: float, expected: int) -> str:
    """How the sample sits with the expectation, in words."""
    sign = 1 if probability_raises >= SETTLED else -1 if probability_raises <= 1 - SETTLED else 0
    if sign == 0:
        return "open in the sample"
    if expected == 0:
        return f"{'raises' if sign > 0 else 'lowers'} the risk; scholars disagree or are silent"
    return "as expected" if sign == expected else "against expectation"
