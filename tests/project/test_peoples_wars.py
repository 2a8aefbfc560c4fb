"""Seventeen wars that people wrote down open as cases, and what is known since fits them.

`docs/studies/peoples-wars.md` has what briefings of them came to.
"""

import csv
from datetime import date

import pytest

from passmuster.ledger.vocabulary import Quantity
from passmuster.store.folder import open_case
from worlds.project_files import ROOT

WARS = ROOT / "benchmarks" / "wars"
NAMES = sorted(folder.name for folder in WARS.iterdir() if folder.is_dir())


def rows(path: str) -> list[dict[str, str]]:
    """The rows of a table of the wars."""
    return list(csv.DictReader((WARS / path).read_text(encoding="utf-8").splitlines()))


@pytest.mark.parametrize("name", NAMES)
def test_a_war_opens_without_a_remark(name: str) -> None:
    """What an analyst wrote by the reference alone is read as it stands."""
    ledger = open_case(str(WARS / name))
    assert not ledger.remarks
    assert len(ledger.claims) == len(rows(f"{name}/claims.csv"))


@pytest.mark.parametrize("name", NAMES)
def test_what_is_known_since_is_of_the_case(name: str) -> None:
    """Each number is of a force and a quantity of the case, on a day of it, with a span that holds its point."""
    case = open_case(str(WARS / name)).case
    for row in rows(f"{name}/known_later.csv"):
        assert case.force(row["subject"]) is not None
        assert row["quantity"] in set(Quantity)
        assert date.fromisoformat(row["date"]) >= case.start
        assert float(row["low"]) <= float(row["point"]) <= float(row["high"])


def test_each_day_has_something_to_be_held_against() -> None:
    """There are 61 days, and of each a number is known since."""
    days = rows("days.csv")
    assert len(days) == 61
    assert {day["war"] for day in days} == set(NAMES)
    for day in days:
        assert day["as_of"] in {row["date"] for row in rows(f"{day['war']}/known_later.csv")}
