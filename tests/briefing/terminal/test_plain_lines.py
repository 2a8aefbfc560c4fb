"""Lines without rich: letter for letter what rich writes, or none."""

import io
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from passmuster.briefing.blocks import Bulleted, Column, Tabled, Worded
from passmuster.briefing.terminal.captured import TEXT_WIDTH, captured
from passmuster.briefing.terminal.changes import print_changes, write_changes
from passmuster.briefing.terminal.drawn import drawn_block
from passmuster.briefing.terminal.plain_lines import SINGLE, plain_lines, plain_width
from passmuster.briefing.terminal.sections import print_sections, width_of
from worlds.change_findings import nothing_moved, stepwise, what_moved

WORDS = st.text("ab ,.%1−•─█ж", max_size=90)
LONG = st.text("abcd", min_size=20, max_size=140)
TEXTS = WORDS | LONG | st.builds("{} {}".format, WORDS, LONG)
COLUMNS = st.builds(Column, TEXTS.map(lambda text: text[:14]), is_number=st.booleans(), wraps=st.booleans())


@st.composite
def tables(draw):
    """A table with some columns and rows."""
    columns = tuple(draw(st.lists(COLUMNS, min_size=1, max_size=6)))
    row = st.tuples(*(TEXTS.map(lambda text: text[:40]) if column.wraps else WORDS for column in columns))
    return Tabled(columns, draw(st.lists(row, max_size=4)))


BLOCKS = st.builds(Worded, TEXTS) | st.builds(Bulleted, TEXTS) | tables()
SECTIONS = st.lists(st.tuples(WORDS.map(str.strip), st.lists(BLOCKS, max_size=3)), max_size=3)


def drawn(sections, width):
    """What rich writes."""
    console = Console(file=io.StringIO(), width=width, color_system=None, legacy_windows=False, emoji=False)
    print_sections(
        [(head, [drawn_block(block, width_of(console)) for block in body]) for head, body in sections], console
    )
    return console.file.getvalue()


@given(SECTIONS, st.integers(30, 116))
def test_the_same_as_rich_letter_for_letter(sections, width):
    """Whatever is said, in whatever width; where None is given rich is asked."""
    told = plain_lines(sections, width)
    assert told is None or told == drawn(sections, width)


@pytest.mark.parametrize(
    "findings", [what_moved(), nothing_moved(), stepwise(), replace(what_moved(), is_usable=False)]
)
@pytest.mark.parametrize("width", [40, 77, 80, TEXT_WIDTH, 200])
def test_what_moved_is_told_without_rich(findings, width, monkeypatch):
    """The whole answer to a pipe is what rich would have written to it, and rich is not asked."""
    monkeypatch.setenv("COLUMNS", str(width))
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    monkeypatch.setattr("rich.console.Console.print", None)
    write_changes(findings, out)
    monkeypatch.undo()
    out.seek(0)
    console = Console(file=io.StringIO(), width=width, color_system=None, legacy_windows=False)
    print_changes(findings, console)
    assert out.read() == console.file.getvalue()


def test_what_it_cannot_lay_out_is_left_to_rich():
    """Letters of another width, a place that is too narrow, and columns that would have to be cut."""
    assert plain_lines([("", [Worded("戦争")])], 80) is None
    assert plain_lines([("", [Worded("a\u0301")])], 80) is None
    assert plain_lines([("", [Worded("a")])], 39) is None
    assert plain_lines([("", [Tabled([Column("a")] * 30, [["x" * 5] * 30])])], 80) is None
    assert plain_lines([("x" * 79, [Worded("a")])], 80) is None
    other = replace(what_moved(), title="戦争")
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    write_changes(other, out)
    out.seek(0)
    assert out.read().splitlines()[0] == "戦争: what moved"


def test_letters_taken_for_single_are():
    """Every one of them takes one place by rich's own table."""
    letters = [chr(code) for code in range(0x10000) if SINGLE.fullmatch(chr(code))]
    assert len(letters) > 1_000
    assert {letter for letter in letters if cell_len(letter) != 1} == set()
    assert not re.fullmatch(SINGLE, "\n")


@pytest.mark.parametrize(
    ("encoding", "environment", "width"),
    [
        ("utf-8", {"COLUMNS": "93"}, 93),
        ("UTF-8", {"COLUMNS": "93", "FORCE_COLOR": ""}, 93),
        ("utf-8", {"COLUMNS": "93", "FORCE_COLOR": "1"}, None),
        ("utf-8", {"COLUMNS": "93", "TTY_COMPATIBLE": "1"}, None),
        ("latin-1", {"COLUMNS": "93"}, None),
    ],
)
def test_colours_and_other_letters_are_left_to_rich(encoding, environment, width):
    """Who asks for colours in a pipe has them; where bars cannot be written, rich draws others."""
    assert plain_width(io.TextIOWrapper(io.BytesIO(), encoding=encoding), environment) == width


def test_a_terminal_is_left_to_rich(monkeypatch):
    """It may show colours."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    monkeypatch.setattr(out, "isatty", lambda: True, raising=False)
    assert plain_width(out, {}) is None


def test_widths_are_those_of_rich(monkeypatch):
    """Without COLUMNS it is the terminal's that the command was called from, else 80."""
    monkeypatch.delenv("COLUMNS", raising=False)
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    assert plain_width(out, {}) == Console(file=out).width
    assert captured(lambda console: None) == ""
