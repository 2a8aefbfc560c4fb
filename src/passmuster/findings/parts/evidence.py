"""Evidence as a reader sees it: claims, events, and the sentences that stand on them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from passmuster.ledger.roles import Role
from passmuster.ledger.vocabulary import Mode, Quantity

__all__ = ["ClaimLine", "EventLine", "StatementKind", "StatementLine"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLine:
    """One claim as a reader sees it. `text` is the number with its bound in words; `when` the days it speaks about."""

    claim_id: str
    said_on: date
    claimant: str
    group: str
    relay: str
    subject: str
    quantity: Quantity
    text: str
    when: str
    mode: Mode
    outlet: str = ""
    url: str = ""
    cue: str = ""
    note: str = ""
    role: Role = Role.OBSERVATION
    low: float | None = None
    high: float | None = None
    """The smallest and the largest number its words admit, as reported; None where they set no floor or no ceiling."""
    as_of_start: date | None = None
    as_of_end: date | None = None
    """The days it speaks about: both for a flow, the end alone for a stock or running total, none for a plan."""
    relay_of: tuple[str, ...] = ()
    """The claims whose number it may be again, though it does not say so, the nearest first."""
    relay_probability: float | None = None
    """That it is, 0 to 1; None where it gives nobody's number again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLine:
    """One event as a reader sees it."""

    event_id: str
    date: date
    source_actor: str
    target_actor: str
    event: str
    score: float
    claimant: str
    note: str = ""
    url: str = ""


class StatementKind(StrEnum):
    """How a sentence is held, in the order of reading."""

    KNOWN = "known"
    INFERRED = "inferred"
    ASSUMED = "assumed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementLine:
    """One sentence of the briefing with the claims it rests on and how it is held."""

    kind: StatementKind
    text: str
    claims: tuple[str, ...] = ()
