"""A claim's number stands in the passage that it points at, and days are possible."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given

from passmuster.ledger.report import Report
from passmuster.store.intake import Intake
from passmuster.store.receipts import check_days, check_receipts, stands_in
from worlds.small_case import claim
from worlds.strategies import counts

TEXT = "They sent 907 kitchen sets, and some 6,438 people came."
REPORT = Report(Report.identity(TEXT.encode()), TEXT)


@pytest.mark.parametrize(
    ("number", "passage", "stands"),
    [
        (6438, "907 kitchen sets", False),
        (6438, "6,438 people", True),
        (6438, "6 438 people", True),
        (6438, "6\u202f438 people", True),
        (6438, "6.438 Menschen", True),
        (6438, "6'438", True),
        (1500, "1.5 thousand", True),
        (1_500_000, "1,5 млн", True),
        (24, "2 dozen", True),
        (300, "three hundred soldiers", True),
        (3667, "a third of the 11,000", True),
        (5500, "50% of 11,000", True),
        (5500, "11,000 troops", False),
        (12000, "from 9,300 to 12,000", True),
        (15, "150", False),
    ],
)
def test_a_number_stands_in_a_passage(number, passage, stands) -> None:
    """As written in any country, with its word for thousands; what has to be worked out is left to the reader."""
    assert stands_in(claim("c1", 3, "present", float(number)), passage) is stands


@pytest.mark.parametrize(
    ("quantity", "passage", "found"),
    [
        ("present", "907 kitchen sets", "907"),
        ("killed", "7 men under A. Petrov, and 40 more", "a count of fewer than 10, 40"),
        ("present", "7 men under A. Petrov", "7"),
        ("killed", "call +380 44 123 45 67", "another number"),
    ],
)
def test_a_refusal_tells_no_word_of_the_passage(quantity, passage, found) -> None:
    """Its numbers, few harmed people as such; no name, and no digits by which somebody can be called."""
    report = Report(Report.identity(passage.encode()), passage)
    said = replace(claim("c1", 3, quantity, 6438.0), report_id=report.report_id, span=(0, len(passage)))
    intake = Intake()
    check_receipts([said], [], [report], intake, claim_place="claims.csv", event_place="events.csv")
    assert intake.faults[0].found == f"{found} at 0-{len(passage)}"


@given(counts())
def test_a_number_written_out_stands(number) -> None:
    """Any count stands in its own digits, however they are grouped."""
    said = claim("c1", 3, "present", number)
    for text in (f"{number:.0f}", f"{number:,.0f}", f"{number:,.0f}".replace(",", "\u00a0")):
        assert stands_in(said, f"about {text} people")


def found_about(**changed) -> Intake:
    """What is found about one claim that points into the report."""
    said = replace(claim("c1", 3, "present", 6438.0), **{"report_id": REPORT.report_id, **changed})
    intake = Intake()
    check_receipts([said], [], [REPORT], intake, claim_place="claims.csv", event_place="events.csv")
    return intake


def test_the_passage_is_read_again() -> None:
    """A span at the right number passes; at another number, or past the end, it is refused with what stands there."""
    assert found_about(span=(TEXT.index("6,438"), TEXT.index(" people"))).faults == []
    assert "the number of claim 'c1' must stand in the passage that its span marks; found 907 at 10-26" in str(
        found_about(span=(10, 26)).faults[0]
    )
    assert "must lie in its report; found 50-400" in str(found_about(span=(50, 400)).faults[0])


def test_a_report_that_is_not_kept_earns_a_remark() -> None:
    """Nothing is refused for want of the document."""
    assert found_about(report_id="ab" * 32, span=(10, 26)).remarks == [
        f"claims.csv: report {'ab' * 6} is not among the reports of this case"
    ]


def test_days_that_cannot_be_are_told() -> None:
    """A claim said after today, and a report captured before it was published; a day is let pass."""
    today = datetime.now(UTC).date()
    near = [replace(claim("c1", 3, "present", 1.0), said_on=today + timedelta(days=1))]
    far = [replace(claim(name, 3, "present", 1.0), said_on=today + timedelta(days=2)) for name in ("c2", "c3")]
    captured = datetime(2025, 1, 1, 23, tzinfo=UTC)
    fine = replace(REPORT, published_on=date(2025, 1, 2), captured_at=captured)
    odd = replace(REPORT, published_on=date(2025, 1, 3), captured_at=captured)
    intake = Intake()
    check_days([*near, *far], [fine, odd], intake, place="x")
    assert intake.remarks == [
        "x: claim 'c2' and 1 more were said after today",
        f"x: report {REPORT.report_id[:12]} is newer than its capture: "
        "published on 2025-01-03 and captured on 2025-01-01",
    ]
