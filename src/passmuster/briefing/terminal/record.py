"""The scores of a record of forecasts, on the terminal."""

from typing import Final

from rich.console import Console, RenderableType

from passmuster.briefing.terminal.pieces import bullet, plain
from passmuster.briefing.terminal.sections import print_sections, width_of
from passmuster.briefing.terminal.table import Column, add_row, table_of
from passmuster.findings.record import RecordFindings, score_words
from passmuster.findings.record_proof import RecordProof
from passmuster.wording.numbers import percent_words, share_words

__all__ = ["print_proof", "print_record"]

SCORES: Final = (
    Column("", wraps=True),
    *(
        Column(heading, is_number=True)
        for heading in ("forecasts", "of", "Brier", "naive", "log score", "log-CRPS", "in 50 %", "in 90 %")
    ),
)
CALIBRATION: Final = tuple(Column(heading, is_number=True) for heading in ("forecasts", "said on average", "came"))


def print_record(findings: RecordFindings, console: Console) -> None:
    """How the forecasts on record did."""
    width = width_of(console)
    sections = (
        ("", [plain(f"The record of {findings.case}", style="bold"), plain(" ".join(findings.opening))]),
        ("Scores", [_summaries(findings, width)]),
        ("What came", [bullet(plain(line)) for line in findings.settled]),
        ("Said and came", _calibration(findings, width)),
        ("Recalibration", [plain(line) for line in findings.recalibration]),
        ("Proof", [plain(line) for line in findings.proof]),
    )
    print_sections(sections, console)


def print_proof(proof: RecordProof, console: Console) -> None:
    """Where a record stands, and how far it is vouched for."""
    for line in proof.sentences:
        console.print(plain(line))


def _summaries(findings: RecordFindings, width: int) -> RenderableType:
    scores = findings.scores
    named = {"ahead": scores.ahead, "in hindsight": scores.hindsight, "actions": scores.actions}
    rows = {name: row for name, row in named.items() if row is not None}
    if not rows:
        return plain("Nothing on record has been settled yet.")
    table = table_of(SCORES, width=width)
    for name, row in rows.items():
        add_row(
            table, name, str(row.n), str(row.n_questions), score_words(row.brier), score_words(row.baseline_brier),
            score_words(row.log_score), score_words(row.crps_log), share_words(row.coverage50),
            share_words(row.coverage90),
        )  # fmt: skip
    return table


def _calibration(findings: RecordFindings, width: int) -> list[RenderableType]:
    lines = findings.scores.calibration
    if not lines:
        return []
    table = table_of(CALIBRATION, width=width)
    for line in lines:
        add_row(table, str(line.n), percent_words(line.mean_probability), share_words(line.share_happened))
    return [table]
