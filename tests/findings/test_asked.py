"""What was asked: the first questions with their answers, in words and numbers."""

from dataclasses import replace

import pytest

from passmuster.findings.asked import asked_briefly, asked_words
from passmuster.findings.parts.outlook import QuestionAnswer


def answer(number: int) -> QuestionAnswer:
    """An answer to a question."""
    return QuestionAnswer(
        question_id=f"q{number}", text=f"Will {number} be left?", probability=0.38, q05=0.23, q95=0.54,
        words="unlikely",
    )  # fmt: skip


def test_a_question_stands_with_its_answer() -> None:
    """The question as asked, the word for its chance, the chance and its interval."""
    assert asked_words([answer(1)]) == "Will 1 be left? Unlikely (38 %, 23 to 54 %)."


@pytest.mark.parametrize(("q95", "told"), [(0.003, "Less than 1 %."), (0.05, "Less than 1 % (under 1 to 5 %).")])
def test_a_number_in_the_place_of_a_word_is_said_once(q95: float, told: str) -> None:
    """Beyond the last band the words are the number; an interval that says no more falls away."""
    rare = replace(answer(1), probability=0.001, q05=0.0, q95=q95, words="less than 1 %")
    assert asked_words([rare]) == f"Will 1 be left? {told}"


def test_three_are_told_and_none_is_nothing() -> None:
    """In the order of the case; further ones stand on the page."""
    told = asked_words([answer(number) for number in range(5)])
    assert told.count("?") == 3
    assert told.startswith("Will 0")
    assert asked_words([]) == ""


def test_briefly_the_first_is_answered_and_the_rest_counted() -> None:
    """Where a screen is full."""
    assert (
        asked_briefly([answer(0), answer(1), answer(2)])
        == "Will 0 be left? Unlikely (38 %, 23 to 54 %). (2 more: --full)"
    )
    assert asked_briefly([answer(0)]) == asked_words([answer(0)])
    assert asked_briefly([]) == ""
