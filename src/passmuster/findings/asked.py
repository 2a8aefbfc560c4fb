"""What was asked: the case's own questions with their answers, as a first screen has room for them."""

from collections.abc import Sequence
from typing import Final

from passmuster.findings.parts.outlook import QuestionAnswer
from passmuster.findings.sentences import sentence_case
from passmuster.wording.likelihood import is_number
from passmuster.wording.numbers import percent_interval_words, percent_words

__all__ = ["asked_briefly", "asked_words"]

QUESTIONS_TOLD: Final = 3
"""Questions that are answered there, the first ones; the page and the data answer all."""


def asked_words(questions: Sequence[QuestionAnswer]) -> str:
    """Each question and its answer in words and numbers; empty without one."""
    return " ".join(f"{row.text} {sentence_case(_answer_words(row))}." for row in questions[:QUESTIONS_TOLD])


def asked_briefly(questions: Sequence[QuestionAnswer]) -> str:
    """The first question and its answer, and how many more the full briefing answers; empty without one."""
    more = len(questions) - 1
    return asked_words(questions[:1]) + (f" ({more} more: --full)" if more > 0 else "")


def _answer_words(row: QuestionAnswer) -> str:
    """Word, number and interval; beyond the last band the words are the number, and are said once."""
    interval = percent_interval_words(row.q05, row.q95)
    if not is_number(row.words):
        return f"{row.words} ({percent_words(row.probability)}, {interval})"
    return row.words if " to " not in interval else f"{row.words} ({interval})"
