"""Indicators: which report of the coming weeks would move which judgement, worked out from the paths.

A report to come is imagined, with a number that the paths find surprising but possible, said by a witness without lean
whose figures scatter as those of the case do. Every path is then weighed by how likely such a witness on it would be to
say so, and the judgement is read again:

    P(judgement | report) = sum of w over paths on which it holds / sum of w,    w = P(report | path).

Nothing is fitted again, and the report is taken at its word for once, so sizes are what one such report would do and
not a forecast that it comes.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import numpy as np
from numpy.typing import NDArray

from passmuster.forecast.actions import ACTION_OF_EXIT
from passmuster.forecast.courses import Courses
from passmuster.forecast.questions import QuestionForecast, by_draw
from passmuster.forecast.stance import Fates
from passmuster.ledger.vocabulary import FAMILY_OF_QUANTITY, Action, Bound, Quantity
from passmuster.observation import predictive, t4
from passmuster.precedents.participant import CAUSES

__all__ = [
    "CountOfDead",
    "ImaginedReport",
    "Judgement",
    "Moved",
    "count_of_dead",
    "moves_of_actions",
    "moves_of_questions",
]

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

WEEKS_TO_WAIT: Final = 4
"""How far ahead the imagined report speaks: the next month is what a desk watches."""

WATCHED: Final = (Quantity.PRESENT, Quantity.DEPLOYED, Quantity.KILLED, Quantity.CASUALTIES)

SURPRISES: Final = ((Bound.AT_LEAST, 0.9), (Bound.AT_MOST, 0.1))
"""Bound of the imagined report and the quantile of the paths that it names: one report in ten would go as far."""

NINETY_PER_CENT: Final = (0.05, 0.95)

SURE: Final = 3.0
"""Standard errors beyond which what a report moves is more than luck."""


@dataclass(frozen=True, slots=True)
class ImaginedReport:
    """A report to come: that a count of the partner's force on a day lies beyond a number."""

    bound: str
    """`at_least` or `at_most`."""
    number: float
    quantity: Quantity
    day: date


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a report may move: that the partner turns to an action within so many weeks, or the yes to a question."""

    name: str
    """The action, or the text of the question."""
    weeks: int | None = None
    """None for a question."""


@dataclass(frozen=True, slots=True)
class Moved:
    """What one report would add to the probability of a judgement; below zero, take from it."""

    report: ImaginedReport
    judgement: Judgement
    change: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CountOfDead:
    """What one independent count of the dead near the middle would do to their interval, 5 and 95 per cent, people."""

    middle: float
    day: date
    before: tuple[float, float]
    after: tuple[float, float]


@dataclass(frozen=True, slots=True, eq=False)
class _Weighed:
    """A report, and how likely it would be made on each path, shape (path,)."""

    report: ImaginedReport
    weights: Floats


@dataclass(frozen=True, slots=True, eq=False)
class _Judged:
    """A judgement, and whether it holds on each path, shape (path,)."""

    judgement: Judgement
    holds: Flags


def moves_of_questions(courses: Courses, subject: str, forecasts: Iterable[QuestionForecast]) -> tuple[Moved, ...]:
    """What each report would do to the answer of each question that is still open when it comes."""
    as_of, reports = courses.ahead.design.as_of, list(_reports(courses, subject))
    asked = [
        _Judged(Judgement(forecast.question.text), forecast.met)
        for forecast in forecasts
        if forecast.question.by > as_of + timedelta(weeks=WEEKS_TO_WAIT)
    ]
    return tuple(_moved(report, judged) for judged in asked for report in reports)


def moves_of_actions(courses: Courses, subject: str, weeks: int, fates: Fates | None) -> tuple[tuple[Moved, ...], ...]:
    """For each action but sustain what each report would do to it within so many weeks, where that is no mere luck."""
    reports, n_draws = list(_reports(courses, subject)), courses.ahead.posterior.n_draws
    return tuple(
        tuple(_moved(report, judged) for report in reports if _is_sure(report, judged, n_draws))
        for judged in _actions(courses, subject, weeks, fates)
    )


def count_of_dead(courses: Courses, subject: str) -> CountOfDead | None:
    """What one independent count of the dead would tell; None when the model keeps no such count."""
    course, day = courses.of(subject, Quantity.KILLED), courses.ahead.design.as_of
    if course is None:
        return None
    truth = np.maximum(course.at(day), 0.5)
    middle = float(np.median(truth))
    gap = (np.log(truth) - np.log(middle)) / _noise(courses, Quantity.KILLED)
    weights = np.exp(t4.log_density(gap, xp=np))
    before = np.quantile(truth, NINETY_PER_CENT).tolist()
    after = np.quantile(truth, NINETY_PER_CENT, weights=weights, method="inverted_cdf").tolist()
    return CountOfDead(middle=as_reported(middle), day=day, before=tuple(before), after=tuple(after))


def as_reported(number: float) -> float:
    """Two significant digits, as reports are."""
    return float(f"{number:.2g}")


# Judgements -----------------------------------------------------------------------------------------------------------


def _actions(courses: Courses, subject: str, weeks: int, fates: Fates | None) -> Iterator[_Judged]:
    """Each action but sustain, as the paths under the stances have it, when any path has it."""
    if fates is None or courses.of(subject, Quantity.PRESENT) is None:
        return
    surged = fates.surge_week <= weeks
    if surged.any():
        yield _Judged(Judgement(Action.SURGE, weeks), np.asarray(surged))
    for exit_word, action in ACTION_OF_EXIT.items():
        holds = (fates.exit_week <= weeks) & (fates.cause == CAUSES.index(exit_word))
        if holds.any():
            yield _Judged(Judgement(action, weeks), np.asarray(holds))


def _moved(report: _Weighed, judged: _Judged) -> Moved:
    after = float(report.weights @ judged.holds / max(float(report.weights.sum()), 1e-300))
    return Moved(report.report, judged.judgement, after - float(judged.holds.mean()))


def _is_sure(report: _Weighed, judged: _Judged, n_draws: int) -> bool:
    """Whether what a report moves is more than luck: three standard errors of it, paths of a draw taken together."""
    total = max(float(report.weights.sum()), 1e-300)
    after = float(report.weights @ judged.holds) / total
    pulls = by_draw(report.weights * (judged.holds - after), n_draws).sum(axis=1)
    error = float(np.sqrt((pulls**2).sum())) / total
    return abs(after - float(judged.holds.mean())) > SURE * error


# Reports --------------------------------------------------------------------------------------------------------------


def _reports(courses: Courses, subject: str) -> Iterator[_Weighed]:
    day = courses.ahead.design.as_of + timedelta(weeks=WEEKS_TO_WAIT)
    for quantity in WATCHED:
        course = courses.of(subject, quantity)
        if course is None or not course.reaches(day):
            continue
        truth = np.maximum(course.at(day), 1.0)
        for bound, quantile in SURPRISES:
            report = ImaginedReport(bound, as_reported(float(np.quantile(truth, quantile))), quantity, day)
            yield _Weighed(report, _weights(truth, report, _noise(courses, quantity)))


def _weights(truth: Floats, report: ImaginedReport, noise: float) -> Floats:
    """P(a fair witness's figure lies beyond the number), for each path."""
    beyond = predictive.at_least if report.bound == Bound.AT_LEAST else predictive.at_most
    return np.asarray(beyond(np.log(report.number), np.log(truth), noise, xp=np))


def _noise(courses: Courses, quantity: Quantity) -> float:
    """Scatter of firm figures of this kind, log units: the posterior median."""
    log_noise = courses.ahead.posterior.parameters[f"noise_{FAMILY_OF_QUANTITY[Quantity(quantity)]}"]
    return float(np.exp(np.median(log_noise)))
