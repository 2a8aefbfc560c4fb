"""JSON of strangers: a value, or one kind of error."""

import pytest

from passmuster.plainjson import json_value


def test_sound_json_is_its_value() -> None:
    """Nothing is lost or turned."""
    assert json_value('{"a": [1, 2.5, "x", null, true]}') == {"a": [1, 2.5, "x", None, True]}


@pytest.mark.parametrize(
    "text", ["", "{", "[" * 100_000, "9" * 5_000, "1e999", "-1e999", "NaN", "[Infinity]", b"\xff\xfe", b"\xed\xa0\x80"]
)
def test_whatever_is_no_json_is_one_kind_of_error(text: str | bytes) -> None:
    """Broken, too deep, too large, not finite, not UTF-8."""
    with pytest.raises(ValueError, match=r"."):
        json_value(text)
