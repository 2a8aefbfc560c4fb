"""What a report to come would move, in a world whose truth is decreed."""

from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import numpy as np
from scipy.stats import t as student

from passmuster.forecast.indicators import Moved, count_of_dead, moves_of_actions, moves_of_questions
from passmuster.forecast.questions import forecast_questions
from passmuster.ledger import Question
from passmuster.ledger.vocabulary import FAMILY_OF_QUANTITY
from worlds.decreed_material import AS_OF, material


@cache
def courses():
    """The courses of the decreed world."""
    return material().courses


SOON = AS_OF + timedelta(weeks=4)


def question(by: date, threshold: float = 1_500.0) -> Question:
    """Whether so many will have been killed."""
    return Question(question_id="q", text="Killed?", subject="kp-force", quantity="killed", threshold=threshold, by=by)


def moves(*questions: Question) -> list:
    """What each report would do to each answer."""
    return list(moves_of_questions(courses(), "kp-force", forecast_questions(courses(), questions, 1_000.0)))


def test_reports_name_numbers_that_one_path_in_ten_goes_beyond() -> None:
    """Two reports for each count that is watched, a month ahead, with numbers as reports print them."""
    found = moves(question(date(2025, 6, 1)))
    assert len(found) == 8
    assert {move.report.day for move in found} == {SOON}
    killed = courses().of("kp-force", "killed").at(SOON)
    (high,) = (m.report for m in found if (m.report.quantity, m.report.bound) == ("killed", "at_least"))
    assert high.number == float(f"{np.quantile(killed, 0.9):.2g}")


def test_many_dead_raise_the_chance_of_many_dead() -> None:
    """And few lower it; no change leaves a probability outside 0 and 1."""
    change = {(m.report.quantity, m.report.bound): m.change for m in moves(question(date(2025, 6, 1)))}
    assert change["killed", "at_least"] > 0.01
    assert change["killed", "at_most"] < -0.01
    assert all(-1.0 <= moved <= 1.0 for moved in change.values())


def test_an_answer_that_is_due_before_the_report_is_not_moved() -> None:
    """What is settled when the report comes is left out."""
    assert moves(question(SOON)) == []
    assert len(moves(question(SOON + timedelta(days=1)))) == 8


def test_only_what_is_no_luck_moves_an_action() -> None:
    """Where those who grow have sent more, a report of more men present raises it, and each change has its horizon."""
    soon = courses().of("kp-force", "present").values[:, -courses().ahead.n_weeks :][:, 3]
    fates = replace(material().fates, surge_week=np.where(soon > np.median(soon), 2, 99))
    by_action = moves_of_actions(courses(), "kp-force", 13, fates)
    names = {move.judgement.name for rows in by_action for move in rows}
    assert names <= {"surge", "draw down", "withdraw", "turn to diplomacy"}
    assert {move.judgement.weeks for rows in by_action for move in rows} <= {13}
    surge = {(m.report.quantity, m.report.bound): m.change for m in by_action[0]}
    assert surge["present", "at_least"] > 0


def test_a_force_that_is_not_counted_moves_nothing() -> None:
    """No report is made up of it."""
    assert moves_of_questions(courses(), "nobody", ()) == ()
    assert moves_of_actions(courses(), "nobody", 26, None) == ()
    assert count_of_dead(courses(), "nobody") is None


def test_one_count_of_the_dead_narrows_their_interval() -> None:
    """The interval after it lies within the one before, around the middle that it was near."""
    count = count_of_dead(courses(), "kp-force")
    assert count.day == AS_OF
    assert count.before[0] <= count.after[0] <= count.middle <= count.after[1] <= count.before[1]
    np.testing.assert_allclose(count.before, np.quantile(courses().of("kp-force", "killed").at(AS_OF), (0.05, 0.95)))


# The witness ----------------------------------------------------------------------------------------------------------

ROUNDS = 240
"""Times that a witness is asked on every path: a normal witness strays as their square root, to about 15 errors."""
ERRORS = 4.5
"""Standard errors: eight reports stray farther once in 18,000 seeds."""
BY_JUNE = date(2025, 6, 1)


def scatter(quantity: str) -> float:
    """The scatter of firm figures of a kind."""
    return float(np.exp(np.median(material().fit.posterior.parameters[f"noise_{FAMILY_OF_QUANTITY[quantity]}"])))


def truth_of(move: Moved) -> np.ndarray:
    """What is counted on every path on the day of the report, at least one head."""
    return np.maximum(courses().of("kp-force", move.report.quantity).at(move.report.day), 1.0)


def strayed(found: list[Moved], yes: np.ndarray, noise) -> float:
    """Standard errors by which the farthest change lies from what asking simulated witnesses gives.

    On every path a witness prints the truth times e to its scatter times a draw of `noise`; of the rounds of asking,
    those paths are looked at whose witness said what is reported.
    """
    farthest = 0.0
    for move in found:
        truth, width, changes = truth_of(move), scatter(move.report.quantity), []
        for _ in range(ROUNDS):
            said = truth * np.exp(width * noise(truth.size))
            is_so = said >= move.report.number if move.report.bound == "at_least" else said <= move.report.number
            changes.append(yes[is_so].mean() - yes.mean())
        farthest = max(farthest, abs(move.change - np.mean(changes)) / (np.std(changes) / np.sqrt(ROUNDS)))
    return float(farthest)


def test_a_report_moves_as_much_as_weighing_the_paths_by_it() -> None:
    """Two roads: the share of yes among paths, each as heavy as a fair witness by SciPy's t4 is likely to say so."""
    yes = courses().of("kp-force", "killed").at(BY_JUNE) >= 1_500
    for move in moves(question(BY_JUNE)):
        off = np.log(truth_of(move) / move.report.number) / scatter(move.report.quantity)
        weight = student(4).cdf(off if move.report.bound == "at_least" else -off)
        assert abs(move.change - (np.sum(weight * yes) / np.sum(weight) - yes.mean())) < 1e-12


def test_reports_move_answers_as_asking_witnesses_does() -> None:
    """The change is what conditioning on what simulated t4 witnesses print gives, and not what normal ones give."""
    random = np.random.default_rng(3)
    found, yes = moves(question(BY_JUNE, 1_200.0)), courses().of("kp-force", "killed").at(BY_JUNE) >= 1_200
    assert strayed(found, yes, lambda size: random.standard_t(4, size)) < ERRORS
    assert strayed(found, yes, random.standard_normal) > 2 * ERRORS


def test_a_count_of_the_dead_weighs_paths_by_a_witness() -> None:
    """The interval after a count is that of paths drawn again by how likely a t4 witness would print the middle."""
    found = count_of_dead(courses(), "kp-force")
    truth = np.maximum(courses().of("kp-force", "killed").at(AS_OF), 0.5)
    weights = student(4).pdf(np.log(truth / np.median(truth)) / scatter("killed"))
    drawn = np.random.default_rng(4).choice(truth, 200_000, p=weights / weights.sum())
    for after, probability in zip(found.after, (0.05, 0.95), strict=True):
        # Errors of a share of so many draws, and one path's weight for the step that the quantile stands on.
        slack = ERRORS * np.sqrt(0.05 * 0.95 / drawn.size) + 2 * (weights / weights.sum()).max()
        assert np.mean(drawn < after) - slack <= probability <= np.mean(drawn <= after) + slack
