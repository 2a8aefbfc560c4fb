"""A briefing's forecasts as entries of a record."""

from dataclasses import replace
from datetime import date

import pytest

from passmuster.analysis.record import entries_of, knowledge_of
from passmuster.findings.parts.counts import LEVELS
from passmuster.ledger import Ledger, Question
from worlds.findings_example import example
from worlds.muster_world import case, ordinary_claims

QUESTION = Question(
    question_id="q1", text="Will 15,000 be present?", subject="kp-force", quantity="present", threshold=15_000.0,
    by=date(2025, 5, 31),
)  # fmt: skip
LEDGER = Ledger(case=case(questions=(QUESTION,)), claims=ordinary_claims())


def test_a_question_is_recorded_with_the_number_on_its_own_day() -> None:
    """Chances of yes and no, and the quantiles of the count as the answer has them."""
    entry, *_ = entries_of(example(), LEDGER)
    answer = example().questions[0]
    assert dict(entry.outcomes) == {"yes": 0.07, "no": 0.93}
    assert (entry.by, entry.threshold, entry.q05, entry.q95) == (QUESTION.by, 15_000.0, answer.q05, answer.q95)
    assert entry.levels == LEVELS
    assert entry.quantiles == (8_100.0, 9_700.0, 10_800.0, 12_000.0, 15_400.0)


def test_an_answer_without_a_count_is_recorded_without_quantiles() -> None:
    """Levels and quantiles are left out together."""
    findings = replace(example(), questions=(replace(example().questions[0], count=None),))
    entry, *_ = entries_of(findings, LEDGER)
    assert (entry.levels, entry.quantiles) == ((), ())


def test_actions_are_recorded_by_horizon_with_what_is_naive() -> None:
    """Outcomes add up to one; a baseline that is not known for every action is left out."""
    near, far = entries_of(example(), LEDGER)[1:]
    assert (near.question_id, far.question_id) == ("actions-13w", "actions-26w")
    assert sum(chance for _, chance in near.outcomes) == pytest.approx(1.0)
    assert (len(near.baseline), far.baseline) == (5, ())


def test_knowledge_is_named_by_what_was_known_on_the_day() -> None:
    """Claims said later change neither count nor hash."""
    known = knowledge_of(LEDGER, replace(example(), as_of=date(2024, 12, 10)))
    fewer = Ledger(case=LEDGER.case, claims=ordinary_claims()[:2])
    assert (known.claims, known.last_said) == (2, date(2024, 12, 8))
    assert known == knowledge_of(fewer, example())
