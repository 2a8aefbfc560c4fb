"""Tests of the table of strengths: what ships, and what is refused."""

import pytest

from passmuster.datasets.strengths import load_strengths
from passmuster.datasets.strengths.table import parse_strengths
from passmuster.errors import BadInput
from passmuster.store.intake import Intake

HEAD = "war,participant,day,troops,source\n"


def refused(text: str) -> str:
    """What is said about a table that must be refused."""
    intake = Intake()
    parse_strengths(text, "strengths.csv", intake)
    with pytest.raises(BadInput, match=r"strengths\.csv") as refusal:
        intake.close()
    return str(refusal.value)


def test_the_shipped_table_is_whole() -> None:
    """Every count has a day, people and an address, and no contingent is counted twice on one day."""
    counts = load_strengths()
    assert len(counts) == 199
    assert all(row.troops > 0 and row.source.startswith("http") for row in counts)
    keys = [(row.war, row.participant, row.day) for row in counts]
    assert len(set(keys)) == len(keys)


def test_all_faults_are_told_at_once() -> None:
    """An empty name, a wrong day and people that are none are three faults with line and column."""
    text = refused(HEAD + "W,,2000-13-01,-5,x\n")
    assert "line 2, column 'participant': the cell must not be empty" in text
    assert "column 'day': the month must lie from 01 to 12; found '2000-13-01'." in text
    assert "column 'troops': counts are zero or more; found '-5'." in text


def test_missing_columns_and_files_are_refused(tmp_path) -> None:
    """A table without a column and a file that is not there say so."""
    assert "column 'source' is required" in refused("war,participant,day,troops\n")
    with pytest.raises(BadInput, match=r"none\.csv: the file must be readable"):
        load_strengths(tmp_path / "none.csv")
