"""Is one forecaster better than another, or was it luck? The difference of scores, with an interval."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from passmuster.errors import BadInput, Fault
from passmuster.score.checks import finite, matching

__all__ = ["Difference", "score_difference"]

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Mean score of ours minus mean score of theirs; below zero ours is better.

    `q05` and `q95` bound it when whole groups are drawn again; `share_better` is how often ours came out ahead.
    """

    mean: float
    q05: float
    q95: float
    share_better: float


def score_difference(
    ours: ArrayLike,
    theirs: ArrayLike,
    groups: ArrayLike,
    *,
    weight: ArrayLike | None = None,
    seed: int = 0,
    n_resamples: int = 4000,
) -> Difference:
    """Difference of mean scores on the same questions, with a bootstrap over groups that share a fate.

    Parameters
    ----------
    ours, theirs
        Scores, smaller is better, one a question, shape (question,).
    groups
        Whichever questions hang together (the war, the origin), shape (question,): drawn again as one.
    weight
        How much each question counts in the mean, such as its months at risk; all alike when not given.

    References
    ----------
    Field and Welsh (2007), Journal of the Royal Statistical Society B 69:369-390, on resampling clusters.
    """
    mine, yours = finite("ours", ours), finite("theirs", theirs)
    matching("theirs", yours.shape, "ours", mine.shape)
    counts = np.ones_like(mine) if weight is None else finite("weight", weight)
    matching("weight", counts.shape, "ours", mine.shape)
    names, group = np.unique(np.asarray(groups), return_inverse=True)
    matching("groups", group.shape, "ours", mine.shape)
    if len(names) < 2:
        rule = "an interval over groups needs two groups at least"
        raise BadInput([Fault("groups", rule, f"{len(names)}", "Report the difference alone.")])
    total = np.bincount(group, weights=counts * (mine - yours))
    size = np.bincount(group, weights=counts)
    again = np.random.default_rng(seed).multinomial(len(names), np.full(len(names), 1 / len(names)), size=n_resamples)
    means = (again @ total) / (again @ size)
    return Difference(
        mean=float(total.sum() / size.sum()),
        q05=float(np.quantile(means, 0.05)),
        q95=float(np.quantile(means, 0.95)),
        share_better=float((means < 0).mean()),
    )
