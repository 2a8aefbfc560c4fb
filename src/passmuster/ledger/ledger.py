"""Ledger: the claims, events and reports of a case, and what of them was known on a day."""

from dataclasses import dataclass
from datetime import date

from passmuster.ledger.case import Case
from passmuster.ledger.claim import Claim
from passmuster.ledger.event import Event
from passmuster.ledger.head import LedgerHead
from passmuster.ledger.known import Known
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
    head: LedgerHead | None = None
    """Where the ledger is a journal, the last entry that was read."""
    ratings: tuple[tuple[str, str], ...] = ()
    """Sources and the Admiralty letters that somebody rated them with, A to E; those not named are not judged (F)."""
    credibility: tuple[tuple[str, str], ...] = ()
    """Claim ids and the digits that somebody rated them with, 1 to 5; those not named are not judged (6)."""
    revised: tuple[str, ...] = ()
    """Ids of claims about which something was recorded since they first came on record: a correction, an origin."""
    withdrawn: tuple[tuple[str, date], ...] = ()
    """Ids of claims that were taken off the record, each with the day that it was said."""

    def known(self, day: date, *, as_recorded: bool = False) -> Known:
        """What was known at the end of `day`: nothing that was said later, nor, if `as_recorded`, put on record later.

        A claim that does not say when it was recorded counts as recorded when it was said.
        """
        said = (claim for claim in self.claims if claim.said_on <= day)
        claims = tuple(claim for claim in said if not as_recorded or _recorded_by(claim, day))
        known_ids = {claim.claim_id for claim in claims} if self.revised else set()
        return Known(
            case=self.case,
            day=day,
            claims=claims,
            events=tuple(event for event in self.events if event.date <= day),
            input_hashes=self.input_hashes,
            head=self.head,
            ratings=self.ratings,
            credibility=self.credibility,
            revised=tuple(claim_id for claim_id in self.revised if claim_id in known_ids),
            withdrawn=tuple(claim_id for claim_id, said_on in self.withdrawn if said_on <= day),
        )

    def digest(self, day: date) -> str:
        """SHA-256 in hexadecimal of the content known at the end of `day`; see `Known.digest`."""
        return self.known(day).digest

    @property
    def last_day(self) -> date | None:
        """The day of the latest claim, or of the latest event when there are no claims; None when empty."""
        days = [claim.said_on for claim in self.claims] or [event.date for event in self.events]
        return max(days, default=None)


def _recorded_by(claim: Claim, day: date) -> bool:
    return claim.recorded_at is None or claim.recorded_at.date() <= day
