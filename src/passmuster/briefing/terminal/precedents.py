"""Answers about past partners on the terminal, as wide as it is and no wider."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from passmuster.briefing.plaintext import one_line
from passmuster.briefing.terminal.tables import Trimmed, plain, two_columns
from passmuster.findings.parts.precedents import PrecedentAnswer

__all__ = ["print_answer"]

MAXIMUM_WIDTH: Final = 116

WITH_NAMES: Final = 100
"""Columns from which on participants are named beside their case_id."""

MONTHS: Final = 1
"""Place of the column of numbers among those of the participants."""

Row = Mapping[str, Any]


def print_answer(answer: PrecedentAnswer, console: Console) -> None:
    """Print rows and remarks to the console."""
    width = min(console.width, MAXIMUM_WIDTH)
    for part in (*LAYOUTS[answer.title](answer.rows, width), Text(), *(plain(remark) for remark in answer.remarks)):
        console.print(Trimmed(part), width=width, highlight=False, markup=False, emoji=False)


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
    return Padding(table, (0, 0, 0, 2))


def _effects(rows: Sequence[Row], _: int) -> list[RenderableType]:
    """Each driver with its hazard ratio, beside what scholars expect and who says so."""
    table = _table(("driver", "left"), ("ratio", "right"), ("90 % interval", "right"), ("verdict", "left"))
    for row in rows:
        interval = f"{row['q05']:.2f} to {row['q95']:.2f}"
        expected = f"{EXPECTED[row['expected']]}{row['expected_by'].removeprefix('open').removeprefix(': ')}"
        verdict = plain(row["verdict"]) + (Text("\n") + plain(expected, "dim") if expected else Text())
        table.add_row(plain(row["meaning"]), f"{row['hazard_ratio']:.2f}", interval, verdict)
    return [table]


EXPECTED: Final = {"+": "expected to raise it. ", "-": "expected to lower it. ", "open": ""}


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


def _scores(rows: Sequence[Row], _: int) -> list[RenderableType]:
    """A line for each forecaster."""
    names = ("concordance", "brier_12_months", "log_loss_per_month")
    table = _table(("forecaster", "left"), *((name.replace("_", " "), "right") for name in names))
    for row in rows:
        numbers = ("-" if row[name] is None else f"{row[name]:.4f}" for name in names)
        table.add_row(row["forecaster"], *numbers)
    return [table]


LAYOUTS: Final[Mapping[str, Callable[[Sequence[Row], int], list[RenderableType]]]] = {
    "participants": _participants, "effects": _effects, "nearest": _nearest, "scores": _scores,
}  # fmt: skip


def _table(*columns: tuple[str, str]) -> Table:
    """A table whose first and last columns give way where the terminal is narrow."""
    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    for place, (heading, justify) in enumerate(columns):
        holds = 0 < place < len(columns) - 1
        table.add_column(heading, justify=justify, overflow="fold", no_wrap=holds)  # type: ignore[arg-type]
    return table
