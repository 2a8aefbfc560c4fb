"""Levers on the terminal: what those that were set change, and which can be asked."""

from typing import Final

from rich.console import RenderableType
from rich.text import Text

from passmuster.briefing.outline import effects_at, question_effects
from passmuster.briefing.phrases import EFFECTS_NOTE, effect_cells, horizon_words, lever_sentences, question_effect
from passmuster.briefing.terminal.pieces import bullet, inset, plain, two_columns
from passmuster.briefing.terminal.table import Column, add_row, table_of
from passmuster.findings.findings import Findings

__all__ = ["effects_section", "levers_section"]

COLUMNS: Final = (
    Column("", least=18, wraps=True),
    Column("as it stands", is_number=True, least=12),
    Column("with levers", is_number=True, least=12),
    Column("difference", is_number=True, least=10),
    Column("90 % interval", is_number=True, least=18),
)


def effects_section(findings: Findings, width: int) -> list[RenderableType]:
    """For each horizon: what each action and count is without the levers and with them, and the difference."""
    blocks: list[RenderableType] = []
    for weeks, rows in effects_at(findings):
        table = table_of(COLUMNS, width=width)
        for row in rows:
            add_row(table, *effect_cells(row))
        blocks += [inset(Text(horizon_words(findings, weeks), style="italic")), inset(table)]
    for row in question_effects(findings):
        blocks.append(bullet(plain(row.what) + Text(" – ") + plain(question_effect(row), "dim")))
    return [*blocks, inset(Text(EFFECTS_NOTE, style="dim"))] if blocks else []


def levers_section(findings: Findings) -> list[RenderableType]:
    """The levers of the case, a sentence each."""
    rows = [(name, plain(text)) for name, text in lever_sentences(findings)]
    return [two_columns(rows, width=max(len(name) for name, _ in rows))] if rows else []
