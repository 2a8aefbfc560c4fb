"""Values kept as bytes."""

import math
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from passmuster.briefing.json.briefing import to_json
from passmuster.cache.codec import find_value, found_or_made, from_bytes, keep_value, to_bytes
from passmuster.cache.keeper import Keeper
from passmuster.findings.findings import Findings
from worlds.decreed_material import composed
from worlds.findings_example import bare, example, failed
from worlds.hostile import poisoned

KEY = "0" * 64


class Side(StrEnum):
    """A closed set."""

    LEFT = "left"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One of each kind of field."""

    name: str
    number: float
    day: date | None = None
    side: Side = Side.LEFT
    pairs: tuple[tuple[str, float], ...] = ()
    inner: "tuple[Row, ...]" = ()


@pytest.mark.parametrize("findings", [example(), failed(), bare(), poisoned(example())])
def test_what_comes_back_is_what_went_in(findings):
    """Bytes and back gives equal findings, whatever their strings hold."""
    assert from_bytes(Findings, to_bytes(findings)) == findings


def test_what_comes_back_prints_as_what_went_in():
    """Whoever reads the JSON of a briefing cannot tell whether it was worked out or found."""
    assert to_json(from_bytes(Findings, to_bytes(composed()))) == to_json(composed())


@given(st.floats() | st.sampled_from([0.1 + 0.2, 5e-324, -0.0, math.inf, -math.inf, math.nan]))
def test_no_bit_is_lost(number):
    """A number keeps every bit, and what is not finite, or no number, stays so."""
    row = Row(name="a", number=number, pairs=(("b", number),))
    back = from_bytes(Row, to_bytes(row))
    for other in (back.number, back.pairs[0][1]):
        assert np.float64(other).tobytes() == np.float64(number).tobytes() or (number != number and other != other)


def test_days_closed_sets_and_rows_within_rows_come_back():
    """Each is of its declared type again."""
    row = Row(name="\x00\u202e\ud800", number=1.0, day=date(2025, 2, 28), inner=(Row(name="", number=2.0),))
    back = from_bytes(Row, to_bytes(row))
    assert back == row
    assert isinstance(back.side, Side)
    assert isinstance(back.pairs, tuple)


def test_numpys_floats_are_numbers():
    """A float of NumPy's is kept as the float it is; an array is not kept at all."""
    assert from_bytes(Row, to_bytes(Row(name="a", number=np.float64(0.1)))) == Row(name="a", number=0.1)
    with pytest.raises(NotImplementedError, match="no bytes are defined of ndarray"):
        to_bytes(Row(name="a", number=np.zeros(2)))


def test_what_has_no_bytes_of_its_own_is_kept_as_somebody_says():
    """And comes back as they say, beside NumPy's floats."""
    row = Row(name="a", number=np.float64(0.5), day=1j)
    block = to_bytes(row, plain=lambda value: date(2025, int(value.imag), 1))
    assert from_bytes(Row, block) == replace(row, day=date(2025, 1, 1))
    assert (
        from_bytes(complex, to_bytes(2j, plain=lambda value: value.imag), made=lambda kind, read: kind(0, read)) == 2j
    )


@pytest.mark.parametrize(
    "block",
    [
        b"", b"{}", b"[]", b"null", b"not json", b"\xff" * 40, b"[" * 100_000, b'{"name":"a"}',
        b'{"name":"a","number":"1"}', b'{"name":"a","number":null}', b'{"name":"a","number":1.0}x',
        b'{"name":"a","number":1.0,"day":"2025-13-01"}', b'{"name":"a","number":1.0,"side":"right"}',
        b'{"name":"a","number":1.0',
    ],
)  # fmt: skip
def test_other_bytes_hold_nothing(block):
    """Anything else, half an entry among it, is None and no error."""
    assert from_bytes(Row, block) is None


def test_a_value_is_made_once(tmp_path):
    """What is kept is found; what is not, or is another kind of thing, is made and kept."""
    keeper, made = Keeper(tmp_path), []

    def make():
        made.append(1)
        return Row(name="a", number=1.0)

    assert found_or_made(keeper, KEY, Row, make) == found_or_made(keeper, KEY, Row, make) == make()
    assert len(made) == 2
    keep_value(keeper, KEY, replace(make(), name="b"))
    assert find_value(keeper, KEY, Row).name == "b"
    assert find_value(keeper, KEY, Findings) is None
    assert found_or_made(Keeper(None), KEY, Row, make) == make()
