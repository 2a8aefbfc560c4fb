"""Of which day a number is true: the one that it names, or one some weeks before or after it.

Who speaks on a day has as a rule learned it earlier, in reports that were gathered, compared and cleared; and what is
on its way, or expected, is told as if it had happened. So a number is read off the path not only on the day that it
names, but on days whole weeks before and after it, each with a weight:

    P(shift = 0)   = 1 − m
    P(shift = −k)  = m s · 2^(2−k) / 3  k = 1, 2 weeks before: the number is stale
    P(shift = 1)   = m (1 − s)          a week after: it runs ahead

with m the chance of misdating and s the share of it that is stale. Each further week is half as likely as the one
before. The weights are added up claim by claim, never chosen.
"""

import numpy as np

from passmuster.observation.arrays import Array, Namespace

__all__ = ["AS_NAMED", "SHIFTS", "log_shift_weights"]

SHIFTS = (-2, -1, 0, 1)
"""Weeks between the day that a number names and the day that it is true of. Past two weeks a number is old news, which
its readers notice; past one ahead it is a plan, which is told as one. Every further week costs the fit a sixth more."""
N_STALE, N_AHEAD = sum(shift < 0 for shift in SHIFTS), sum(shift > 0 for shift in SHIFTS)
AS_NAMED = SHIFTS.index(0)
"""Place of the day that is named."""
LOG_WITHIN = np.log(
    [
        2.0 ** (N_STALE + shift) / (2.0**N_STALE - 1.0) if shift < 0
        else 2.0 ** (N_AHEAD - max(shift, 1)) / (2.0**N_AHEAD - 1.0)
        for shift in SHIFTS
    ]
)  # fmt: skip
"""Log weight of a shift among those of its kind; that of no shift is not asked for."""
IS_STALE, IS_AHEAD = (np.array([shift < 0 for shift in SHIFTS]), np.array([shift > 0 for shift in SHIFTS]))


def log_shift_weights(misdated: Array, stale: Array, *, xp: Namespace) -> Array:
    """Natural log of the weight of every shift, shape (..., len(SHIFTS)).

    `misdated` is the logit of the chance that a number is not of the day that it names, `stale` the logit of the share
    of such numbers that are of an earlier day, of shapes that fit each other. Logits, so that no weight comes out as 0.
    """
    chance, share = misdated[..., None], stale[..., None]
    shifted = LOG_WITHIN + xp.where(IS_STALE, _log_share(share, xp), _log_share(-share, xp)) + _log_share(chance, xp)
    log_weight: Array = xp.where(IS_STALE | IS_AHEAD, shifted, _log_share(-chance, xp))
    return log_weight


def _log_share(logit: Array, xp: Namespace) -> Array:
    """Log of the share with this logit."""
    log_share: Array = -xp.logaddexp(0.0, -logit)
    return log_share
