"""Reports, claims, events and cases: the words all else speaks."""

from passmuster.ledger.case import Case, Force, Lever, Prior, Question, Side
from passmuster.ledger.claim import Claim
from passmuster.ledger.event import Event
from passmuster.ledger.known import Known
from passmuster.ledger.ledger import Ledger
from passmuster.ledger.report import Report

__all__ = [
    "Case",
    "Claim",
    "Event",
    "Force",
    "Known",
    "Ledger",
    "Lever",
    "Prior",
    "Question",
    "Report",
    "Side",
]
