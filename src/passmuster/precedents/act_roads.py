"""What acts have meant: how likely each kind is borne out, and how fast, from acts of past wars.

An act of kind k is borne out with chance p_k, and then fewer than half of the force are left after a time T, months:

    P(more than half still there after t) = 1 - p_k + p_k exp(-(t / tau_k)^s)
    p_k ~ Beta(4 m_k, 4 (1 - m_k)),   log tau_k ~ normal(mu, 0.7),   mu ~ normal(log 8, 1),   s in {0.7, 1, 1.5}

with m_k of `acts.PRIOR_CHANCES`; what comes after three years is not put down to the act. Kinds thus borrow their speed
from one another, and a kind of which little is counted stays near its prior. An act after which nothing came says less
and less as time passes: the hazard that follows from the line above fades by itself (a cure model: Boag 1949, Journal
of the Royal Statistical Society B 11:15-53). Acts of one kind by one partner in one war count as one together, because
they are one decision told in parts.

An act that names a last day is followed by what such days were (`named_days.py`), and not by the speed of its kind.

The posterior is a sum over a grid. Shares of the ways of leaving are drawn from a Dirichlet about those of all kinds.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from passmuster.precedents.acts import PRIOR_CHANCES, ActKind, PastAct
from passmuster.precedents.exposure import WEEKS_PER_MONTH, months_between
from passmuster.precedents.named_days import KEPT_UNTIL, NamedRoads, fit_named
from passmuster.precedents.participant import CAUSES
from passmuster.randomness import RandomStream, generator

__all__ = ["PRIOR_WORTH", "ActRoads", "KindCount", "fit_acts"]

Floats = NDArray[np.float64]

PRIOR_WORTH: Final = 4.0
"""Contingents that the prior of a chance is worth."""

SHARES_WORTH: Final = 2.0
"""Contingents that the shares of all kinds are worth beside those of one."""

SPEED_PRIOR: Final = (float(np.log(8.0)), 1.0)
"""Log months: two governments need most of a year to carry out what they decided, give or take a factor of three."""

SPEED_SPREAD: Final = 0.7
"""Kinds differ in speed by a factor of two: orders are quicker than treaties."""

CHANCES: Final = (np.arange(40) + 0.5) / 40
SPEEDS: Final = np.geomspace(0.1, 80.0, 41)
MIDDLES: Final = np.linspace(np.log(1.0), np.log(40.0), 16)
SHAPES: Final = np.array([0.7, 1.0, 1.5])
"""The grid of p, tau (months), mu and s."""

A_YEAR: Final = 12.0

LONGEST_CONSEQUENCE: Final = 36.0
"""Months after which what comes is no longer put down to the act: sooner or later everybody leaves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KindCount:
    """Acts of one kind that were counted: by how many contingents, and of how many fewer than half were left a year on.

    A contingent with several acts of the kind counts by the first of them.
    """

    contingents: int
    within_a_year: int


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class ActRoads:
    """Draws of what acts lead to; kinds in the order of `ActKind`, causes in that of `participant.CAUSES`.

    `chance` and `months` have shape (draw, kind), `shape` (draw,), `shares` (draw, kind, cause).
    """

    chance: Floats
    months: Floats
    shape: Floats
    shares: Floats
    named: NamedRoads
    counts: dict[ActKind, KindCount]

    def by_cause(self, kind: ActKind, total: Floats) -> Floats:
        """Weekly hazards of leaving, shape (draw, week), by the way of leaving, shape (draw, week, cause)."""
        return np.asarray(total[:, :, None] * self.shares[:, None, list(ActKind).index(kind)])

    def weekly(
        self, kind: ActKind, *, months_since: float, credence: float, n_weeks: int, months_named: float | None = None
    ) -> Floats:
        """Weekly hazard of leaving in whatever way that an act of some time ago opens, shape (draw, week).

        `credence` is how likely it is that the act took place at all, 0 to 1; `months_named` how long after it the last
        day lies that it names, above 0, None where it names none.
        """
        never, waiting = self._waiting(kind, months_since, credence, n_weeks + 1, months_named)
        return np.asarray(-np.diff(np.log(never + waiting), axis=1))

    def not_leaving(
        self, kind: ActKind, *, months_since: float, credence: float, n_weeks: int, months_named: float | None = None
    ) -> Floats:
        """Chance, given that more than half are still there, that an act of some time ago leads to no leaving.

        Shape (n_weeks,), from 0 to 1 and rising: what was never meant is what remains.
        """
        never, waiting = self._waiting(kind, months_since, credence, n_weeks, months_named)
        return np.asarray((never / (never + waiting)).mean(axis=0))

    def _waiting(
        self, kind: ActKind, months_since: float, credence: float, n_times: int, months_named: float | None
    ) -> tuple[Floats, Floats]:
        """Chances that an act leads to nothing, shape (draw, 1), and that it will but has not yet, (draw, week)."""
        at = list(ActKind).index(kind)
        months = months_since + np.arange(n_times) / WEEKS_PER_MONTH
        if months_named is None or months_since > KEPT_UNTIL * months_named:
            chance, time, shape = self.chance[:, at], self.months[:, at], self.shape
        else:
            chance, time, shape = self.named.chance[:, at], self.named.pace * months_named, self.named.shape
        likely = (credence * chance)[:, None]
        return 1.0 - likely, likely * np.exp(-((months / time[:, None]) ** shape[:, None]))


