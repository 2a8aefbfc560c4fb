"""Findings about losses in the terminal: totals, leans, meanings, and what was found amiss in the table."""

from typing import Final

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from passmuster.briefing.terminal.pieces import plain
from passmuster.briefing.terminal.sections import print_sections, width_of
from passmuster.briefing.terminal.table import Column, add_row, table_of
from passmuster.findings.loss_words import (
    drift_sentence,
    held_out_sentence,
    names_sentence,
    set_aside_sentence,
    slips_sentence,
)
from passmuster.findings.parts.losses import LossFindings
from passmuster.findings.parts.methods import FitStatus
from passmuster.wording.dates import long_date, tally
from passmuster.wording.numbers import (
    count_words,
    factor_interval_words,
    factor_words,
    interval_words,
    percent_words,
)

__all__ = ["print_losses"]

MOST_SLIPS: Final = 20
"""Slips listed in the terminal; the rest is in the JSON."""

NAMED: Final = (Column("source", wraps=True), Column("column", wraps=True), Column("of", wraps=True))
TOTALS: Final = (
    Column("lost", wraps=True),
    Column("of", wraps=True),
    Column("about", is_number=True),
    Column("95 % interval", is_number=True),
)
LEANS: Final = (
    *NAMED,
    Column("claims", is_number=True),
    Column("factor", is_number=True),
    Column("95 % interval", is_number=True),
)
MEANINGS: Final = (*NAMED, Column("counts", wraps=True))


def print_losses(findings: LossFindings, console: Console) -> None:
    """Everything that is said of a table, on a console."""
    width = width_of(console)
    sections: list[tuple[str, list[RenderableType]]] = [
        ("", _head(findings)),
        ("What was lost", [_totals(findings, width)]),
        ("How far each source leans: claimed over estimated", [_leans(findings, width)]),
        ("What each column counts", [_meanings(findings, width)] if findings.meanings else []),
        ("Drifts, slips and echoes", [*_drifts(findings), *_slips(findings), *_columns(findings)]),
        ("Rows held out", _held_out(findings)),
    ]
    print_sections(sections, console)


def _head(findings: LossFindings) -> list[RenderableType]:
    """The day, the model and the table; what failed stands right below."""
    table = findings.table
    lines: list[RenderableType] = [
        plain(f"Losses up to {long_date(findings.as_of)}, {findings.model} model", style="bold"),
        plain(
            f"{tally(len(table.claims), 'claim')} of {table.file}, {len(table.repeat_of):,} of them exact repeats. "
            f"95 % intervals. Seed {findings.seed}, passmuster {findings.version}, {findings.seconds:.0f} s."
        ),
    ]
    if findings.diagnostics.status is not FitStatus.OK:
        lines.append(plain(_warning(findings), style="bold"))
    return lines


def _warning(findings: LossFindings) -> str:
    health = findings.diagnostics
    return (
        f"FIT FAILED: R-hat {health.r_hat_max:.3f} (limit {health.r_hat_limit}), effective size {health.ess_min:.0f} "
        f"(needed {health.ess_needed}), worst for {health.worst}. Do not use these numbers; ask for more with --draws."
    )


def _totals(findings: LossFindings, width: int) -> Table:
    table = table_of(TOTALS, width=width)
    for total in findings.last_totals:
        about = count_words(total.q50, width=total.q975 - total.q025)
        add_row(table, total.category, total.side, about, interval_words(total.q025, total.q975))
    return table


def _leans(findings: LossFindings, width: int) -> Table:
    table = table_of(LEANS, width=width)
    for lean in sorted(findings.leans, key=lambda row: (row.group, row.side, row.category)):
        ends = factor_interval_words(lean.factor_q025, lean.factor_q975)
        add_row(table, lean.group, lean.category, lean.side, str(lean.claims), factor_words(lean.factor_q50), ends)
    return table


def _meanings(findings: LossFindings, width: int) -> Table:
    table = table_of(MEANINGS, width=width)
    for readings in findings.meanings_by_column:
        column = readings[0]
        counts = ", ".join(f"{row.measure} {percent_words(row.probability)}" for row in readings)
        add_row(table, column.group, column.category, column.side, counts)
    return table


def _drifts(findings: LossFindings) -> list[Text]:
    """Leans that changed, by their 95 % intervals."""
    return [plain(drift_sentence(drift)) for drift in findings.drifts if drift.is_shown]


def _slips(findings: LossFindings) -> list[Text]:
    lines = [f"Row {slip.row}: {slip.reason}" for slip in findings.slips[:MOST_SLIPS]]
    rest = len(findings.slips) - len(lines)
    head = [slips_sentence(len(findings.slips))] if lines else []
    return [plain(line) for line in (*head, *lines, *([f"and {rest} more in the JSON."] if rest > 0 else []))]


def _columns(findings: LossFindings) -> list[Text]:
    """Columns that may be another's told again, and what the reader holds of columns."""
    echoes = [
        f"Perhaps one origin: {echo.evidence} If so, add --one-origin '{echo.group}:{echo.category}'."
        for echo in findings.echoes
    ]
    held = [*map(set_aside_sentence, findings.set_aside), *map(names_sentence, findings.names)]
    return [plain(line) for line in (*echoes, *held)]


def _held_out(findings: LossFindings) -> list[RenderableType]:
    named = ((findings.model, findings.held_out), ("as published", findings.held_out_as_published))
    return [plain(held_out_sentence(name, score)) for name, score in named if score is not None]
