"""The series of a table: the claims on one category of one side as arrays, and the shape of daily losses over time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.interpolate import BSpline

from passmuster.ledger.losses import LossBound, LossClaim

__all__ = ["Series", "cells_of", "series_of", "shape_basis"]

N_KNOTS: Final = 150
"""Knots of the splines, as published."""


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


def series_of(claims: Sequence[LossClaim], n_shape: int) -> tuple[Series, ...]:
    """The series of some claims, in the order in which they are first spoken of; numbers of weeks are passed over."""
    by_name: dict[tuple[str, str], list[LossClaim]] = {}
    for claim in claims:
        if claim.span > 1:
            continue
        by_name.setdefault((claim.side, claim.category), []).append(claim)
    return tuple(_made(*name, own, n_shape) for name, own in by_name.items())


def _made(side: str, category: str, claims: list[LossClaim], n_shape: int) -> Series:
    sources = tuple(dict.fromkeys(claim.source for claim in claims))
    kinds = tuple(dict.fromkeys((claim.bound, claim.source) for claim in claims if claim.bound != LossBound.POINT))
    fixed = np.zeros((len(claims), len(kinds) + 1 + len(sources)))
    fixed[:, len(kinds)] = 1.0
    for row, claim in enumerate(claims):
        fixed[row, len(kinds) + 1 + sources.index(claim.source)] = 1.0
        if claim.bound != LossBound.POINT:
            fixed[row, kinds.index((claim.bound, claim.source))] = 1.0
    return Series(
        side, category, sources, kinds, np.array([claim.day for claim in claims]),
        np.array([claim.count for claim in claims]), np.array([claim.is_daily for claim in claims]), fixed, n_shape,
    )  # fmt: skip


def cells_of(series: Sequence[Series]) -> list[tuple[str, str]]:
    """Source and side of every lean, each once."""
    return list(dict.fromkeys((source, one.side) for one in series for source in one.sources))


def shape_basis(last_day: int) -> np.ndarray:
    """Slope and splines of log daily losses by day; shape (last_day, n_shape)."""
    days = np.arange(1, last_day + 1)
    inner = np.linspace(1.0, float(last_day), min(N_KNOTS, max(last_day // 2, 4)))
    knots = np.concatenate([[inner[0]] * 3, inner, [inner[-1]] * 3])
    splines = BSpline.design_matrix(days.astype(float), knots, 3).toarray()
    return np.column_stack([days / last_day, splines])
