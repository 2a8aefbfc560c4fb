"""Bytes to text, and what is said when the encoding had to be guessed."""

import pytest

from passmuster.documents.encoding import decode, is_binary
from worlds.small_documents import only


@pytest.mark.parametrize("codec", ["utf-8", "utf-16", "utf-32", "utf-8-sig"])
def test_encodings_with_a_mark_or_utf8_give_the_same_text(codec: str) -> None:
    """The text does not depend on how it was written down."""
    assert only("Erdoğan spoke of 1,000 men — “many”.".encode(codec)).text == "Erdoğan spoke of 1,000 men — “many”."


def test_a_guessed_encoding_is_said() -> None:
    """Bytes that are not UTF-8 and declare nothing are read, and a remark says as what."""
    document = only("Le général a parlé de 300 soldats à Bangui.".encode("cp1252"))
    assert "général" in document.text
    assert "read as cp1252" in document.remarks[0]


def test_a_declared_encoding_is_believed() -> None:
    """In the bytes or beside them; nothing is remarked then."""
    assert decode('<meta charset="cp1251">Привет'.encode("cp1251")) == ('<meta charset="cp1251">Привет', ())
    assert decode("Привет".encode("koi8-r"), "koi8-r") == ("Привет", ())


def test_an_encoding_that_is_none_is_passed_over() -> None:
    """A declaration that names no encoding of texts does no harm."""
    assert decode("é".encode(), "base64") == ("é", ())
    assert decode("é".encode(), "no-such-encoding") == ("é", ())


def test_much_cyrillic_is_read_as_such() -> None:
    """Bytes that are neither UTF-8 nor declared are Cyrillic where they look it."""
    words = "слово солдат потери " * 12
    text, (remark,) = decode(words.encode("cp1251"))
    assert text == words
    assert remark.endswith("read as cp1251")


@pytest.mark.parametrize(
    ("content", "binary"), [(b"", False), (b"text\n", False), (b"a\x00\x00b", True), ("é".encode("utf-16"), False)]
)
def test_zeros_and_control_bytes_tell_binary_data(content: bytes, binary: bool) -> None:
    """Text in an encoding of two bytes has zeros too, and a mark that says so."""
    assert is_binary(content) is binary
