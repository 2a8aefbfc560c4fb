"""Claims that may be echoes of others, by the documents they stand in."""

from dataclasses import dataclass
from datetime import date

from passmuster.ledger.head import LedgerHead

__all__ = ["CopiedReport", "EchoProposal", "EchoesFound"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiedReport:
    """A document that prints an earlier one again: their hashes and titles, by what it was found, and what they share.

    `share` is the part of the shorter one's sentences, words or figures that both have, 0 to 1.
    """

    report_id: str
    copy_of: str
    title: str
    title_of: str
    kind: str
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class EchoProposal:
    """A claim that may repeat another: it gives the same number, and its document prints the other's again."""

    claim_id: str
    echo_of: str
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EchoesFound:
    """What was found in the documents of a case: how many there are, those printed again, and the claims they share.

    `as_of` is the day whose knowledge was asked for, `since` the day after which claims were, and `head` where the
    ledger stood; None without.
    """

    case: str
    documents: int
    copies: tuple[CopiedReport, ...]
    proposals: tuple[EchoProposal, ...]
    as_of: date | None = None
    head: LedgerHead | None = None
    since: date | None = None
