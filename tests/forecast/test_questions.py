"""Questions answered from the paths, in a world whose truth is decreed."""

from datetime import date

import numpy as np
import pytest

from passmuster.forecast.path_shares import steadied
from passmuster.forecast.questions import QuestionForecast, by_draw, forecast_questions, met
from passmuster.ledger import Question
from worlds.decreed_material import AS_OF, material


def question(quantity: str, threshold: float, by: date = date(2025, 6, 1)) -> Question:
    """A question about the force."""
    return Question(
        question_id=quantity, text=f"{quantity}?", subject="kp-force", quantity=quantity, threshold=threshold, by=by
    )


def answered(*questions: Question) -> tuple[QuestionForecast, ...]:
    """The answers of the decreed world."""
    return forecast_questions(material().courses, questions, 1_000.0)


def test_questions_are_answered_from_the_paths():
    """The answer is the share of paths on which the threshold is reached on the day."""
    (row,) = answered(question("killed", 1_500))
    reached = material().courses.of("kp-force", "killed").at(date(2025, 6, 1)) >= 1_500
    assert row.probability == reached.mean()
    assert row.q05 < row.probability < row.q95


def test_the_interval_tells_what_draws_disagree_about():
    """A threshold amid what is not known of the past has a wide interval, as draws are each nearly sure; it is that of
    the chances draw by draw, and wider than what a finite number of draws leaves open."""
    middle = float(np.median(material().courses.of("kp-force", "killed").at(AS_OF)))
    (past,) = answered(question("killed", middle, AS_OF))
    assert (past.q05, past.q95) == (0.0, 1.0)
    assert past.probability == pytest.approx(0.5, abs=0.01)
    (row,) = answered(question("killed", 1_500))
    reached = material().courses.of("kp-force", "killed").at(date(2025, 6, 1)) >= 1_500
    chances = steadied(reached.reshape(material().fit.posterior.n_draws, -1))
    assert row.q05 == pytest.approx(np.quantile(chances, 0.05))
    assert row.q95 - row.q05 > 4 * 1.645 * np.sqrt(row.probability * (1 - row.probability) / len(chances))


def test_who_has_passed_through_has_been_sent():
    """Having passed through by a day and having been sent by it are one question."""
    through, sent = answered(question("rotated", 13_400), question("deployed", 13_400))
    assert (through.probability, through.q05) == (sent.probability, sent.q05)


def test_certain_answers_keep_an_open_end():
    """A threshold that every path passes leaves an interval, because draws are finite."""
    (row,) = answered(question("deployed", 10))
    assert row.probability == 1.0
    assert 0.9 < row.q05 < 1.0


def test_the_count_is_that_of_the_day_itself():
    """What is counted is read at the end of the question's own day, inside a week too."""
    wednesday = date(2025, 6, 4)
    (row,) = answered(question("killed", 1_500, wednesday))
    np.testing.assert_array_equal(row.count, material().courses.of("kp-force", "killed").at(wednesday))
    np.testing.assert_array_equal(row.met, row.count >= 1_500)


def test_what_no_course_reaches_is_not_answered():
    """A day beyond the paths and a quantity without a count are left out, the others answered in their order."""
    beyond, unknown = question("killed", 5, date(2031, 1, 1)), question("missing", 5)
    assert [row.question.quantity for row in answered(beyond, question("killed", 5), unknown)] == ["killed"]
    assert met(material().courses, beyond) is None


def test_paths_of_one_draw_stand_in_one_row():
    """Paths go round the draws: those that go on from one draw are neighbours."""
    draw = material().ahead.draw
    assert (np.ptp(by_draw(draw, material().fit.posterior.n_draws), axis=1) == 0).all()
