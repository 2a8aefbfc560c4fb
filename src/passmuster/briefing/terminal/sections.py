"""Sections on the terminal: the one way in which every command prints its headings and what stands below them."""

from collections.abc import Iterable, Sequence

from rich.console import Console, Group, RenderableType
from rich.rule import Rule
from rich.text import Text

from passmuster.briefing.blocks import MAXIMUM_WIDTH
from passmuster.briefing.terminal.pieces import Trimmed, plain

__all__ = ["MAXIMUM_WIDTH", "Section", "print_sections", "width_of"]

Section = tuple[str, Sequence[RenderableType]]
"""A heading, empty for what stands above all others, and what stands below it."""


def width_of(console: Console) -> int:
    """Columns that a layout may use."""
    return min(console.width, MAXIMUM_WIDTH)


def print_sections(sections: Iterable[Section], console: Console) -> None:
    """Print one section after the other; those with nothing below their heading are left out."""
    for heading, body in sections:
        if body:
            part = Trimmed(_section(heading, body))
            console.print(part, width=width_of(console), highlight=False, markup=False, emoji=False)


def _section(heading: str, body: Sequence[RenderableType]) -> RenderableType:
    if not heading:
        return Group(*body)
    rule = Rule(plain(heading, style="bold"), align="left", style="dim", characters="─")
    return Group(Text(), rule, *body)
