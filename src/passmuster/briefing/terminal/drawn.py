"""Blocks as rich draws them."""

from rich.console import RenderableType

from passmuster.briefing.blocks import Block, Bulleted, Worded
from passmuster.briefing.terminal.pieces import bullet, plain
from passmuster.briefing.terminal.table import add_row, table_of

__all__ = ["drawn_block"]


def drawn_block(block: Block, width: int) -> RenderableType:
    """A block, for a terminal of so many columns."""
    if isinstance(block, Worded):
        return plain(block.text, style=block.style)
    if isinstance(block, Bulleted):
        return bullet(plain(block.text))
    table = table_of(block.columns, width=width)
    for row in block.rows:
        add_row(table, *row)
    return table
