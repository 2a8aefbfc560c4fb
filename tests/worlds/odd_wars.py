"""Odd but valid cases with a truth that is known: from 10 to 700 weeks, 3 to 150 claims, of one force or several.

The truth is bookkeeping by whole units, week by week, and shares no line with the model: battalions arrive in phases,
are relieved after a tour, fight battles, and in some wars leave in phases. Forces may have been there before the start.
Speakers lean as their group leans, scatter with heavy tails, repeat one another, and round to two digits; they speak of
days, of months and of years, on days that crowd or lie far apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from passmuster.ledger import Case, Claim, Force, Ledger, Side

__all__ = ["QUANTITIES", "OddWar", "drawn_war", "odd_war"]

START = date(1971, 3, 1)
"""A Monday."""
QUANTITIES = ("present", "deployed", "killed", "wounded", "casualties")
CHANCES = (0.4, 0.15, 0.2, 0.1, 0.15)
GROUPS = ("BUND", "ALLY", "FOE", "FRIEND")
SPREAD = {"strength": (0.12, 0.12), "losses": (0.3, 0.25)}
"""Of log of claimed over true: between groups, and from claim to claim."""
ACTORS = ("ALLY", "BUND", "FOE", "ALLY")
PEAKS = {"ALLY": (300.0, 60_000.0), "BUND": (15_000.0, 500_000.0), "FOE": (5_000.0, 300_000.0)}
MONTH, YEAR = 30, 365
LEAST_SAID = 10.0
"""What is smaller goes unreported."""


@dataclass(frozen=True)
class OddWar:
    """A ledger and what happened: `truth[force, quantity]` at week boundaries, shape (n_weeks + 1,)."""

    ledger: Ledger
    as_of: date
    truth: dict[tuple[str, str], np.ndarray]


def drawn_war(seed: int) -> OddWar:
    """A war of a length, a number of claims and of forces that are drawn: half of all wars are of one or two forces."""
    random = np.random.default_rng([seed, 77])
    n_weeks = int(np.exp(random.uniform(np.log(10.0), np.log(700.0))))
    n_claims = int(np.exp(random.uniform(np.log(3.0), np.log(150.0))))
    return odd_war(seed, n_weeks=n_weeks, n_claims=n_claims, n_forces=int(random.integers(1, 5)))


def odd_war(seed: int, *, n_weeks: int, n_claims: int, n_forces: int = 1) -> OddWar:
    """A war of so many weeks, claims and forces; claims beyond the first force's are few."""
    random = np.random.default_rng([seed, n_weeks, n_claims, n_forces])
    in_place = random.random(n_forces) < 0.3
    forces = tuple(
        Force(force_id=f"force{at}", name=f"force {at} of {actor}", actor=actor, starts_empty=not there)
        for at, (actor, there) in enumerate(zip(ACTORS, in_place.tolist(), strict=False))
    )
    truth: dict[tuple[str, str], np.ndarray] = {}
    for force in forces:
        happened = _happened(random, n_weeks, PEAKS[force.actor], in_place=not force.starts_empty)
        truth |= {(force.force_id, quantity): path for quantity, path in happened.items()}
    case = Case(
        case_id=f"odd{seed}", title=f"Odd war {seed}", principal="BUND", partner="ALLY", opponent="FOE", start=START,
        forces=forces, groups=GROUPS,
        sides=(Side(name="one", members=("BUND", "ALLY")), Side(name="other", members=("FOE", "FRIEND"))),
    )  # fmt: skip
    claims = _Speakers(random, truth, forces, n_weeks).claims(n_claims)
    return OddWar(Ledger(case=case, claims=claims), START + timedelta(weeks=n_weeks, days=-1), truth)


# What happened --------------------------------------------------------------------------------------------------------


