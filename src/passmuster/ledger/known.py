"""Known: what was known on a day, worked out once and handed on.

Everything that is fitted, forecast or judged as of a day starts from this value, so that nothing said later can enter
by another door.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from passmuster.ledger.case import Case
from passmuster.ledger.claim import Claim
from passmuster.ledger.digest import digest_of
from passmuster.ledger.event import Event
from passmuster.ledger.head import LedgerHead

__all__ = ["Known"]


@dataclass(frozen=True, kw_only=True)
class Known:
    """A case with the claims said and the events on record by the end of `day`, in the ledger's order.

    `input_hashes` and `head` are those of the ledger: where it came from, and not what it says. So are `ratings` and
    `credibility`: what people think of it; and `revised` and `withdrawn`: which claims were changed on record, and
    which were taken off it.
    """

    case: Case
    day: date
    claims: tuple[Claim, ...]
    events: tuple[Event, ...] = ()
    input_hashes: tuple[tuple[str, str], ...] = ()
    head: LedgerHead | None = None
    ratings: tuple[tuple[str, str], ...] = ()
    credibility: tuple[tuple[str, str], ...] = ()
    revised: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()

    @cached_property
    def digest(self) -> str:
        """SHA-256 in hexadecimal of case, claims and events. Equal contents share it, whatever files they came from.

        The day is left out: where nothing new was said, what is known is the same.
        """
        return digest_of((self.case,), self.claims, self.events)
