"""What stands in a ledger, as it is handed on: by the rule about people, or as it is for a reason that goes with it."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace

from passmuster.findings.discretion import CELL_SIZE
from passmuster.findings.harmless_texts import harmless
from passmuster.findings.parts.discretion import HandedOn
from passmuster.findings.private_people import number_of
from passmuster.findings.told_records import Figures, is_row_of_few, private_in_rows, row_of_few
from passmuster.ledger.entry import ThingKind
from passmuster.store.contents import bytes_of
from passmuster.store.journal.entries import StandingThing, standing
from passmuster.store.journal.journal import Journal

__all__ = ["StandingRecords", "Things", "cells_of_discretion", "standing_records", "told_standing"]

Things = tuple[StandingThing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingRecords:
    """Claims, events and documents that stand, in the order in which they came on record, and what was kept back."""

    claims: Things
    events: Things
    reports: Things
    discretion: HandedOn

    @property
    def is_whole(self) -> bool:
        """Whether everything is as it stands on record."""
        kept = self.discretion
        return not (kept.claims or kept.people or kept.contacts or kept.documents)


def standing_records(journal: Journal, until: int | None, *, shown_because: str) -> StandingRecords:
    """Everything that stands, or stood at a moment, as it stands."""
    claims, events, reports = (
        tuple(standing(journal.shelf, kind, until=until))
        for kind in (ThingKind.CLAIM, ThingKind.EVENT, ThingKind.REPORT)
    )
    nothing = HandedOn(cell_size=CELL_SIZE, shown_because=shown_because)
    return StandingRecords(claims=claims, events=events, reports=reports, discretion=nothing)


def told_standing(whole: StandingRecords, figures: Figures) -> StandingRecords:
    """The same by the rule about people, rows still rows.

    A document is handed on where its words hold nothing that is withheld: no claim of few people was read from it, and
    neither a private claimant nor how to reach anybody stands in it.
    """
    few = tuple(one.name for one in whole.claims if is_row_of_few(one.content))
    rows = (one.content for things in (whole.claims, whole.events) for one in things)
    private = private_in_rows(rows, figures)
    claims, of_claims = _harmless(whole.claims, private)
    events, of_events = _harmless(whole.events, private)
    read_from = {one.content.get("report_id", "") for one in whole.claims if is_row_of_few(one.content)}
    reports = tuple(one for one in whole.reports if one.name not in read_from and _says_nothing_of(private, one))
    kept_back = HandedOn(
        cell_size=CELL_SIZE, claims=few, people=number_of(private), contacts=of_claims + of_events,
        documents=len(whole.reports) - len(reports),
    )  # fmt: skip
    return StandingRecords(claims=claims, events=events, reports=reports, discretion=kept_back)


def _harmless(things: Things, private: dict[str, str]) -> tuple[Things, int]:
    rows = tuple(row_of_few(one.content) if is_row_of_few(one.content) else one.content for one in things)
    told, contacts = harmless(rows, private)
    return tuple(replace(one, content=row) for one, row in zip(things, told, strict=True)), contacts


def _says_nothing_of(private: dict[str, str], report: StandingThing) -> bool:
    text = bytes_of(report.content).decode("utf-8", "replace")
    return harmless((text,), private) == ((text,), 0)


def cells_of_discretion(kept: HandedOn) -> dict[str, str]:
    """What was kept back, or why nothing was, as cells of a table; empty where there is nothing to say."""
    told = {name: _cell(value) for name, value in asdict(kept).items() if name != "estimates"}
    return told if any(cell for name, cell in told.items() if name != "cell_size") else {}


def _cell(value: int | str | Iterable[str]) -> str:
    """A number without nought, a reason, or ids with blanks between them."""
    if isinstance(value, int):
        return str(value) if value else ""
    return value if isinstance(value, str) else " ".join(value)
