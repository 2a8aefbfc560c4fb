"""Estimates on the terminal: force by force and day by day, each count with both intervals and what it rests on."""

from collections.abc import Iterator, Sequence
from datetime import date
from math import isfinite
from typing import Final

from rich.console import RenderableType
from rich.text import Text

from passmuster.briefing.outline import estimates_by_force, force_name
from passmuster.briefing.phrases import ELSEWHERE, basis_words, quantity_label, units_words
from passmuster.briefing.terminal.pieces import indented, inset, plain
from passmuster.briefing.terminal.strips import interval_strip
from passmuster.briefing.terminal.table import ROOMY, STRIP, Column, add_row, has_strips, table_of
from passmuster.findings.findings import Findings
from passmuster.findings.parts.counts import Estimate
from passmuster.wording.numbers import count_words, interval_words

__all__ = ["estimates_ahead", "estimates_section"]

HALF: Final = 2
"""Place of the 50 % interval among the columns; it gives way where not all of them fit."""

UNIT: Final = 1
"""Place of the estimate itself, whose heading is the unit of the force's numbers."""

COLUMNS: Final = (
    Column("", least=17, wraps=True),
    Column("", is_number=True, least=9),
    Column("50 % interval", is_number=True, least=16),
    Column("90 % interval", is_number=True, least=16),
    Column("rests on", least=10),
)

Days = Sequence[tuple[date, list[Estimate]]]


def estimates_section(findings: Findings, width: int) -> list[RenderableType]:
    """The first force, which the briefing is about, in full; of the others how they stand now."""
    by_force = estimates_by_force(findings)
    if not by_force:
        return [indented("Not known: no quantity could be estimated.")]
    blocks: list[RenderableType] = []
    for place, (subject, days) in enumerate(by_force):
        name = plain(force_name(findings, subject), style="bold")
        shown = days if place == 0 else days[:1]
        blocks += [*([Text()] if blocks else []), name, _days_table(shown, findings.as_of, width)]
    if any(len(days) > 1 for _, days in by_force[1:]):
        blocks += [Text(), indented(f"Later days of the other forces stand {ELSEWHERE}.")]
    return blocks


def estimates_ahead(findings: Findings, width: int) -> Iterator[RenderableType]:
    """For each force its stocks and running totals on the days ahead."""
    for subject, days in estimates_by_force(findings):
        ahead = [(day, rows) for day, rows in days if day > findings.as_of]
        if ahead:
            yield inset(plain(force_name(findings, subject), style="bold"))
            yield _days_table(ahead, findings.as_of, width)


def _days_table(days: Days, as_of: date, width: int) -> RenderableType:
    """One force: for each day its quantities."""
    rows = [row for _, same_day in days for row in same_day]
    places = _places_that_fit([_cells(row) for row in rows], width)
    unit = Column(units_words(rows), is_number=True, least=COLUMNS[UNIT].least)
    columns = [unit if place == UNIT else COLUMNS[place] for place in places]
    table = table_of(columns, width=width, strips=True)
    for day, same_day in days:
        ahead = ", ahead" if day > as_of else ""
        add_row(table, Text(f"{day.isoformat()}{ahead}", style="italic"))
        last = max((row.q95 for row in same_day if isfinite(row.q95)), default=0.0)
        for row in same_day:
            cells = _cells(row)
            strip = interval_strip(row.q05, row.q50, row.q95, first=0.0, last=last, width=STRIP)
            picture = [Text(strip)] if has_strips(width) else []
            add_row(table, *(cells[place] for place in places), *picture, style="dim" if row.is_prior else "")
    return inset(table)


def _places_that_fit(rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """Places of the columns that fit side by side; on a narrow terminal all of them, wrapped instead."""
    widths = [max((len(cell) for cell in column), default=0) for column in zip(*rows, strict=True)]
    needed = sum(max(own, column.least) + 2 for own, column in zip(widths, COLUMNS, strict=False))
    fits = width < ROOMY or needed + (STRIP if has_strips(width) else 0) <= width
    return [place for place in range(len(COLUMNS)) if fits or place != HALF]


def _cells(row: Estimate) -> tuple[str, ...]:
    return (
        quantity_label(row),
        count_words(row.q50, width=row.q95 - row.q05),
        interval_words(row.q25, row.q75),
        interval_words(row.q05, row.q95),
        basis_words(row),
    )
