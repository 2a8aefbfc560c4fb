"""The historical case is whole: what was said then is kept apart from what became known later."""

import csv
from datetime import date

import pytest

from passmuster.ledger.ledger import Ledger
from passmuster.store.folder import find_case, open_case

VIETNAM = find_case("examples/vietnam")


@pytest.fixture(scope="module")
def vietnam() -> Ledger:
    """The shipped case."""
    return open_case("examples/vietnam")


def known_later() -> list[dict[str, str]]:
    """The rows of the table that no briefing reads."""
    return list(csv.DictReader((VIETNAM / "known_later.csv").read_text(encoding="utf-8").splitlines()))


def test_the_case_is_as_its_readme_says(vietnam: Ledger) -> None:
    """48 claims over eight years, 27 events, four reports, four forces, no remark."""
    assert (len(vietnam.claims), len(vietnam.events), len(vietnam.reports)) == (48, 27, 4)
    assert (vietnam.claims[0].said_on, vietnam.last_day) == (date(1965, 1, 26), date(1973, 5, 21))
    assert (len(vietnam.case.forces), vietnam.remarks) == (4, ())


def test_every_row_has_a_page(vietnam: Ledger) -> None:
    """Claims and events name the address where they were read."""
    assert all(row.url.startswith("http") for row in (*vietnam.claims, *vietnam.events))


def test_nothing_that_became_known_later_is_a_claim(vietnam: Ledger) -> None:
    """No number of the later table stands among the claims, but for a strength that was known at the time."""
    said = {(claim.subject, claim.quantity, claim.point) for claim in vietnam.claims}
    later = {(row["subject"], row["quantity"], float(row["point"])) for row in known_later()}
    assert said & later <= {("kr-force", "present", 50_000.0)}
    assert "known_later.csv" not in {name for name, _ in vietnam.input_hashes}


def test_what_became_known_is_of_forces_and_days_of_the_case(vietnam: Ledger) -> None:
    """Each row names a force of the case, ends in order, a day of the war, and where it comes from."""
    for row in known_later():
        assert vietnam.case.force(row["subject"]) is not None
        assert float(row["low"]) <= float(row["point"]) <= float(row["high"])
        assert vietnam.case.start <= date.fromisoformat(row["date"]) <= date(1973, 3, 31)
        assert row["source"]
        assert row["url"] or "from memory" in row["note"]


def test_what_was_signed_is_known_from_its_day_on(vietnam: Ledger) -> None:
    """The accord of Paris is no part of what was known a quarter before the last soldier left."""
    assert not any("sixty days" in event.note for event in vietnam.known(date(1972, 12, 23)).events)
    assert any("sixty days" in event.note for event in vietnam.known(date(1973, 1, 27)).events)


def test_reports_carry_claims_of_the_table(vietnam: Ledger) -> None:
    """Each report names outlet, page and day of a row of the table, or of an event of its day."""
    pages = {(claim.outlet, claim.url, claim.said_on) for claim in vietnam.claims}
    assert {(report.outlet, report.url, report.published_on) for report in vietnam.reports} <= pages
