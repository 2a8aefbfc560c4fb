"""Sections on the terminal."""

import io

from rich.console import Console

from passmuster.briefing.terminal.pieces import plain
from passmuster.briefing.terminal.sections import MAXIMUM_WIDTH, print_sections, width_of


def shown(width, *sections):
    """What these sections print."""
    out = io.StringIO()
    print_sections(sections, Console(file=out, width=width))
    return out.getvalue().splitlines()


def test_each_heading_stands_over_what_belongs_to_it():
    """A rule goes on to the end of the line; what has no heading stands first; an empty section is left out."""
    lines = shown(20, ("", [plain("Title")]), ("Empty", []), ("Sources", [plain("a"), plain("b")]))
    assert lines == ["Title", "", "Sources " + "─" * 12, "a", "b"]


def test_wide_terminals_are_not_filled_to_the_brim():
    """Lines are at most as long as can be read."""
    assert width_of(Console(file=io.StringIO(), width=300)) == MAXIMUM_WIDTH
    assert max(map(len, shown(300, ("Sources", [plain("word " * 100)])))) == MAXIMUM_WIDTH
