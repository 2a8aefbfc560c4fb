"""A small world whose truth is decreed: what the posterior believes is set by hand, and no chain is run.

The force is there from the start, 10,000 strong, and loses people at a steady rate. Draws scatter around
that with stated spreads, so that every expected number in the tests follows from arithmetic.
"""

from dataclasses import replace
from datetime import date
from functools import cache

import jax
import numpy as np

jax.config.update("jax_enable_x64", True)

from passmuster.inference.diagnostics import Health  # noqa: E402
from passmuster.inference.nuts import Draws, Tuning  # noqa: E402
from passmuster.ledger import Case, Claim, Force, Known, Ledger, Side  # noqa: E402
from passmuster.model.bend import HALVED, bent  # noqa: E402
from passmuster.model.chains import Settings  # noqa: E402
from passmuster.model.design import make_design  # noqa: E402
from passmuster.model.fit import Fit  # noqa: E402
from passmuster.model.fixed_inputs import fixed_inputs  # noqa: E402
from passmuster.model.parameters import blocks  # noqa: E402
from passmuster.model.posterior import posterior_from  # noqa: E402
from passmuster.model.priors import resolve  # noqa: E402

START, AS_OF = date(2024, 9, 30), date(2025, 1, 5)
"""Fourteen weeks, the last ending on the as-of day."""
N_CHAINS, N_DRAWS = 2, 150

CENTRES = {
    "force_size": np.log(10_000.0), "growth_level": np.log(0.03), "hazard_level": np.log(0.02),
    "killed_share": np.log(0.25 / 0.75), "tour_weeks": np.log(150.0), "growth_shock": np.log(0.3),
    "hazard_shock": np.log(0.3), "noise_losses": np.log(0.2), "noise_strength": np.log(0.1),
    "part_follow": 9.0, "part_shock": np.log(0.5),
}  # fmt: skip
"""What is decreed, on the scale of each parameter's prior."""
SCATTER = {"force_size": 0.05, "hazard_level": 0.12}
"""Spread of the draws around it; everything else is the same in every draw."""


def case(**changes: object) -> Case:
    """A partner's force, a part of it and a supply, on two sides."""
    forces = (
        Force(force_id="kp-force", name="North Korean force", actor="KP", starts_empty=False),
        Force(force_id="kp-force-kursk", name="North Koreans in Kursk", actor="KP", kind="part", part_of="kp-force"),
        Force(force_id="kp-shells", name="shells from North Korea", actor="KP", kind="supply", starts_empty=False),
    )
    sides = (Side(name="Russian side", members=("RU", "KP")), Side(name="Ukrainian side", members=("UA", "US")))
    whole = Case(
        case_id="small", title="A small world", principal="RU", partner="KP", opponent="UA", start=START,
        forces=forces, sides=sides,
    )  # fmt: skip
    return replace(whole, **changes)


def claim(claim_id: str, quantity: str, number: float | None = None, day: date = AS_OF, **changes: object) -> Claim:
    """A claim about the force, asserted by Ukraine on the day it speaks of."""
    prospective = quantity in {"planned", "rotated"} or changes.get("mode") in {"planned", "projected"}
    return replace(
        Claim(
            claim_id=claim_id, said_on=day, subject="kp-force", quantity=quantity, bound="about", mode="asserted",
            claimant=f"speaker of {claim_id}", claimant_group="UA", point=number,
            as_of_end=None if prospective else day,
        ),
        **changes,
    )  # fmt: skip


def ordinary_claims() -> tuple[Claim, ...]:
    """Claims that agree with the decree, each of an origin of its own."""
    return (
        claim("present-1", "present", 10_000, date(2024, 11, 10)),
        claim("present-2", "present", 10_500, date(2024, 12, 8), claimant_group="US"),
        claim("killed-1", "killed", 500, date(2024, 12, 22)),
        claim("casualties-1", "casualties", 2_300, date(2024, 12, 29), claimant_group="US"),
    )


def ordinary_ledger(*more: Claim) -> Ledger:
    """The ordinary claims and some more, in order of saying."""
    claims = sorted((*ordinary_claims(), *more), key=lambda c: (c.said_on, c.claim_id))
    return Ledger(case=case(), claims=tuple(claims))


@cache
def decreed_fit(*more: Claim, scatter: float = 1.0) -> Fit:
    """A fit whose posterior is the decree, for the ordinary claims and some more."""
    return decreed(ordinary_ledger(*more).known(AS_OF), scatter)


def decreed(known: Known, scatter: float = 1.0) -> Fit:
    """A fit of anything known whose posterior is the decree."""
    design = make_design(known)
    priors = resolve(())
    given = fixed_inputs(design, priors)
    x = _decreed_draws(design.shape, given, scatter)
    return Fit(
        known=known, seed=7, settings=Settings(), priors=priors, given=given,
        posterior=posterior_from(design, given, x), health=Health(1.0, 1000.0, 0, ""), draws=_drawn(x),
    )  # fmt: skip


def _drawn(x: np.ndarray) -> Draws:
    """The decree as draws of chains that took no steps."""
    still = np.zeros(x.shape[:2], dtype=int)
    tuning = Tuning(np.zeros_like(x[:, 0]), np.full(len(x), 0.1), np.ones_like(x[:, 0]))
    return Draws(x, still.astype(bool), still, tuning)


def _straight(halved: np.ndarray) -> np.ndarray:
    """What was halved where it lay above 0, as it was."""
    values = np.linspace(-20.0, 20.0, 40_001)
    return np.interp(halved, np.asarray(bent(values)), values)


def _decreed_draws(shape: object, given: object, scatter: float) -> np.ndarray:
    """Draws of the decree; nobody leans."""
    standard = given.standard
    rng = np.random.default_rng(11)
    location, scale = np.asarray(standard.location), np.asarray(standard.scale)
    x = np.zeros((N_CHAINS, N_DRAWS, location.size))
    start = 0
    for block in blocks(shape):
        size = int(np.prod(block.sizes))
        stretch = slice(start, start + size)
        start += size
        if block.name in CENTRES:
            noise = scatter * SCATTER.get(block.name, 0.0) * rng.standard_normal((N_CHAINS, N_DRAWS, size))
            above = CENTRES[block.name] + noise - location[stretch]
            x[..., stretch] = (_straight(above) if block.name in HALVED else above) / scale[stretch]
        elif block.name == "camps":
            x[..., stretch] = -np.asarray(given.camp_location) / np.asarray(given.camp_scale)
        elif block.name.endswith("_shocks"):
            x[..., stretch] = 0.1 * rng.standard_normal((N_CHAINS, N_DRAWS, size))
    return x
