"""What was asked: the case's own questions with their answers, as a first screen has room for them."""

from collections.abc import Sequence
from typing import Final

from passmuster.findings.parts.outlook import QuestionAnswer
from passmuster.findings.sentences import sentence_case
from passmuster.wording.numbers import percent_interval_words, percent_words

__all__ = ["asked_words"]

QUESTIONS_TOLD: Final = 3
"""Questions that are answered there, the first ones; the page and the data answer all."""


def asked_words(questions: Sequence[QuestionAnswer]) -> str:
    """Each question and its answer in words and numbers; empty without one."""
    return " ".join(
        f"{row.text} {sentence_case(row.words)} ({percent_words(row.probability)}, "
        f"{percent_interval_words(row.q05, row.q95)})."
        for row in questions[:QUESTIONS_TOLD]
    )
