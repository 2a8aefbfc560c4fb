"""Courses: draws of one quantity of one force, week by week, past and ahead.

The past comes from the posterior and what lies ahead from its continuation, path by path, so that a course is one line
without a seam. Values stand at week boundaries: boundary 0 is the moment the case starts, boundary w the end of week
w - 1 (Sunday midnight UTC). Between boundaries a course is straight, as claims are read (`observation/reading_off.py`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray

from passmuster.ledger import Force
from passmuster.ledger.vocabulary import Quantity
from passmuster.model.ahead import Ahead
from passmuster.model.clock import Clock
from passmuster.model.shape import FORCE_SERIES, SUPPLY_QUANTITIES
from passmuster.observation.reading_off import read_level

__all__ = ["Course", "Courses"]

Floats = NDArray[np.float64]

PIECES: Final = frozenset({Quantity.SHELLS, Quantity.MISSILES, Quantity.OTHER})
"""Quantities that count goods and not people."""


@dataclass(frozen=True, slots=True, eq=False)
class Course:
    """Paths of one quantity of one subject, `values` of shape (path, boundary), people or pieces."""

    subject: str
    quantity: Quantity
    clock: Clock
    values: Floats

    @property
    def unit(self) -> str:
        """`people` or `pieces`."""
        return "pieces" if self.quantity in PIECES else "people"

    @property
    def sundays(self) -> tuple[date, ...]:
        """The last day of every week, past and ahead."""
        return tuple(self.clock.sunday(week) for week in range(self.values.shape[1] - 1))

    def reaches(self, day: date) -> bool:
        """Whether a day lies no later than the last week."""
        return day <= self.sundays[-1]

    def at(self, day: date) -> Floats:
        """The level at the end of a day, shape (path,); days outside the course take its nearest end."""
        return read_level(self.values, self.clock.end_of(day))

    def gained(self, first: date, last: date) -> Floats:
        """What a running total gained from the beginning of one day to the end of another, shape (path,)."""
        opening, closing = self.clock.beginning_of(first), self.clock.end_of(last)
        return np.asarray(read_level(self.values, closing) - read_level(self.values, opening))


@dataclass(frozen=True, slots=True, eq=False)
class Courses:
    """Every course of a case: forces, parts, sums and supplies, in the order in which the case lists them."""

    ahead: Ahead

    def of(self, subject: str, quantity: Quantity) -> Course | None:
        """The course of a quantity of a subject, or None when the model keeps no such count."""
        if quantity not in self.quantities(subject):
            return None
        recovering = quantity == Quantity.RECOVERING
        values = self._recovering(subject) if recovering else self.ahead.whole_path(subject, quantity)
        return None if values is None else Course(subject, quantity, self.ahead.design.clock, values)

    def of_force(self, subject: str) -> Iterator[Course]:
        """Every stock and running total of a subject."""
        courses = (self.of(subject, quantity) for quantity in self.quantities(subject))
        return (course for course in courses if course is not None)

    @property
    def subjects(self) -> tuple[Force, ...]:
        """Forces, parts, sums and supplies that are modelled."""
        design = self.ahead.design
        modelled = {force.force_id for force in (*design.forces, *design.parts, *design.sums, *design.supplies)}
        return tuple(force for force in design.case.forces if force.force_id in modelled)

    def quantities(self, subject: str) -> tuple[Quantity, ...]:
        """What a subject may have a course of: people's places, or the one kind of goods that claims speak of most."""
        design = self.ahead.design
        if any(subject == part.force_id for part in design.parts):
            # What is kept of movement into a part is net of movement out of it: good for a claim's window, no total.
            return (Quantity.PRESENT,)
        if all(subject != supply.force_id for supply in design.supplies):
            return (*FORCE_SERIES, Quantity.RECOVERING)
        said = [claim.quantity for claim in design.observed if claim.subject == subject]
        named = [quantity for quantity in said if quantity in SUPPLY_QUANTITIES]
        return (max(sorted(set(named)), key=named.count, default=Quantity.OTHER),)

    def _recovering(self, subject: str) -> Floats | None:
        """Only up to the as-of week: nobody asks how many will be recovering."""
        forces = [force.force_id for force in self.ahead.design.forces]
        if subject not in forces:
            return None
        steps = self.ahead.posterior.stocks.recovering[self.ahead.draw, :, forces.index(subject)]
        path = np.concatenate([np.zeros((len(steps), 1)), np.asarray(steps)], axis=1)
        return self.ahead.design.grid.weekly_paths(path)
