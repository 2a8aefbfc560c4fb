"""Tests of the record: what is written can be read, nothing is written over, and tampering shows."""

import hashlib
import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from passmuster.errors import BadInput
from passmuster.forecast.record.entries import Head
from passmuster.forecast.record.lines import hash_of, line_of
from passmuster.forecast.record.record import append_entries, check_record_place, read_record
from worlds.recorded import NOW, forecast, resolution

ENTRIES = (forecast("q1"), forecast("q2", 0.7), resolution("q1"), forecast("q1", 0.4, seed=1))


@pytest.fixture
def path(tmp_path):
    """Where a record will be."""
    return tmp_path / "record.jsonl"


FIRST_FORMAT = Path(__file__).with_name("first_format.jsonl")
"""A record as the first version wrote it."""

HARD = forecast(
    text='\u00e9 \u2028 "x"', threshold=1e22, q05=1e-7, q95=0.1 + 0.2, levels=(0.05, 0.5), quantiles=(1.0, 12345.678)
)
WRONG = resolution("q1", "no", corrects="r-1", reason="wrong", value=3.0)


def test_a_record_is_written_as_it_ever_was():
    """The same entries make the lines that the first version made, and its file is read."""
    entries = (forecast("q1"), forecast("q2", 0.7), resolution("q1"), HARD, WRONG)
    lines, previous = [], "0" * 64
    for entry in entries:
        lines.append(line_of(entry, previous, NOW))
        previous = hash_of(lines[-1])
    assert b"".join(lines) == FIRST_FORMAT.read_bytes()
    record = read_record(FIRST_FORMAT)
    assert (*record.forecasts, *record.resolutions) == (*entries[:2], HARD, entries[2], WRONG)
    assert record.head == Head(5, previous)


@pytest.mark.parametrize(
    ("name", "value"),
    [("seed", "0"), ("by", "2030-13-01"), ("recorded_at", None), ("outcomes", {"yes": "0.3"}), ("x", 1)],
)
def test_an_entry_holds_what_entries_hold(path, name, value):
    """A field of another kind, or of none, is no entry, even where the chain is whole."""
    line = json.loads(FIRST_FORMAT.read_bytes().splitlines()[0]) | {name: value}
    path.write_text(json.dumps(line) + "\n", encoding="utf-8")
    with pytest.raises(BadInput, match="line 1: each line of a record is one entry"):
        read_record(path)


def test_no_file_is_an_empty_record(path):
    """Before anything is written there is nothing on record, and reading makes no file."""
    record = read_record(path)
    assert (record.forecasts, record.resolutions) == ((), ())
    assert not path.exists()


def test_what_is_written_is_read(path):
    """Entries come back equal and in order, with an id and a moment each."""
    assert append_entries(path, ENTRIES, now=NOW) == ENTRIES
    record = read_record(path)
    assert record.forecasts == (ENTRIES[0], ENTRIES[1], ENTRIES[3])
    assert record.resolutions == (ENTRIES[2],)
    assert {entry.recorded_at for entry in record.forecasts} == {NOW}
    assert len({entry.entry for entry in (*record.forecasts, *record.resolutions)}) == 4
    assert all(entry.entry.startswith("f-") for entry in record.forecasts)


def test_earlier_bytes_stay(path):
    """Appending leaves every earlier byte as it was."""
    append_entries(path, ENTRIES[:2], now=NOW)
    before = path.read_bytes()
    append_entries(path, ENTRIES[2:], now=NOW + timedelta(days=3))
    assert path.read_bytes().startswith(before)


def test_the_same_forecast_is_recorded_once(path):
    """What stands on record already is not appended again, today or tomorrow."""
    append_entries(path, ENTRIES[:2], now=NOW)
    assert append_entries(path, (*ENTRIES[:2], ENTRIES[0]), now=NOW + timedelta(days=1)) == ()
    assert len(path.read_bytes().splitlines()) == 2


def test_each_line_carries_the_hash_of_the_one_before(path):
    """Anybody can check the chain with nothing but SHA-256."""
    append_entries(path, ENTRIES, now=NOW)
    previous = "0" * 64
    for line in path.read_bytes().splitlines(keepends=True):
        assert json.loads(line)["previous"] == previous
        previous = hashlib.sha256(line).hexdigest()


def test_the_same_entries_make_the_same_bytes(tmp_path):
    """With the same moment two records are equal, byte for byte."""
    first, second = tmp_path / "a", tmp_path / "b"
    for where in (first, second):
        append_entries(where, ENTRIES, now=NOW)
    assert first.read_bytes() == second.read_bytes()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(data=st.data())
def test_a_changed_byte_shows(tmp_path, data):
    """Whatever byte is changed, of the last line too, the record is refused or said to end with half a line."""
    where = tmp_path / "tampered.jsonl"
    where.unlink(missing_ok=True)
    append_entries(where, ENTRIES, now=NOW)
    content = bytearray(where.read_bytes())
    place = data.draw(st.integers(0, len(content) - 1))
    content[place] ^= data.draw(st.integers(1, 255))
    where.write_bytes(bytes(content))
    assert noticed(where)


