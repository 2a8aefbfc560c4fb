"""Tests of the shipped participants and of the door that refuses a bad table."""

import csv
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from passmuster.datasets.coalitions import SHIPPED_TABLE, load_participants
from passmuster.datasets.coalitions.table import COLUMNS, parse_participants
from passmuster.errors import BadInput
from passmuster.precedents.participant import Participant
from passmuster.store.intake import Intake

README = SHIPPED_TABLE.with_name("README.md").read_text(encoding="utf-8")
HEADER = ",".join(COLUMNS)
GOOD = "a,W,A,P,side,2000-01,2001-02-03,completed,100,,0,combat,unknown,yes,no,democracy,[expelled] note,page"


def table(*rows: str) -> str:
    """A table of these rows below the header."""
    return "\n".join((HEADER, *rows))


def parse(text: str) -> tuple[Participant, ...]:
    """The participants of a table's text, which must be in order."""
    intake = Intake()
    participants = parse_participants(text, "participants.csv", intake)
    intake.close()
    return participants


def refused(*rows: str) -> str:
    """What is said about a table that must be refused."""
    with pytest.raises(BadInput, match=r"participants\.csv") as refusal:
        parse(table(*rows))
    return str(refusal.value)


def test_all_rows_come_in() -> None:
    """418 participants of 92 wars, the names unique."""
    participants = load_participants()
    assert len({row.case_id for row in participants}) == len(participants) == 418
    assert len({row.war for row in participants}) == 92


def test_readme_counts_the_exits_as_they_are() -> None:
    """Every count of the README's table of exits is that of the data."""
    said = {word: int(rows) for word, rows in re.findall(r"^\| (\w+) \| (\d+) \|", README, re.MULTILINE)}
    assert said == Counter(row.exit for row in load_participants())


def test_readme_describes_every_column() -> None:
    """No column is left without a line in the README."""
    first_cells = " ".join(re.findall(r"^\| ([\w, ]+) \|", README, re.MULTILINE))
    assert all(column in re.split(r"\W+", first_cells) for column in COLUMNS)


def test_nothing_is_lost_in_reading() -> None:
    """Names, words, counts and flags of the file are found again in the participants."""
    with SHIPPED_TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row, read in zip(rows, load_participants(), strict=True):
        assert [row[name] for name in ("case_id", "war", "participant", "principal", "exit", "combat_role")] == [
            read.case_id,
            read.war,
            read.participant,
            read.principal,
            read.exit,
            read.combat_role,
        ]
        assert [row[name] for name in ("peak_troops", "deaths")] == [
            "" if count is None else str(count) for count in (read.peak_troops, read.deaths)
        ]
        assert {"yes": True, "no": False, "unknown": None}[row["paid"]] is read.paid
        assert (("[expelled]" in row["notes"]), ("[own_soil]" in row["notes"])) == (read.expelled, read.own_soil)


def test_a_month_is_its_fifteenth_day() -> None:
    """A date known by month stands in its middle and says that it does."""
    (row,) = parse(table(GOOD))
    assert (row.start, row.start_is_month) == (date(2000, 1, 15), True)
    assert (row.end, row.end_is_month) == (date(2001, 2, 3), False)


def test_an_end_within_the_month_of_a_rough_start_is_no_contradiction() -> None:
    """January, then the 10th of January: the start is taken to be the 10th at the latest."""
    (row,) = parse(table(GOOD.replace("2001-02-03", "2000-01-10")))
    assert row.end == row.start


def test_empty_is_not_zero() -> None:
    """An empty count is not known, a zero is a count, and unknown pay is neither yes nor no."""
    (row,) = parse(table(GOOD))
    assert (row.coalition_peak_troops, row.deaths, row.paid) == (None, 0, None)


def test_columns_come_in_any_order_and_notes_may_be_missing() -> None:
    """Columns are found by name; unknown ones are passed over and remarks are not needed."""
    cells = dict(zip(COLUMNS, GOOD.split(","), strict=True)) | {"extra": "x"}
    del cells["notes"], cells["source"]
    names = sorted(cells)
    (row,) = parse("\n".join((",".join(names), ",".join(cells[name] for name in names))))
    assert (row.case_id, row.exit, row.notes) == ("a", "completed", "")


def test_every_fault_is_told_at_once() -> None:
    """Six wrong cells and a name used twice, on two lines, are seven sentences with line and column."""
    text = refused(
        GOOD.replace("2000-01,", "2000-13,").replace("combat", "fighting").replace(",100,", ",-5,"),
        GOOD.replace("completed", "vanished").replace("2001-02-03", "1999-02-03").replace("democracy", "monarchy"),
    )
    assert len(text.splitlines()) == 7
    assert "line 2, column 'start': dates are year-month-day or year-month; found '2000-13'" in text
    assert "line 2, column 'combat_role': the word must be a known one; found 'fighting'" in text
    assert "line 2, column 'peak_troops': counts are whole numbers of at most 12 digits, 1 or more; found '-5'" in text
    assert "line 3, column 'exit': the word must be a known one; found 'vanished'" in text
    assert "line 3, column 'end': the end is not before the start (2000-01-15); found '1999-02-03'" in text
    assert "each case_id is used once; found 'a' again" in text


def test_exit_and_end_go_together() -> None:
    """An ongoing part has no end; an exit has one."""
    assert "an ongoing part has no end; found '2001-02-03'" in refused(GOOD.replace("completed", "ongoing"))
    assert "an exit has a date; found ''" in refused(GOOD.replace("2001-02-03", ""))


def test_names_are_used_once() -> None:
    """A case_id that comes twice is refused."""
    assert "each case_id is used once; found 'a' again" in refused(GOOD, GOOD)


def test_missing_columns_are_named(tmp_path: Path) -> None:
    """A table without its columns is refused column by column, and one that is not there by its path."""
    with pytest.raises(BadInput, match="column 'exit' is required"):
        parse("case_id,war\na,W\n")
    with pytest.raises(BadInput, match=r"absent\.csv: the file must be readable"):
        load_participants(tmp_path / "absent.csv")
    assert "has at least one row; found none" in refused()


@pytest.mark.parametrize("count", ["9" * 13, "9" * 400, "9" * 5_000])
def test_more_people_than_there_are_is_refused(count: str) -> None:
    """However many digits it has."""
    text = refused(GOOD.replace(",100,", f",{count},"))
    assert "column 'peak_troops': counts are whole numbers of at most 12 digits" in text
    assert len(text) < 400
