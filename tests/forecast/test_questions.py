"""Questions answered from the paths, in a world whose truth is decreed."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from passmuster.forecast.path_shares import steadied
from passmuster.forecast.questions import QuestionForecast, by_draw, forecast_questions, met
from passmuster.ledger import Question
from passmuster.ledger.vocabulary import Asks, When
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


# What may be asked ----------------------------------------------------------------------------------------------------

BY = date(2025, 6, 4)
"""A Wednesday five months after the as-of day."""


def asked(asks: str, threshold: float = 0.0, **changes: object) -> Question:
    """A question about those present."""
    return replace(question("present", threshold, BY), asks=Asks(asks), **changes)


def chance(one: Question) -> float:
    """The chance of yes."""
    (row,) = answered(one)
    return row.probability


PRESENT = material().courses.of("kp-force", "present")
MIDDLE = float(np.median(PRESENT.at(BY)))


def test_below_and_at_least_are_two_sides_of_one_answer() -> None:
    """Their chances add up to one, and what lies between two numbers is what is at least the one and not above."""
    at_least, below = chance(asked("at_least", MIDDLE)), chance(asked("below", MIDDLE))
    assert at_least + below == pytest.approx(1.0)
    assert 0 < below < 1
    within = chance(asked("between", 0.9 * MIDDLE, upper=1.1 * MIDDLE))
    present = PRESENT.at(BY)
    assert within == ((present >= 0.9 * MIDDLE) & (present <= 1.1 * MIDDLE)).mean()


@pytest.mark.parametrize("asks", ["at_least", "below", "left"])
def test_by_a_day_is_at_least_as_likely_as_on_it(asks: str) -> None:
    """Path by path, and no less likely by a later day; of a running total the two are one."""
    on, by = asked(asks, MIDDLE), asked(asks, MIDDLE, when=When.BY)
    assert (met(material().courses, by) >= met(material().courses, on)).all()
    assert (met(material().courses, by) >= met(material().courses, replace(by, by=date(2025, 3, 1)))).all()
    total = replace(question("killed", 1_500, BY), when=When.BY)
    np.testing.assert_array_equal(met(material().courses, total), met(material().courses, replace(total, when=When.ON)))


def test_a_path_that_dips_has_been_below() -> None:
    """Two roads to one answer: the least of the ends of all weeks and of the two days, set against the number."""
    days = [AS_OF, *(day for day in PRESENT.sundays if AS_OF < day < BY), BY]
    least = np.min([PRESENT.at(day) for day in days], axis=0)
    np.testing.assert_array_equal(
        met(material().courses, asked("below", MIDDLE, when=When.BY)), np.asarray(least < MIDDLE)
    )


def test_a_force_has_left_when_a_tenth_is_there() -> None:
    """Of the most there ever were up to the as-of day; the paths on which it is gone are those that withdrew."""
    there = PRESENT.at(BY)
    peak = np.max([PRESENT.at(day) for day in PRESENT.sundays if day <= AS_OF], axis=0)
    gone = met(material().courses, asked("left"))
    np.testing.assert_array_equal(gone[there < 0.09 * peak], True)
    np.testing.assert_array_equal(gone[there > 0.11 * peak], False)
    assert 0 < gone.mean() < 0.5
