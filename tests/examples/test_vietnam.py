"""The historical case is whole: what was said then is kept apart from what became known later."""

import csv
from datetime import date

import numpy as np
import pytest

from passmuster.forecast.acts_on_record import acts_on_record
from passmuster.forecast.leaving_acts import leaving_acts
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


def leaving_within_half_a_year(ledger: Ledger, day: date) -> float:
    """The least chance of leaving or of the war's end that the acts on record by a day hold the forecast up to."""
    case = ledger.case
    acts = leaving_acts(
        ledger.known(day).events, partner=case.partner, principal=case.principal, opponents=case.opponents, as_of=day,
        start=case.start,
    )  # fmt: skip
    floors = acts_on_record(case, acts, day, present_since=[np.ones((200, 2))] * len(acts), seed=0).floors
    return 0.0 if floors is None else float(-np.expm1(-floors[:, :26].sum(axis=(1, 2))).mean())


def test_the_nearer_the_end_the_more_is_on_record(vietnam: Ledger) -> None:
    """Before anything was said of leaving, a year and a quarter before the last soldier left, and once it was signed.

    The war's own acts are left out of what such acts are worth, and nothing later than the day is used.
    """
    days = (date(1971, 7, 1), date(1972, 3, 23), date(1972, 12, 31), date(1973, 1, 28))
    before, a_year, a_quarter, signed = (leaving_within_half_a_year(vietnam, day) for day in days)
    assert before < 0.05 < 0.2 < a_year < a_quarter < signed


def test_reports_carry_claims_of_the_table(vietnam: Ledger) -> None:
    """Each report names outlet, page and day of a row of the table, or of an event of its day."""
    pages = {(claim.outlet, claim.url, claim.said_on) for claim in vietnam.claims}
    assert {(report.outlet, report.url, report.published_on) for report in vietnam.reports} <= pages
