"""Acts that name a last day: how often it was kept, and when on the way to it half of a force had gone.

Of an act of kind k that names a day L months off, fewer than half of the force are left after a time T:

    P(more than half still there after t) = 1 - p_k + p_k exp(-(t / (r L))^s)
    p_k ~ Beta(4 m_k, 4 (1 - m_k)),   log r ~ normal(log 0.9, 0.4),   s in {1, 1.5, 2, 3, 4}

with m_k of `acts.PRIOR_CHANCES` and r and s the same for all kinds: a day that is named sets the pace, whoever named
it. What comes after twice the time was not done by that act. The posterior is a sum over a grid, as in `act_roads.py`.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from passmuster.precedents.acts import ActKind, PastAct
from passmuster.precedents.exposure import months_between
from passmuster.randomness import RandomStream, generator

__all__ = ["KEPT_UNTIL", "NamedRoads", "fit_named"]

Floats = NDArray[np.float64]

KEPT_UNTIL: Final = 2.0
"""Times as long as named after which what comes is no longer put down to the act."""

PACE_PRIOR: Final = (float(np.log(0.9)), 0.4)
"""Log share of the time named: who keeps a day has half gone a little before it, give or take two fifths."""

SOONEST: Final = 0.02
"""Share of the time named that counts as the least: whoever left the next day has a density."""

PACES: Final = np.geomspace(0.3, 2.5, 31)
SHAPES: Final = np.array([1.0, 1.5, 2.0, 3.0, 4.0])
"""The grid of r and s."""


class NamedRoads(NamedTuple):
    """Draws of what named days lead to: `chance`, shape (draw, kind); `pace` and `shape`, shape (draw,).

    `contingents` counts past partners of which an act named a day, and `kept` those of which fewer than half were left
    by the first such day.
    """

    chance: Floats
    pace: Floats
    shape: Floats
    contingents: int
    kept: int


def fit_named(
    acts: Sequence[PastAct],
    as_of: date | None,
    chances: Floats,
    priors: Floats,
    seed: int,
    n_draws: int,
) -> NamedRoads:
    """What acts that name a day led to, as far as known on a day.

    Parameters
    ----------
    acts
        Those that may count; the ones that name no day are passed over.
    as_of
        What came later is not known.
    chances, priors
        The grid of p, shape (p,), and the prior mass on it of each kind, shape (kind, p).
    seed, n_draws
        What is drawn by, and how often.
    """
    random = generator(RandomStream.NAMED_DAYS, seed)
    likelihoods = np.stack([_kind_likelihood(acts, kind, as_of, chances) for kind in ActKind])
    most = likelihoods.max(axis=3, keepdims=True)
    own = np.exp(likelihoods - most) * priors[:, None, None]
    location, scale = PACE_PRIOR
    log_both = (np.log(own.sum(axis=3)) + most[..., 0]).sum(axis=0) - 0.5 * ((np.log(PACES) - location) / scale) ** 2
    both = np.exp(log_both - log_both.max()).ravel()
    picked = random.choice(both.size, size=n_draws, p=both / both.sum())
    chance = np.empty((n_draws, len(ActKind)))
    for kind in range(len(ActKind)):
        of_p = own[kind].reshape(both.size, -1)[picked]
        below = np.cumsum(of_p / of_p.sum(axis=1, keepdims=True), axis=1)
        at = (below < random.random((n_draws, 1))).sum(axis=1)
        chance[:, kind] = chances[np.minimum(at, chances.size - 1)]
    contingents, kept = _kept(acts, as_of)
    return NamedRoads(chance, PACES[picked % PACES.size], SHAPES[picked // PACES.size], contingents, kept)


def _kind_likelihood(acts: Sequence[PastAct], kind: ActKind, as_of: date | None, chances: Floats) -> Floats:
    """Log likelihood on the grid of the acts of a kind that name a day, shape (s, r, p); of one contingent once."""
    named = [act for act in acts if act.kind == kind and act.named_day is not None]
    contingents = [act.contingent for act in named]
    total = np.zeros((SHAPES.size, PACES.size, chances.size))
    for act in named:
        share, left = _followed(act, as_of)
        scaled = (max(share, SOONEST) / PACES[None, :]) ** SHAPES[:, None]
        if left:
            density = np.log(SHAPES[:, None] * scaled / max(share, SOONEST)) - scaled
            said = np.log(chances) + density[:, :, None]
        else:
            said = np.log(1.0 - chances + chances * np.exp(-scaled)[:, :, None])
        total += said / contingents.count(act.contingent)
    return total


def _kept(acts: Sequence[PastAct], as_of: date | None) -> tuple[int, int]:
    """Contingents that named a day, and how many of them kept the first one."""
    first: dict[tuple[str, str], PastAct] = {}
    for act in sorted((act for act in acts if act.named_day is not None), key=lambda act: act.day):
        first.setdefault(act.contingent, act)
    followed = [_followed(act, as_of) for act in first.values()]
    return len(first), sum(left and share <= 1.0 for share, left in followed)


def _followed(act: PastAct, as_of: date | None) -> tuple[float, bool]:
    """Share of the time named after which fewer than half were left, or until which more were seen; and which."""
    assert act.named_day is not None, "an act that names a day"
    seen = act.left_on or act.seen_until or act.day
    share = months_between(act.day, seen if as_of is None else min(seen, as_of)) / months_between(
        act.day, act.named_day
    )
    left = act.left_on is not None and (as_of is None or act.left_on <= as_of)
    return min(share, KEPT_UNTIL), left and share <= KEPT_UNTIL
