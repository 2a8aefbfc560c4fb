"""Rows as CSV."""

import csv
import io

from passmuster.briefing.csvtable import csv_lines, csv_text, reading_csv


def test_a_table_has_one_header_and_six_digits():
    """The columns are those of the first row; numbers are written as JSON writes them, and the unknown is blank."""
    rows = [{"name": 'a "b", c', "n": 1 / 3}, {"name": "d", "n": None}]
    assert csv_text(rows) == 'name,n\n"a ""b"", c",0.333333\nd,\n'
    assert csv_text([]) == ""


def test_no_text_is_a_formula():
    """A spreadsheet that opens the table works nothing out, and no escape reaches a terminal; numbers stay numbers."""
    assert csv_text([{"cue": "=1+1", "n": -2.0, "note": "\x1b[2J-x"}]) == "cue,n,note\n'=1+1,-2.0, [2J-x\n"


def test_columns_not_named_are_left_out():
    """A row leaves blank what it does not have."""
    assert list(csv_lines(["b", "a"], [{"a": 1, "c": 2}])) == ["b,a\n", ",1\n"]


def test_claims_and_events_share_a_header():
    """The ends of a span and the relays stand in cells of their own."""
    rows = [
        {"kind": "claim", "relay": ["A", "B"], "low": 3, "span": (4, 9)},
        {"kind": "event", "score": -2.0, "span": (0, 2)},
    ]
    claim, event = csv.DictReader(io.StringIO("".join(reading_csv(rows))))
    assert (claim["relay"], claim["low"], claim["start"], claim["end"], claim["score"]) == ("A; B", "3", "4", "9", "")
    assert (event["kind"], event["score"], event["relay"]) == ("event", "-2.0", "")
