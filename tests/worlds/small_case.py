"""A case small enough to fit in a second or two: one force, thirteen weeks, eleven claims of four groups.

Its names are made up. It is the plan of simulated cases too, and then only its numbers change.
"""

import math
from datetime import date, timedelta

from passmuster.ledger import Case, Claim, Force, Ledger, Prior, Side

__all__ = ["AS_OF", "CALM", "START", "case", "claim", "ledger"]

START = date(2030, 1, 7)
"""A Monday."""
AS_OF = START + timedelta(days=90)
"""The Sunday of week 12."""
CALM = (
    Prior(name="growth_level", location=math.log(0.05), scale=0.7, reason="A force that builds up within the case."),
    Prior(name="growth_shock", location=math.log(0.4), scale=0.3, reason="Waves that do not outgrow the world."),
)
"""Priors for made-up truths: under the shipped ones three forces in a hundred outgrow mankind after their anchor."""


def case(**changed: object) -> Case:
    """A war of Bund, whom Ally helps against Foe."""
    settled: dict[str, object] = {
        "case_id": "small",
        "title": "A small case",
        "principal": "BUND",
        "partner": "ALLY",
        "opponent": "FOE",
        "start": START,
        "forces": (Force(force_id="force", name="the force of Ally", actor="ALLY"),),
        "sides": (Side(name="one", members=("BUND", "ALLY")), Side(name="other", members=("FOE", "FRIEND"))),
        "groups": ("BUND", "ALLY", "FOE", "FRIEND"),
    }
    return Case(**(settled | changed))  # type: ignore[arg-type]


def claim(claim_id: str, day: int, quantity: str, number: float | None = None, **changed: object) -> Claim:
    """A claim about the force, said and true on day `day` of the case, counted from 0."""
    when = START + timedelta(days=day)
    settled: dict[str, object] = {
        "claim_id": claim_id,
        "said_on": when,
        "subject": "force",
        "quantity": quantity,
        "bound": "about",
        "mode": "asserted",
        "claimant": "the ministry of Foe",
        "claimant_group": "FOE",
        "point": number,
        "as_of_end": when,
    }
    return Claim(**(settled | changed))  # type: ignore[arg-type]


def ledger(**changed: object) -> Ledger:
    """The case with its claims; groups on both sides and on none, every way of printing, an open meaning, a window."""
    friend = {"claimant": "the service of Friend", "claimant_group": "FRIEND", "mode": "estimated"}
    press = {"claimant": "a newspaper", "claimant_group": "MEDIA", "mode": "rumoured"}
    own = {"claimant": "the army of Ally", "claimant_group": "ALLY"}
    killed_or_hit = (("killed", 0.4), ("casualties", 0.6))
    claims = (
        claim("c01", 12, "present", 3100.0),
        claim("c02", 40, "present", 4300.0, **friend),
        claim("c03", 55, "deployed", 4000.0, bound="at_least", **friend),
        claim("c04", 86, "present", None, low=2000.0, high=4000.0, bound="range", **own),
        claim("c05", 88, "present", 3900.0, **press),
        claim("c06", 30, "killed", 40.0, measures=killed_or_hit, **press),
        claim("c07", 48, "casualties", 270.0),
        claim("c08", 62, "killed", 95.0, **friend),
        claim("c09", 75, "killed", 30.0, bound="at_most", **own),
        claim("c10", 82, "casualties", 510.0, **friend),
        claim("c11", 89, "killed", 110.0, as_of_start=START + timedelta(days=60), as_of_end=START + timedelta(days=88)),
    )
    return Ledger(case=case(**changed), claims=claims)