def fit_acts(
    acts: Sequence[PastAct], *, as_of: date | None = None, leave_out: Collection[str] = (), seed: int = 0,
    n_draws: int = 2000,
) -> ActRoads:  # fmt: skip
    """What acts led to, as far as known on a day; takes a tenth of a second.

    `leave_out` names acts (`act_id`) that must not count, such as those of the war that is being forecast.
    """
    known = [act for act in acts if act.act_id not in leave_out and (as_of is None or act.day < as_of)]
    followed = [outcome(act, as_of) for act in known]
    random = generator(RandomStream.ACTS, seed)
    likelihoods = np.stack([_kind_likelihood(known, followed, kind) for kind in ActKind])
    chance, months, shape = _draw_grid(likelihoods, random, n_draws)
    priors = np.stack([_chance_prior(kind) for kind in ActKind])
    return ActRoads(
        chance=chance,
        months=months,
        shape=shape,
        shares=_draw_shares(known, followed, random, n_draws),
        named=fit_named(known, as_of, CHANCES, priors, seed, n_draws),
        counts={kind: _count(known, followed, kind) for kind in ActKind},
    )


Outcome = tuple[float, bool]
"""Months until fewer than half were left, or until which more than half were seen; and whether it was the former."""


def outcome(act: PastAct, as_of: date | None) -> Outcome:
    """What had followed an act by a day, within `LONGEST_CONSEQUENCE`."""
    seen = act.left_on or act.seen_until or act.day
    months = months_between(act.day, seen if as_of is None else min(seen, as_of))
    left = act.left_on is not None and (as_of is None or act.left_on <= as_of)
    return min(months, LONGEST_CONSEQUENCE), left and months <= LONGEST_CONSEQUENCE


def _weights(acts: Sequence[PastAct], kind: ActKind) -> Floats:
    """One over the acts of the kind by the same contingent, shape (act,); zero for other kinds."""
    contingents = [act.contingent for act in acts if act.kind == kind]
    return np.array([1.0 / contingents.count(act.contingent) if act.kind == kind else 0.0 for act in acts])


def _kind_likelihood(acts: Sequence[PastAct], followed: Sequence[Outcome], kind: ActKind) -> Floats:
    """Log likelihood of the acts of a kind on the grid, shape (s, tau, p)."""
    total = np.zeros((SHAPES.size, SPEEDS.size, CHANCES.size))
    for weight, (months, left) in zip(_weights(acts, kind), followed, strict=True):
        if weight:
            scaled = (months / SPEEDS[None, :]) ** SHAPES[:, None]
            waiting = np.exp(-scaled)[:, :, None]
            if left:
                density = np.log(SHAPES[:, None] * scaled / months)[:, :, None] - scaled[:, :, None]
                total += weight * (np.log(CHANCES) + density)
            else:
                total += weight * np.log(1.0 - CHANCES + CHANCES * waiting)
    return total


