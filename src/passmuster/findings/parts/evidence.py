"""Evidence as a reader sees it: claims, events, and the sentences that stand on them."""

from dataclasses import dataclass
from datetime import date

__all__ = ["ClaimLine", "EventLine", "StatementLine"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLine:
    """One claim as a reader sees it. `text` is the number with its bound in words; `when` the days it speaks about."""

    claim_id: str
    said_on: date
    claimant: str
    group: str
    relay: str
    subject: str
    quantity: str
    text: str
    when: str
    mode: str
    outlet: str = ""
    url: str = ""
    cue: str = ""
    note: str = ""
    role: str = "observation"
    """`observation` (weighed), `repeat` (same origin as another), `prospect` (plan or projection), `not modelled`."""
    low: float | None = None
    high: float | None = None
    """The smallest and the largest number its words admit, as reported; None where they set no floor or no ceiling."""
    as_of_start: date | None = None
    as_of_end: date | None = None
    """The days it speaks about: both for a flow, the end alone for a stock or running total, none for a plan."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementLine:
    """One sentence of the briefing with the claims it rests on and how it is held."""

    kind: str
    """`known`, `inferred`, `assumed` or `unknown`."""
    text: str
    claims: tuple[str, ...] = ()
