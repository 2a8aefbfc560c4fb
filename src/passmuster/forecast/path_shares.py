"""What draws of the posterior disagree about, told from the luck of the few paths that go on from each.

The share of a draw's paths on which something holds scatters for two reasons: draws differ in how likely it is, which
is what is not known about the probability, and few paths were counted, which is luck. The second is taken off.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

__all__ = ["steadied", "without_luck"]

Floats = NDArray[np.float64]


def steadied(values: ArrayLike) -> Floats:
    """Means over the paths of each draw, drawn toward the mean of all by as much as luck spreads them; shape (draw,).

    `values` has shape (draw, path): whether something holds, or any number. With one path a draw nothing can be told
    apart, and the values come back.
    """
    each = np.asarray(values, dtype=np.float64)
    means: Floats = each.mean(axis=1)
    return means if each.shape[1] == 1 else np.asarray(means.mean() + without_luck(each) * (means - means.mean()))


def without_luck(values: ArrayLike) -> float:
    """What spreads of means between draws are multiplied by to take off luck, 0 to 1.

    Means over n paths vary by the spread of what draws hold true and by luck, whose variance is on average that within
    a draw over n; the factor is the root of the part that is not luck. `values` has shape (draw, path), with two paths
    a draw at least.
    """
    each = np.asarray(values, dtype=np.float64)
    spread = float(each.mean(axis=1).var())
    luck = float(each.var(axis=1, ddof=1).mean()) / each.shape[1]
    return float(np.sqrt(max(spread - luck, 0.0) / spread)) if spread > 0.0 else 0.0
