"""Made-up cases whose witnesses break one rule of the model, and how often intervals hold the truth all the same.

Each perturbation takes a truth from the priors and the claims that fair witnesses print about it, and spoils the claims
in one way that sources are known for. What is fitted is the spoilt claims alone.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta

import numpy as np

from passmuster.ledger import Claim, Ledger
from passmuster.model.fit import fit_case
from passmuster.model.settings import Settings
from passmuster.model.simulate import simulate
from worlds import small_case
from worlds.small_case import AS_OF, START, claim

__all__ = ["PERTURBATIONS", "QUANTITIES", "held", "plan"]

SETTINGS = Settings(chains=2, n_pilots=1, n_pilot=60, n_draws=200)
QUANTITIES = ("present", "deployed", "killed")
LEVELS = (0.05, 0.95)


def plan() -> Ledger:
    """The small case with a claim of strength and one of losses every other week, by turns of four groups."""
    turns = (
        {"claimant": "the ministry of Foe", "claimant_group": "FOE"},
        {"claimant": "the service of Friend", "claimant_group": "FRIEND", "mode": "estimated"},
        {"claimant": "the army of Ally", "claimant_group": "ALLY"},
        {"claimant": "a watch group", "claimant_group": "OSINT", "mode": "estimated"},
    )
    claims = []
    for turn, day in enumerate(range(10, 90, 7)):
        strength, loss = (("present", "killed"), ("deployed", "casualties"), ("present", "casualties"))[turn % 3]
        claims.append(claim(f"s{turn:02d}", day, strength, 3000.0, **turns[turn % 4]))
        claims.append(claim(f"l{turn:02d}", day + 1, loss, 100.0, **turns[(turn + 1) % 4]))
    return replace(small_case.ledger(priors=small_case.CALM), claims=tuple(claims))


Spoil = Callable[[Sequence[Claim], np.random.Generator], list[Claim]]


def fair(claims: Sequence[Claim], luck: np.random.Generator) -> list[Claim]:
    """Nothing is spoilt."""
    return list(claims)


def relayed(claims: Sequence[Claim], luck: np.random.Generator) -> list[Claim]:
    """Three outlets print each number within three days, within two hundredths, and name nobody."""
    copies = [
        _times(replace(
            said, claim_id=f"{said.claim_id}-{outlet}", claimant=f"outlet {outlet}", claimant_group="MEDIA",
            said_on=said.said_on + timedelta(days=int(luck.integers(1, 4))),
        ), float(np.exp(luck.uniform(-0.02, 0.02))))
        for said in claims for outlet in range(3)
    ]  # fmt: skip
    return [*claims, *(copy for copy in copies if copy.said_on <= AS_OF)]


def leaning_together(claims: Sequence[Claim], luck: np.random.Generator) -> list[Claim]:
    """One side's numbers of each kind are off by one factor, half as much again at one spread."""
    factors = {family: float(np.exp(luck.normal(0.0, 0.4))) for family in ("strength", "losses", "materiel")}
    return [_times(c, factors[c.family]) if c.claimant_group in {"FOE", "FRIEND"} else c for c in claims]


def bursts(claims: Sequence[Claim], luck: np.random.Generator) -> list[Claim]:
    """What all say of one kind in one month is off by one factor, a third at one spread."""
    factors: dict[object, float] = {}
    spoilt = []
    for said in claims:
        month = ((said.said_on - START).days // 28, said.family)
        spoilt.append(_times(said, factors.setdefault(month, float(np.exp(luck.normal(0.0, 0.3))))))
    return spoilt


def lasting(claims: Sequence[Claim], luck: np.random.Generator) -> list[Claim]:
    """What a source errs on one measure it errs each time, by a third at one spread."""
    factors: dict[object, float] = {}
    return [
        _times(said, factors.setdefault((said.claimant, said.quantity), float(np.exp(luck.normal(0.0, 0.3)))))
        for said in claims
    ]


PERTURBATIONS: dict[str, Spoil] = {
    "as the model has it": fair,
    "three unmarked relays of every number": relayed,
    "one side leaning together": leaning_together,
    "a month's numbers off together": bursts,
    "noise that lasts within a source": lasting,
    "knowledge one to three weeks old": fair,
}
"""By name; the last is made before the numbers are, by `held` itself."""


def held(name: str, seed: int) -> list[bool]:
    """Whether the 90 % intervals at the as-of day hold present, sent and killed in one case."""
    luck = np.random.default_rng(seed)
    named = {said.claim_id: said for said in plan().claims}
    late = {name_: int(luck.integers(1, 4)) if name.startswith("knowledge") else 0 for name_ in named}
    early = [_earlier(said, late[said.claim_id]) for said in named.values()]
    truth = simulate(replace(plan(), claims=tuple(early)), AS_OF, seed=seed)
    printed = [replace(said, as_of_end=named[said.claim_id].day) for said in truth.ledger.claims]
    spoilt = sorted(PERTURBATIONS[name](printed, luck), key=lambda c: (c.said_on, c.claim_id))
    known = replace(truth.ledger, claims=tuple(spoilt)).known(AS_OF)
    posterior = fit_case(known, seed=seed, settings=SETTINGS).posterior
    found = []
    for quantity in QUANTITIES:
        low, high = np.quantile(posterior.path("force", quantity)[:, -1], LEVELS)
        found.append(bool(low <= truth.path("force", quantity)[-1] <= high))
    return found


def _earlier(said: Claim, weeks: int) -> Claim:
    """The claim true of a day so many weeks before the one that it names, and said as before."""
    return replace(said, as_of_end=max(said.day - timedelta(weeks=weeks), START))


def _times(said: Claim, factor: float) -> Claim:
    """The claim with its number multiplied, in whole heads."""
    numbers = {name: getattr(said, name) for name in ("low", "high", "point")}
    return replace(said, **{name: float(round(n * factor)) for name, n in numbers.items() if n is not None})