def _draw_grid(likelihoods: Floats, random: np.random.Generator, n_draws: int) -> tuple[Floats, Floats, Floats]:
    """Draws of p and tau, shape (draw, kind), and of s, shape (draw,)."""
    n_kinds = len(likelihoods)
    priors = np.stack([_chance_prior(kind) for kind in ActKind])
    own = np.exp(likelihoods - likelihoods.max(axis=(1, 2, 3), keepdims=True)) * priors[:, None, None]
    speed = np.exp(-0.5 * ((np.log(SPEEDS) - MIDDLES[:, None]) / SPEED_SPREAD) ** 2)
    speed /= speed.sum(axis=1, keepdims=True)
    evidence = np.einsum("kstp,mt->kms", own, speed)
    location, scale = SPEED_PRIOR
    log_hyper = -0.5 * ((MIDDLES[:, None] - location) / scale) ** 2 + np.log(evidence + 1e-300).sum(axis=0)
    hyper = np.exp(log_hyper - log_hyper.max()).ravel()
    picked = random.choice(hyper.size, size=n_draws, p=hyper / hyper.sum())
    chance, months = np.empty((n_draws, n_kinds)), np.empty((n_draws, n_kinds))
    for kind in range(n_kinds):
        for pair in np.unique(picked):
            drawn = np.flatnonzero(picked == pair)
            mass = (own[kind, pair % SHAPES.size] * speed[pair // SHAPES.size][:, None]).ravel()
            cell = random.choice(mass.size, size=drawn.size, p=mass / mass.sum())
            months[drawn, kind], chance[drawn, kind] = SPEEDS[cell // CHANCES.size], CHANCES[cell % CHANCES.size]
    return chance, months, SHAPES[picked % SHAPES.size]


def _chance_prior(kind: ActKind) -> Floats:
    """Prior mass of p in each cell of the grid, shape (p,), added up over a hundred points a cell."""
    mean = PRIOR_CHANCES[kind].chance
    fine = (np.arange(CHANCES.size * 100) + 0.5) / (CHANCES.size * 100)
    density = fine ** (PRIOR_WORTH * mean - 1.0) * (1.0 - fine) ** (PRIOR_WORTH * (1.0 - mean) - 1.0)
    mass = density.reshape(CHANCES.size, 100).sum(axis=1)
    return np.asarray(mass / mass.sum())


def _draw_shares(
    acts: Sequence[PastAct], followed: Sequence[Outcome], random: np.random.Generator, n_draws: int
) -> Floats:
    """Shares of the ways of leaving by kind, shape (draw, kind, cause)."""
    counts = np.zeros((len(ActKind), len(CAUSES)))
    for at, kind in enumerate(ActKind):
        for weight, act, (_, left) in zip(_weights(acts, kind), acts, followed, strict=True):
            if weight and left:
                counts[at, CAUSES.index(act.how)] += weight
    pooled = counts.sum(axis=0) + 0.5
    prior = SHARES_WORTH * pooled / pooled.sum()
    gammas = random.standard_gamma(np.broadcast_to(counts + prior, (n_draws, *counts.shape)))
    return np.asarray(gammas / gammas.sum(axis=2, keepdims=True))


def _count(acts: Sequence[PastAct], followed: Sequence[Outcome], kind: ActKind) -> KindCount:
    """How many contingents acted so, and of how many fewer than half were left within a year of the first time."""
    first: dict[tuple[str, str], tuple[date, bool]] = {}
    for act, (months, left) in zip(acts, followed, strict=True):
        if act.kind == kind and (act.contingent not in first or act.day < first[act.contingent][0]):
            first[act.contingent] = act.day, left and months <= A_YEAR
    return KindCount(contingents=len(first), within_a_year=sum(soon for _, soon in first.values()))
