"""Strain of a partner: a weekly state that costs raise, rewards lower, and time wears off.

On a standard scale, 0 at the start, where 1 is the spread that strain has in the long run when nothing drives it:

    x_t = phi x_(t-1) + sum_k b_k u_kt + sqrt(1 - phi^2) e_t,   x before the first week = 0,   e_t ~ normal(0, 1)

u_k are drivers (losses, rewards, promises not kept) and b_k their effects, unknown with normal priors. What is said and
done is seen through scores on the scale of event types, -10 hostile to +10 friendly:

    y_i = m - kappa x_(week i) + lean_(source i) + normal(0, tau^2 / credit_i)

with m the tone of the pair in quiet times and a lean for each source. All is linear and normal, so that the posterior
of the path is drawn exactly and for all draws of the drivers at once: a path and its observations are drawn from the
prior and moved by what was seen (Matheron's rule; Journel and Huijbregts 1978, section VII.A.1). It is what a Kalman
smoother gives.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

__all__ = ["Scores", "StrainPaths", "StrainSettings", "smooth_strain", "worn_sums"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class StrainSettings:
    """The constants of the state and of how it shows.

    `persistence` is phi, what is left of strain after a week, 0 to 1. `effect_mean` and `effect_spread` (driver,) are
    the prior of b. `tone` and `tone_spread` are that of m, `expression` is kappa, `lean_spread` the spread of leans and
    `noise` tau, all on the scale of scores.
    """

    persistence: float
    effect_mean: Floats
    effect_spread: Floats
    tone: float
    tone_spread: float
    expression: float
    lean_spread: float
    noise: float


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class Scores:
    """What was seen: `score`, `week`, `source` (an index) and `credit` (above 0, at most 1) of each event, (event,)."""

    score: Floats
    week: Ints
    source: Ints
    credit: Floats


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class StrainPaths:
    """Draws of strain, and what its mean is made of.

    `strain` (draw, week). At the end of the last week, `from_driver` (driver,) and `from_event` (event,) are what each
    driver and each event added to its mean over draws, against what was expected before events were seen; they add up
    to it.
    """

    strain: Floats
    from_driver: Floats
    from_event: Floats


def smooth_strain(
    drivers: Floats, scores: Scores, settings: StrainSettings, *, random: np.random.Generator
) -> StrainPaths:
    """Strain week by week given drivers and events.

    Parameters
    ----------
    drivers
        u, shape (draw, driver, week); one path of strain is drawn for each draw of the drivers.
    """
    n_draws, n_drivers, n_weeks = drivers.shape
    known = Seen.of(scores, n_weeks, settings)
    effects = settings.effect_mean + settings.effect_spread * random.standard_normal((n_draws, n_drivers))
    wandering = random.standard_normal((n_draws, n_weeks)) @ known.root.T
    # A war of many years is worked through a stretch of draws at a time: all at once would be ten arrays of its length.
    heard = random.standard_normal((n_draws, len(scores.score))) @ known.root_rest.T
    parts = [
        _smoothed(drivers[rows], effects[rows], wandering[rows], heard[rows], known, scores, settings)
        for rows in (slice(first, first + AT_ONCE) for first in range(0, n_draws, AT_ONCE))
    ]
    strain, pulled, by_event = (np.concatenate(leaves) for leaves in zip(*parts, strict=True))
    return StrainPaths(
        strain=strain,
        from_driver=settings.effect_mean * pulled.mean(axis=0),
        from_event=by_event.mean(axis=0),
    )


AT_ONCE: Final = 400
"""Draws worked through at once."""


def _smoothed(
    drivers: Floats,
    effects: Floats,
    wandering: Floats,
    heard: Floats,
    known: "Seen",
    scores: Scores,
    settings: StrainSettings,
) -> tuple[Floats, Floats, Floats]:
    """Some draws of strain; and at the end of the last week each driver's pull and what each event adds to the mean.

    Shapes (draw, week), (draw, driver) and (draw, event).
    """
    pull = worn_sums(drivers, settings.persistence)
    path = np.einsum("dk,dkt->dt", effects, pull) + wandering
    imagined = settings.tone - settings.expression * path[:, scores.week] + heard
    gain = Gain.of(pull, known, scores, settings)
    strain = path + gain.applied(scores.score - imagined)
    mean_path = np.einsum("k,dkt->dt", settings.effect_mean, pull)
    surprise = scores.score - (settings.tone - settings.expression * mean_path[:, scores.week])
    return strain, pull[:, :, -1], gain.by_event(surprise)


def worn_sums(values: Floats, persistence: float) -> Floats:
    """Sums up to each week with the past worn off, along the last axis: what x would be with an effect of one."""
    sums = np.array(values, dtype=np.float64)
    for week in range(1, sums.shape[-1]):
        sums[..., week] += persistence * sums[..., week - 1]
    return sums


@dataclass(frozen=True, eq=False, slots=True)
class Seen:
    """What does not hang on the drivers: covariances of the undriven path and of the scores.

    `path` (week, week) and its Cholesky `root`; `across` of path and scores (week, event); `scores` (event, event)
    inverse; `root_rest` Cholesky factor of the scores' covariance that is not strain.
    """

    root: Floats
    across: Floats
    inverse: Floats
    root_rest: Floats

    @classmethod
    def of(cls, scores: Scores, n_weeks: int, settings: StrainSettings) -> "Seen":
        """The covariances for these events."""
        phi, weeks = settings.persistence, np.arange(n_weeks)
        apart = np.abs(weeks[:, None] - weeks)
        path = phi**apart * (1.0 - phi ** (2.0 * (np.minimum(weeks[:, None], weeks) + 1)))
        same_source = (scores.source[:, None] == scores.source).astype(np.float64)
        rest = settings.tone_spread**2 + settings.lean_spread**2 * same_source
        rest = rest + np.diag(settings.noise**2 / scores.credit)
        across = -settings.expression * path[:, scores.week]
        total = settings.expression**2 * path[np.ix_(scores.week, scores.week)] + rest
        # A ten-billionth keeps the first factor defined where strain can hardly have moved.
        return cls(
            root=np.linalg.cholesky(path + 1e-10 * np.eye(n_weeks)),
            across=across,
            inverse=np.linalg.inv(total),
            root_rest=np.linalg.cholesky(rest),
        )


@dataclass(frozen=True, eq=False, slots=True)
class Gain:
    """How scores move a path when the effects of drivers are unknown too.

    With W the pull of the drivers on the scores and V the prior of their effects, the scores' covariance is A + W V W',
    whose inverse needs only a matrix of the size of the drivers (Woodbury). `towards` A^-1 W (draw, event, driver);
    `core` (V^-1 + W' A^-1 W)^-1 (draw, driver, driver); `moved` (draw, week, driver) is the pull scaled by V.
    """

    seen: Seen
    weighted: Floats
    towards: Floats
    core: Floats
    moved: Floats

    @classmethod
    def of(cls, pull: Floats, seen: Seen, scores: Scores, settings: StrainSettings) -> "Gain":
        """The gain for each draw of the drivers."""
        spread = settings.effect_spread
        scaled = np.swapaxes(pull, 1, 2) * spread
        weighted = -settings.expression * scaled[:, scores.week]
        towards = seen.inverse @ weighted
        core = np.asarray(np.linalg.inv(np.eye(len(spread)) + np.swapaxes(weighted, 1, 2) @ towards), dtype=np.float64)
        return cls(seen, weighted, towards, core, scaled)

    def solved(self, surprise: Floats) -> Floats:
        """The scores' inverse covariance applied to surprises (draw, event)."""
        plain = surprise @ self.seen.inverse
        inner = np.einsum("dnk,dn->dk", self.towards, surprise)
        return np.asarray(plain - np.einsum("dnk,dkl,dl->dn", self.towards, self.core, inner))

    def applied(self, surprise: Floats) -> Floats:
        """How far surprises (draw, event) move the path, (draw, week)."""
        weight = self.solved(surprise)
        driven = np.einsum("dtk,dnk,dn->dt", self.moved, self.weighted, weight)
        return np.asarray(weight @ self.seen.across.T + driven)

    def by_event(self, surprise: Floats) -> Floats:
        """How far each event's surprise moves the last week, (draw, event)."""
        covariance = self.seen.across[-1] + np.einsum("dk,dnk->dn", self.moved[:, -1], self.weighted)
        return np.asarray(self.solved(covariance) * surprise)
