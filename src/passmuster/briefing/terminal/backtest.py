"""A backtest on the terminal: the answer first, then beside whom, then where it lost, then what was not asked."""

from collections.abc import Sequence
from typing import Any, Final

from rich.console import Console, RenderableType
from rich.text import Text

from passmuster.briefing.terminal.pieces import plain
from passmuster.briefing.terminal.sections import print_sections, width_of
from passmuster.briefing.terminal.table import Column, add_row, table_of
from passmuster.findings.backtest import NAIVE_NAMES
from passmuster.findings.backtest_discretion import forecast_discretion_words
from passmuster.findings.parts.backtest import BacktestFindings, Part
from passmuster.wording.numbers import share_words

__all__ = ["print_backtest"]

OURS: Final = "passmuster"

FORECASTERS: Final = (
    Column("forecaster", wraps=True),
    *(Column(heading, is_number=True) for heading in ("claims", "CRPS", "interval score", "in 50 %", "in 90 %")),
)
PARTS: Final = (
    Column(""),
    *(Column(heading, is_number=True) for heading in ("claims", OURS, "last", "median", "trend", "in 90 %")),
)
LOST: Final = (Column("claim"), Column("lost by", is_number=True), Column("", wraps=True))
ACTIONS: Final = (
    Column("as of"),
    Column("weeks", is_number=True),
    Column("what came, by what is known now (forecast)", wraps=True),
    *(Column(heading, is_number=True) for heading in ("Brier", "constant", "K-M")),
)

LOST_NOTE: Final = (
    "'Lost by' is the CRPS of log numbers less that of the naive forecaster that did best on that claim; a dash means "
    "that nobody else had a forecast, or that the number is withheld."
)


def print_backtest(findings: BacktestFindings, console: Console) -> None:
    """Print the whole backtest to the console."""
    width = width_of(console)
    sections = (
        ("", _opening(findings)),
        ("What coverage to expect", [plain(line) for line in findings.on_width]),
        ("Beside naive forecasters", _forecasters(findings.comparable, width)),
        ("By as-of day", _parts(findings.by_day, width)),
        ("By kind of number", _parts(findings.by_family, width)),
        ("Where it lost", _lost(findings, width)),
        ("The partner's actions", _actions(findings, width)),
        ("Not compared", [plain(line) for line in findings.not_compared]),
        ("People", _kept_back(findings)),
    )
    print_sections(sections, console)


def _kept_back(findings: BacktestFindings) -> list[RenderableType]:
    """What was kept back of small counts of people, where anything was."""
    kept = findings.discretion
    words = forecast_discretion_words(kept) if kept else ""
    return [plain(words)] if words else []


def _opening(findings: BacktestFindings) -> list[RenderableType]:
    """Title and identity; then a failed fit before anything else; then the answer."""
    days = ", ".join(str(day.as_of) for day in findings.days)
    facts = f"{findings.case} · as of {days} · seed {findings.seed} · passmuster {findings.version}"
    return [
        plain(findings.title, style="bold"),
        plain(facts, style="dim"),
        Text(),
        *(plain(line, style="bold red") for line in findings.failure),
        *(plain(line) for line in findings.answer),
    ]


def _forecasters(part: Part, width: int) -> list[RenderableType]:
    if part.ours is None:
        return []
    table = table_of(FORECASTERS, width=width)
    rows: dict[str, Any] = {OURS: part.ours} | {NAIVE_NAMES[name]: own for name, own in part.naive.items()}
    for name, own in rows.items():
        add_row(
            table, name, str(own.n), f"{own.crps_log:.3f}", f"{own.interval_score_log:.2f}",
            share_words(own.coverage50), share_words(own.coverage90),
        )  # fmt: skip
    return [table]


def _parts(parts: Sequence[Part], width: int) -> list[RenderableType]:
    """One row for each part, with the errors of all forecasters."""
    table = table_of(PARTS, width=width)
    for part in parts:
        if part.ours is not None:
            errors = [f"{part.naive[name].crps_log:.3f}" if name in part.naive else "-" for name in NAIVE_NAMES]
            ours = (str(part.ours.n), f"{part.ours.crps_log:.3f}")
            add_row(table, part.name, *ours, *errors, share_words(part.ours.coverage90))
    return [table] if table.row_count else []


def _lost(findings: BacktestFindings, width: int) -> list[RenderableType]:
    """The claims that cost most, each with what was forecast and why it was missed."""
    if not findings.lost:
        return [plain("Nowhere: no naive forecaster did better on any claim, and every number lay in its interval.")]
    table = table_of(LOST, width=width)
    for row in findings.lost:
        add_row(table, row.claim_id, "-" if row.lost_by is None else f"{row.lost_by:.2f}", row.text)
    return [table, plain(LOST_NOTE, style="dim")]


def _actions(findings: BacktestFindings, width: int) -> list[RenderableType]:
    if not findings.actions:
        return [plain(findings.on_actions)] if findings.on_actions else []
    table = table_of(ACTIONS, width=width)
    for score, came in zip(findings.actions, findings.came, strict=True):
        scores = (score.brier, score.brier_constant, score.brier_kaplan_meier)
        add_row(table, str(score.as_of), str(score.horizon_weeks), came, *(f"{value:.3f}" for value in scores))
    return [plain(findings.on_actions), table]
