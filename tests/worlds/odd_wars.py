"""Odd but valid cases with a truth that is known: from 12 to 700 weeks, thin and dense, of one force or several.

The truth is made by plain bookkeeping, week by week, and shares no line with the model: waves of arrivals, tours
that end, quiet months and battles, a withdrawal in some wars. Sources lean and scatter as sources have; their
numbers are rounded to two digits and said on days that crowd or lie far apart.
"""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from passmuster.ledger import Case, Claim, Force, Ledger, Side

__all__ = ["QUANTITIES", "OddWar", "odd_war"]

START = date(1971, 3, 1)
"""A Monday."""
QUANTITIES = ("present", "deployed", "killed", "wounded", "casualties")
GROUPS = ("BUND", "ALLY", "FOE", "FRIEND")
SIDE_LEAN = {"strength": 0.12, "losses": 0.3}
"""Spread of log of claimed over true of a group."""
NOISE = {"strength": 0.12, "losses": 0.25}


@dataclass(frozen=True)
class OddWar:
    """A ledger and what happened: `truth[force, quantity]` at week boundaries, shape (n_weeks + 1,)."""

    ledger: Ledger
    as_of: date
    truth: dict[tuple[str, str], np.ndarray]


def odd_war(seed: int, *, n_weeks: int, n_claims: int, n_forces: int = 1) -> OddWar:
    """A war of so many weeks, claims and forces; claims beyond the first force's are few."""
    random = np.random.default_rng([seed, n_weeks, n_claims, n_forces])
    in_place = random.random(n_forces) < 0.3
    names = ["ally-force", *(f"force-{number}" for number in range(1, n_forces))]
    actors = ["ALLY", *random.choice(["BUND", "ALLY", "FOE"], n_forces - 1).tolist()]
    truth: dict[tuple[str, str], np.ndarray] = {}
    for name, there in zip(names, in_place, strict=True):
        truth |= {(name, quantity): path for quantity, path in _happened(random, n_weeks, bool(there)).items()}
    forces = tuple(
        Force(force_id=name, name=f"the {name}", actor=actor, starts_empty=not there)
        for name, actor, there in zip(names, actors, in_place, strict=True)
    )
    as_of = START + timedelta(weeks=n_weeks, days=-1)
    case = Case(
        case_id=f"odd{seed}", title=f"Odd war {seed}", principal="BUND", partner="ALLY", opponent="FOE", start=START,
        forces=forces, groups=GROUPS,
        sides=(Side(name="one", members=("BUND", "ALLY")), Side(name="other", members=("FOE", "FRIEND"))),
    )  # fmt: skip
    return OddWar(Ledger(case=case, claims=_claims(random, truth, names, n_weeks, n_claims)), as_of, truth)


def _happened(random: np.random.Generator, n_weeks: int, in_place: bool) -> dict[str, np.ndarray]:
    """The account of one force in whole and half heads, week by week."""
    peak = float(np.exp(random.uniform(np.log(300.0), np.log(60_000.0))))
    plan = _strength_plan(random, n_weeks, in_place) * peak
    hazard = float(np.exp(random.normal(np.log(0.0015), 0.9))) * _battles(random, n_weeks)
    tour, killed_share = float(random.uniform(26.0, 80.0)), float(random.uniform(0.18, 0.35))
    present, recovering = (plan[0], 0.0) if in_place else (0.0, 0.0)
    rows = [(present, present, 0.0, 0.0)]
    for week in range(n_weeks):
        _, deployed, killed, wounded = rows[-1]
        back, hit, home = recovering / 8.0, present * min(hazard[week], 0.5), present / tour
        came = max(plan[week + 1] - (present - hit - home + back), 0.0)
        hurt = hit * (1.0 - killed_share)
        recovering += hurt / 2.0 - back
        # Where the plan falls faster than tours end, the rest go home early.
        present = min(present - hit - home + back + came, max(plan[week + 1], 1.0))
        rows.append((present, deployed + came, killed + hit * killed_share, wounded + hurt))
    paths = dict(zip(("present", "deployed", "killed", "wounded"), np.array(rows).T, strict=True))
    return paths | {"casualties": paths["killed"] + paths["wounded"]}


def _strength_plan(random: np.random.Generator, n_weeks: int, in_place: bool) -> np.ndarray:
    """Wanted strength over its peak at week boundaries: a build-up, plateaus, and in a third of wars a withdrawal."""
    knots = np.sort(random.uniform(0.0, n_weeks, max(3, n_weeks // 60)))
    levels = random.uniform(0.4, 1.0, knots.size)
    if random.random() < 0.33:
        levels[-1] *= 0.15
    first = levels[0] if in_place else 0.0
    return np.interp(np.arange(n_weeks + 1), [0.0, *knots], [first, *levels])


def _battles(random: np.random.Generator, n_weeks: int) -> np.ndarray:
    """Multipliers of the hazard: quiet, with battles of some weeks."""
    quiet = np.exp(0.3 * random.standard_normal(n_weeks))
    for _ in range(max(1, n_weeks // 20)):
        first = int(random.integers(0, n_weeks))
        quiet[first : first + int(random.integers(2, 9))] *= random.uniform(2.0, 6.0)
    return quiet


def _claims(
    random: np.random.Generator, truth: dict[tuple[str, str], np.ndarray], names: list[str], n_weeks: int, n_claims: int
) -> tuple[Claim, ...]:
    leans = {
        (group, name, family): random.normal(0.0, spread)
        for group in GROUPS for name in names for family, spread in SIDE_LEAN.items()
    }  # fmt: skip
    crowds = random.uniform(0.15, 1.0, 3) * n_weeks * 7
    claims = []
    for number in range(n_claims):
        name = names[0] if number < 0.7 * n_claims else names[int(random.integers(len(names)))]
        crowded = random.normal(crowds[int(random.integers(3))], 12.0) if random.random() < 0.5 else None
        day = int(np.clip(crowded if crowded is not None else random.uniform(7, n_weeks * 7), 6, n_weeks * 7 - 1))
        claim = _claim(random, truth, name, number, day, leans)
        claims += [claim] if claim is not None else []
    return tuple(sorted(claims, key=lambda claim: (claim.said_on, claim.claim_id)))


def _claim(
    random: np.random.Generator, truth: dict[tuple[str, str], np.ndarray], name: str, number: int, day: int,
    leans: dict[tuple[str, str, str], float],
) -> Claim | None:  # fmt: skip
    quantity = str(random.choice(QUANTITIES, p=(0.4, 0.15, 0.2, 0.1, 0.15)))
    group = str(random.choice(GROUPS))
    family = "strength" if quantity in {"present", "deployed"} else "losses"
    path = truth[name, quantity]
    fair = float(np.interp((day + 1) / 7.0, np.arange(path.size), path))
    said = fair * np.exp(leans[group, name, family] + NOISE[family] * random.standard_t(4))
    if said < 10.0:
        return None
    when = START + timedelta(days=day)
    rounded = float(f"{said:.2g}")
    floor = random.random() < 0.15
    return Claim(
        claim_id=f"c{number:04d}", said_on=when, as_of_end=when, subject=name, quantity=quantity,
        bound="at_least" if floor else "about", point=rounded * (0.8 if floor else 1.0),
        mode=str(random.choice(["asserted", "estimated"])), claimant=f"speaker {number} of {group}",
        claimant_group=group,
    )  # fmt: skip
