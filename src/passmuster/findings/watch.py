"""Watch: which report of the coming weeks would move which judgement, worked out from the paths.

A report to come is imagined, with a number that the paths find surprising but possible, said by a witness without lean
whose figures scatter as those of the case do. Every path is then weighed by how likely such a witness on it would be to
say so, and the judgement is read again:

    P(judgement | report) = sum of w over paths on which it holds / sum of w,    w = P(report | path).

What moves most comes first. Nothing is fitted again, and the report is taken at its word for once, so sizes are what
one such report would do and not a forecast that it comes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr

from passmuster.findings.answers import by_draw, met
from passmuster.findings.material import Material
from passmuster.findings.parts.outlook import Indicator
from passmuster.forecast.actions import ACTION_OF_EXIT
from passmuster.ledger.vocabulary import FAMILY_OF_QUANTITY, Quantity
from passmuster.precedents.growth import SURGE_RATIO
from passmuster.precedents.participant import CAUSES
from passmuster.wording.dates import long_date
from passmuster.wording.numbers import BOUND_WORDS, count_words, interval_words
from passmuster.wording.quantities import quantity_noun

__all__ = ["indicators"]

Floats = NDArray[np.float64]

WEEKS_TO_WAIT: Final = 4
"""How far ahead the imagined report speaks: the next month is what a desk watches."""

WATCHED: Final = ("present", "deployed", "killed", "casualties")

SURPRISES: Final = (("at_least", 0.9), ("at_most", 0.1))
"""Bound of the imagined report and the quantile of the paths that it names: one report in ten would go as far."""

LEAST_MOVE: Final = 0.01
"""Smaller changes are lost in the draws."""

LEAST_TURN: Final = 0.003
"""So are smaller changes of an action; actions are told down to less than a point, because they are the question."""

SURE: Final = 3.0

MOST_SHOWN: Final = 6


@dataclass(frozen=True, slots=True, eq=False)
class Watched:
    """A report to come: its words, and how likely it would be made on each path, shape (path,)."""

    text: str
    weights: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """A judgement that reports may move, and whether it holds on each path, shape (path,)."""

    text: str
    holds: NDArray[np.bool_]


def indicators(material: Material) -> tuple[Indicator, ...]:
    """Reports that would move a judgement most, and the one count that would narrow the losses."""
    force = material.partner_force
    if force is None:
        return ()
    reports = list(_reports(material, force.force_id))
    moved = [_moved(report, judged) for judged in _questions(material) for report in reports]
    turns = [
        max((_moved(report, judged) for report in sure), key=lambda row: row.size or 0.0)
        for judged in _turns(material, force.force_id)
        if (sure := [report for report in reports if _is_sure(report, judged, material)])
    ]
    turns += _words(material)
    told = sorted((row for row in turns if (row.size or 0.0) >= LEAST_TURN), key=lambda row: -(row.size or 0.0))
    return (*told, *_strongest_each(moved), *_narrowing(material, force.force_id))


def _moved(report: Watched, judged: Judged) -> Indicator:
    before = float(judged.holds.mean())
    after = float(report.weights @ judged.holds / max(float(report.weights.sum()), 1e-300))
    change = after - before
    return Indicator(
        text=report.text, moves=judged.text, direction="raises" if change > 0 else "lowers", size=abs(change)
    )


def _is_sure(report: Watched, judged: Judged, material: Material) -> bool:
    """Whether what a report moves is more than luck: three standard errors of it, paths of a draw taken together."""
    total = max(float(report.weights.sum()), 1e-300)
    after = float(report.weights @ judged.holds) / total
    pulls = by_draw(report.weights * (judged.holds - after), material).sum(axis=1)
    error = float(np.sqrt((pulls**2).sum())) / total
    return abs(after - float(judged.holds.mean())) > SURE * error


def _strongest_each(moved: Sequence[Indicator]) -> tuple[Indicator, ...]:
    """For each judgement and direction the report that moves it most, the largest first."""
    ranked = sorted(moved, key=lambda row: (-(row.size or 0.0), row.moves, row.text))
    best: dict[tuple[str, str], Indicator] = {}
    for row in ranked:
        if (row.size or 0.0) >= LEAST_MOVE:
            best.setdefault((row.moves, row.direction), row)
    return tuple(list(best.values())[:MOST_SHOWN])


# Judgements -----------------------------------------------------------------------------------------------------------


def _turns(material: Material, subject: str) -> Iterator[Judged]:
    """Each action but sustain, as the paths under the stances have it, when any path has it."""
    present, fates, weeks = material.courses.of(subject, "present"), material.fates, material.partner_horizon
    if present is None:
        return
    now = present.at(material.as_of)
    later = present.values[:, -material.ahead.n_weeks :][:, :weeks]
    surged = later.max(axis=1) >= SURGE_RATIO * np.maximum(now, 1.0)
    yield Judged(f"surge within {weeks} weeks", np.asarray(surged))
    if fates is None:
        return
    for exit_word, action in ACTION_OF_EXIT.items():
        holds = (fates.exit_week <= weeks) & (fates.cause == CAUSES.index(exit_word))
        if holds.any():
            yield Judged(f"{action} within {weeks} weeks", np.asarray(holds))


def _words(material: Material) -> Iterator[Indicator]:
    """For each way of leaving the act or word that would move it most, through strain."""
    for exit_word, action in ACTION_OF_EXIT.items():
        changes = [(text, change) for text, name, change in material.words if name == exit_word]
        if changes:
            text, change = max(changes, key=lambda row: abs(row[1]))
            yield Indicator(
                text=text, moves=f"{action} within {material.partner_horizon} weeks",
                direction="raises" if change > 0 else "lowers", size=abs(change),
            )  # fmt: skip


def _questions(material: Material) -> Iterator[Judged]:
    for question in material.case.questions:
        holds = met(material, question)
        if holds is not None and question.by > material.as_of + timedelta(weeks=WEEKS_TO_WAIT):
            yield Judged(f"yes to “{question.text}”", holds)


# Reports --------------------------------------------------------------------------------------------------------------


def _reports(material: Material, subject: str) -> Iterator[Watched]:
    day = material.as_of + timedelta(weeks=WEEKS_TO_WAIT)
    for quantity in WATCHED:
        course = material.courses.of(subject, quantity)
        if course is None or not course.reaches(day):
            continue
        truth = np.maximum(course.at(day), 1.0)
        for bound, quantile in SURPRISES:
            number = _round(float(np.quantile(truth, quantile)))
            yield Watched(
                _report_words(bound, number, quantity, day), _weights(material, truth, bound, number, quantity)
            )


def _weights(material: Material, truth: Floats, bound: str, number: float, quantity: str) -> Floats:
    """P(a fair witness's figure lies beyond the number), for each path."""
    beyond = ndtr((np.log(truth) - np.log(number)) / _noise(material, quantity))
    return np.asarray(beyond if bound == "at_least" else 1.0 - beyond)


def _noise(material: Material, quantity: str) -> float:
    """Scatter of firm figures of this kind, log units: the posterior median."""
    log_noise = material.fit.posterior.parameters[f"noise_{FAMILY_OF_QUANTITY[Quantity(quantity)]}"]
    return float(np.exp(np.median(log_noise)))


def _report_words(bound: str, number: float, quantity: str, day: date) -> str:
    return f"A report of {BOUND_WORDS[bound]} {count_words(number)} {quantity_noun(quantity)} on {long_date(day)}"


def _round(number: float) -> float:
    """Two significant digits, as reports are."""
    return float(f"{number:.2g}")


# Narrowing ------------------------------------------------------------------------------------------------------------


def _narrowing(material: Material, subject: str) -> tuple[Indicator, ...]:
    """What one independent count of the dead would do to their interval."""
    course = material.courses.of(subject, "killed")
    if course is None:
        return ()
    truth = np.maximum(course.at(material.as_of), 0.5)
    middle = float(np.median(truth))
    gap = (np.log(truth) - np.log(middle)) / _noise(material, "killed")
    weights = np.exp(-0.5 * gap**2)
    before = interval_words(*np.quantile(truth, (0.05, 0.95)).tolist())
    after = interval_words(*_weighted_quantiles(truth, weights, (0.05, 0.95)))
    text = f"An independent count of the dead near {count_words(_round(middle))}, such as a list of names"
    day = long_date(material.as_of)
    moves = f"the killed by {day}, from {before} to {after} (90 % intervals)"
    return (Indicator(text=text, moves=moves, direction="narrows"),) if before != after else ()


def _weighted_quantiles(values: Floats, weights: Floats, levels: tuple[float, ...]) -> list[float]:
    order = np.argsort(values, kind="stable")
    share = np.cumsum(weights[order]) / weights.sum()
    return [float(values[order][min(int(np.searchsorted(share, level)), len(order) - 1)]) for level in levels]
