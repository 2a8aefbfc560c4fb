"""Estimates and fans: quantiles of every count at the days a reader asks about, and week by week."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import chain
from typing import Final

import numpy as np
from numpy.typing import NDArray

from passmuster.findings.bearing import bearing_on
from passmuster.findings.parts.counts import LEVELS, Estimate, Fan
from passmuster.forecast.courses import Course, Courses
from passmuster.ledger import Force
from passmuster.ledger.vocabulary import ForceKind, Quantity
from passmuster.model.design import Design
from passmuster.parallel.threads import side_by_side

__all__ = ["ARRIVAL_WEEKS", "drawn_count", "estimates", "fans", "quantiles"]

ARRIVAL_WEEKS: Final = 4
"""Weeks over which recent arrivals are counted: a wave lasts a few weeks, and a month is what reports speak of."""

AHEAD: Final = (Quantity.PRESENT, Quantity.DEPLOYED, Quantity.KILLED, Quantity.CASUALTIES)
"""Quantities given at every horizon as well; goods are given too."""

DRAWN: Final = (
    Quantity.PRESENT,
    Quantity.DEPLOYED,
    Quantity.KILLED,
    Quantity.WOUNDED,
    Quantity.CASUALTIES,
    Quantity.RETURNED,
)
"""Quantities of people that are shown week by week; goods are shown too."""

SERIES_OF_FLOW: Final = {Quantity.ARRIVALS: Quantity.DEPLOYED, Quantity.ROTATED: Quantity.DEPLOYED}
"""Flows, and the running total that they are read off."""


def quantiles(draws: NDArray[np.float64]) -> dict[str, float]:
    """The five quantiles of draws of shape (draw,), by the names that findings give them."""
    return {
        f"q{round(100 * level):02}": float(value)
        for level, value in zip(LEVELS, np.quantile(draws, LEVELS), strict=True)
    }


def estimates(courses: Courses, as_of: date, horizons_weeks: Sequence[int]) -> tuple[Estimate, ...]:
    """Every count as of the day, and the most asked for at each horizon."""
    days = [as_of + timedelta(weeks=weeks) for weeks in horizons_weeks]
    of_each = side_by_side(lambda force: _of_force(courses, force, as_of, days), courses.subjects)
    return tuple(chain.from_iterable(of_each))


def _of_force(courses: Courses, force: Force, as_of: date, days: Sequence[date]) -> list[Estimate]:
    """The counts of one subject."""
    design, found = courses.ahead.design, []
    for course in courses.of_force(force.force_id):
        found.append(_level(design, course, as_of))
        found += [_level(design, course, day) for day in days if _is_told_ahead(force, course) and course.reaches(day)]
    return found + _flows(courses, force.force_id, as_of, days)


def fans(courses: Courses, last_day: date) -> tuple[Fan, ...]:
    """Quantiles at the end of every week, past and ahead, up to the week of the last day."""
    drawn = [
        (force.force_id, quantity)
        for force in courses.subjects
        for quantity in courses.quantities(force.force_id)
        if quantity in DRAWN or _is_supply(force)
    ]
    return tuple(fan for fan in side_by_side(lambda one: _fan(courses.of(*one), last_day), drawn) if fan is not None)


def _is_told_ahead(force: Force, course: Course) -> bool:
    return course.quantity in AHEAD or _is_supply(force)


def _is_supply(force: Force) -> bool:
    return force.kind == ForceKind.SUPPLY


def _level(design: Design, course: Course, day: date) -> Estimate:
    """A stock or running total at the end of a day."""
    return _estimate(design, course, course.quantity, day, course.at(day))


def _flows(courses: Courses, subject: str, as_of: date, days: Iterable[date]) -> list[Estimate]:
    """Arrivals of the last weeks, and the heads that pass through from the as-of day to each horizon.

    Throughput is Little's: who is there at the start of the window, and who arrives in it.
    """
    design = courses.ahead.design
    sent, present = courses.of(subject, Quantity.DEPLOYED), courses.of(subject, Quantity.PRESENT)
    if sent is None or present is None:
        return []
    first = max(as_of - timedelta(weeks=ARRIVAL_WEEKS) + timedelta(days=1), design.clock.start)
    arrived = drawn_count(courses, subject, Quantity.ARRIVALS, as_of, since=first)
    found = [_estimate(design, sent, Quantity.ARRIVALS, as_of, arrived, since=first)]
    tomorrow = as_of + timedelta(days=1)
    for day in days:
        if sent.reaches(day):
            through = drawn_count(courses, subject, Quantity.ROTATED, day, since=tomorrow)
            found.append(_estimate(design, sent, Quantity.ROTATED, day, through, since=tomorrow))
    return found


def drawn_count(
    courses: Courses, subject: str, quantity: Quantity, day: date, since: date | None = None
) -> NDArray[np.float64]:
    """Draws of a count at the end of a day, or from the beginning of `since` on for a flow; shape (path,).

    Every estimate is told from such draws. Throughput is who is there before the window begins, and who arrives in it.
    Raises `KeyError` when the model keeps no such count.
    """
    course = courses.of(subject, SERIES_OF_FLOW.get(quantity, quantity))
    if course is None:
        raise KeyError(f"no count of '{quantity}' is kept of '{subject}'")
    if since is None:
        return course.at(day)
    came = course.gained(since, day)
    present = courses.of(subject, Quantity.PRESENT) if quantity == Quantity.ROTATED else None
    return came if present is None else np.asarray(present.at(since - timedelta(days=1)) + came)


def _estimate(
    design: Design,
    course: Course,
    quantity: Quantity,
    day: date,
    draws: NDArray[np.float64],
    since: date | None = None,
) -> Estimate:
    bearing = bearing_on(design, course.subject, quantity)
    return Estimate(
        subject=course.subject, quantity=quantity, date=day, **quantiles(draws), mean=float(draws.mean()),
        unit=course.unit,
        claims=bearing.claims, is_prior=bearing.is_prior, since=since, withheld=(),
    )  # fmt: skip


def _fan(course: Course | None, last_day: date) -> Fan | None:
    if course is None:
        return None
    sundays = tuple(day for day in course.sundays if day < last_day + timedelta(weeks=1))
    values = course.values[:, 1 : len(sundays) + 1]
    q05, q25, q50, q75, q95 = map(tuple, np.quantile(values, LEVELS, axis=0).tolist())
    return Fan(
        subject=course.subject, quantity=course.quantity, dates=sundays,
        q05=q05, q25=q25, q50=q50, q75=q75, q95=q95, mean=tuple(values.mean(axis=0).tolist()),
        unit=course.unit,
    )  # fmt: skip
