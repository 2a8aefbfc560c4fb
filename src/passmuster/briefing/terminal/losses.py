"""Findings about losses in the terminal: totals, leans, meanings, and what was found amiss in the table."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Final

from rich.console import Console, RenderableType
from rich.text import Text

from passmuster.briefing.phrases import LEAN_NOTE
from passmuster.briefing.terminal.pieces import plain
from passmuster.briefing.terminal.sections import print_sections, width_of
from passmuster.briefing.terminal.table import Column, add_row, table_of
from passmuster.findings.loss_check_words import told_check, told_restatement
from passmuster.findings.loss_discretion import loss_discretion_words
from passmuster.findings.loss_relay_words import relay_sentences
from passmuster.findings.loss_words import (
    drift_sentence,
    held_out_sentence,
    names_sentence,
    set_aside_sentence,
    slips_sentence,
    total_words,
    unsettled_sentences,
)
from passmuster.findings.parts.losses import LossFindings
from passmuster.wording.dates import long_date
from passmuster.wording.numbers import (
    factor_interval_words,
    factor_words,
    percent_words,
    reported_words,
)
from passmuster.wording.quantities import tally

__all__ = ["MOST_CHECKS", "MOST_SLIPS", "print_losses"]

MOST_CHECKS: Final = 12
"""Things amiss that the terminal lists; the rest is in the JSON."""
MOST_SLIPS: Final = 20
"""Slips listed in the terminal; the rest is in the JSON."""

TOTALS: Final = (
    Column("lost", wraps=True),
    Column("of", wraps=True),
    Column("about", is_number=True),
    Column("95 % interval", is_number=True),
    Column("last spoken of", wraps=True),
)
LEANS: Final = (
    Column("source", wraps=True),
    Column("column", wraps=True),
    Column("of", wraps=True),
    Column("claims", is_number=True),
    Column("factor", is_number=True),
    Column("95 % interval", is_number=True),
)
MEANINGS: Final = tuple(Column(heading, wraps=True) for heading in ("source", "column", "of", "counts"))


def print_losses(findings: LossFindings, console: Console) -> None:
    """Everything that is said of a table, on a console."""
    width = width_of(console)
    sections = (
        ("", _opening(findings)),
        ("A plain look at the table", _plain_lines(_looks(findings))),
        (f"Totals by {long_date(findings.as_of)}", [_totals(findings, width)]),
        ("How far each source leans", _leans(findings, width)),
        ("What each column counts", _meanings(findings, width)),
        ("Drifts, slips and echoes", _plain_lines((*_drifts(findings), *_slips(findings), *_columns(findings)))),
        ("Rows held out", _plain_lines(_held_out(findings))),
    )
    print_sections(sections, console)


def _looks(findings: LossFindings) -> list[str]:
    """What restates, and what may be amiss, the weightiest first, with rows and remedy."""
    restated = [told_restatement(one) for one in findings.restatements]
    lines = [told_check(check) for check in findings.checks[:MOST_CHECKS]]
    rest = len(findings.checks) - len(lines)
    return [*restated, *lines, *([f"and {rest} more in the JSON."] if rest > 0 else [])]


def _opening(findings: LossFindings) -> list[RenderableType]:
    table = findings.table
    facts = (
        f"{tally(len(table.claims), 'claim')} of {table.file}, {reported_words(len(table.repeat_of))} of them exact "
        f"repeats. Day 1 is {long_date(findings.date_of(1))}. 95 % intervals. Seed {findings.seed}, "
        f"passmuster {findings.version}, {findings.seconds:.0f} s."
    )
    return [
        *(plain(line, style="bold red") for line in unsettled_sentences(findings.diagnostics)),
        plain(f"Losses up to {long_date(findings.as_of)}, {findings.model} model", style="bold"),
        plain(facts),
        *(plain(line) for line in _kept_back(findings)),
    ]


def _kept_back(findings: LossFindings) -> list[str]:
    """What was kept back about people, where anything was."""
    words = loss_discretion_words(findings.discretion) if findings.discretion else ""
    return [words] if words else []


def _totals(findings: LossFindings, width: int) -> RenderableType:
    table = table_of(TOTALS, width=width)
    for total in findings.last_totals:
        ends = "" if total.date == findings.as_of else long_date(total.date - timedelta(days=total.days_past))
        add_row(table, total.category, total.side, *total_words(total), ends)
    return table


def _leans(findings: LossFindings, width: int) -> list[RenderableType]:
    table = table_of(LEANS, width=width)
    for lean in sorted(findings.leans, key=lambda row: (row.group, row.side, row.category)):
        ends = factor_interval_words(lean.factor_q025, lean.factor_q975)
        factor = factor_words(lean.factor_q50)
        add_row(table, lean.group, lean.category, lean.side, str(lean.claims), factor, ends)
    return [table, Text(LEAN_NOTE, style="dim")] if findings.leans else []


def _meanings(findings: LossFindings, width: int) -> list[RenderableType]:
    table = table_of(MEANINGS, width=width)
    for readings in findings.meanings_by_column:
        column = readings[0]
        counts = ", ".join(f"{row.measure} {percent_words(row.probability)}" for row in readings)
        add_row(table, column.group, column.category, column.side, counts)
    return [table] if table.row_count else []


def _plain_lines(lines: Iterable[str]) -> list[RenderableType]:
    return [plain(line) for line in lines]


def _drifts(findings: LossFindings) -> list[str]:
    """Leans that changed, by their 95 % intervals."""
    return [drift_sentence(drift) for drift in findings.drifts if drift.is_shown]


def _slips(findings: LossFindings) -> list[str]:
    lines = [f"Row {slip.row}: {slip.reason}" for slip in findings.slips[:MOST_SLIPS]]
    rest = len(findings.slips) - len(lines)
    head = [slips_sentence(len(findings.slips))] if lines else []
    return [*head, *lines, *([f"and {rest} more in the JSON."] if rest > 0 else [])]


def _columns(findings: LossFindings) -> list[str]:
    """Columns that may be another's told again, and what the reader holds of columns."""
    echoes = [
        f"Perhaps one origin: {echo.evidence} If so, add --one-origin '{echo.group}:{echo.category}'."
        for echo in findings.echoes
    ]
    return [
        *relay_sentences(findings.relays),
        *echoes,
        *map(set_aside_sentence, findings.set_aside),
        *map(names_sentence, findings.names),
    ]


def _held_out(findings: LossFindings) -> list[str]:
    named = ((findings.model, findings.held_out), ("as published", findings.held_out_as_published))
    return [held_out_sentence(name, score) for name, score in named if score is not None]
