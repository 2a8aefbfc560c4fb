"""Tests of the record: what is written can be read, nothing is written over, and tampering shows."""

import hashlib
import json
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from passmuster.errors import BadInput
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


def test_a_record_is_written_as_it_ever_was(path):
    """The same entries make the bytes that the first version made, and its file is read."""
    entries = (forecast("q1"), forecast("q2", 0.7), resolution("q1"), HARD, WRONG)
    append_entries(path, entries, now=NOW)
    assert path.read_bytes() == FIRST_FORMAT.read_bytes()
    record = read_record(FIRST_FORMAT)
    assert (*record.forecasts, *record.resolutions) == (*entries[:2], HARD, entries[2], WRONG)


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
    """Whatever byte of a line but the last is changed, the record is refused."""
    where = tmp_path / "tampered.jsonl"
    where.unlink(missing_ok=True)
    append_entries(where, ENTRIES, now=NOW)
    content = bytearray(where.read_bytes())
    end = bytes(content).rstrip(b"\n").rfind(b"\n")
    place = data.draw(st.integers(0, end - 1))
    content[place] ^= data.draw(st.integers(1, 127))
    where.write_bytes(bytes(content))
    with pytest.raises(BadInput):
        read_record(where)


def test_a_dropped_line_shows(path):
    """An entry taken out is told by the line after it."""
    append_entries(path, ENTRIES, now=NOW)
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([lines[0], *lines[2:]]))
    with pytest.raises(BadInput, match=r"line 2: each entry carries the SHA-256 of the line before it"):
        read_record(path)


def test_a_cut_line_shows(path):
    """A file that ends inside a line is refused, and nothing is appended to it."""
    append_entries(path, ENTRIES, now=NOW)
    path.write_bytes(path.read_bytes()[:-20])
    before = path.read_bytes()
    with pytest.raises(BadInput, match="a record ends with a whole line"):
        append_entries(path, [forecast("q9")], now=NOW)
    assert path.read_bytes() == before


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
