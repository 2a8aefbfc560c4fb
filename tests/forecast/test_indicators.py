"""What a report to come would move, in a world whose truth is decreed."""

from datetime import date, timedelta

import numpy as np
import pytest

from passmuster.forecast.indicators import count_of_dead, moves_of_actions, moves_of_questions
from passmuster.forecast.questions import forecast_questions
from passmuster.ledger import Question
from worlds.decreed_material import AS_OF, material

COURSES = material().courses
SOON = AS_OF + timedelta(weeks=4)


def question(by: date, threshold: float = 1_500.0) -> Question:
    """Whether so many will have been killed."""
    return Question(question_id="q", text="Killed?", subject="kp-force", quantity="killed", threshold=threshold, by=by)


def moves(*questions: Question) -> list:
    """What each report would do to each answer."""
    return list(moves_of_questions(COURSES, "kp-force", forecast_questions(COURSES, questions, 1_000.0)))


def test_reports_name_numbers_that_one_path_in_ten_goes_beyond() -> None:
    """Two reports for each count that is watched, a month ahead, with numbers as reports print them."""
    found = moves(question(date(2025, 6, 1)))
    assert len(found) == 8
    assert {move.report.day for move in found} == {SOON}
    killed = COURSES.of("kp-force", "killed").at(SOON)
    (high,) = (m.report for m in found if (m.report.quantity, m.report.bound) == ("killed", "at_least"))
    assert high.number == float(f"{np.quantile(killed, 0.9):.2g}")


def test_many_dead_raise_the_chance_of_many_dead() -> None:
    """And few lower it; no change leaves a probability outside 0 and 1."""
    change = {(m.report.quantity, m.report.bound): m.change for m in moves(question(date(2025, 6, 1)))}
    assert change["killed", "at_least"] > 0.01
    assert change["killed", "at_most"] < -0.01
    assert all(-1.0 <= moved <= 1.0 for moved in change.values())


def test_a_report_moves_as_much_as_weighing_the_paths_by_it() -> None:
    """Two roads: the share of yes among paths, each as heavy as the chance that a fair witness says so."""
    from scipy.stats import t as student

    killed, noise = COURSES.of("kp-force", "killed"), 0.2
    found = next(m for m in moves(question(date(2025, 6, 1))) if m.report.quantity == "killed")
    truth = np.maximum(killed.at(SOON), 1.0)
    weight = student(4).cdf(np.log(truth / found.report.number) / noise)
    yes = killed.at(date(2025, 6, 1)) >= 1_500
    expected = np.sum(weight * yes) / np.sum(weight) - yes.mean()
    # The witness may be of another shape than the t here, but not of another kind.
    assert found.change == pytest.approx(expected, abs=0.05)


def test_an_answer_that_is_due_before_the_report_is_not_moved() -> None:
    """What is settled when the report comes is left out."""
    assert moves(question(SOON)) == []
    assert len(moves(question(SOON + timedelta(days=1)))) == 8


def test_only_what_is_no_luck_moves_an_action() -> None:
    """Of the reports of more men present some move the chance of a surge, and each change is told with its horizon."""
    by_action = moves_of_actions(COURSES, "kp-force", 26, material().fates)
    names = {move.judgement.name for rows in by_action for move in rows}
    assert names <= {"surge", "draw down", "withdraw", "turn to diplomacy"}
    assert {move.judgement.weeks for rows in by_action for move in rows} <= {26}
    surge = {(m.report.quantity, m.report.bound): m.change for m in by_action[0]}
    assert surge["present", "at_least"] > 0


def test_a_force_that_is_not_counted_moves_nothing() -> None:
    """No report is made up of it."""
    assert moves_of_questions(COURSES, "nobody", ()) == ()
    assert moves_of_actions(COURSES, "nobody", 26, None) == ()
    assert count_of_dead(COURSES, "nobody") is None


def test_one_count_of_the_dead_narrows_their_interval() -> None:
    """The interval after it lies within the one before, around the middle that it was near."""
    count = count_of_dead(COURSES, "kp-force")
    assert count.day == AS_OF
    assert count.before[0] <= count.after[0] <= count.middle <= count.after[1] <= count.before[1]
    np.testing.assert_allclose(count.before, np.quantile(COURSES.of("kp-force", "killed").at(AS_OF), (0.05, 0.95)))
