"""Findings about a record of forecasts: how those that were settled did, in numbers and in sentences."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import isfinite

from passmuster._version import __version__
from passmuster.findings.record_proof import head_words, unvouched_words
from passmuster.forecast.record.entries import Head
from passmuster.forecast.record.scores import RecordScores, ScoredForecast
from passmuster.wording.dates import long_date
from passmuster.wording.numbers import percent_words
from passmuster.wording.quantities import tally

__all__ = ["RecordFindings", "record_findings", "score_words"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordFindings:
    """What a record says about its forecasts. `written` entries were added to it before it was scored."""

    case: str
    version: str
    written: int
    scores: RecordScores
    head: Head
    """Where the record stood when it was scored."""
    proof: tuple[str, ...]
    """Where it stands, and who vouches for it."""
    opening: tuple[str, ...]
    """What was written, and how many forecasts are settled and open."""
    settled: tuple[str, ...]
    """A sentence for each settled forecast, with its receipts."""
    recalibration: tuple[str, ...]
    """Whether the forecasts could be recalibrated, what that would have been worth, and what it makes of open ones."""


def record_findings(scores: RecordScores, *, case: str, written: int, head: Head) -> RecordFindings:
    """The scores of a record, which stands at a head, with the sentences about them."""
    return RecordFindings(
        case=case,
        version=__version__,
        written=written,
        scores=scores,
        head=head,
        proof=(head_words(head), unvouched_words(0, head.entries)),
        opening=tuple(_opening(scores, written)),
        settled=tuple(_settled(row) for row in scores.rows),
        recalibration=tuple(_recalibration(scores)),
    )


def score_words(value: float | None) -> str:
    """A score with three decimals; "-" where there is none, "infinite" where what came was held impossible."""
    if value is None:
        return "-"
    return f"{value:.3f}" if isfinite(value) else "infinite"


def _opening(scores: RecordScores, written: int) -> Iterator[str]:
    if written:
        yield f"{written} {'entry' if written == 1 else 'entries'} written."
    yield f"Settled: {tally(len(scores.rows), 'forecast')}."
    counts = scores.counts
    yield f"Open: {tally(scores.n_open, 'question')}."
    yield (
        f"Of {tally(counts.asked, 'question')} asked: {counts.scored} settled and scored, {counts.early} settled "
        f"before their day and scored once it has passed, {counts.void} void, {counts.past_deadline} past their day "
        f"and not settled, {counts.open} open."
    )


def _settled(row: ScoredForecast) -> str:
    said = "" if row.probability is None else f" said {percent_words(row.probability)}"
    late = ", in hindsight" if row.is_hindsight else ""
    return (
        f"{row.question_id} by {long_date(row.by)}: as of {long_date(row.as_of)}{late}{said}; came {row.outcome}, "
        f"settled on {long_date(row.resolved_on)}; Brier {score_words(row.brier)}. Receipts: {'; '.join(row.receipts)}"
    )


def _recalibration(scores: RecordScores) -> Iterator[str]:
    yield scores.recalibration
    if scores.raw_brier is not None and scores.recalibrated_brier is not None:
        yield f"Their Brier score was {scores.raw_brier:.3f} as said, and {scores.recalibrated_brier:.3f} recalibrated."
    for question_id, by, chance in scores.moved:
        yield f"Open: {question_id} by {long_date(by)}, recalibrated to {percent_words(chance)}."
