"""Blocks as rich draws them."""

from passmuster.briefing.blocks import Bulleted, Column, Tabled, Worded
from passmuster.briefing.terminal.drawn import drawn_block
from worlds.screen import drawn


def test_each_kind_of_block_is_drawn():
    """A line, a bullet with its words beside it, and a table whose markup is let be."""
    table = Tabled((Column("name", wraps=True), Column("people", is_number=True)), [("[bold]k1", "1,100")])
    blocks = [Worded("a line"), Bulleted("a point that wraps beside its bullet"), table]
    assert drawn([drawn_block(block, 30) for block in blocks], 30).splitlines() == [
        "a line",
        "  •  a point that wraps beside",
        "     its bullet",
        "name      people",
        "[bold]k1   1,100",
    ]
