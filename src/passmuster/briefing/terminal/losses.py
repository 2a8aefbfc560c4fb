"""Findings about losses in the terminal: totals, leans, meanings, and what was found amiss in the table."""

from typing import Final

from rich.console import Console
from rich.table import Table
from rich.text import Text

from passmuster.briefing.plaintext import one_line
from passmuster.findings.losses import LossFindings, last_day_totals
from passmuster.wording.numbers import count_words, factor_words, interval_words, percent_words

__all__ = ["print_losses"]

NUMBERS: Final = ("about", "95 % interval", "claims", "factor")
MOST_SLIPS = 20
"""Slips listed in the terminal; the rest is in the JSON."""


def print_losses(findings: LossFindings, console: Console) -> None:
    """Everything that is said of a table, on a console."""
    last = findings.date_of(findings.last_day)
    console.print(Text(f"Losses up to {last:%-d %B %Y}, {findings.model} model", style="bold"))
    console.print(_head(findings))
    if findings.health.status != "ok":
        console.print(Text(_warning(findings), style="bold"))
    console.print(_totals(findings))
    console.print(_leans(findings))
    if findings.meanings:
        console.print(_meanings(findings))
    for line in (*_drifts(findings), *_slips(findings), *_echoes(findings), *_names(findings), *_held_out(findings)):
        console.print(Text(line))


def _head(findings: LossFindings) -> Text:
    table = findings.table
    return Text(
        f"{len(table.claims):,} claims of {one_line(table.file)}, {len(table.repeat_of):,} of them exact repeats. "
        f"95 % intervals. Seed {findings.seed}, passmuster {findings.version}, {findings.seconds:.0f} s."
    )


def _warning(findings: LossFindings) -> str:
    health = findings.health
    return (
        f"FIT FAILED: R-hat {health.r_hat_max:.3f} (limit 1.01), effective size {health.ess_min:.0f} (needed 400), "
        f"worst for {health.worst}. Do not use these numbers; walk longer with --draws."
    )


def _totals(findings: LossFindings) -> Table:
    table = _table("lost", "of", *("about", "95 % interval"))
    for total in sorted(last_day_totals(findings), key=lambda row: (row.side, row.category)):
        width = total.q975 - total.q025
        table.add_row(
            one_line(total.category), one_line(total.side), count_words(total.q50, width=width),
            interval_words(total.q025, total.q975),
        )  # fmt: skip
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
    by_column: dict[tuple[str, str, str], list[str]] = {}
    for meaning in sorted(findings.meanings, key=lambda row: -row.probability):
        words = f"{meaning.measure} {percent_words(meaning.probability)}"
        by_column.setdefault((meaning.group, meaning.category, meaning.side), []).append(words)
    for key, readings in sorted(by_column.items()):
        table.add_row(*map(one_line, key), ", ".join(readings))
    return table


def _drifts(findings: LossFindings) -> list[str]:
    """Leans that changed, by their 95 % intervals."""
    return [
        f"Drift: {one_line(drift.group)} on {one_line(drift.category)} of {one_line(drift.side)} came to claim "
        f"{factor_words(drift.factor_q50)} times as much of the truth as at first "
        f"({factor_words(drift.factor_q025)} to {factor_words(drift.factor_q975)})."
        for drift in findings.drifts
        if not drift.factor_q025 <= 1.0 <= drift.factor_q975
    ]


def _slips(findings: LossFindings) -> list[str]:
    lines = [f"Row {slip.row}: {slip.reason}" for slip in findings.slips[:MOST_SLIPS]]
    rest = len(findings.slips) - len(lines)
    head = [f"{len(findings.slips)} rows look like slips; they are kept and weighed down."] if lines else []
    return [*head, *lines, *([f"and {rest} more in the JSON."] if rest > 0 else [])]


def _echoes(findings: LossFindings) -> list[str]:
    return [
        f"Perhaps one origin: {one_line(echo.evidence)} If so, add --one-origin '{echo.group}:{echo.category}'."
        for echo in findings.echoes
    ] + [f"Set aside as told again: {one_line(source)} on {one_line(column)}." for source, column in findings.set_aside]


def _names(findings: LossFindings) -> list[str]:
    return [
        f"Held for a list of names, {one.delay_days:g} days late on average: {one_line(one.source)} on "
        f"{one_line(one.category)}."
        for one in findings.names
    ]


def _held_out(findings: LossFindings) -> list[str]:
    named = ((findings.model, findings.held_out), ("as published", findings.held_out_as_published))
    return [
        f"Held out, {name}: {score.n} rows, CRPS of logs {score.crps_log:.4f}, log score {score.log_score:.3f}, "
        f"95 % intervals cover {100.0 * score.coverage95:.1f} %."
        for name, score in named
        if score is not None
    ]


def _table(*names: str) -> Table:
    """A table without borders; columns of numbers stand to the right."""
    table = Table(box=None, pad_edge=False, show_header=True, header_style="bold", title_justify="left")
    for name in names:
        table.add_column(name, justify="right" if name in NUMBERS else "left", overflow="fold")
    return table
