"""Lines of a record: what is written is read, and nothing else is taken for it."""

import json

import pytest

from passmuster.errors import BadInput
from passmuster.forecast.record.entries import START
from passmuster.forecast.record.lines import entry_of, hash_of, line_of
from worlds.recorded import NOW, forecast, resolution

LINE = line_of(forecast("q1"), START, NOW)


def marked(**changed):
    """A line with some values changed, marked anew as a forger would who knows how."""
    values = json.loads(LINE) | changed
    previous, kind = values.pop("previous"), values.pop("kind")
    values["entry"] = ""
    said = previous + json.dumps(values, sort_keys=True)
    values["entry"] = f"{kind[0]}-{hash_of(said.encode())[:12]}"
    return (json.dumps({"kind": kind} | values | {"previous": previous}, separators=(",", ":")) + "\n").encode()


@pytest.mark.parametrize("entry", [forecast("q1"), resolution("q1"), resolution("q1", corrects="r-1", reason="so")])
def test_a_line_is_read_as_it_was_written(entry):
    """With the moment and the mark that it got."""
    read = entry_of(line_of(entry, START, NOW), START, "record", 1)
    assert read == entry
    assert read.recorded_at == NOW
    assert read.entry[:2] in {"f-", "r-", "c-"}


def test_the_forger_of_these_tests_knows_how():
    """Nothing changed and marked anew is the line itself."""
    assert marked() == LINE


@pytest.mark.parametrize(
    "line",
    [
        LINE.replace(b'"yes":0.3', b'"yes":0.4'),
        LINE.replace(b'"seed":0', b'"seed":1'),
        LINE.replace(b'"seed":0', b'"seed":0,"seed":0'),
        LINE.replace(b",", b", ", 1),
        LINE.replace(b'"entry":"f-', b'"entry":"f-0'),
        LINE.replace(b"2030-02-01T12:00:00+00:00", b"2030-02-01T12:00:00Z"),
        LINE.replace(b"\n", b"\r\n"),
    ],
)
def test_a_line_that_was_touched_disagrees_with_its_mark(line):
    """Numbers, keys said twice, blanks, and other ways to write the same: an entry has one line."""
    with pytest.raises(BadInput, match="line 1: each entry agrees with the mark that it was written with"):
        entry_of(line, START, "record", 1)


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({"seed": "1"}, "Expected `int`, got `str`"),
        ({"text": 1}, "Expected `str`, got `int`"),
        ({"knowledge": []}, "Expected `object`, got `array`"),
        ({"outcomes": {"yes": "0.3"}}, "Expected `float`, got `str`"),
        ({"outcomes": 1}, "AttributeError"),
        ({"levels": None}, "Expected `array`, got `null`"),
        ({"recorded_at": "2030-02-01T12:00:00"}, "with its time zone"),
        ({"by": "2030-02-30"}, "Invalid RFC3339"),
        ({"kind": ["forecast"]}, "TypeError"),
        ({"q05": float("nan")}, "ValueError"),
        ({"threshold": float("inf")}, "ValueError"),
        ({"extra": 1}, "no entry has extra"),
    ],
)
def test_wrong_types_are_told_with_line_and_rule(changed, found):
    """However well a line is chained and marked."""
    changed = {"kind": "forecast"} | changed
    line = json.dumps(json.loads(LINE) | changed).encode() + b"\n"
    with pytest.raises(BadInput) as refusal:
        entry_of(line, START, "record", 7)
    (fault,) = refusal.value.faults
    assert str(fault).startswith("record, line 7: each line of a record is one entry that passmuster wrote; found ")
    assert found in str(fault)


@pytest.mark.parametrize("line", [b"[" * 100_000, b"1" * 10_000, b"null", b"{}", b"\xff", b'"x"', b"[1]"])
def test_what_is_no_entry_at_all_is_one_fault(line):
    """Depth, digits and other things of JSON end in the same sentence."""
    with pytest.raises(BadInput, match="line 1: each line of a record is one entry"):
        entry_of(line + b"\n", START, "record", 1)
