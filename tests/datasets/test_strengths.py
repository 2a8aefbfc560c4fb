"""Tests of the table of strengths: what ships, and what is refused."""

import pytest

from passmuster.datasets.strengths import load_strengths
from passmuster.datasets.strengths.table import strengths_from_text
from passmuster.errors import BadInput

HEAD = "war,participant,day,troops,source\n"


def test_the_shipped_table_is_whole() -> None:
    """Every count has a day, people and an address, and no contingent is counted twice on one day."""
    counts = load_strengths()
    assert len(counts) == 199
    assert all(row.troops > 0 and row.source.startswith("http") for row in counts)
    keys = [(row.war, row.participant, row.day) for row in counts]
    assert len(set(keys)) == len(keys)


def test_all_faults_are_told_at_once() -> None:
    """An empty name, a wrong day and people that are none are three faults with line and column."""
    with pytest.raises(BadInput) as refusal:
        strengths_from_text(HEAD + "W,,2000-13-01,-5,x\n")
    text = str(refusal.value)
    assert "line 2, column 'participant': must not be empty" in text
    assert "column 'day': must be a day; found '2000-13-01'. Write it as 2007-02-24." in text
    assert "column 'troops': must be a whole number of people, zero or more; found '-5'. Write digits only." in text


def test_missing_columns_and_files_are_refused(tmp_path) -> None:
    """A table without a column and a file that is not there say so."""
    with pytest.raises(BadInput, match="the table needs a column 'source'"):
        strengths_from_text("war,participant,day,troops\n")
    with pytest.raises(BadInput, match="a readable UTF-8 file"):
        load_strengths(tmp_path / "none.csv")
