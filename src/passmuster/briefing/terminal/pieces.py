"""The pieces that every layout on the terminal is put together from: plain lines, bullets, two columns."""

from collections.abc import Iterable, Sequence
from typing import Final

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.padding import Padding
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from passmuster.briefing.blocks import HELD, held

__all__ = ["Trimmed", "bullet", "indented", "inset", "plain", "two_columns", "with_claims"]

CLAIMS_SHOWN: Final = 6
"""Claim ids printed after a sentence; the page and the JSON hold them all."""


def plain(line: str, style: str = "") -> Text:
    """A stranger's string as text: never markup, on one line, a number never parted from its per cent sign."""
    return Text(held(line), style=style)


class Trimmed:
    """Whatever is given, without blanks at the ends of lines, and with held blanks turned into plain ones."""

    def __init__(self, content: RenderableType) -> None:
        self.content = content

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for line in console.render_lines(self.content, options, pad=False):
            while line and not line[-1].text.strip():
                line.pop()
            yield from (Segment(segment.text.replace(HELD, " "), segment.style) for segment in line[:-1])
            yield from (Segment(segment.text.rstrip().replace(HELD, " "), segment.style) for segment in line[-1:])
            yield Segment.line()


def inset(part: RenderableType, columns: int = 2) -> RenderableType:
    """Anything, so many columns from the left."""
    return Padding(part, (0, 0, 0, columns))


def indented(line: str, columns: int = 2) -> RenderableType:
    """A stranger's string, so many columns from the left."""
    return inset(plain(line), columns)


def bullet(line: Text) -> RenderableType:
    """A line behind a bullet, wrapping beside it."""
    return two_columns([("•", line)], width=1)


def two_columns(rows: Iterable[tuple[str, Text]], *, width: int) -> RenderableType:
    """A narrow first column beside wrapping text."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=width, style="bold")
    grid.add_column(ratio=1)
    for label, line in rows:
        grid.add_row(plain(label), line)
    return inset(grid)


def with_claims(line: str, claims: Sequence[str]) -> Text:
    """A sentence with the ids of the claims it rests on, the first few by name."""
    text = plain(line)
    if claims:
        more = f" +{len(claims) - CLAIMS_SHOWN}" if len(claims) > CLAIMS_SHOWN else ""
        text += Text(" ") + plain(f"[{' '.join(claims[:CLAIMS_SHOWN])}{more}]", style="dim")
    return text
