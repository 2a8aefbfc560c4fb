"""Odd but valid cases: what a table may hold by the rules and hardly any does, one oddity each and a few by chance.

They say nothing of accuracy, for nothing is behind their numbers. What is asked of them is that a briefing comes of
each, or a refusal whose way out works.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from passmuster.ledger import Case, Claim, Event, Force, Side
from passmuster.store.casewriter import case_text
from passmuster.store.claimfile import write_claims
from worlds.event_tables import write_events
from worlds.oddities import ODDITIES, START, Drawn

__all__ = ["OddCase", "odd_case", "write_case"]


@dataclass(frozen=True)
class OddCase:
    """A case with its claims and events, the day it is briefed on (None: the program's choice), and what is odd."""

    oddity: str
    case: Case
    claims: tuple[Claim, ...]
    events: tuple[Event, ...] = ()
    as_of: date | None = None


def odd_case(seed: int) -> OddCase:
    """The odd case of a seed: oddities take turns, and chance settles the rest."""
    oddity = list(ODDITIES)[seed % len(ODDITIES)]
    random = np.random.default_rng([seed, 2718])
    drawn = Drawn(random, n_days=int(np.exp(random.uniform(np.log(10), np.log(800)))), case=ordinary(seed))
    ODDITIES[oddity](drawn)
    claims = tuple(sorted(drawn.claims, key=lambda claim: (claim.said_on, claim.claim_id)))
    return OddCase(oddity, drawn.case, claims, tuple(drawn.events), drawn.as_of)


def ordinary(seed: int) -> Case:
    """A case of one force on two sides."""
    return Case(
        case_id=f"odd{seed}", title=f"Odd case {seed}", principal="BUND", partner="ALLY", opponent="FOE", start=START,
        forces=(Force(force_id="ally", name="allied force", actor="ALLY"),), groups=("BUND", "ALLY", "FOE", "REBEL"),
        sides=(Side(name="one", members=("BUND", "ALLY")), Side(name="other", members=("FOE",))),
    )  # fmt: skip


def write_case(odd: OddCase, folder: Path) -> None:
    """Write a case as the folder that a user would have."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "case.toml").write_text(case_text(odd.case), encoding="utf-8")
    (folder / "claims.csv").write_text(write_claims(odd.claims), encoding="utf-8")
    if odd.events:
        (folder / "events.csv").write_text(write_events(odd.events), encoding="utf-8")
