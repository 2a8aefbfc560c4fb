"""Answers about past partners on the terminal, as wide as it is and no wider."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from passmuster.briefing.terminal.pieces import inset, plain, two_columns
from passmuster.briefing.terminal.sections import print_sections, width_of
from passmuster.briefing.terminal.table import Column, add_row, table_of
from passmuster.findings.parts.precedents import PrecedentAnswer
from passmuster.plaintext import one_line

__all__ = ["print_answer"]

WITH_NAMES: Final = 100
"""Columns from which on participants are named beside their case_id."""

MONTHS: Final = 1
"""Place of the column of numbers among those of the participants."""

EXPECTED: Final = {"+": "expected to raise it. ", "-": "expected to lower it. ", "open": ""}

EFFECTS: Final = (
    Column("driver", wraps=True),
    Column("ratio", is_number=True),
    Column("90 % interval", is_number=True),
    Column("verdict", wraps=True),
)

Row = Mapping[str, Any]


def print_answer(answer: PrecedentAnswer, console: Console) -> None:
    """Print rows and remarks to the console."""
    rows = LAYOUTS[answer.title](answer.rows, width_of(console))
    print_sections([("", [*rows, Text(), *map(plain, answer.remarks)])], console)


def _participants(rows: Sequence[Row], width: int) -> list[RenderableType]:
    """War by war and principal by principal who was in, since when, how long, and how it ended.

    Where names find no room they are left out, because a case_id tells who it is as well.
    """
    n_shown = 5 if width >= WITH_NAMES else 4
    heading = ("entered", "months", "exit", "case_id", "participant")[:n_shown]
    cells = {row["case_id"]: _participant_cells(row)[:n_shown] for row in rows}
    # One width for all wars, so that columns stand under one another.
    widths = [max(map(len, column)) for column in zip(heading, *cells.values(), strict=True)]
    parts: list[RenderableType] = [_participant_table(widths, [heading], "dim")]
    for (war, principal), members in _by_war(rows).items():
        parts += [Text(f"{one_line(war)}, for {one_line(principal)}", style="bold")]
        parts += [_participant_table(widths, [cells[row["case_id"]] for row in members])]
    return parts


def _by_war(rows: Sequence[Row]) -> dict[tuple[str, str], list[Row]]:
    """Rows by war and principal, in the order in which they first appear."""
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        groups.setdefault((row["war"], row["principal"]), []).append(row)
    return groups


def _participant_cells(row: Row) -> tuple[str, ...]:
    exit_words = row["exit"].replace("_", " ")
    return row["start"], f"{row['months']:.1f}", exit_words, row["case_id"], one_line(row["participant"])


def _participant_table(widths: Sequence[int], rows: Sequence[Sequence[str]], style: str = "") -> RenderableType:
    table = Table.grid(padding=(0, 2, 0, 0))
    for place, width in enumerate(widths):
        table.add_column(width=width, overflow="fold", justify="right" if place == MONTHS else "left")
    for cells in rows:
        table.add_row(*(plain(cell, style) for cell in cells))
    return inset(table)


def _effects(rows: Sequence[Row], width: int) -> list[RenderableType]:
    """Each driver with its hazard ratio, beside what scholars expect and who says so."""
    table = table_of(EFFECTS, width=width)
    for row in rows:
        interval = f"{row['q05']:.2f} to {row['q95']:.2f}"
        expected = f"{EXPECTED[row['expected']]}{row['expected_by'].removeprefix('open').removeprefix(': ')}"
        verdict = plain(row["verdict"]) + (Text("\n") + plain(expected, "dim") if expected else Text())
        add_row(table, row["meaning"], f"{row['hazard_ratio']:.2f}", interval, verdict)
    return [table]


def _nearest(rows: Sequence[Row], _: int) -> list[RenderableType]:
    """Each precedent with its distance, how it ended, and what speaks for and against the comparison."""
    parts: list[RenderableType] = []
    for row in rows:
        heading = Text(f"{one_line(row['participant'])}, {one_line(row['war'])}", style="bold")
        facts = [
            ("exit", plain(f"{row['exit'].replace('_', ' ')}; distance {row['distance']:.2f}; {row['case_id']}")),
            ("for", plain(row["for"] or "nothing")),
            ("against", plain(row["against"] or "nothing")),
        ]
        parts += [heading, two_columns(facts, width=len("against"))]
    return parts


def _scores(rows: Sequence[Row], width: int) -> list[RenderableType]:
    """A line for each forecaster."""
    names = ("concordance", "brier_12_months", "log_loss_per_month")
    headings = (Column(name.replace("_", " "), is_number=True) for name in names)
    table = table_of([Column("forecaster", wraps=True), *headings], width=width)
    for row in rows:
        add_row(table, row["forecaster"], *("-" if row[name] is None else f"{row[name]:.4f}" for name in names))
    return [table]


LAYOUTS: Final[Mapping[str, Callable[[Sequence[Row], int], list[RenderableType]]]] = {
    "participants": _participants, "effects": _effects, "nearest": _nearest, "scores": _scores,
}  # fmt: skip
