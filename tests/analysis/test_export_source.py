"""What is written out of a ledger, by the days on which it was said."""

from datetime import UTC, date, datetime

import pytest

from passmuster.analysis.carrying import import_case
from passmuster.analysis.export_source import Cutting
from passmuster.analysis.exporting import ExportForm, export_case
from passmuster.errors import BadInput
from passmuster.store.folder import open_case
from worlds.kept_case import kept

__all__ = ["kept"]

FORMS = [ExportForm.FOLDER, ExportForm.SQLITE, ExportForm.PARQUET, ExportForm.STIX, ExportForm.JSONLD]


@pytest.mark.parametrize("form", FORMS)
def test_what_was_said_later_is_not_written(kept, tmp_path, form) -> None:
    """Neither claims nor the documents they were read in; what is made of it is the case as of that day."""
    export_case(kept, form, tmp_path / "out", as_of=date(2024, 12, 31))
    import_case(tmp_path / "out", tmp_path / "again")
    then, now = open_case(tmp_path / "again"), open_case(kept)
    assert then.claims == now.known(date(2024, 12, 31)).claims
    assert [claim.claim_id for claim in then.claims] == ["c1", "c2"]
    assert [event.event_id for event in then.events] == ["e1"]


@pytest.mark.parametrize("form", FORMS)
def test_what_was_said_since_is_written_with_its_documents(kept, tmp_path, form) -> None:
    """A claim goes with the document that it was read in, and one of an earlier day stays."""
    export_case(kept, form, tmp_path / "out", since=date(2024, 12, 22))
    import_case(tmp_path / "out", tmp_path / "again")
    ledger = open_case(tmp_path / "again")
    assert [claim.claim_id for claim in ledger.claims] == ["c3"]
    assert ([len(ledger.events), len(ledger.reports)]) == [0, 1]


def test_tables_of_claims_and_lines_of_events_are_cut_as_well(kept, tmp_path) -> None:
    """Both days at once."""
    cutting = {"since": date(2024, 11, 10), "as_of": date(2024, 12, 31)}
    export_case(kept, ExportForm.CSV, tmp_path / "claims.csv", **cutting)
    assert [line[:2] for line in (tmp_path / "claims.csv").read_text().splitlines()[1:]] == ["c2"]
    export_case(kept, ExportForm.PLOVER, tmp_path / "events.jsonl", **cutting)
    assert (tmp_path / "events.jsonl").read_text() == ""


def test_a_whole_ledger_is_of_no_day(kept, tmp_path) -> None:
    """Every day that is asked for is refused by name, and nothing is written."""
    days = {"as_of": date(2024, 12, 31), "since": date(2024, 12, 1)}
    with pytest.raises(BadInput, match="of no moment and no day") as refusal:
        export_case(kept, ExportForm.JSONL, tmp_path / "all.jsonl", **days)
    assert [fault.file for fault in refusal.value.faults] == ["as_of", "since"]
    assert not (tmp_path / "all.jsonl").exists()


def test_what_was_asked_is_told_in_a_sentence() -> None:
    """Nothing where all that stands was asked for."""
    cutting = Cutting(since=date(2024, 12, 1), as_of=date(2024, 12, 31), known_at=datetime(2025, 1, 1, tzinfo=UTC))
    assert cutting.words == (
        "Written is what stands, said after 2024-12-01, said by 2024-12-31, known at 2025-01-01 00:00:00 UTC."
    )
    assert Cutting().words == ""
