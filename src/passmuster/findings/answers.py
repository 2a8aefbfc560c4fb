"""Answers: the questions of the case, and the actions and classes of the outlook, with word, number and interval."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from passmuster.findings.material import Material
from passmuster.findings.parts.outlook import ActionOutlook, ClassOutlook, QuestionAnswer
from passmuster.forecast.courses import Courses
from passmuster.forecast.path_shares import steadied
from passmuster.ledger import Question
from passmuster.model.ahead import Ahead
from passmuster.wording.dates import long_date
from passmuster.wording.likelihood import term_for
from passmuster.wording.numbers import estimate_words, reported_words
from passmuster.wording.quantities import quantity_noun

__all__ = ["actions", "answers", "by_draw", "classes", "met", "unanswered"]

Flags = NDArray[np.bool_]

PASSED_THROUGH = {"rotated": "deployed"}
"""Whoever has passed through by a day has come by then: the running total of those sent."""


def actions(material: Material) -> tuple[ActionOutlook, ...]:
    """Each action at each horizon, beside what a constant hazard would have said."""
    if material.outlook is None:
        return ()
    return tuple(
        ActionOutlook(
            action=row.action, horizon_weeks=row.horizon_weeks, probability=row.probability, q05=row.q05, q95=row.q95,
            words=term_for(row.probability, material.standard), baseline=row.baseline_constant,
        )
        for row in material.outlook.actions
    )  # fmt: skip


def classes(material: Material) -> tuple[ClassOutlook, ...]:
    """The reference class that judged, its rivals beside it."""
    if material.outlook is None:
        return ()
    return tuple(
        ClassOutlook(
            name=row.name,
            definition=row.definition,
            n_members=row.n_members,
            n_exits=row.n_exits,
            members=row.members,
            exit_probability=row.exit_probability,
        )
        for row in material.outlook.classes
    )


def answers(material: Material) -> tuple[QuestionAnswer, ...]:
    """Every question that a course reaches, in the order of the case file."""
    asked = [(question, met(material, question)) for question in material.case.questions]
    return tuple(_answer(material, question, flags) for question, flags in asked if flags is not None)


def unanswered(material: Material) -> tuple[Question, ...]:
    """Questions about a count that the model does not keep, or beyond the paths ahead."""
    return tuple(question for question in material.case.questions if met(material, question) is None)


def met(material: Material, question: Question, ahead: Ahead | None = None) -> Flags | None:
    """For every path whether the threshold is reached on the day, shape (path,); None when no course tells.

    The paths are those of the material unless others are given.
    """
    course = (material.courses if ahead is None else Courses(ahead)).of(
        question.subject, PASSED_THROUGH.get(question.quantity, question.quantity)
    )
    if course is None or not course.reaches(question.by):
        return None
    return np.asarray(course.at(question.by) >= question.threshold)


def _answer(material: Material, question: Question, flags: Flags) -> QuestionAnswer:
    low, high = _interval(flags, material)
    probability = float(flags.mean())
    return QuestionAnswer(
        question_id=question.question_id, text=question.text, probability=probability, q05=low, q95=high,
        words=term_for(probability, material.standard), basis=_basis(material, question),
    )  # fmt: skip


def _basis(material: Material, question: Question) -> str:
    """What was counted on the paths, and where it lies beside the threshold."""
    counted = PASSED_THROUGH.get(question.quantity, question.quantity)
    course = material.courses.of(question.subject, counted)
    if course is None:
        return ""
    told = estimate_words(*(float(value) for value in np.quantile(course.at(question.by), (0.05, 0.5, 0.95))))
    return (
        f"The paths, stances included, have {told} {quantity_noun(counted)} on {long_date(question.by)}; asked is "
        f"{reported_words(question.threshold)}."
    )


def _interval(flags: Flags, material: Material) -> tuple[float, float]:
    """What is not known about the probability: what draws disagree about, and never less than what few draws leave."""
    chances = steadied(by_draw(flags, material))
    told = np.quantile(chances, [0.05, 0.95])
    left = _left_open(float(flags.mean()), material.fit.health.ess_min, chances.size)
    return min(float(told[0]), left[0]), max(float(told[1]), left[1])


def by_draw(values: NDArray[Any], material: Material) -> NDArray[Any]:
    """Values of paths, shape (path,), with those that go on from one draw in a row: shape (draw, path of it)."""
    return np.asarray(values.reshape(material.fit.posterior.n_draws, -1))


def _left_open(share: float, effective_draws: float, n_draws: int) -> tuple[float, float]:
    """What a finite number of draws leaves open about a share: Jeffreys' interval at the effective number.

    Draws of a chain repeat one another, so that they count as the smallest effective sample size of the fit.
    """
    from scipy.stats import beta

    n = min(max(effective_draws, 1.0), float(n_draws)) if np.isfinite(effective_draws) else 1.0
    low, high = beta.ppf([0.05, 0.95], n * share + 0.5, n * (1.0 - share) + 0.5)
    return float(low), float(high)
