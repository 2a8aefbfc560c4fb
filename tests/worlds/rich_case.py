"""A case with every kind of force: the small case's, a part of it, a host that was there before, a sum and a supply."""

from dataclasses import replace
from datetime import timedelta

from passmuster.ledger import Claim, Force, Ledger
from worlds import small_case
from worlds.small_case import START, claim

__all__ = ["FORCES", "ledger"]

FORCES = (
    Force(force_id="force", name="the force of Ally", actor="ALLY"),
    Force(force_id="front", name="its part at the front", actor="ALLY", kind="part", part_of="force"),
    Force(force_id="host", name="the force of Bund", actor="BUND", starts_empty=False),
    Force(force_id="joint", name="both at the front", actor="", kind="sum", sum_of=("host", "front")),
    Force(force_id="shells", name="shells of Ally", actor="ALLY", kind="supply", starts_empty=False),
    Force(force_id="enemy", name="the force of Foe", actor="FOE"),
)


def ledger(*more: Claim) -> Ledger:
    """The small case's claims, claims about the other forces, and whatever else is given."""
    friend = {"claimant": "the service of Friend", "claimant_group": "FRIEND"}
    others = (
        claim("f1", 35, "present", 2500.0, subject="front"),
        claim("f2", 70, "arrivals", 1500.0, subject="front", as_of_start=START + timedelta(days=20)),
        claim("h1", 30, "present", 40_000.0, subject="host", **friend),
        claim("h2", 80, "returned", 900.0, subject="host"),
        claim("h3", 81, "captured", 300.0, subject="host", mode="estimated"),
        claim("j1", 60, "present", 45_000.0, subject="joint", bound="at_most"),
        claim("s1", 5, "shells", 100_000.0, subject="shells"),
        claim("s2", 50, "shells", 180_000.0, subject="shells", bound="at_least", **friend),
        claim("s3", 85, "shells", 20_000.0, subject="shells", claimant_group="MEDIA", claimant="a journal",
              as_of_start=START + timedelta(days=60)),
        claim("e1", 50, "killed", 2000.0, subject="enemy"),
        claim("p1", 50, "planned", 9000.0, mode="planned", as_of_end=None),
        claim("p2", 50, "present", 9500.0, mode="projected", as_of_end=None),
    )  # fmt: skip
    base = small_case.ledger(forces=FORCES)
    return replace(base, claims=tuple(sorted((*base.claims, *others, *more), key=lambda c: c.said_on)))
