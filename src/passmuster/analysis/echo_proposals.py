"""Which claims of a case may be echoes of others, by the documents they stand in: proposed, and decided by a person."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from passmuster.analysis.inputs import open_case
from passmuster.analysis.sources import day_of
from passmuster.analysis.who import moment_of_text
from passmuster.assembly.near_copies import DatedText, near_copies
from passmuster.findings.echo_words import echo_evidence, series_evidence
from passmuster.findings.parts.echoes import CopiedReport, EchoesFound, EchoProposal
from passmuster.ledger import Claim, Ledger
from passmuster.ledger.alike import printed_numbers
from passmuster.ledger.echoes import find_echoes
from passmuster.ledger.following import followed_series
from passmuster.ledger.report import Report

__all__ = ["ProposedEchoes", "echoes"]


@dataclass(frozen=True, slots=True)
class ProposedEchoes:
    """Documents that print earlier ones again, and the claims that may be echoes for that."""

    found: EchoesFound

    @property
    def proposals(self) -> tuple[EchoProposal, ...]:
        """Each claim with what it may repeat, and why."""
        return self.found.proposals

    def to_json(self) -> str:
        """What `passmuster echoes --format json` prints, byte for byte."""
        from passmuster.briefing.json.echoes import echoes_to_json

        return echoes_to_json(self.found)


def echoes(
    case: Path | str,
    *,
    as_of: date | str | None = None,
    known_at: datetime | str | None = None,
    since: date | str | None = None,
) -> ProposedEchoes:
    """Claims that may be echoes, by documents that are near copies, and by numbers that follow another speaker's.

    Two claims are proposed as one where they speak of the same force and quantity and share a number, the document of
    the one prints that of the other again, or its speaker gives hardly any number that the other's had not given
    before, and the case does not hold them for one already, nor has anybody said that the later one is a witness of
    its own.

    Parameters
    ----------
    as_of
        By what was said by the end of this day; a document without a day counts as known.
    known_at
        By what was on record at this moment; for cases with a ledger.
    since
        Only claims that were said after this day are proposed; they are held against all that were said before.

    Raises
    ------
    BadInput
        If anything is wrong with the case.
    """
    day = day_of(as_of)
    ledger = _said_by(day, open_case(Path(case), moment_of_text(known_at)))
    reports = {report.report_id: report for report in ledger.reports}
    texts = [DatedText(name, report.text, report.published_on) for name, report in reports.items()]
    copies = tuple(
        CopiedReport(
            report_id=one.copy, copy_of=one.of, title=_title(reports[one.copy]), title_of=_title(reports[one.of]),
            kind=str(one.kind), share=one.share,
        )
        for one in near_copies(texts)
    )  # fmt: skip
    by_copies = list(_proposals(ledger, copies))
    after = day_of(since, "since")
    said_on = {claim.claim_id: claim.said_on for claim in ledger.claims}
    proposals = tuple(
        one
        for one in (*by_copies, *_by_series(ledger, {one.claim_id for one in by_copies}))
        if after is None or said_on[one.claim_id] > after
    )
    return ProposedEchoes(
        EchoesFound(
            case=ledger.case.case_id,
            documents=len(reports),
            copies=copies,
            proposals=proposals,
            as_of=day,
            since=after,
            head=ledger.head,
        )
    )


def _said_by(day: date | None, ledger: Ledger) -> Ledger:
    """What of a ledger had been said by the end of a day; all of it for None."""
    if day is None:
        return ledger
    reports = tuple(one for one in ledger.reports if one.published_on is None or one.published_on <= day)
    return replace(ledger, claims=ledger.known(day).claims, reports=reports)


def _proposals(ledger: Ledger, copies: Iterable[CopiedReport]) -> Iterator[EchoProposal]:
    by_report: dict[str, list[Claim]] = defaultdict(list)
    for claim in ledger.claims:
        by_report[claim.report_id].append(claim)
    origin_of = find_echoes(ledger.claims).origin_of
    for copied in copies:
        for claim in by_report[copied.report_id]:
            first = next((one for one in by_report[copied.copy_of] if _says_the_same(claim, one)), None)
            if first is None or claim.origin == claim.claim_id:
                continue
            if origin_of[claim.claim_id] != origin_of[first.claim_id]:
                evidence = echo_evidence(copied)
                yield EchoProposal(claim_id=claim.claim_id, echo_of=first.claim_id, evidence=evidence)


def _by_series(ledger: Ledger, proposed: Collection[str]) -> Iterator[EchoProposal]:
    """Claims of speakers whose numbers follow another's, but for those that are proposed for their documents."""
    origin_of = find_echoes(ledger.claims).origin_of
    for found in followed_series(ledger.claims):
        evidence = series_evidence(len({printed_numbers(claim) for claim, _ in found.pairs}), found.numbers)
        for claim, first in found.pairs:
            is_open = claim.claim_id not in proposed and claim.origin != claim.claim_id
            if is_open and origin_of[claim.claim_id] != origin_of[first.claim_id]:
                yield EchoProposal(claim_id=claim.claim_id, echo_of=first.claim_id, evidence=evidence)


def _says_the_same(claim: Claim, other: Claim) -> bool:
    """Whether two claims speak of one count and share a number."""
    of_one = (claim.subject, claim.quantity) == (other.subject, other.quantity)
    return of_one and bool(set(printed_numbers(claim)) & set(printed_numbers(other)))


def _title(report: Report) -> str:
    return report.title or report.outlet or report.report_id[:12]
