"""How strained the partner is, week by week: from its losses, what it got and was promised, and what was said.

Every constant is a prior with its sentence below; they are printed with the result, because no data set tells them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from passmuster.errors import BadInput, Fault
from passmuster.latent.strain import Scores, StrainSettings, smooth_strain
from passmuster.ledger.vocabulary import EventType
from passmuster.randomness import RandomStream, generator

__all__ = [
    "AHEAD_WEEKS",
    "PRIORS",
    "Contribution",
    "PairEvents",
    "Strain",
    "estimate_strain",
    "strain_ahead",
    "strain_tilt",
]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class StrainPrior:
    """One constant of strain: its value, its spread where it has one, and why."""

    name: str
    value: float
    spread: float
    reason: str


PRIORS: Final = {
    prior.name: prior
    for prior in (
        StrainPrior(
            name="half_life",
            value=12.0,
            spread=0.0,
            reason="Weeks in which strain wears off by half: public and elite memory of a bad battle lasts a season.",
        ),
        StrainPrior(
            name="losses",
            value=0.04,
            spread=0.03,
            reason="Losing 3 % of the force a week for long raises strain by 2; support falls with the log of losses "
            "(Mueller 1973).",
        ),
        StrainPrior(
            name="rewards",
            value=-0.4,
            spread=0.3,
            reason="One act of aid at the top of the scale lowers strain by 0.4 at once: payment is why many partners "
            "come (Wolford 2015).",
        ),
        StrainPrior(
            name="broken_promises",
            value=0.03,
            spread=0.02,
            reason="A full promise open for over half a year raises strain by 0.03 a week, as much as light losses.",
        ),
        StrainPrior(
            name="tone",
            value=4.0,
            spread=2.0,
            reason="Partners in a war speak well of one another in quiet times; how well differs between pairs.",
        ),
        StrainPrior(
            name="expression",
            value=2.5,
            spread=0.0,
            reason="One unit of strain moves the tone by a quarter of the scale's half: from praise to silence in two.",
        ),
        StrainPrior(
            name="lean",
            value=0.0,
            spread=2.0,
            reason="A source that wants the alliance to look sound, or shaken, shades what it reports; which way is "
            "learned.",
        ),
        StrainPrior(
            name="noise",
            value=3.0,
            spread=0.0,
            reason="Acts have causes beside strain: even a source in full credit is 3 points off on average.",
        ),
    )
}
"""The constants by name."""

QUIET_LOSSES: Final = 0.002
"""Share of the force lost in a quiet week; losses count as log(1 + rate / this), so that twice a little is little."""

PROMISE_WEEKS: Final = 26
"""Weeks after which a promise not kept is felt as broken."""

FULL_SCORE: Final = 10.0
"""Top of the scale of event scores."""

DRIVERS: Final = ("losses", "rewards", "broken_promises")

TILT: Final = (0.3, 0.2)
"""Log hazard of leaving per unit of strain, mean and spread: one unit makes leaving a third likelier, give or take.
No past war has a measure of strain, so this is a judgement; it is printed wherever it is used."""


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class PairEvents:
    """Acts and words between partner and principal, one entry each, shape (event,).

    `week` counts from the first week of the losses. `from_partner` is True for what the partner did or said toward the
    principal, False for the way back; nothing else belongs here, because the same act is help to one and harm to
    another. `kind` is the PLOVER type, `score` runs from -10 to +10, `source` is who reported it (its group), `credit`
    how far the report is trusted, above 0 and at most 1; an anonymous channel has little, not nothing. `name` is what a
    reader sees.
    """

    week: Ints
    from_partner: NDArray[np.bool_]
    kind: NDArray[np.str_]
    score: Floats
    source: NDArray[np.str_]
    credit: Floats
    name: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """What one driver or event adds to strain at the end of the last week, on the standard scale."""

    name: str
    amount: float


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class Strain:
    """Draws of strain (draw, week), and what its mean at the end is made of, the largest part first."""

    draws: Floats
    contributions: tuple[Contribution, ...]


def estimate_strain(casualties: ArrayLike, present: ArrayLike, events: PairEvents, *, seed: int = 0) -> Strain:
    """Strain of the partner, weekly, 0 at the start; 1 is the spread it has when nothing drives it.

    Parameters
    ----------
    casualties, present
        New casualties of each week and people present in it, shape (draw, week). With nobody present there is no loss.
    events
        What passed between the two; weeks outside the losses are refused.

    Raises
    ------
    BadInput
        When arrays do not fit, or a score, credit or week is out of range. All faults are told.
    """
    lost, there = np.asarray(casualties, dtype=np.float64), np.asarray(present, dtype=np.float64)
    faults = loss_faults(lost, there) or event_faults(events, lost.shape[1])
    if faults:
        raise BadInput(faults)
    drivers = driver_paths(lost, there, events)
    spoken = events.from_partner
    groups = np.unique(events.source)
    scores = Scores(
        score=events.score[spoken],
        week=events.week[spoken],
        source=np.searchsorted(groups, events.source[spoken]),
        credit=events.credit[spoken],
    )
    paths = smooth_strain(drivers, scores, settings_of(PRIORS), random=generator(RandomStream.STRAIN, seed))
    names = [name for name, said in zip(events.name, spoken, strict=True) if said]
    parts = [*zip(DRIVERS, paths.from_driver, strict=True), *zip(names, paths.from_event, strict=True)]
    contributions = [Contribution(name=name, amount=float(amount)) for name, amount in parts]
    return Strain(
        draws=paths.strain,
        contributions=tuple(sorted(contributions, key=lambda part: (-abs(part.amount), part.name))),
    )


def strain_tilt(strain_now: ArrayLike, *, seed: int = 0) -> Floats:
    """What strain adds to the log hazard of leaving, one draw for each draw of strain (see `TILT`)."""
    strain = np.asarray(strain_now, dtype=np.float64)
    mean, spread = TILT
    # A partner under more strain is never less likely to leave: draws below zero stand at zero.
    effect = np.maximum(mean + spread * generator(RandomStream.TILT, seed).standard_normal(strain.shape), 0.0)
    return np.asarray(effect * strain)


def settings_of(priors: dict[str, StrainPrior]) -> StrainSettings:
    """The priors in the form that the state takes."""
    return StrainSettings(
        persistence=float(0.5 ** (1.0 / priors["half_life"].value)),
        effect_mean=np.array([priors[name].value for name in DRIVERS]),
        effect_spread=np.array([priors[name].spread for name in DRIVERS]),
        tone=priors["tone"].value,
        tone_spread=priors["tone"].spread,
        expression=priors["expression"].value,
        lean_spread=priors["lean"].spread,
        noise=priors["noise"].value,
    )


def driver_paths(lost: Floats, there: Floats, events: PairEvents) -> Floats:
    """What drives strain, week by week, in the order of `DRIVERS`, shape (draw, driver, week)."""
    n_weeks = lost.shape[1]
    rate = np.divide(lost, there, out=np.zeros_like(lost), where=there > 0)
    toward = ~events.from_partner
    given = weekly(events, toward & (events.kind == EventType.AID), n_weeks)
    promised = weekly(events, toward & (events.kind == EventType.AGREE), n_weeks)
    helped = given + weekly(events, toward & (events.kind == EventType.COOPERATE), n_weeks)
    due = np.concatenate([np.zeros(PROMISE_WEEKS), np.cumsum(promised)])[:n_weeks]
    broken = np.clip(due - np.cumsum(helped), 0.0, None)
    rows = [np.log1p(rate / QUIET_LOSSES), np.broadcast_to(helped, rate.shape), np.broadcast_to(broken, rate.shape)]
    return np.stack(rows, axis=1)


def weekly(events: PairEvents, chosen: NDArray[np.bool_], n_weeks: int) -> Floats:
    """Friendly scores of the chosen events added up by week, as parts of a full score and weighed by credit."""
    worth = np.clip(events.score[chosen], 0.0, None) / FULL_SCORE * events.credit[chosen]
    return np.bincount(events.week[chosen], weights=worth, minlength=n_weeks).astype(np.float64)


def loss_faults(lost: Floats, there: Floats) -> list[Fault]:
    """What is wrong with casualties and people present."""
    if lost.ndim != 2 or lost.shape != there.shape or lost.size == 0:
        found = f"shapes {lost.shape} and {there.shape}"
        rule = "casualties and people present are given for the same draws and weeks"
        return [Fault("casualties", rule, found, "Take both from the same posterior.")]
    faults = []
    for name, values in (("casualties", lost), ("present", there)):
        bad = int((~(np.isfinite(values) & (values >= 0))).sum())
        if bad:
            faults.append(Fault(name, "people are 0 or more", f"{bad} other values", "Check the posterior."))
    return faults


def event_faults(events: PairEvents, n_weeks: int) -> list[Fault]:
    """What is wrong with the events, each rule once with the first that breaks it."""
    rules: Sequence[tuple[str, NDArray[np.bool_], Floats | Ints, str]] = (
        ("week", (events.week >= 0) & (events.week < n_weeks), events.week, f"weeks run from 0 to {n_weeks - 1}"),
        ("score", np.abs(events.score) <= FULL_SCORE, events.score, "scores run from -10 to +10"),
        ("credit", (events.credit > 0) & (events.credit <= 1), events.credit, "credit is above 0 and at most 1"),
    )
    return [
        Fault("events", rule, f"{column} {values[~kept][0]} in '{events.name[int(np.argmin(kept))]}'", "Correct it.")
        for column, kept, values, rule in rules
        if not kept.all()
    ]


# Ahead ----------------------------------------------------------------------------------------------------------------


def strain_ahead(
    casualties: ArrayLike,
    present: ArrayLike,
    events: PairEvents,
    *,
    loss_factor: ArrayLike = 1.0,
    reward_factor: ArrayLike = 1.0,
    seed: int = 0,
) -> Floats:
    """What other losses and rewards would add to strain within a quarter, shape (draw,); zeros at factors of one.

    The last quarter's weekly losses and the case's weekly rewards, times the factors, act for `AHEAD_WEEKS` weeks by
    effects drawn from their priors, and wear off as strain does. Arrays are those of `estimate_strain`; factors are
    numbers or one for each draw.
    """
    lost, there = np.asarray(casualties, dtype=np.float64), np.asarray(present, dtype=np.float64)
    settings = settings_of(PRIORS)
    random = generator(RandomStream.STRAIN_AHEAD, seed)
    effects = settings.effect_mean + settings.effect_spread * random.standard_normal((len(lost), len(DRIVERS)))
    losses = DRIVERS.index("losses")
    effects[:, losses] = np.maximum(effects[:, losses], 0.0)  # more losses never comfort
    recent = slice(-AHEAD_WEEKS, None)
    heads = there[:, recent].mean(axis=1)
    rate = np.divide(lost[:, recent].mean(axis=1), heads, out=np.zeros(len(lost)), where=heads > 0)
    helped = driver_paths(lost, there, events)[:, DRIVERS.index("rewards")].mean(axis=1)
    more_loss = np.log1p(rate * np.asarray(loss_factor) / QUIET_LOSSES) - np.log1p(rate / QUIET_LOSSES)
    more_reward = (np.asarray(reward_factor) - 1.0) * helped
    worn = (1.0 - settings.persistence**AHEAD_WEEKS) / (1.0 - settings.persistence)
    weekly = effects[:, DRIVERS.index("losses")] * more_loss + effects[:, DRIVERS.index("rewards")] * more_reward
    return np.asarray(worn * weekly)


AHEAD_WEEKS: Final = 13
"""A quarter: long enough for a change to be felt, and about half of the horizon that the bottom line speaks of."""
