"""Which precedents are most like a case, what speaks for and against each, and whether any is like it at all.

The distance of two participants is the mean, over what is known of both, of how far apart they are on each trait, 0 for
alike and 1 for as different as can be (after Gower 1971, Biometrics 27:857-871).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from passmuster.errors import BadInput, Fault
from passmuster.precedents.covariates import log_losses, log_share
from passmuster.precedents.exposure import observed_stay
from passmuster.precedents.participant import CombatRole, Exit, Participant, Regime

__all__ = ["TRAITS", "Neighbour", "Strangeness", "nearest_cases", "strangeness_of"]

FAR_IN_LOGS: Final = float(np.log(100.0))
"""Counts that differ a hundredfold are as different as can be."""

FAR_IN_YEARS: Final = 100.0
"""So are wars a century apart."""

REGIME_PLACE: Final = {Regime.DEMOCRACY: 0.0, Regime.ANOCRACY: 0.5, Regime.AUTOCRACY: 1.0}
ROLE_PLACE: Final = {CombatRole.SUPPORT: 0.0, CombatRole.MIXED: 0.5, CombatRole.COMBAT: 1.0}

ALIKE: Final = 0.1
UNLIKE: Final = 0.4
"""Traits closer than the first speak for a comparison, farther than the second against it; between, they are silent."""

CIRCLE: Final = 5
"""How many nearest precedents are asked whether a case is like anything; few enough to be found in a small class."""

MOST_PLACED: Final = 2048
"""Rows whose places are remembered: those of the shipped table, several times, for each lever and word is judged by
the same."""

FAR_QUANTILE: Final = 0.9
"""A case farther from its circle than nine in ten members are from theirs lies outside the sample."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trait:
    """One thing to compare: its words, where a participant stands on it (None when not known), and what is far."""

    name: str
    place: Callable[[Participant], float | None]
    shown: Callable[[Participant], str]
    far: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """A precedent, how far it is from the case, and the traits for and against the comparison, in words."""

    case_id: str
    participant: str
    war: str
    exit: Exit
    distance: float
    speaks_for: tuple[str, ...]
    speaks_against: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Strangeness:
    """How far a case is from its nearest precedents, compared with how far precedents are from theirs.

    `ratio` is its mean distance to the nearest five divided by the distance that nine in ten members do not exceed;
    above 1 the case lies outside the sample. `share_stranger` is the share of members that are stranger than it.
    """

    distance: float
    ratio: float
    share_stranger: float

    @property
    def outside(self) -> bool:
        """True when the case lies outside the experience of the sample."""
        return self.ratio > 1.0

    @property
    def widening(self) -> float:
        """Standard deviation to add to the log hazard of leaving: 0 inside the sample, growing outside it.

        A case as far beyond the margin as the margin itself gets a factor of about e either way, and no more. The
        figure is a judgement: the sample cannot say how wrong it is about what it does not hold.
        """
        return float(np.clip(self.ratio - 1.0, 0.0, 1.0))


def yes_or_no(value: bool | None) -> float | None:
    """A flag as a place, None where not known."""
    return None if value is None else float(value)


def log_count(count: int | None) -> float | None:
    """Log of a count, None where not known or nothing."""
    return float(np.log(count)) if count else None


def or_none(value: float) -> float | None:
    """A number, None for NaN."""
    return None if np.isnan(value) else value


def loss_place(row: Participant) -> float | None:
    """Log of deaths per soldier and month, None where not known."""
    return or_none(log_losses(row, observed_stay(row, None)[0]))


def share_place(row: Participant) -> float | None:
    """Log of the share of the coalition's troops, None where not known."""
    return or_none(log_share(row, 0.0))


def per_thousand(log_rate: float | None) -> str:
    """A loss rate in words."""
    return "" if log_rate is None else f"{1000 * np.exp(log_rate):.2g} dead per 1,000 and month"


