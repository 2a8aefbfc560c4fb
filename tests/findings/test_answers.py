"""Answers of the outlook and of questions, with word, number and interval."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import numpy as np

from passmuster.findings.answers import actions, answers, classes
from passmuster.findings.estimates import quantiles
from passmuster.forecast.actions import ActionForecast
from passmuster.forecast.questions import QuestionForecast
from passmuster.forecast.reference_classes import ClassForecast
from passmuster.ledger import Question
from passmuster.ledger.vocabulary import Action

COUNT = np.linspace(1_000.0, 3_000.0, 201)
FORECAST = QuestionForecast(
    question=Question(
        question_id="q", text="Will it?", subject="kp-force", quantity="rotated", threshold=2_500.0,
        by=date(2025, 6, 4),
    ),
    counted="deployed", count=COUNT, met=COUNT >= 2_500, probability=0.25, q05=0.2, q95=0.3,
)  # fmt: skip


def test_an_answer_has_its_word_by_the_standard() -> None:
    """The number is the same in every standard, the word is the standard's."""
    (plain,), (other,) = answers([FORECAST], "icd203"), answers([FORECAST], "ipcc")
    assert (plain.probability, plain.q05, plain.q95) == (other.probability, other.q05, other.q95) == (0.25, 0.2, 0.3)
    assert (plain.words, other.words) == ("unlikely", "unlikely")


def test_the_number_that_is_asked_about_stands_with_the_answer() -> None:
    """Its quantiles on the question's own day, and a sentence with the threshold."""
    (row,) = answers([FORECAST], "icd203")
    assert {name: getattr(row.count, name) for name in quantiles(COUNT)} == quantiles(COUNT)
    assert row.basis == (
        "The paths, stances included, have about 2,000 (90 % interval 1,100 to 2,900) sent so far on 4 June 2025; "
        "asked is 2,500."
    )


def test_an_action_stands_beside_its_baseline() -> None:
    """Probability and interval pass through, the word is added."""
    forecast = ActionForecast(
        action=Action.WITHDRAW, horizon_weeks=26, probability=0.1, q05=0.05, q95=0.2, baseline_constant=0.12,
        baseline_kaplan_meier=0.11,
    )  # fmt: skip
    (row,) = actions(outlook(forecast), "icd203")
    assert (row.action, row.horizon_weeks, row.probability, row.baseline) == (Action.WITHDRAW, 26, 0.1, 0.12)
    assert row.words == "very unlikely"


def outlook(*forecasts: ActionForecast, **changes: object) -> Any:
    """As much of an outlook as is asked of it: no acts and no plans on record, judged by a class."""
    judging = SimpleNamespace(acts=changes.get("acts"), learned=changes.get("learned"))
    return SimpleNamespace(actions=forecasts, judging=judging, plans=changes.get("plans", ()))


def chance(action: Action, probability: float) -> ActionForecast:
    """A forecast whose naive answer is one in ten."""
    return ActionForecast(
        action=action, horizon_weeks=26, probability=probability, q05=0.0, q95=0.7, baseline_constant=0.1,
        baseline_kaplan_meier=0.1,
    )  # fmt: skip


def test_what_nothing_in_the_case_moves_is_base_rate() -> None:
    """Without acts, plans, levers or conditions that tell it apart; and that is said in half a line."""
    surge, leave = actions(outlook(chance(Action.SURGE, 0.12), chance(Action.WITHDRAW, 0.3)), "icd203")
    assert surge.is_base_rate
    assert leave.is_base_rate
    assert surge.basis == "base rate 10 % within 26 weeks; nothing on record in this case moves it"


def test_what_moves_an_action_is_said() -> None:
    """Acts move leaving, plans move sending more, levers and the case's own conditions what they touch."""
    both = (chance(Action.SURGE, 0.12), chance(Action.WITHDRAW, 0.3))
    acts = SimpleNamespace(acts=("signed",))
    surge, leave = actions(outlook(*both, acts=acts), "icd203")
    assert (surge.is_base_rate, leave.is_base_rate) == (True, False)
    assert leave.basis.endswith("here moved by 1 act on record")
    surge, leave = actions(outlook(*both, plans=("p", "q")), "icd203")
    assert (surge.is_base_rate, leave.is_base_rate) == (False, True)
    assert surge.basis.endswith("here moved by 2 plans on record")
    assert not any(row.is_base_rate for row in actions(outlook(*both), "icd203", levers=True))
    surge, leave = actions(outlook(*both, learned=object()), "icd203")
    assert surge.is_base_rate
    assert leave.basis.endswith("its ties, losses and strain")
    assert actions(outlook(chance(Action.WITHDRAW, 0.12), learned=object()), "icd203")[0].is_base_rate


def test_a_class_keeps_its_members_and_its_exits() -> None:
    """Who is in it, and what it says of leaving."""
    forecast = ClassForecast(
        name="own", definition="paid", n_members=2, n_exits=1, members=("a", "b"),
        exit_probability=((26, 0.2, 0.1, 0.3),), probability=(0.2,),
    )  # fmt: skip
    (row,) = classes([forecast])
    assert (row.name, row.members, row.exit_probability) == ("own", ("a", "b"), ((26, 0.2, 0.1, 0.3),))