def _happened(
    random: np.random.Generator, n_weeks: int, peaks: tuple[float, float], *, in_place: bool
) -> dict[str, np.ndarray]:
    """The account of one force, week by week: units come, are relieved in one piece, fight, and go."""
    wanted = _wanted(random, n_weeks, in_place) * np.exp(random.uniform(*np.log(peaks)))
    hazard = np.exp(random.normal(np.log(0.0015), 0.9)) * _battles(random, n_weeks)
    tour, killed_share = int(random.integers(20, 70)), float(random.uniform(0.18, 0.35))
    unit = wanted.max() / random.integers(4, 16)
    # Each unit in place: its heads and the week it came.
    units = [[unit, -int(random.integers(0, tour))] for _ in range(round(wanted[0] / unit))]
    deployed, killed, wounded, healing = sum(heads for heads, _ in units), 0.0, 0.0, 0.0
    rows = [(deployed, deployed, 0.0, 0.0)]
    for week in range(n_weeks):
        for one in [one for one in units if week - one[1] >= tour]:
            units.remove(one)
            if sum(heads for heads, _ in units) + unit / 2 < wanted[week + 1]:
                units.append([unit, week])
                deployed += unit
        while units and sum(heads for heads, _ in units) - unit > wanted[week + 1]:
            units.remove(min(units))
        while sum(heads for heads, _ in units) + unit / 2 < wanted[week + 1]:
            units.append([unit, week])
            deployed += unit
        back = healing / 9.0
        hit = [heads * min(hazard[week] * random.uniform(0.2, 1.8), 0.4) for heads, _ in units]
        for one, lost in zip(units, hit, strict=True):
            one[0] += back / len(units) - lost
        killed, wounded = killed + sum(hit) * killed_share, wounded + sum(hit) * (1.0 - killed_share)
        healing += sum(hit) * (1.0 - killed_share) * 0.5 - (back if units else 0.0)
        rows.append((sum(heads for heads, _ in units), deployed, killed, wounded))
    paths = dict(zip(("present", "deployed", "killed", "wounded"), np.array(rows).T, strict=True))
    return paths | {"casualties": paths["killed"] + paths["wounded"]}


