"""What every JSON document has in common."""

import json
from dataclasses import dataclass
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from passmuster.briefing.json.document import (
    compact_text,
    document_text,
    exact_number,
    line_text,
    plain_row,
    plain_rows,
    plain_value,
)


@dataclass(frozen=True)
class Row:
    """A row with a number and a day."""

    name: str
    number: float
    day: date


@dataclass(frozen=True)
class Pair:
    """A row within a row."""

    first: Row
    rest: tuple[Row, ...]


ROWS = (Row("b", 1 / 3, date(2025, 3, 4)), Row("a", float("nan"), date(2025, 3, 5)))


def test_a_document_is_ascii_and_ends_with_a_newline():
    """Every form reads back as it was; lines keep the letters of every script."""
    document = {"title": "북한군", "n": [1, None]}
    texts = (document_text(document), compact_text(document), line_text(document))
    assert [json.loads(text) for text in texts] == [document] * 3
    assert [text.isascii() for text in texts] == [True, True, False]
    assert [text.count("\n") for text in texts] == [7, 0, 1]


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(st.dictionaries(st.text(), PLAIN))
def test_a_document_is_written_as_python_writes_it(document):
    """The same bytes as those of Python's own library with an indent of two, whatever is in it."""
    assert document_text(document) == json.dumps(document, ensure_ascii=True, allow_nan=False, indent=2) + "\n"


def test_what_is_no_number_is_refused_and_not_written():
    """A NaN that nobody made null is a mistake of ours."""
    with pytest.raises(ValueError, match="not JSON compliant"):
        document_text({"x": float("nan")})


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (1 / 3, 0.333333), (123456789.0, 123457000.0), (-0.0, 0.0), (float("inf"), None), (float("nan"), None),
        (7, 7), (True, True), (None, None), ("x", "x"), (date(2025, 3, 4), "2025-03-04"),
        (np.float64(0.1), 0.1), (np.int64(3), 3), ({"a": (1 / 3,)}, {"a": [0.333333]}),
    ],
)  # fmt: skip
def test_values_are_written_in_types_of_json(value, plain):
    """Floats have six significant digits, days are ISO text, and the unknown is null, at any depth."""
    assert plain_value(value) == plain
    assert type(plain_value(value)) is type(plain)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_six_digits_survive(value):
    """What is written lies within half a unit of the sixth digit."""
    assert plain_value(value) == pytest.approx(value, rel=5e-6, abs=1e-300)


def test_rows_are_objects_in_the_order_asked_for():
    """Fields keep their order; rows stand as they came unless a key sorts them."""
    assert plain_row(ROWS[0]) == {"name": "b", "number": 0.333333, "day": "2025-03-04"}
    assert plain_row(Pair(ROWS[0], ())) == {"first": plain_row(ROWS[0]), "rest": []}
    assert [row["name"] for row in plain_rows(ROWS)] == ["b", "a"]
    assert [row["name"] for row in plain_rows(ROWS, lambda row: row.name)] == ["a", "b"]


@pytest.mark.parametrize(("value", "exact"), [(1234567.0, 1234567), (0.5, 0.5), (None, None), (float("inf"), None)])
def test_reported_numbers_keep_every_digit(value, exact):
    """A whole number has no decimal point, and none is rounded."""
    assert exact_number(value) == exact
    assert type(exact_number(value)) is type(exact)
