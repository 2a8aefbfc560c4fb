"""What a ledger keeps of a thing gives the same thing back."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from passmuster.ledger.entry import ThingKind
from passmuster.ledger.report import Report
from passmuster.ledger.vocabulary import GROUPS
from passmuster.store.contents import (
    CASE_NAME,
    bytes_of,
    case_act,
    claim_act,
    claims_of,
    event_act,
    events_of,
    report_act,
    report_of,
)
from passmuster.store.intake import Intake
from passmuster.store.journal.entries import StandingThing
from worlds.strategies import claims, events

LATE = datetime(2030, 1, 1, tzinfo=UTC)


def kept(act) -> StandingThing:
    """What stands after an act."""
    return StandingThing(name=act.name, content=act.after, number=7, recorded_at=LATE, first_recorded_at=LATE)


@given(claims())
def test_a_claim_comes_back(claim) -> None:
    """Equal in every field; the moment of recording is its own, or else the store's."""
    intake = Intake()
    act = claim_act(claim)
    assert all(act.after.values())
    (back,) = claims_of([kept(act)], "ledger.db", intake, groups=GROUPS)
    assert intake.faults == []
    assert back == claim
    assert back.recorded_at == (claim.recorded_at or LATE)


@given(events())
def test_an_event_comes_back(event) -> None:
    """Equal in every field."""
    intake = Intake()
    (back,) = events_of([kept(event_act(event))], "ledger.db", intake, groups=GROUPS)
    assert intake.faults == []
    assert back == event


@given(st.binary(max_size=60) | st.text(max_size=20).map(lambda text: text.encode("utf-16")))
def test_a_document_comes_back_byte_by_byte(content) -> None:
    """Whatever its encoding."""
    act = report_act("x.txt", content, Report("0" * 64, ""))
    assert bytes_of(act.after) == content
    assert (case_act(content).kind, case_act(content).name) == (ThingKind.CASE, CASE_NAME)


def test_a_report_is_named_by_its_hash() -> None:
    """Other bytes under the same name are refused; a report without a moment of capture was captured when recorded."""
    content = b"Title: A\n\nThe text."
    act = report_act("a.txt", content, Report(Report.identity(content), "The text."))
    intake = Intake()
    back = report_of(kept(act), "ledger.db", intake)
    assert back == Report(act.name, "The text.", title="A", captured_at=LATE)
    changed = replace(kept(act), content={"file": "a.txt", "text": "Another text."})
    assert report_of(changed, "ledger.db", intake) is None
    assert "a report is named by the hash of its bytes" in str(intake.faults[0])


def test_no_claims_are_told() -> None:
    """An empty ledger is no fault."""
    intake = Intake()
    assert claims_of([], "ledger.db", intake) == ()
    assert intake.remarks == [
        "ledger.db: the ledger holds no claims yet: put some in with passmuster add CASE CLAIMS.csv"
    ]
