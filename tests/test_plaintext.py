"""Strings of strangers, made harmless."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passmuster.plaintext import escaped, harmless, harmless_table, one_line, table_cell, web_address


@given(st.text())
def test_one_line_has_no_controls_and_is_stable(text):
    """What comes out prints on one line, can be encoded, and comes out again unchanged."""
    clean = one_line(text)
    assert clean.isprintable() or not set(clean) & {chr(code) for code in (*range(32), *range(127, 160))}
    clean.encode("utf-8")
    assert one_line(clean) == clean


def test_terminal_escapes_and_direction_marks_vanish():
    """An escape sequence loses its escape; an override loses its power; letters of any script stay."""
    assert one_line("\x1b[31mred\x07") == "[31mred"
    assert one_line("\u202e000,21\u202c") == "000,21"
    assert one_line("북한군 12,000명\nКурск \ud800") == "북한군 12,000명 Курск \ufffd"


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "file:///etc/passwd", "//host/x", "/relative",
        "https://", "https:///x", "http://name:word@host/", "https://host\\@other/", "java\nscript:alert(1)", "",
        "http://[broken", "https://ho st/", "vbscript:x", "ftp://host/x",
    ],
)  # fmt: skip
def test_dangerous_addresses_are_refused(url):
    """Only absolute http and https addresses with a plain host become links."""
    assert web_address(url) == ""


@pytest.mark.parametrize("url", ["https://news.example/a?b=1&c=2#d", "http://world.kbs.co.kr/s.htm?Seq_Code=184091"])
def test_web_addresses_pass_unchanged(url):
    """An ordinary address is kept as it is."""
    assert web_address(url) == url


@given(st.text())
def test_escaped_json_holds_the_same_values(text):
    """Nothing that drives a terminal stands in the text of the document, and nothing is lost from its values."""
    written = escaped(json.dumps([text], ensure_ascii=False))
    assert json.loads(written) == [text]
    assert harmless(written) == written


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2), min_size=1))
def test_a_harmless_table_has_the_same_rows_and_no_formula(rows):
    """Each cell is shown as a table shows it, and only line feeds between rows are left of what drives a terminal."""
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows)
    clean = harmless_table(out.getvalue())
    assert all(harmless(line) == line for line in clean.split("\n"))
    assert list(csv.reader(io.StringIO(clean, newline=""))) == [list(map(table_cell, row)) for row in rows]


def test_a_cell_of_any_length_is_shown():
    """The limit of the standard library's reader, 131,072 signs, is none here, and stands as it was afterwards."""
    usual = csv.field_size_limit()
    assert harmless_table(f"a\n{'x' * 200_000}\n") == f"a\n{'x' * 200_000}\n"
    assert csv.field_size_limit() == usual


@pytest.mark.parametrize(
    "text", ["=HYPERLINK(1)", "+1+1", "-2+3", "@SUM(A1)", " =1", "\t=1", "\x1b=1", "\uff1d1", "-", "\u202e=1"]
)
def test_no_cell_is_a_formula(text):
    """However a formula begins, and whatever stands before it, its cell begins with an apostrophe."""
    assert table_cell(text).startswith("'")


@pytest.mark.parametrize("text", ["-12.5", "+3", "1e6", "a=b", "North Korea", "", "'=1"])
def test_other_cells_stay(text):
    """Numbers and words are let be."""
    assert table_cell(text) == text
