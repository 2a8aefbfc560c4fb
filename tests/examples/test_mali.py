"""The case that goes on is whole: a small force, three camps, denials beside numbers."""

from datetime import date

import pytest

from passmuster.ledger.ledger import Ledger
from passmuster.store.folder import open_case


@pytest.fixture(scope="module")
def mali() -> Ledger:
    """The shipped case."""
    return open_case("examples/mali")


def test_the_case_is_as_its_readme_says(mali: Ledger) -> None:
    """31 claims, 20 of them about losses, nine about one battle, 18 events, three reports, one force, no remark."""
    assert (len(mali.claims), len(mali.events), len(mali.reports)) == (31, 18, 3)
    assert sum(claim.family == "losses" for claim in mali.claims) == 20
    assert sum("Tinzaouaten" in claim.note for claim in mali.claims) == 9
    assert (len(mali.case.forces), mali.remarks) == (1, ())


def test_every_row_has_a_page(mali: Ledger) -> None:
    """Claims and events name the address where they were read."""
    assert all(row.url.startswith("http") for row in (*mali.claims, *mali.events))


def test_there_are_three_camps_and_bystanders(mali: Ledger) -> None:
    """Who hires and is hired, who fights them, and governments that do neither; the press stands on no side."""
    side = mali.case.side_of
    assert side("ML") == side("RU") == side("wagner")
    assert side("jihadists") == side("tuareg") != side("US") == side("FR") != side("ML")
    assert {side("MEDIA"), side("OSINT"), side("OTHER")} == {""}


def test_denials_are_noughts_and_say_so(mali: Ledger) -> None:
    """Each nought is a denial by its own note, and each denial a nought."""
    denied = {claim.claim_id for claim in mali.claims if claim.note.startswith("denial:")}
    assert denied == {claim.claim_id for claim in mali.claims if claim.point == 0}
    assert len(denied) == 2


def test_the_case_sees_no_later_than_it_should(mali: Ledger) -> None:
    """As of a day before Wagner said that it goes home, neither that nor the fall of Kidal is known."""
    known = mali.known(date(2025, 3, 6))
    assert max(event.date for event in known.events) < date(2025, 3, 6)
    assert max(claim.said_on for claim in known.claims) <= date(2025, 3, 6)


def test_reports_carry_claims_of_the_table(mali: Ledger) -> None:
    """Each report names outlet, page and day of a row of the table."""
    pages = {(claim.outlet, claim.url, claim.said_on) for claim in mali.claims}
    assert {(report.outlet, report.url, report.published_on) for report in mali.reports} <= pages
