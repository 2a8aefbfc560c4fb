"""What is written out of a ledger: what stood at a moment, and of it what was said between two days."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from passmuster.analysis.handing_on import StandingRecords, Things, cells_of_discretion
from passmuster.exchange.carried import Carried
from passmuster.findings.discretion import CELL_SIZE
from passmuster.findings.ledger_words import moments_asked
from passmuster.ledger.claim import Claim
from passmuster.ledger.entry import ThingKind
from passmuster.ledger.ledger import Ledger
from passmuster.store.contents import bytes_of, claims_of, events_of, report_of
from passmuster.store.folder import open_case
from passmuster.store.intake import Intake
from passmuster.store.journal.entries import StandingThing, standing
from passmuster.store.journal.journal import Journal, moment_of
from passmuster.store.moving import case_bytes
from passmuster.wording.few import FewerThan

__all__ = ["Cutting", "ExportSource", "carried", "said_within"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cutting:
    """What is asked for: said after `since`, said by the end of `as_of`, on record at `known_at`; None asks nothing."""

    since: date | None = None
    as_of: date | None = None
    known_at: datetime | None = None

    @property
    def is_cut(self) -> bool:
        """Whether days of saying are asked for."""
        return self.since is not None or self.as_of is not None

    @property
    def words(self) -> str:
        """What was asked for, in a sentence; empty where nothing was."""
        since = [] if self.since is None else [f"said after {self.since}"]
        as_of = [] if self.as_of is None else [f"said by {self.as_of}"]
        asked = [*since, *as_of, *moments_asked(None, self.known_at)]
        return f"Written is what stands, {', '.join(asked)}." if asked else ""

    def holds(self, day: date) -> bool:
        """Whether what was said on a day is asked for."""
        return (self.since is None or self.since < day) and (self.as_of is None or day <= self.as_of)


@dataclass(frozen=True, slots=True)
class ExportSource:
    """What is written out: a case folder with its journal, as of a moment."""

    folder: Path
    journal: Journal
    cutting: Cutting
    standing: StandingRecords

    @property
    def until(self) -> int | None:
        """The moment in microseconds; None for now."""
        return None if self.cutting.known_at is None else moment_of(self.cutting.known_at)

    @property
    def case_text(self) -> str:
        """The case file as it was on record."""
        return case_bytes(self.folder, self.journal, self.until).decode("utf-8")

    @property
    def said(self) -> dict[str, str]:
        """What was kept back, as cells of a table."""
        return cells_of_discretion(self.standing.discretion)


def said_within(whole: StandingRecords, cutting: Cutting) -> StandingRecords:
    """What of everything that stands was said within a cutting.

    A document goes with the claims and events that were read from it, and by its day where it has one.
    """
    if not cutting.is_cut:
        return whole
    claims, events = _within(whole.claims, "reported_on", cutting), _within(whole.events, "date", cutting)
    read_from = {one.content.get("report_id", "") for one in (*claims, *events)}
    reports = tuple(one for one in whole.reports if one.name in read_from or _is_within(one, cutting))
    return replace(whole, claims=claims, events=events, reports=reports)


def _within(things: Things, column: str, cutting: Cutting) -> Things:
    return tuple(one for one in things if cutting.holds(date.fromisoformat(one.content[column])))


def _is_within(kept: StandingThing, cutting: Cutting) -> bool:
    """Whether a document was published within a cutting; one without a day counts as known."""
    report = report_of(kept, "", Intake())
    return report is not None and (report.published_on is None or cutting.holds(report.published_on))


def carried(source: ExportSource) -> Carried:
    """A case with a ledger as other formats carry it, as it stood at a moment."""
    told = source.standing
    names = {one.name for one in told.claims}
    ratings = standing(source.journal.shelf, ThingKind.CREDIBILITY, until=source.until)
    return Carried(
        case_text=source.case_text,
        ledger=_ledger(source),
        documents=tuple((one.content["file"], bytes_of(one.content)) for one in told.reports),
        credibility={one.name: one.content["credibility"] for one in ratings if one.name in names},
        discretion=source.said,
    )


def _ledger(source: ExportSource) -> Ledger:
    """The ledger, with claims, events and documents as they are told."""
    ledger, told = open_case(source.folder, source.cutting.known_at), source.standing
    if told.is_whole and not source.cutting.is_cut:
        return ledger
    place = source.journal.shelf.place
    claims = claims_of(told.claims, place, Intake(), groups=None)
    events = events_of(told.events, place, Intake(), groups=None)
    left = {one.name for one in told.reports}
    return replace(
        ledger,
        claims=tuple(sorted(_in_words(claims, told.discretion.claims), key=lambda claim: claim.said_on)),
        events=tuple(sorted(events, key=lambda event: event.date)),
        reports=tuple(report for report in ledger.reports if report.report_id in left),
    )


def _in_words(claims: Iterable[Claim], few: Sequence[str]) -> Iterable[Claim]:
    """Claims of which those of few people say "fewer than 10" where they are put into words."""
    names = frozenset(few)
    for claim in claims:
        is_few = claim.claim_id in names and claim.high == CELL_SIZE
        yield replace(claim, high=FewerThan(CELL_SIZE)) if is_few else claim
