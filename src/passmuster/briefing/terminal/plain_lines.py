"""Sections without colours and without rich: for a pipe or a file, letter for letter what rich would write.

To load and to ask rich takes a tenth of what an answer takes whose parts are all kept. It is asked all the same where
more than letters is wanted, and where a letter or a narrow place makes a layout that only it knows: then None is given.
The tests hold every line to what rich writes.
"""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import pairwise
from typing import Final, TextIO

from passmuster.briefing.blocks import HELD, ROOMY, Block, Bulleted, Column, Tabled, Worded, held

__all__ = ["PlainSection", "plain_lines", "plain_width"]

PlainSection = tuple[str, Sequence[Block]]
"""A heading, empty for what stands above all others, and what stands below it."""

LEAST_WIDTH: Final = 40
"""Columns from which this lays out; in less, columns are squeezed until they vanish."""

SINGLE: Final = re.compile(
    "[ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f"  # Latin, Greek, Cyrillic
    "\u2010-\u2027\u2030-\u205e\u2212\u2500-\u25fc\u2800-\u28ff]*"  # dashes and quotes, minus, bars, held blanks
)
"""Letters that are known to take one place each."""

ASKED_FOR_COLOUR: Final = ("FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE")
"""What tells rich of a terminal where there is none."""

USUAL_WIDTH: Final = 80
"""Columns where nothing tells them."""

BETWEEN: Final = 2
"""Blanks between columns."""

BULLET: Final = "  •  "

WORD: Final = re.compile(r"\s*\S+\s*")


def plain_width(out: TextIO, environment: Mapping[str, str] = os.environ) -> int | None:
    """Columns of lines that are written to `out`; None where it may want colours, or other letters than these."""
    encoding = (getattr(out, "encoding", "") or "").lower()
    if os.name != "posix" or out.isatty() or not encoding.startswith("utf"):
        return None
    if any(environment.get(name) for name in ASKED_FOR_COLOUR):
        return None
    told = environment.get("COLUMNS", "")
    return int(told) if told.isdigit() else _width_of_terminal() or USUAL_WIDTH


def _width_of_terminal() -> int:
    """Columns of the terminal that this was called from; 0 without one."""
    for handle in range(3):
        with suppress(OSError):
            return os.get_terminal_size(handle).columns
    return 0


def plain_lines(sections: Sequence[PlainSection], width: int) -> str | None:
    """One section after the other, in so many columns; those with nothing below their heading are left out."""
    if width < LEAST_WIDTH:
        return None
    lines: list[str] = []
    for heading, body in sections:
        if body and heading:
            title = held(heading)
            if len(title) > width - 2:
                return None
            lines += ["", f"{title} ".ljust(width, "─")]
        for block in body:
            told = _block(block, width)
            if told is None:
                return None
            lines += told
    text = "\n".join(line.rstrip() for line in [*lines, ""])
    return text.replace(HELD, " ") if all(SINGLE.fullmatch(line) for line in lines) else None


def _block(block: Block, width: int) -> list[str] | None:
    if isinstance(block, Worded):
        return _wrapped(held(block.text), width)
    if isinstance(block, Bulleted):
        first, *more = _wrapped(held(block.text), width - len(BULLET))
        return [BULLET + first, *(" " * len(BULLET) + line for line in more)]
    return _table(block, width)


def _table(table: Tabled, width: int) -> list[str] | None:
    """The lines of a table; None where a column would be squeezed until it vanishes."""
    columns, last = table.columns, len(table.columns) - 1
    may_wrap = [width < ROOMY or column.wraps for column in columns]
    rows = [[column.heading for column in columns], *([held(cell) for cell in row] for row in table.rows)]
    gaps = [BETWEEN if place < last else 0 for place in range(len(columns))]
    if any(column.least for column in columns):
        return None
    wished = [max(map(len, cells)) + gap for cells, gap in zip(zip(*rows, strict=True), gaps, strict=True)]
    widths = _narrowed([wish or 1 for wish in wished], may_wrap, width)
    if any(wide - gap < 1 < wish for wide, gap, wish in zip(widths, gaps, wished, strict=True)):
        return None
    lines: list[str] = []
    for number, row in enumerate(rows):
        told = zip(row, columns, widths, gaps, may_wrap, strict=True)
        cells = [_cell(cell, column, wide - gap, wraps) for cell, column, wide, gap, wraps in told]
        lines += _side_by_side(cells, widths, at_bottom=number == 0)
    return lines


def _cell(text: str, column: Column, width: int, wraps: bool) -> list[str]:
    lines = _wrapped(text, width) if wraps else [text[:width]]
    return [line.rstrip().rjust(width) if column.is_number else line for line in lines]


def _side_by_side(cells: Sequence[Sequence[str]], widths: Sequence[int], at_bottom: bool) -> Iterator[str]:
    """The lines of a row; cells of fewer lines stand at its top, or at its bottom."""
    height = max(map(len, cells))
    filled = []
    for cell in cells:
        empty = [""] * (height - len(cell))
        filled.append([*empty, *cell] if at_bottom else [*cell, *empty])
    for parts in zip(*filled, strict=True):
        yield "".join(part.ljust(width) for part, width in zip(parts, widths, strict=True))


def _narrowed(widths: Sequence[int], may_wrap: Sequence[bool], most: int) -> list[int]:
    """Widths of columns that have room together: the widest that may wrap give way first, as far as the next.

    Where that does not do, all give way alike.
    """
    found = list(widths)
    while (excess := sum(found) - most) > 0:
        widest = max((width for width, wraps in zip(found, may_wrap, strict=True) if wraps), default=0)
        chosen = [place for place, wraps in enumerate(may_wrap) if wraps and found[place] == widest > 0]
        if not chosen:
            return _reduced(found, range(len(found)), excess, most)
        others = (width for width, wraps in zip(found, may_wrap, strict=True) if wraps and width != widest)
        found = _reduced(found, chosen, excess, widest - max(others, default=0))
    return found


def _reduced(widths: Sequence[int], chosen: Sequence[int], excess: int, most: int) -> list[int]:
    """Widths of which the chosen share an excess, each as much as it has and not more than so much."""
    found = list(widths)
    for given, place in enumerate(chosen):
        share = min(found[place], most, round(excess / (len(chosen) - given)))
        found[place] -= share
        excess -= share
    return found


def _wrapped(text: str, width: int) -> list[str]:
    """The lines of a text, broken between words; a word that is longer than a line is cut."""
    breaks: list[int] = []
    used = 0
    for word in WORD.finditer(text):
        start, length = word.start(), len(word[0].rstrip())
        if width - used >= length:
            used += len(word[0])
        elif length > width:
            starts = range(start, word.end(), width)
            breaks += [place for place in starts if place]
            used = word.end() - starts[-1]
        elif used and start:
            breaks.append(start)
            used = len(word[0])
    edges = [0, *breaks, len(text)]
    return [_within(text[first:last], width) for first, last in pairwise(edges)]


def _within(line: str, width: int) -> str:
    """A line without the blanks at its end that have no room."""
    return line if len(line) <= width else line.rstrip().ljust(width)[:width]