TRAITS: Final = (
    Trait(name="regime", place=lambda row: REGIME_PLACE[row.regime], shown=lambda row: row.regime),
    Trait(name="role", place=lambda row: ROLE_PLACE[row.combat_role], shown=lambda row: f"{row.combat_role} role"),
    Trait(
        name="pay", place=lambda row: yes_or_no(row.paid), shown=lambda row: "paid for it" if row.paid else "not paid"
    ),
    Trait(
        name="treaty",
        place=lambda row: float(row.treaty_ally),
        shown=lambda row: "treaty ally" if row.treaty_ally else "no treaty",
    ),
    Trait(
        name="border",
        place=lambda row: float(row.adjacent),
        shown=lambda row: "adjacent to the war" if row.adjacent else "not adjacent to the war",
    ),
    Trait(
        name="own soil",
        place=lambda row: float(row.own_soil),
        shown=lambda row: "attacked itself" if row.own_soil else "somebody else's war",
    ),
    Trait(
        name="era", place=lambda row: float(row.start.year), shown=lambda row: f"in {row.start.year}", far=FAR_IN_YEARS
    ),
    Trait(
        name="size",
        place=lambda row: log_count(row.peak_troops),
        shown=lambda row: f"{row.peak_troops:,} troops",
        far=FAR_IN_LOGS,
    ),
    Trait(
        name="share",
        place=share_place,
        shown=lambda row: f"{100 * np.exp(share_place(row) or 0.0):.2g} % of the coalition",
        far=FAR_IN_LOGS,
    ),
    Trait(name="losses", place=loss_place, shown=lambda row: per_thousand(loss_place(row)), far=FAR_IN_LOGS),
)


def nearest_cases(case: Participant, participants: Sequence[Participant], *, n: int = 10) -> tuple[Neighbour, ...]:
    """The precedents most like a case, the nearest first; the case's own row is not among them."""
    others = [row for row in participants if row.case_id != case.case_id]
    if not others:
        raise BadInput([Fault("precedents", "there is somebody to compare with", "nobody", "Widen the class.")])
    gaps = np.minimum(np.abs(np.array([places_of(row) for row in others]) - np.array(places_of(case))), 1.0)
    apart = np.nanmean(gaps, axis=1).tolist()
    ranked = sorted(zip(apart, others, strict=True), key=lambda pair: (pair[0], pair[1].case_id))
    return tuple(neighbour_of(case, row) for _, row in ranked[:n])


def strangeness_of(case: Participant, participants: Sequence[Participant]) -> Strangeness:
    """How unlike everything in the sample a case is."""
    others = [row for row in participants if row.case_id != case.case_id]
    if len(others) <= CIRCLE:
        found = f"{len(others)}"
        rule = f"strangeness needs more than {CIRCLE} precedents"
        raise BadInput([Fault("precedents", rule, found, "Widen the class.")])
    places = np.array([places_of(row) for row in (case, *others)])
    apart = distances(places)
    np.fill_diagonal(apart, np.inf)
    own = float(np.sort(apart[0, 1:])[:CIRCLE].mean())
    among = np.sort(apart[1:, 1:], axis=1)[:, :CIRCLE].mean(axis=1)
    return Strangeness(
        distance=own,
        ratio=own / max(float(np.quantile(among, FAR_QUANTILE)), 1e-9),
        share_stranger=float((among > own).mean()),
    )


@lru_cache(maxsize=MOST_PLACED)
def places_of(row: Participant) -> tuple[float, ...]:
    """Where a participant stands on each trait, in units of what is far, NaN where not known."""
    places = [(trait.place(row), trait.far) for trait in TRAITS]
    return tuple(np.nan if place is None else place / far for place, far in places)


def distances(places: np.ndarray) -> np.ndarray:
    """Distance of each pair, shape (n, n), over the traits known of both."""
    gaps = np.minimum(np.abs(places[:, None] - places[None]), 1.0)
    return np.asarray(np.nanmean(gaps, axis=2))


def distance_of(one: Participant, other: Participant) -> float:
    """Distance of two participants."""
    return float(distances(np.array([places_of(one), places_of(other)]))[0, 1])


def neighbour_of(case: Participant, row: Participant) -> Neighbour:
    """A precedent with what speaks for and against comparing it with the case."""
    gaps = np.minimum(np.abs(np.array(places_of(case)) - np.array(places_of(row))), 1.0)
    return Neighbour(
        case_id=row.case_id,
        participant=row.participant,
        war=row.war,
        exit=row.exit,
        distance=float(np.nanmean(gaps)),
        speaks_for=tuple(trait.shown(row) for trait, gap in zip(TRAITS, gaps, strict=True) if gap <= ALIKE),
        speaks_against=tuple(trait.shown(row) for trait, gap in zip(TRAITS, gaps, strict=True) if gap >= UNLIKE),
    )
