"""Findings about losses in the terminal: totals, leans, meanings, and what was found amiss in the table."""

from typing import Final

from rich.console import Console
from rich.table import Table
from rich.text import Text

from passmuster.briefing.plaintext import one_line
from passmuster.findings.loss_words import drift_sentence, held_out_sentence, names_sentence, set_aside_sentence
from passmuster.findings.parts.losses import LossFindings
from passmuster.findings.parts.methods import FitStatus
from passmuster.wording.dates import long_date
from passmuster.wording.numbers import count_words, factor_words, interval_words, percent_words

__all__ = ["print_losses"]

NUMBERS: Final = ("about", "95 % interval", "claims", "factor")
MOST_SLIPS: Final = 20
"""Slips listed in the terminal; the rest is in the JSON."""


def print_losses(findings: LossFindings, console: Console) -> None:
    """Everything that is said of a table, on a console."""
    console.print(Text(f"Losses up to {long_date(findings.as_of)}, {findings.model} model", style="bold"))
    console.print(_head(findings))
    if findings.diagnostics.status is not FitStatus.OK:
        console.print(Text(_warning(findings), style="bold"))
    console.print(_totals(findings))
    console.print(_leans(findings))
    if findings.meanings:
        console.print(_meanings(findings))
    for line in (*_drifts(findings), *_slips(findings), *_columns(findings), *_held_out(findings)):
        console.print(Text(line))


def _head(findings: LossFindings) -> Text:
    table = findings.table
    return Text(
        f"{len(table.claims):,} claims of {one_line(table.file)}, {len(table.repeat_of):,} of them exact repeats. "
        f"95 % intervals. Seed {findings.seed}, passmuster {findings.version}, {findings.seconds:.0f} s."
    )


def _warning(findings: LossFindings) -> str:
    health = findings.diagnostics
    return (
        f"FIT FAILED: R-hat {health.r_hat_max:.3f} (limit {health.r_hat_limit}), effective size {health.ess_min:.0f} "
        f"(needed {health.ess_needed}), worst for {one_line(health.worst)}. Do not use these numbers; ask for more "
        "with --draws."
    )


def _totals(findings: LossFindings) -> Table:
    table = _table("lost", "of", "about", "95 % interval")
    for total in findings.last_totals:
        about = count_words(total.q50, width=total.q975 - total.q025)
        ends = interval_words(total.q025, total.q975)
        table.add_row(one_line(total.category), one_line(total.side), about, ends)
    return table


def _leans(findings: LossFindings) -> Table:
    table = _table("source", "column", "of", "claims", "factor", "95 % interval")
    for lean in sorted(findings.leans, key=lambda row: (row.group, row.side, row.category)):
        ends = f"{factor_words(lean.factor_q025)} to {factor_words(lean.factor_q975)}"
        table.add_row(
            one_line(lean.group), one_line(lean.category), one_line(lean.side), str(lean.claims),
            factor_words(lean.factor_q50), ends,
        )  # fmt: skip
    return table


def _meanings(findings: LossFindings) -> Table:
    table = _table("source", "column", "of", "counts")
    for readings in findings.meanings_by_column:
        column = readings[0]
        counts = ", ".join(f"{row.measure} {percent_words(row.probability)}" for row in readings)
        table.add_row(one_line(column.group), one_line(column.category), one_line(column.side), counts)
    return table


def _drifts(findings: LossFindings) -> list[str]:
    """Leans that changed, by their 95 % intervals."""
    return [one_line(drift_sentence(drift)) for drift in findings.drifts if drift.is_shown]


def _slips(findings: LossFindings) -> list[str]:
    lines = [f"Row {slip.row}: {one_line(slip.reason)}" for slip in findings.slips[:MOST_SLIPS]]
    rest = len(findings.slips) - len(lines)
    head = [f"{len(findings.slips)} rows look like slips; they are kept and weighed down."] if lines else []
    return [*head, *lines, *([f"and {rest} more in the JSON."] if rest > 0 else [])]


def _columns(findings: LossFindings) -> list[str]:
    """Columns that may be another's told again, and what the reader holds of columns."""
    echoes = [
        f"Perhaps one origin: {echo.evidence} If so, add --one-origin '{echo.group}:{echo.category}'."
        for echo in findings.echoes
    ]
    held = [*map(set_aside_sentence, findings.set_aside), *map(names_sentence, findings.names)]
    return [one_line(line) for line in (*echoes, *held)]


def _held_out(findings: LossFindings) -> list[str]:
    named = ((findings.model, findings.held_out), ("as published", findings.held_out_as_published))
    return [held_out_sentence(name, score) for name, score in named if score is not None]


def _table(*names: str) -> Table:
    """A table without borders; columns of numbers stand to the right."""
    table = Table(box=None, pad_edge=False, show_header=True, header_style="bold", title_justify="left")
    for name in names:
        table.add_column(name, justify="right" if name in NUMBERS else "left", overflow="fold")
    return table
