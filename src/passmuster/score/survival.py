"""Scores of hazard forecasts: were those who left rated as likelier to leave than those who stayed?"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from passmuster.errors import BadInput, Fault
from passmuster.score.brier import yes_or_no
from passmuster.score.checks import finite, matching

__all__ = ["concordance"]

Floats = NDArray[np.float64]


def concordance(rating: ArrayLike, left: ArrayLike, time: ArrayLike, *, group: ArrayLike | None = None) -> float:
    """Share of pairs in which who left at a time was rated above who stayed through it, 0 to 1; chance is a half.

    Parameters
    ----------
    rating
        How likely each was to leave at that time, on any scale, shape (entry,).
    left
        1 for who left at that time, 0 for who was there and stayed, shape (entry,).
    time
        The time of each entry, such as months since the stay began; only entries of one time are compared.
    group
        Such as the war of each entry; then only entries of one group are compared, None compares all.

    Notes
    -----
    Harrell's index for ratings that may change with time; pairs rated alike count half.

    References
    ----------
    Harrell, Lee and Mark (1996), Statistics in Medicine 15:361-387, section 5.5.

    Examples
    --------
    >>> concordance([0.3, 0.1, 0.2, 0.9], [1, 0, 0, 0], [1, 1, 1, 2])
    1.0
    """
    value, event, when = finite("rating", rating), yes_or_no(left), np.asarray(time)
    matching("left", event.shape, "rating", value.shape)
    matching("time", when.shape, "rating", value.shape)
    circle = (
        np.zeros(len(value), dtype=np.int64) if group is None else np.unique(np.asarray(group), return_inverse=True)[1]
    )
    matching("group", circle.shape, "rating", value.shape)
    won = pairs = 0.0
    for moment, own in sorted(set(zip(when[event == 1.0].tolist(), circle[event == 1.0].tolist(), strict=True))):
        here = (when == moment) & (circle == own)
        stayed = np.sort(value[here & (event == 0.0)])
        gone = value[here & (event == 1.0)]
        below = np.searchsorted(stayed, gone, side="left")
        level = np.searchsorted(stayed, gone, side="right") - below
        won += float((below + 0.5 * level).sum())
        pairs += len(stayed) * len(gone)
    if pairs == 0:
        rule = "a concordance needs somebody who left while somebody else stayed"
        raise BadInput([Fault("left", rule, "no such pair", "Score more participants.")])
    return won / pairs
