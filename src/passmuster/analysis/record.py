"""A briefing's forecasts as entries of a record."""

import hashlib
from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from passmuster.findings.findings import Findings, actions_by_horizon
from passmuster.findings.parts.counts import LEVELS
from passmuster.findings.parts.outlook import ActionOutlook, QuestionAnswer
from passmuster.forecast.record.record import Forecast, Knowledge, YesNo
from passmuster.ledger import Ledger, Question
from passmuster.store.claimfile import write_claims

__all__ = ["entries_of", "knowledge_of"]


DIGITS: Final = 6
"""Decimals of a chance on record, and significant digits of a count."""


def entries_of(findings: Findings, ledger: Ledger) -> tuple[Forecast, ...]:
    """A forecast of each question, and of the partner's action at each horizon."""
    known = knowledge_of(ledger, findings)
    questions = {question.question_id: question for question in ledger.case.questions}
    asked = [_of_question(answer, questions[answer.question_id], findings, known) for answer in findings.questions]
    acts = [_of_actions(weeks, rows, findings, known) for weeks, rows in actions_by_horizon(findings)]
    return (*asked, *acts)


def knowledge_of(ledger: Ledger, findings: Findings) -> Knowledge:
    """What the findings were made on: how many claims, the last day, and the hashes of them and of all else known."""
    known = ledger.known(findings.as_of)
    claims = sorted(known.claims, key=lambda claim: claim.claim_id)
    return Knowledge(
        claims=len(claims),
        last_said=max((claim.said_on for claim in claims), default=None),
        sha256=hashlib.sha256(write_claims(claims).encode()).hexdigest(),
        ledger=known.digest,
    )


def _of_question(answer: QuestionAnswer, question: Question, findings: Findings, known: Knowledge) -> Forecast:
    yes = round(answer.probability, DIGITS)
    quantiles = _quantiles(answer)
    return Forecast(
        case=findings.case, question_id=question.question_id, by=question.by, text=question.text,
        as_of=findings.as_of, outcomes=((YesNo.YES, yes), (YesNo.NO, round(1.0 - yes, DIGITS))), knowledge=known,
        seed=findings.seed, version=findings.version, subject=question.subject, quantity=question.quantity,
        threshold=question.threshold if question.asks_whether_reached else None,
        q05=round(answer.q05, DIGITS), q95=round(answer.q95, DIGITS),
        levels=LEVELS if quantiles else (), quantiles=quantiles,
    )  # fmt: skip


def _quantiles(answer: QuestionAnswer) -> tuple[float, ...]:
    """Quantiles of the number asked about on the question's day; empty where none are told."""
    count = answer.count
    if count is None:
        return ()
    return tuple(float(f"{value:.{DIGITS}g}") for value in (count.q05, count.q25, count.q50, count.q75, count.q95))


def _of_actions(weeks: int, rows: Sequence[ActionOutlook], findings: Findings, known: Knowledge) -> Forecast:
    by = findings.as_of + timedelta(weeks=weeks)
    baselines = [(row.action, row.baseline) for row in rows if row.baseline is not None]
    return Forecast(
        case=findings.case, question_id=f"actions-{weeks}w", by=by,
        text=f"Which will be the partner's first departure from its course by {by}, if any?", as_of=findings.as_of,
        outcomes=tuple((row.action, round(row.probability, DIGITS)) for row in rows), knowledge=known,
        seed=findings.seed, version=findings.version,
        baseline=tuple((action, round(chance, DIGITS)) for action, chance in baselines) if len(baselines) == len(rows)
        else (),
    )  # fmt: skip
