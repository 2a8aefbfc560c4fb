"""Ledger: the claims, events and reports of a case, as they stood on a day."""

from dataclasses import dataclass, replace
from datetime import date

from passmuster.ledger.case import Case
from passmuster.ledger.claim import Claim
from passmuster.ledger.event import Event
from passmuster.ledger.report import Report

__all__ = ["Ledger"]


@dataclass(frozen=True, slots=True)
class Ledger:
    """A case with what is on record about it, in order of saying.

    `input_hashes` maps each file that was read to the SHA-256 of its bytes. `remarks` are sentences about what the
    reading passed over, for standard error and not for the briefing.
    """

    case: Case
    claims: tuple[Claim, ...]
    events: tuple[Event, ...] = ()
    reports: tuple[Report, ...] = ()
    input_hashes: tuple[tuple[str, str], ...] = ()
    remarks: tuple[str, ...] = ()

    def as_of(self, day: date) -> "Ledger":
        """The ledger as it stood at the end of `day`: nothing that was said later."""
        return replace(
            self,
            claims=tuple(claim for claim in self.claims if claim.said_on <= day),
            events=tuple(event for event in self.events if event.date <= day),
            reports=tuple(r for r in self.reports if r.published_on is None or r.published_on <= day),
        )

    @property
    def last_day(self) -> date | None:
        """The day of the latest claim, or of the latest event when there are no claims; None when empty."""
        days = [claim.said_on for claim in self.claims] or [event.date for event in self.events]
        return max(days, default=None)
