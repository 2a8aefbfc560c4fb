"""Claims as arrays: what was printed, how, about which path and which days, one row a claim."""

import math
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

import numpy as np

from passmuster.ledger import Case, Claim
from passmuster.ledger.vocabulary import Bound
from passmuster.model.claim_noise import claim_rounding, dating_place, mode_place
from passmuster.model.clock import Clock
from passmuster.model.entrants import Counted, meanings_of
from passmuster.model.leans import NO_CELL, Leans, burst_of, lean_cell, measure_cell
from passmuster.model.shape import FAMILIES, Shape
from passmuster.model.told_wholes import parts_of_told_wholes
from passmuster.observation.witness import Stretches

__all__ = ["ClaimArrays", "PrintedWay", "claim_arrays", "rows_of", "way_of"]


class ClaimArrays(NamedTuple):
    """Observations as arrays, one row a claim, padded with rows whose `weight` is 0.

    A window opens before it closes, and so does the width of a stock's day; anything else opens where it closes.

    `series` and `log_weight` have shape (n_claims, n_measures); everything else (n_claims,). Positions are weeks since
    the start. `low` and `high` are natural logs. `habit` and `burst` are places among the measures and bursts of
    the leans, or NO_CELL. `is_open` are floors of parts whose whole is told (`told_wholes.py`).
    """

    weight: np.ndarray
    series: np.ndarray
    log_weight: np.ndarray
    supply: np.ndarray
    is_supply: np.ndarray
    is_window: np.ndarray
    opening: np.ndarray
    closing: np.ndarray
    is_floor: np.ndarray
    is_open: np.ndarray
    low: np.ndarray
    high: np.ndarray
    rounding: np.ndarray
    family: np.ndarray
    mode: np.ndarray
    dating: np.ndarray
    cell: np.ndarray
    habit: np.ndarray
    burst: np.ndarray


def claim_arrays(
    claims: Sequence[Claim],
    rows: np.ndarray,
    clock: Clock,
    shape: Shape,
    counted: Counted,
    leans: Leans,
    case: Case,
    stretches: Mapping[str, tuple[float, float]],
) -> ClaimArrays:
    """The claims as arrays, each in its row; `stretches` those that single fights and withdrawals stand for."""
    open_claims = parts_of_told_wholes(claims)
    cell_index = {cell: position for position, cell in enumerate(leans.cells)}
    supply_index = {force.force_id: position for position, force in enumerate(counted.supplies)}
    arrays = _blank(shape.n_claims, shape.n_measures)
    for row, claim in zip(rows, claims, strict=True):
        arrays.weight[row] = 1.0
        arrays.is_supply[row] = claim.subject in supply_index
        arrays.supply[row] = supply_index.get(claim.subject, 0)
        for column, (meaning, weight) in enumerate(meanings_of(claim)):
            series = counted.series_index(claim.subject, meaning)
            arrays.series[row, column] = series or 0
            arrays.log_weight[row, column] = math.log(weight)
        arrays.is_window[row] = claim.is_window
        named = _opening(claim, clock), clock.end_of(claim.as_of_end or claim.said_on)
        arrays.opening[row], arrays.closing[row] = stretches.get(claim.claim_id, named)
        arrays.is_floor[row] = claim.bound == Bound.AT_LEAST
        arrays.is_open[row] = claim.claim_id in open_claims
        arrays.low[row], arrays.high[row] = _printed(claim)
        arrays.rounding[row] = claim_rounding(claim)
        arrays.family[row] = FAMILIES.index(claim.family)
        arrays.mode[row] = mode_place(claim.mode)
        arrays.dating[row] = dating_place(claim.mode)
        arrays.cell[row] = cell_index[lean_cell(claim, case)]
        arrays.habit[row] = _place(measure_cell(claim, case), leans.measures)
        arrays.burst[row] = _place(burst_of(claim, case), leans.bursts)
    return arrays


def _opening(claim: Claim, clock: Clock) -> float:
    """Where the days of a claim begin, in weeks since the start; for a single day where they end."""
    if claim.as_of_start is None:
        return clock.end_of(claim.day)
    # The first end of a day within the width, so that a width of one day is that day.
    return clock.end_of(claim.as_of_start) if claim.has_width else clock.beginning_of(claim.as_of_start)


def _blank(length: int, n_measures: int) -> ClaimArrays:
    def whole(fill: int = 0) -> np.ndarray:
        return np.full(length, fill, dtype=np.int64)

    def real() -> np.ndarray:
        return np.zeros(length)

    log_weight = np.full((length, n_measures), -np.inf)
    log_weight[:, 0] = 0.0
    return ClaimArrays(
        weight=real(), series=np.zeros((length, n_measures), dtype=np.int64), log_weight=log_weight, supply=whole(),
        is_supply=np.zeros(length, dtype=bool), is_window=np.zeros(length, dtype=bool), opening=real(),
        closing=real(), is_floor=np.zeros(length, dtype=bool), is_open=np.zeros(length, dtype=bool), low=real(),
        high=real(), rounding=real(), family=whole(), mode=whole(), dating=whole(), cell=whole(),
        habit=whole(NO_CELL), burst=whole(NO_CELL),
    )  # fmt: skip


def _place(one: object, among: Sequence[object]) -> int:
    return among.index(one) if one in among else NO_CELL


class PrintedWay(StrEnum):
    """How a number is printed, in the order in which claims stand in the arrays."""

    POINT = "point"
    ONE_SIDED = "one-sided"
    RANGE = "range"


def way_of(claim: Claim) -> PrintedWay:
    """How the number was printed. A count of zero is a ceiling at one head."""
    if claim.bound in {Bound.AT_LEAST, Bound.AT_MOST} or claim.number_high == 0:
        return PrintedWay.ONE_SIDED
    low, high = claim.number_low, claim.number_high
    is_range = low is not None and high is not None and low < high
    return PrintedWay.RANGE if is_range else PrintedWay.POINT


def rows_of(claims: Sequence[Claim], stretches: Stretches) -> np.ndarray:
    """Where each claim stands in the arrays: points first, then floors and ceilings, then ranges."""
    free = dict(zip(PrintedWay, np.cumsum([0, *stretches[:2]]).tolist(), strict=True))
    rows = []
    for claim in claims:
        rows.append(free[way_of(claim)])
        free[way_of(claim)] += 1
    return np.array(rows, dtype=np.int64)


def _printed(claim: Claim) -> tuple[float, float]:
    """Log of the lower and of the upper printed number."""
    low, high = claim.number_low, claim.number_high
    numbers = [number for number in (low, high) if number is not None]
    if not numbers:
        raise AssertionError(f"claim {claim.claim_id} has no number; the door lets none through")
    if way_of(claim) == PrintedWay.RANGE:
        return math.log(max(numbers[0], LEAST_HEADS)), math.log(numbers[-1])
    return math.log(max(numbers[0], 1.0)), math.log(max(numbers[-1], 1.0))


LEAST_HEADS = 0.5
"""The lower end of a range that starts at zero: below one head."""