def noticed(path):
    """Whether reading a record tells that something is amiss."""
    try:
        return bool(read_record(path).remarks)
    except BadInput:
        return True


def test_a_dropped_line_shows(path):
    """An entry taken out is told by the line after it."""
    append_entries(path, ENTRIES, now=NOW)
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([lines[0], *lines[2:]]))
    with pytest.raises(BadInput, match=r"line 2: each entry carries the SHA-256 of the line before it"):
        read_record(path)


def test_half_a_line_is_told_and_cut_off(path):
    """A file that ends inside a line is read up to there with a remark, and mended by the next entry."""
    append_entries(path, ENTRIES, now=NOW)
    whole = path.read_bytes()
    path.write_bytes(whole[:-20])
    record = read_record(path)
    assert (record.head.entries, len(record.forecasts)) == (3, 2)
    assert "ends with half a line" in record.remarks[0]
    assert "3 whole entries stand before it: if there were more once, somebody cut them" in record.remarks[0]
    assert append_entries(path, ENTRIES, now=NOW) == ENTRIES[3:]
    assert path.read_bytes() == whole
    assert read_record(path).remarks == ()


def test_half_a_line_of_something_else_is_no_record(path):
    """Text without an end is not cut off from a file that somebody named by mistake."""
    path.write_text("dear diary", encoding="utf-8")
    with pytest.raises(BadInput, match="ends with a whole line, or with half of one that passmuster wrote"):
        append_entries(path, ENTRIES, now=NOW)
    assert path.read_text(encoding="utf-8") == "dear diary"


def test_entries_stand_in_order_of_time(path):
    """A line of an earlier moment is refused, on the way in and when it is found."""
    append_entries(path, ENTRIES[:1], now=NOW)
    with pytest.raises(BadInput, match=r"in the order of their moments.*Set this machine's clock"):
        append_entries(path, ENTRIES[1:2], now=NOW - timedelta(seconds=1))
    head = read_record(path).head
    backdated = line_of(forecast("q7"), head.sha256, NOW - timedelta(days=30))
    path.write_bytes(path.read_bytes() + backdated)
    with pytest.raises(BadInput, match="line 2: entries stand in the order of their moments"):
        read_record(path)


def test_a_second_answer_is_refused(path):
    """On one day, knowledge and seed a question has one answer; another seed, or other knowledge, is another matter."""
    append_entries(path, [forecast("q1", 0.3)], now=NOW)
    before = path.read_bytes()
    with pytest.raises(BadInput, match="one question, day, knowledge and seed have one answer; found another answer"):
        append_entries(path, [forecast("q2"), forecast("q1", 0.31)], now=NOW)
    assert path.read_bytes() == before
    other = replace(forecast("q1", 0.32), knowledge=replace(forecast().knowledge, ledger="b" * 64))
    assert len(append_entries(path, [forecast("q1", 0.31, seed=1), other], now=NOW)) == 2


@pytest.mark.parametrize("text", ["a diary\n", "{}\n", "[1]\n", '{"kind":"forecast","previous":"x"}\n', "\xff\n"])
def test_what_is_no_record_is_refused(path, text):
    """Any other file is told apart, with its line."""
    path.write_text(text, encoding="latin-1")
    with pytest.raises(BadInput, match="line 1: each line of a record is one entry"):
        read_record(path)


def test_places_are_checked_beforehand(tmp_path, path):
    """A folder, a folder that is not there, and another case's record are refused before anything is worked out."""
    with pytest.raises(BadInput, match="needs a file name in a folder that is there; found a folder"):
        check_record_place(tmp_path, "small")
    with pytest.raises(BadInput, match="found no folder"):
        check_record_place(tmp_path / "no" / "record", "small")
    append_entries(path, ENTRIES, now=NOW)
    check_record_place(path, "small")
    with pytest.raises(BadInput, match="a record is of one case, here 'other'; found 'small'"):
        check_record_place(path, "other")


def test_the_last_word_stands(path):
    """A correction is a further entry: the old one stays, and the new one holds."""
    append_entries(path, [forecast("q1"), resolution("q1", "yes")], now=NOW)
    old = read_record(path).resolutions[0]
    better = resolution("q1", "no", corrects=old.entry, reason="The page was withdrawn.")
    append_entries(path, [better], now=NOW)
    record = read_record(path)
    assert len(record.resolutions) == 2
    assert record.standing["q1", old.by].outcome == "no"
    assert b'"kind":"correction"' in path.read_bytes()


def test_hindsight_is_known(path):
    """A forecast written down after the day it is about was made in hindsight."""
    append_entries(path, [forecast("q1")], now=NOW + timedelta(days=700))
    assert read_record(path).forecasts[0].is_hindsight
    assert not forecast("q1").is_hindsight