def _wanted(random: np.random.Generator, n_weeks: int, in_place: bool) -> np.ndarray:
    """Wanted strength over its peak at week boundaries: a build-up in phases, plateaus, in a third a withdrawal."""
    knots = np.sort(random.uniform(0.0, n_weeks, max(2, n_weeks // 50)))
    levels = random.uniform(0.4, 1.0, knots.size + 1)
    if random.random() < 0.33:
        levels[-1] *= 0.15
    if not in_place:
        levels[0] = 0.0
        knots[0] = min(knots[0], 20.0)
    steps = levels[np.searchsorted(knots, np.arange(n_weeks + 1), side="right")]
    width = int(random.integers(1, 14))
    smooth = np.convolve(np.concatenate([np.full(width, steps[0]), steps]), np.full(width, 1.0 / width), mode="valid")
    wanted: np.ndarray = smooth[1:]
    return wanted


def _battles(random: np.random.Generator, n_weeks: int) -> np.ndarray:
    """Multipliers of the hazard: quiet, with battles of some weeks."""
    quiet = np.exp(0.3 * random.standard_normal(n_weeks))
    for _ in range(max(1, n_weeks // 20)):
        first = int(random.integers(0, n_weeks))
        quiet[first : first + int(random.integers(2, 9))] *= random.uniform(2.0, 8.0)
    return quiet


# What was said --------------------------------------------------------------------------------------------------------


class _Speakers:
    """Who speaks of a war, with the lean of each group on each force."""

    def __init__(
        self, random: np.random.Generator, truth: dict[tuple[str, str], np.ndarray], forces: Sequence[Force],
        n_weeks: int,
    ) -> None:  # fmt: skip
        self._random, self._truth, self._days = random, truth, n_weeks * 7
        self._names = [force.force_id for force in forces]
        self._crowds = random.uniform(0.15, 1.0, 3) * self._days
        self._leans = {
            (group, name, family): random.normal(0.0, spread)
            for group in GROUPS for name in self._names for family, (spread, _) in SPREAD.items()
        }  # fmt: skip

    def claims(self, n_claims: int) -> tuple[Claim, ...]:
        """So many claims, or fewer where little happened that is worth a word, in order of saying."""
        said: list[Claim] = []
        for number in range(3 * n_claims):
            if len(said) == n_claims:
                break
            claim = self._repeated(number, said) if said and self._random.random() < 0.12 else self._said(number)
            said += [claim] if claim is not None else []
        return tuple(sorted(said, key=lambda claim: (claim.said_on, claim.claim_id)))

    def _said(self, number: int) -> Claim | None:
        """One claim, mostly of the first force; None where there is too little to speak of."""
        random = self._random
        name = self._names[0] if random.random() < 0.7 else str(random.choice(self._names))
        quantity, group = str(random.choice(QUANTITIES, p=CHANCES)), str(random.choice(GROUPS))
        family = "strength" if quantity in {"present", "deployed"} else "losses"
        day = self._day()
        since = self._since(day) if family == "losses" and random.random() < 0.25 else None
        fair = self._at(name, quantity, day) - (0.0 if since is None else self._at(name, quantity, since - 1))
        scatter = SPREAD[family][1] * float(np.clip(random.standard_t(4), -6.0, 6.0))
        number_said = fair * np.exp(self._leans[group, name, family] + scatter)
        if number_said < LEAST_SAID:
            return None
        bound = str(random.choice(["about", "exact", "at_least", "at_most", "range"], p=(0.55, 0.1, 0.15, 0.1, 0.1)))
        return Claim(
            claim_id=f"c{number:04d}", said_on=self._date(day), as_of_end=self._date(day),
            as_of_start=None if since is None else self._date(since), subject=name, quantity=quantity, bound=bound,
            mode=str(random.choice(["asserted", "estimated", "rumoured"], p=(0.5, 0.35, 0.15))),
            claimant=f"speaker {number % 7} of {group}", claimant_group=group, **_printed(bound, number_said),
        )  # fmt: skip

    def _repeated(self, number: int, said: Sequence[Claim]) -> Claim:
        """An earlier claim passed on by a journal some days later."""
        first = said[int(self._random.integers(len(said)))]
        day = min((first.said_on - START).days + int(self._random.integers(0, 20)), self._days - 1)
        return Claim(
            claim_id=f"c{number:04d}", said_on=self._date(day), as_of_end=first.as_of_end,
            as_of_start=first.as_of_start, subject=first.subject, quantity=first.quantity, bound=first.bound,
            mode=first.mode, claimant=first.claimant, claimant_group=first.claimant_group, low=first.low,
            high=first.high, point=first.point, relay=("a journal",),
        )  # fmt: skip

    def _day(self) -> int:
        """A day that something is said of: half of them crowd."""
        crowded = self._random.random() < 0.5
        crowd = self._crowds[int(self._random.integers(3))]
        day = self._random.normal(crowd, 12.0) if crowded else self._random.uniform(7, self._days)
        return int(np.clip(day, 6, self._days - 1))

    def _since(self, day: int) -> int:
        """First day of a window that ends on `day`: a month, a quarter or a year, as much of it as there was."""
        length = int(self._random.choice([MONTH, 3 * MONTH, YEAR]))
        return max(day - length + 1, 1)

    def _at(self, name: str, quantity: str, day: int) -> float:
        path = self._truth[name, quantity]
        return float(np.interp((day + 1) / 7.0, np.arange(path.size), path))

    def _date(self, day: int) -> date:
        return START + timedelta(days=day)


def _printed(bound: str, said: float) -> dict[str, float]:
    """The number as it is printed: two digits, and a margin where it is a floor, a ceiling or a range."""
    low, high = (float(f"{said * margin:.2g}") for margin in (0.8, 1.25))
    if bound == "range":
        return {"low": low, "high": high}
    return {"point": {"at_least": low, "at_most": high}.get(bound, float(f"{said:.2g}"))}
