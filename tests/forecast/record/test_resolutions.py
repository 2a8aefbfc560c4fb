"""Tests of tables of what came."""

from datetime import date

import pytest

from passmuster.errors import BadInput
from passmuster.forecast.record.record import append_entries, read_record
from passmuster.forecast.record.resolutions import read_resolutions
from worlds.recorded import NOW, forecast, resolution

HEAD = "question_id,outcome,resolved_on,receipt,by,value,note,reason\n"
ACTIONS = (("sustain", 0.8), ("surge", 0.2))


@pytest.fixture
def record(tmp_path):
    """A record of two questions and of an action asked about twice."""
    entries = (
        forecast("q1"),
        forecast("q2", 0.7, threshold=None),
        forecast("actions-4w", outcomes=ACTIONS, by=date(2030, 3, 1), threshold=None),
        forecast("actions-4w", outcomes=ACTIONS, by=date(2030, 4, 1), as_of=date(2030, 3, 1), threshold=None),
    )
    append_entries(tmp_path / "record.jsonl", entries, now=NOW)
    return read_record(tmp_path / "record.jsonl")


@pytest.fixture
def read(tmp_path, record):
    """Reads the rows of a table."""

    def of(*rows, record=record):
        path = tmp_path / "came.csv"
        padded = (f"{row}{',' * (HEAD.count(',') - row.count(','))}\n" for row in rows)
        path.write_text(HEAD + "".join(padded), encoding="utf-8")
        return read_resolutions(path, record)

    return of


def test_a_row_says_what_came(read):
    """The question is found on record, its day filled in, receipts taken apart."""
    (found,) = read("q1,yes,2031-01-05,https://example.org/a; k9,,15500,said by two")
    assert (found.question_id, found.by, found.outcome) == ("q1", date(2030, 12, 31), "yes")
    assert found.receipts == ("https://example.org/a", "k9")
    assert (found.value, found.note) == (15500.0, "said by two")


def test_actions_are_told_apart_by_their_day(read):
    """An action that was asked about for two days needs 'by', and then its outcome is one of the actions."""
    (found,) = read("actions-4w,surge,2030-04-02,k9,2030-04-01")
    assert found.by == date(2030, 4, 1)
    with pytest.raises(BadInput, match=r"or 'by' must say which; found 2030-03-01, 2030-04-01"):
        read("actions-4w,surge,2030-04-02,k9")


def test_what_stands_is_passed_over(tmp_path, read, record):
    """A table may be given again: rows that say what the record says add nothing."""
    path = tmp_path / "record.jsonl"
    append_entries(path, read("q1,yes,2031-01-05,k9"), now=NOW)
    assert read("q1,yes,2031-01-05,k9", record=read_record(path)) == ()


def test_a_correction_needs_a_reason(tmp_path, read):
    """Saying otherwise without a reason is refused; with one it names the entry that it corrects."""
    path = tmp_path / "record.jsonl"
    append_entries(path, [resolution("q1", "yes")], now=NOW)
    held = read_record(path)
    with pytest.raises(BadInput, match="resolved otherwise only with a reason; found 'yes' on record in r-"):
        read("q1,no,2031-01-05,k9", record=held)
    (found,) = read("q1,no,2031-01-05,k9,,,,The page was withdrawn", record=held)
    assert (found.corrects, found.reason) == (held.resolutions[0].entry, "The page was withdrawn")


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("q3,yes,2031-01-05,k9", "the question must be on record; found 'q3'"),
        ("q1,perhaps,2031-01-05,k9", "Known: 'yes', 'no', 'void'."),
        ("q1,no,2030-06-05,k9", "'no' can be said on the question's day or later; found 2030-06-05 before 2030-12-31"),
        ("q1,yes,2031-01-05,", "column 'receipt': the cell must not be empty"),
        ("q1,yes,,k9", "column 'resolved_on': the cell must not be empty"),
        ("q1,yes,2031-01-05,k9,,14000", "agree on whether 15,000 was reached; found 14000 and 'yes'"),
        ("q1,yes,2031-01-05,k9,,4", "found a count of fewer than 10 and 'yes'"),
        ("q1,yes,2031-01-05,k9,,-4", "counts are zero or more"),
        ("q1,yes,2031-01-05,k9,2029-01-01", "found none on that day"),
    ],
)
def test_what_cannot_be_is_refused(read, row, words):
    """Each fault names the line, the rule, what was found and the way out."""
    with pytest.raises(BadInput) as refusal:
        read(row)
    assert words in str(refusal.value)
    assert "line 2" in str(refusal.value)


def test_all_faults_are_told_at_once(read):
    """Two bad rows are two faults of one refusal."""
    with pytest.raises(BadInput) as refusal:
        read("q3,yes,2031-01-05,k9", "q1,no,2030-06-05,k9")
    assert len(refusal.value.faults) == 2


def test_an_empty_table_is_refused(read):
    """A table that says nothing is a slip."""
    with pytest.raises(BadInput, match="a table of resolutions needs a row"):
        read()
