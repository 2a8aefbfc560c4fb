"""The shipped case is whole: it opens, it says what it is, and it travels with the package."""

import csv
import io
import zipfile
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

from passmuster.ledger.ledger import Ledger
from passmuster.store.claimfile import take_claims, write_claims
from passmuster.store.eventfile import take_events
from passmuster.store.folder import find_case, open_case
from worlds.doorstep import taken
from worlds.event_tables import write_events

ROOT = Path(__file__).parents[2]

KURSK = find_case("examples/kursk")


@pytest.fixture(scope="module")
def kursk() -> Ledger:
    """The shipped case."""
    return open_case("examples/kursk")


def test_the_case_is_as_its_readme_says(kursk: Ledger) -> None:
    """146 claims to 27 February 2025, 61 events of which 14 are later, eight reports, eleven forces, no remark."""
    assert len(kursk.claims) == 146
    assert (kursk.claims[0].said_on, kursk.last_day) == (date(2023, 11, 1), date(2025, 2, 27))
    assert len(kursk.events) == 61
    assert sum(event.date > date(2025, 2, 28) for event in kursk.events) == 14
    assert (len(kursk.reports), len(kursk.case.forces), kursk.remarks) == (8, 11, ())


def test_the_case_sees_no_later_than_it_should(kursk: Ledger) -> None:
    """As of a day, nothing said later is known."""
    known = kursk.known(date(2024, 12, 1))
    assert max(claim.said_on for claim in known.claims) <= date(2024, 12, 1)
    assert max(event.date for event in known.events) <= date(2024, 12, 1)


def test_figures_without_a_page_say_so(kursk: Ledger) -> None:
    """Every claim has the address of a page, but for two that are marked as recalled."""
    assert [claim.claim_id for claim in kursk.claims if not claim.url] == ["k039", "k040"]
    assert all(claim.note.startswith("recalled, not found") for claim in kursk.claims if not claim.url)


def test_every_force_is_spoken_of_or_awaited(kursk: Ledger) -> None:
    """Claims speak of every force but the two that came later than the last claim."""
    subjects = {claim.subject for claim in kursk.claims}
    assert {force.force_id for force in kursk.case.forces} - subjects == {"kp-engineers", "kp-builders"}


def test_both_sides_are_named_and_bystanders_are_not(kursk: Ledger) -> None:
    """Principal and partner share a side; the press and researchers stand on none."""
    sides = {group: kursk.case.side_of(group) for group in ("RU", "KP", "UA", "KR", "MEDIA", "OSINT", "UN", "OTHER")}
    assert sides["RU"] == sides["KP"] != sides["UA"] == sides["KR"]
    assert {sides[group] for group in ("MEDIA", "OSINT", "UN", "OTHER")} == {""}


def test_levers_and_questions_cover_what_is_asked(kursk: Ledger) -> None:
    """Losses, pay, a new wave and diplomacy are levers; the hundred thousand and the fifteen thousand are questions."""
    assert {"losses", "pay", "new_wave", "talks"} <= {lever.name for lever in kursk.case.levers}
    assert len(kursk.case.levers) >= 6
    asked = Counter((question.quantity, question.threshold) for question in kursk.case.questions)
    assert asked["rotated", 100_000] == asked["present", 15_000] == 1


def test_tables_are_written_as_they_were_read() -> None:
    """The tables survive a round through the ledger cell for cell; events gain the ids that the file leaves out."""
    for path, text in (
        (KURSK / "claims.csv", write_claims(taken(lambda intake: take_claims(KURSK / "claims.csv", intake)))),
        (KURSK / "events.csv", write_events(taken(lambda intake: take_events(KURSK / "events.csv", intake)))),
    ):
        before, after = (list(csv.DictReader(io.StringIO(table))) for table in (path.read_text(), text))
        assert [{key: row[key] for key in before[0]} for row in after] == before


def test_reports_carry_claims_of_the_table(kursk: Ledger) -> None:
    """Each report names outlet, page and day of a row of the table."""
    pages = {(claim.outlet, claim.url, claim.said_on) for claim in kursk.claims}
    assert {(report.outlet, report.url, report.published_on) for report in kursk.reports} <= pages


def test_the_wheel_carries_the_case(tmp_path: Path) -> None:
    """What is installed holds every file of the example, the same to the byte."""
    wheel = next(WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"]))
    with zipfile.ZipFile(wheel) as archive:
        for path in KURSK.rglob("*"):
            if path.is_file():
                name = f"passmuster/examples/kursk/{path.relative_to(KURSK).as_posix()}"
                assert archive.read(name) == path.read_bytes()
