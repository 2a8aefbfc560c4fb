"""How far the principal leans on the partner: its share of the joint force, of arrivals, and of munitions."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from passmuster.errors import BadInput, Fault

__all__ = ["ARRIVAL_WEEKS", "Dependence", "dependence_of", "share_of_joint"]

Floats = NDArray[np.float64]

ARRIVAL_WEEKS: Final = 8
"""Weeks over which arrivals are added up before they are compared: waves come in lumps of a month or two."""


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class Dependence:
    """Draws of one share, 0 to 1, shape (draw, week); NaN in a week in which neither of the two had any."""

    measure: str
    share: Floats

    def quantiles(self) -> Floats:
        """5, 50 and 95 per cent quantiles of each week over the draws that have a share, shape (3, week)."""
        levels = np.full((3, self.share.shape[1]), np.nan)
        for week, column in enumerate(self.share.T):
            known = column[~np.isnan(column)]
            if len(known):
                levels[:, week] = np.quantile(known, [0.05, 0.5, 0.95])
        return levels


def dependence_of(
    *,
    partner_present: ArrayLike,
    principal_present: ArrayLike,
    partner_arrivals: ArrayLike | None = None,
    principal_arrivals: ArrayLike | None = None,
    partner_munitions: ArrayLike | None = None,
    all_munitions: ArrayLike | None = None,
) -> tuple[Dependence, ...]:
    """The partner's share of strength at the front, and of arrivals and munitions where both sides of them are known.

    All arrays are (draw, week), drawn together, so that what moves both forces moves the share rightly. Munitions are
    what the partner sent and all that the principal used or received, in the same unit; the partner's part lies within.

    Raises
    ------
    BadInput
        When shapes differ, numbers are negative or missing, or only one of a pair is given.
    """
    pairs = {
        "strength": (partner_present, principal_present),
        "arrivals": (partner_arrivals, principal_arrivals),
        "munitions": (partner_munitions, all_munitions),
    }
    faults = [fault for measure, pair in pairs.items() for fault in pair_faults(measure, *pair)]
    if faults:
        raise BadInput(faults)
    results = []
    for measure, (part, other) in pairs.items():
        if part is None or other is None:
            continue
        ours, theirs = np.asarray(part, dtype=np.float64), np.asarray(other, dtype=np.float64)
        if measure == "arrivals":
            ours, theirs = recent(ours, ARRIVAL_WEEKS), recent(theirs, ARRIVAL_WEEKS)
        if measure == "munitions":
            theirs = np.clip(theirs - ours, 0.0, None)
        results.append(Dependence(measure=measure, share=share_of_joint(ours, theirs)))
    return tuple(results)


def share_of_joint(part: Floats, other: Floats) -> Floats:
    """Part / (part + other), NaN where both are nothing."""
    joint = part + other
    return np.divide(part, joint, out=np.full_like(joint, np.nan), where=joint > 0)


def recent(flow: Floats, weeks: int) -> Floats:
    """Sum of the last weeks up to each week, (draw, week); fewer at the start."""
    total = np.cumsum(flow, axis=1)
    before = np.pad(total, ((0, 0), (weeks, 0)))[:, : total.shape[1]]
    return np.asarray(total - before)


def pair_faults(measure: str, part: ArrayLike | None, other: ArrayLike | None) -> list[Fault]:
    """What is wrong with one pair of arrays."""
    if part is None and other is None:
        return []
    if part is None or other is None:
        rule = "a share needs the partner's part and the other"
        return [Fault(measure, rule, "one of the two", "Give both, or leave both out.")]
    arrays = [np.asarray(values, dtype=np.float64) for values in (part, other)]
    if arrays[0].ndim != 2 or arrays[0].shape != arrays[1].shape or arrays[0].size == 0:
        found = f"shapes {arrays[0].shape} and {arrays[1].shape}"
        return [Fault(measure, "both are given for the same draws and weeks", found, "Take them from one posterior.")]
    bad = sum(int((~(np.isfinite(values) & (values >= 0))).sum()) for values in arrays)
    return [Fault(measure, "amounts are 0 or more", f"{bad} other values", "Check the posterior.")] if bad else []
