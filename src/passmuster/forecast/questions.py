"""Questions of a case, answered from the paths: the share of them on which what is asked holds."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from passmuster.forecast.courses import Course, Courses
from passmuster.forecast.path_shares import steadied
from passmuster.ledger import Question
from passmuster.ledger.vocabulary import Asks, Quantity, When

__all__ = ["QuestionForecast", "by_draw", "forecast_questions", "holds", "met"]

Flags = NDArray[np.bool_]
Floats = NDArray[np.float64]

PASSED_THROUGH: Final = {Quantity.ROTATED: Quantity.DEPLOYED}
"""Whoever has passed through by a day has come by then: the running total of those sent."""

GONE: Final = 0.1
"""Share of the most there ever were up to the as-of day, at or below which a force has left: the precedents' own
definition of a withdrawal."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class QuestionForecast:
    """The answer to one question.

    `counted` is the quantity whose paths answer it, `count` what they have at the end of its day, people or pieces, and
    `met` whether what is asked holds; both have shape (path,). `q05` and `q95` bound what is not known about the
    probability.
    """

    question: Question
    counted: Quantity
    count: Floats
    met: Flags
    probability: float
    q05: float
    q95: float


def forecast_questions(
    courses: Courses, questions: Iterable[Question], effective_draws: float
) -> tuple[QuestionForecast, ...]:
    """Every question that a course reaches, in their order; no other is answered.

    `effective_draws` is the smallest effective sample size of the fit.
    """
    n_draws = courses.ahead.posterior.n_draws
    asked = ((question, _course(courses, question)) for question in questions)
    as_of = courses.ahead.design.as_of
    return tuple(
        _forecast(question, course, as_of, n_draws, effective_draws) for question, course in asked if course is not None
    )


def met(courses: Courses, question: Question) -> Flags | None:
    """For every path whether what is asked holds, shape (path,); None when no course tells."""
    course = _course(courses, question)
    return None if course is None else holds(course, question, courses.ahead.design.as_of)


def holds(course: Course, question: Question, as_of: date) -> Flags:
    """For every path of a course whether what is asked holds on the question's day, or on any day up to it."""
    values = course.at(question.by)[:, None]
    if question.when == When.BY and question.by > as_of:
        days = [as_of, *(day for day in course.sundays if as_of < day < question.by), question.by]
        values = np.stack([course.at(day) for day in days], axis=1)
    return np.asarray(_asked(course, question, values, as_of).any(axis=1))


def _asked(course: Course, question: Question, values: Floats, as_of: date) -> Flags:
    """Whether what is asked holds of each value, shape (path, day)."""
    if question.asks == Asks.BELOW:
        return np.asarray(values < question.threshold)
    if question.asks == Asks.BETWEEN:
        return np.asarray((values >= question.threshold) & (values <= (question.upper or question.threshold)))
    if question.asks == Asks.LEFT:
        peak = course.values[:, : sum(day <= as_of for day in course.sundays) + 1].max(axis=1)
        return np.asarray((values <= GONE * peak[:, None]) & (peak[:, None] > 0))
    return np.asarray(values >= question.threshold)


def by_draw(values: NDArray[Any], n_draws: int) -> NDArray[Any]:
    """Values of paths, shape (path,), with those that go on from one draw in a row: shape (draw, path of it)."""
    return np.asarray(values.reshape(n_draws, -1))


def _course(courses: Courses, question: Question) -> Course | None:
    """The course that answers a question; None when no count is kept of it, or not up to its day."""
    course = courses.of(question.subject, PASSED_THROUGH.get(question.quantity, question.quantity))
    return course if course is not None and course.reaches(question.by) else None


def _forecast(
    question: Question, course: Course, as_of: date, n_draws: int, effective_draws: float
) -> QuestionForecast:  # fmt: skip
    count = course.at(question.by)
    flags = holds(course, question, as_of)
    low, high = _interval(flags, n_draws, effective_draws)
    return QuestionForecast(
        question=question, counted=course.quantity, count=count, met=flags, probability=float(flags.mean()),
        q05=low, q95=high,
    )  # fmt: skip


def _interval(flags: Flags, n_draws: int, effective_draws: float) -> tuple[float, float]:
    """What is not known about the probability: what draws disagree about, and never less than what few draws leave."""
    chances = steadied(by_draw(flags, n_draws))
    told = np.quantile(chances, [0.05, 0.95])
    left = _left_open(float(flags.mean()), effective_draws, chances.size)
    return min(float(told[0]), left[0]), max(float(told[1]), left[1])


def _left_open(share: float, effective_draws: float, n_draws: int) -> tuple[float, float]:
    """What a finite number of draws leaves open about a share: Jeffreys' interval at the effective number.

    Draws of a chain repeat one another, so that they count as the smallest effective sample size of the fit.
    """
    n = min(max(effective_draws, 1.0), float(n_draws)) if np.isfinite(effective_draws) else 1.0
    from scipy.special import betaincinv

    low, high = betaincinv(n * share + 0.5, n * (1.0 - share) + 0.5, [0.05, 0.95])
    return float(low), float(high)
