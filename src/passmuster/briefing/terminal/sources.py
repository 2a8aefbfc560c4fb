"""How far sources lean, on the terminal: side by side of whom they speak."""

from collections.abc import Sequence
from typing import Final

from rich.console import RenderableType
from rich.text import Text

from passmuster.briefing.phrases import LEAN_NOTE, RATED_NOTE, SCATTER_NOTE, fared_words, has_exactness
from passmuster.briefing.terminal.pieces import inset, plain
from passmuster.briefing.terminal.strips import log_strip
from passmuster.briefing.terminal.table import STRIP, Column, add_row, has_strips, table_of
from passmuster.findings.findings import Findings
from passmuster.findings.parts.audit import SourceLean
from passmuster.wording.numbers import factor_interval_words, factor_words, lean_words

__all__ = ["sources_section"]

LEAN_REACH: Final = 8.0
"""Strips of lean run from an eighth to eight times the true number; what lies beyond is drawn at the end."""

COLUMNS: Final = (
    Column("", least=16, wraps=True),
    Column("claims", is_number=True, least=6),
    Column("origins", is_number=True, least=7),
    Column("factor", is_number=True, least=6),
    Column("90 % interval", is_number=True, least=13),
    Column("", least=13),
)

EXACTNESS: Final = (
    Column("", least=16, wraps=True),
    Column("numbers", is_number=True, least=7),
    Column("scatter", is_number=True, least=7),
    Column("90 % interval", is_number=True, least=13),
    Column("fared", least=13, wraps=True),
)


def sources_section(findings: Findings, width: int) -> list[RenderableType]:
    """Each source group's lean with its interval; nothing where none is known."""
    blocks: list[RenderableType] = []
    for side in sorted({row.side for row in findings.sources}):
        rows = [row for row in findings.sources if row.side == side]
        blocks += [inset(plain(f"About {side}", style="italic")), inset(_side(rows, width))]
    notes = [LEAN_NOTE, *([RATED_NOTE] if any(row.rating for row in findings.sources) else [])]
    told = [*blocks, *(inset(plain(note, style="dim")) for note in notes)] if blocks else []
    known = [row for row in findings.sources if has_exactness([row])]
    return [*told, *_exactness(known, width)] if known else told


def _side(rows: Sequence[SourceLean], width: int) -> RenderableType:
    table = table_of(COLUMNS, width=width, strips=True)
    for row in sorted(rows, key=lambda row: (row.family, row.group)):
        strip = Text(log_strip(row.factor_q05, row.factor_q50, row.factor_q95, reach=LEAN_REACH, width=STRIP))
        add_row(table, *_cells(row), *([strip] if has_strips(width) else []))
    return table


def _exactness(rows: Sequence[SourceLean], width: int) -> list[RenderableType]:
    table = table_of(EXACTNESS, width=width)
    for row in sorted(rows, key=lambda row: (row.side, row.family, row.group)):
        scatter = ("too few", "") if row.scatter_q50 is None else (
            factor_words(row.scatter_q50), factor_interval_words(row.scatter_q05 or 1.0, row.scatter_q95 or 1.0),
        )  # fmt: skip
        numbers = f"{row.scatter_claims}" if row.scatter_claims else ""
        add_row(table, f"{row.group} on {row.family}", numbers, *scatter, fared_words(row))
    heading, note = (
        plain("How exact they are, and how their claims fared", style="italic"),
        plain(SCATTER_NOTE, style="dim"),
    )
    return [inset(heading), inset(table), inset(note)]


def _cells(row: SourceLean) -> tuple[str, ...]:
    return (
        f"{row.group}{f' ({row.rating})' if row.rating else ''} on {row.family}",
        f"{row.claims}",
        f"{row.origins}",
        factor_words(row.factor_q50),
        factor_interval_words(row.factor_q05, row.factor_q95),
        lean_words(row.factor_q05, row.factor_q50, row.factor_q95),
    )
