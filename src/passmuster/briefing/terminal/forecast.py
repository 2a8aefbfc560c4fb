"""What lies ahead of a case, and the scores of its record, on the terminal."""

from collections.abc import Iterable, Iterator, Sequence
from math import isfinite
from typing import Final

from rich.console import Console, RenderableType
from rich.table import Table

from passmuster.briefing.outline import estimates_by_force, failure_sentences, force_name
from passmuster.briefing.terminal import tables
from passmuster.briefing.terminal.tables import Trimmed, plain
from passmuster.findings.findings import Findings
from passmuster.forecast.record.scores import RecordScores, ScoredForecast, ScoreSummary
from passmuster.wording.dates import long_date, tally
from passmuster.wording.numbers import percent_words

__all__ = ["print_forecast", "print_scores"]

MAXIMUM_WIDTH: Final = 116

Section = tuple[str, list[RenderableType]]


def print_forecast(findings: Findings, console: Console) -> None:
    """Actions, rival classes, stocks ahead and questions; a failed fit is said before anything else."""
    width = min(console.width, MAXIMUM_WIDTH)
    failed = [plain(line, style="bold red") for line in failure_sentences(findings)]
    head = f"{findings.case} · as of {long_date(findings.as_of)} · seed {findings.seed} · passmuster {findings.version}"
    levers = [f"What if {name} = {value}: set by the reader, not the case as it is." for name, value in findings.levers]
    sections: tuple[Section, ...] = (
        ("", [*failed, plain(findings.title or findings.case, style="bold"), plain(head, style="dim"),
              *(plain(line, style="bold") for line in levers)]),
        ("What the partner does next", tables.actions(findings, width)),
        ("What partners did in other wars", tables.classes(findings)),
        ("Strength and losses ahead", list(_stocks(findings, width))),
        ("Questions", tables.questions(findings)),
    )  # fmt: skip
    _print(sections, console, width)


def _stocks(findings: Findings, width: int) -> Iterator[RenderableType]:
    """For each force its stocks and running totals on the days ahead."""
    for subject, days in estimates_by_force(findings):
        ahead = [(day, rows) for day, rows in days if day > findings.as_of]
        if ahead:
            yield plain(f"  {force_name(findings, subject)}", style="bold")
            yield tables.estimates(ahead, findings.as_of, width)


def print_scores(scores: RecordScores, *, case: str, written: int, console: Console) -> None:
    """How the forecasts on record did."""
    width = min(console.width, MAXIMUM_WIDTH)
    added = f"{written} {'entry' if written == 1 else 'entries'} written. " if written else ""
    opening = f"{added}Settled: {tally(len(scores.rows), 'forecast')}. Open: {tally(scores.n_open, 'question')}."
    summaries = {
        "ahead": scores.ahead,
        "in hindsight": scores.hindsight,
        "actions": scores.actions,
    }
    sections: tuple[Section, ...] = (
        ("", [plain(f"The record of {case}", style="bold"), plain(opening)]),
        ("Scores", _summaries(summaries)),
        ("What came", _settled(scores.rows)),
        ("Said and came", _calibration(scores)),
        ("Recalibration", [plain(line) for line in _recalibration(scores)]),
    )
    _print(sections, console, width)


def _print(sections: Iterable[Section], console: Console, width: int) -> None:
    for heading, body in sections:
        if heading and body:
            console.print()
            console.print(plain(heading, style="bold"), width=width)
        for part in body:
            console.print(Trimmed(part), width=width, highlight=False, markup=False, emoji=False)


def _table(*headings: str, texts: int = 1) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim")
    for place, heading in enumerate(headings):
        table.add_column(heading, justify="left" if place < texts else "right", overflow="fold")
    return table


def _summaries(summaries: dict[str, ScoreSummary | None]) -> list[RenderableType]:
    rows = {name: row for name, row in summaries.items() if row is not None}
    if not rows:
        return [plain("Nothing on record has been settled yet.")]
    table = _table("", "forecasts", "of", "Brier", "naive", "log score", "log-CRPS", "in 50 %", "in 90 %")
    for name, row in rows.items():
        table.add_row(
            name, str(row.n), str(row.n_questions), _number(row.brier), _number(row.baseline_brier),
            _number(row.log_score), _number(row.crps_log), _share(row.coverage50), _share(row.coverage90),
        )  # fmt: skip
    return [table]


def _settled(rows: Sequence[ScoredForecast]) -> list[RenderableType]:
    """Every settled forecast with its receipts."""
    return [tables.two_columns([("•", plain(_settled_words(row))) for row in rows], width=1)] if rows else []


def _settled_words(row: ScoredForecast) -> str:
    said = "" if row.probability is None else f" said {percent_words(row.probability)}"
    late = ", in hindsight" if row.is_hindsight else ""
    return (
        f"{row.question_id} by {row.by}: as of {row.as_of}{late}{said}; came {row.outcome}, settled on "
        f"{row.resolved_on}; Brier {_number(row.brier)}. Receipts: {'; '.join(row.receipts)}"
    )


def _calibration(scores: RecordScores) -> list[RenderableType]:
    if not scores.calibration:
        return []
    table = _table("forecasts", "said on average", "came", texts=0)
    for line in scores.calibration:
        table.add_row(str(line.n), percent_words(line.mean_probability), _share(line.share_happened))
    return [table]


def _recalibration(scores: RecordScores) -> Iterator[str]:
    yield scores.recalibration
    if scores.raw_brier is not None and scores.recalibrated_brier is not None:
        yield f"Their Brier score was {scores.raw_brier:.3f} as said, and {scores.recalibrated_brier:.3f} recalibrated."
    for question_id, by, chance in scores.moved:
        yield f"Open: {question_id} by {by}, recalibrated to {percent_words(chance)}."


def _number(value: float | None) -> str:
    if value is None:
        return "-"
    return f"{value:.3f}" if isfinite(value) else "infinite"


def _share(value: float | None) -> str:
    """A share of what was counted, and no estimate."""
    return "-" if value is None else f"{round(100.0 * value)} %"
