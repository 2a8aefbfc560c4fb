"""The paths ahead as a value, and how numbers are read off them.

Kept are the four running weekly counts that cannot be worked out from one another; the rest of the stock and flow
follows from them, because shares of casualties are constant within a path. So a hundred thousand paths of two years fit
in the memory of a laptop, and still every person of every path is accounted for.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import numpy as np

from passmuster.latent import ForceStock
from passmuster.ledger.vocabulary import Quantity
from passmuster.model.counts import supply_index, supply_total
from passmuster.model.design import Design
from passmuster.model.posterior import Posterior
from passmuster.model.shape import MADE_OF, PART_SERIES, SERIES_OF_QUANTITY
from passmuster.observation.reading_off import MEAN_OF, between, read_at

__all__ = ["Ahead", "Shares"]


class Shares(NamedTuple):
    """How casualties divide, shape (n_paths, n_forces) each: as in `latent.ForceFlow`."""

    killed_share: np.ndarray
    captured_share: np.ndarray
    recovering_share: np.ndarray


@dataclass(frozen=True, slots=True)
class Ahead:
    """Paths after the as-of week. Path p continues draw `draw[p]` of the posterior.

    `present`, `deployed`, `hit` (casualties of every kind since the as-of week) and `returned` are people at the end of
    each week ahead, shape (n_paths, n_weeks, n_forces); `start` holds the stock at the end of the as-of week, leaves of
    shape (n_paths, n_forces). `part_share`, shape (n_paths, n_weeks, n_parts), is each part's share of its force.
    """

    posterior: Posterior
    seed: int
    draw: np.ndarray
    start: ForceStock
    shares: Shares
    present: np.ndarray
    deployed: np.ndarray
    hit: np.ndarray
    returned: np.ndarray
    part_share: np.ndarray

    @property
    def design(self) -> Design:
        """The design of the fit that is continued."""
        return self.posterior.design

    @property
    def n_paths(self) -> int:
        """How many paths."""
        return int(self.present.shape[0])

    @property
    def n_weeks(self) -> int:
        """Weeks ahead."""
        return int(self.present.shape[1])

    @property
    def dates(self) -> tuple[date, ...]:
        """Last day, a Sunday, of each week ahead."""
        clock = self.design.clock
        return tuple(clock.sunday(clock.n_weeks + week) for week in range(self.n_weeks))

    @property
    def stocks(self) -> ForceStock:
        """The whole stock at the end of each week ahead, leaves of shape (n_paths, n_weeks, n_forces); worked out anew
        at each call.
        """
        names = ForceStock._fields
        return ForceStock(*(np.moveaxis(np.stack(self._all_forces(name)), 0, -1) for name in names))

    @property
    def arrivals(self) -> np.ndarray:
        """People newly come in each week ahead, shape (n_paths, n_weeks, n_forces)."""
        return np.diff(self.deployed, axis=1, prepend=self.start.deployed[:, None, :])

    @property
    def casualties(self) -> np.ndarray:
        """Killed, wounded and captured in each week ahead, shape (n_paths, n_weeks, n_forces)."""
        return np.diff(self.hit, axis=1, prepend=0.0)

    def path(self, subject: str, quantity: Quantity) -> np.ndarray | None:
        """One path at week boundaries, shape (n_paths, n_weeks + 1), column 0 the end of the as-of week.

        None when the model keeps no such path. Quantities are those of `Posterior.path`; supplies have their own.
        """
        design = self.design
        series = SERIES_OF_QUANTITY.get(quantity, quantity)
        if supply_index(design, subject) is not None:
            return self._supply_path(subject)
        if design.series_index(subject, quantity) is None:
            return None
        for index, force in enumerate(design.forces):
            if force.force_id == subject:
                return self._force_path(index, series)
        for index, part in enumerate(design.parts):
            if part.force_id == subject:
                return self._part_path(index, series)
        members = next(total.sum_of for total in design.sums if total.force_id == subject)
        return _added([path for member in members if (path := self.path(member, series)) is not None])

    def whole_path(self, subject: str, quantity: Quantity) -> np.ndarray | None:
        """The path from the case's start on, shape (n_paths, weeks so far + n_weeks + 1); None when there is none."""
        ahead = self.path(subject, quantity)
        past = self._past(subject, quantity)
        if ahead is None or past is None:
            return None
        return np.concatenate([past[self.draw], ahead[:, 1:]], axis=1)

    def level(self, subject: str, quantity: Quantity, day: date) -> np.ndarray | None:
        """Draws of a level at the end of `day`, past or ahead, shape (n_paths,); None when there is no such path."""
        return self._level_at(subject, quantity, self.design.clock.end_of(day))

    def mean_level(self, subject: str, quantity: Quantity, first_day: date, last_day: date) -> np.ndarray | None:
        """The mean of a level over the days from `first_day` to `last_day`, shape (n_paths,); None as for `level`.

        What a count "in 1965" speaks of, as `reading_off.mean_weights` has it for days that are past.
        """
        clock = self.design.clock
        moments = np.linspace(clock.end_of(first_day), clock.end_of(last_day), MEAN_OF)
        levels = [self._level_at(subject, quantity, float(moment)) for moment in moments]
        told = [level for level in levels if level is not None]
        return np.mean(told, axis=0) if told else None

    def gain(self, subject: str, quantity: Quantity, first_day: date, last_day: date) -> np.ndarray | None:
        """What a running total gains from `first_day` to `last_day`, both included, shape (n_paths,)."""
        clock = self.design.clock
        opened = self._level_at(subject, quantity, clock.beginning_of(first_day))
        closed = self._level_at(subject, quantity, clock.end_of(last_day))
        if opened is None or closed is None:
            return None
        gained: np.ndarray = closed - opened
        return gained

    def throughput(self, subject: str, first_day: date, last_day: date) -> np.ndarray | None:
        """Heads that pass through from `first_day` to `last_day`: those present at its start and who arrive in it.

        Shape (n_paths,); days may lie in the past or ahead. None for what is not a force.
        """
        there = self._level_at(subject, Quantity.PRESENT, self.design.clock.beginning_of(first_day))
        came = self.gain(subject, Quantity.ARRIVALS, first_day, last_day)
        if there is None or came is None:
            return None
        heads: np.ndarray = there + came
        return heads

    def covers(self, day: date) -> bool:
        """Whether `day` lies no later than the last week ahead."""
        return day <= self.dates[-1]

    # How the paths are put together ---------------------------------------------------------------------------------

    def _all_forces(self, stock: str) -> list[np.ndarray]:
        return [self._force_stock(index, stock)[:, 1:] for index in range(len(self.design.forces))]

    def _force_path(self, force: int, series: Quantity) -> np.ndarray:
        return _added([self._force_stock(force, stock) for stock in MADE_OF.get(series, (series,))])

    def _force_stock(self, force: int, stock: str) -> np.ndarray:
        """One place of the stock and flow at week boundaries, shape (n_paths, n_weeks + 1)."""
        first = getattr(self.start, stock)[:, force, None]
        if stock in {Quantity.PRESENT, Quantity.DEPLOYED, Quantity.RETURNED}:
            return np.concatenate([first, getattr(self, stock)[:, :, force]], axis=1)
        if stock == Quantity.RECOVERING:
            # Everybody is somewhere: who came and is in no other place is recovering.
            held = (Quantity.PRESENT, Quantity.KILLED, Quantity.CAPTURED, Quantity.EVACUATED, Quantity.RETURNED)
            elsewhere = _added([self._force_stock(force, place) for place in held])
            return np.asarray(self._force_stock(force, Quantity.DEPLOYED) - elsewhere)
        fell = np.concatenate([np.zeros_like(first), self.hit[:, :, force]], axis=1)
        held_now: np.ndarray = first + self._share_of_hit(force, stock)[:, None] * fell
        return held_now

    def _share_of_hit(self, force: int, stock: str) -> np.ndarray:
        killed, captured, recovering = (share[:, force] for share in self.shares)
        wounded = 1.0 - killed - captured
        shares: dict[str, np.ndarray] = {
            Quantity.KILLED: killed,
            Quantity.CAPTURED: captured,
            Quantity.WOUNDED: wounded,
            Quantity.EVACUATED: wounded * (1.0 - recovering),
        }
        return shares[stock]

    def _part_path(self, part: int, series: Quantity) -> np.ndarray:
        """Strength of a part, or the net movement into it so far, as `truth.what_happened` counts them."""
        parent = self.design.forces[self.design.shape.part_parents[part]].force_id
        name = self.design.parts[part].force_id
        past = {kept: self.posterior.path(name, kept) for kept in PART_SERIES}
        there = self._force_path(self._force_place(parent), Quantity.PRESENT)[:, 1:] * self.part_share[:, :, part]
        first = np.asarray(past[Quantity.PRESENT])[self.draw, -1:]
        strength = np.concatenate([first, there], axis=1)
        if series == Quantity.PRESENT:
            return strength
        moved_in = np.cumsum(np.maximum(np.diff(strength, axis=1), 0.0), axis=1)
        sent = np.asarray(past[Quantity.DEPLOYED])[self.draw, -1:]
        return np.concatenate([sent, sent + moved_in], axis=1)

    def _level_at(self, subject: str, quantity: Quantity, position: float) -> np.ndarray | None:
        """What `whole_path` is at `position` weeks since the case's start, shape (n_paths,), at a tenth of the cost."""
        n_past = self.design.clock.n_weeks
        before, share = between(np.arange(n_past + self.n_weeks + 1), position)
        if before < n_past:
            past = self._past_level(subject, quantity, position)
            return None if past is None else past[self.draw]
        ahead = self.path(subject, quantity)
        return None if ahead is None else read_at(ahead, before - n_past, share)

    def _past_level(self, subject: str, quantity: Quantity, position: float) -> np.ndarray | None:
        """What `_past` is at `position` weeks since the case's start, shape (draw,)."""
        supply = supply_index(self.design, subject)
        if supply is None:
            return self.posterior.level(subject, quantity, position)
        week, share = between(np.arange(self.design.clock.n_weeks + 1), position)
        first, second = (supply_total(self.posterior.parameters, supply, float(week + step)) for step in (0, 1))
        level: np.ndarray = first + share * (second - first)
        return level

    def _force_place(self, force_id: str) -> int:
        return next(index for index, force in enumerate(self.design.forces) if force.force_id == force_id)

    def _past(self, subject: str, quantity: Quantity) -> np.ndarray | None:
        supply = supply_index(self.design, subject)
        if supply is None:
            return self.posterior.path(subject, quantity)
        boundaries = range(self.design.clock.n_weeks + 1)
        return np.stack([supply_total(self.posterior.parameters, supply, float(u)) for u in boundaries], axis=1)

    def _supply_path(self, subject: str) -> np.ndarray:
        supply = supply_index(self.design, subject) or 0
        first = self.design.clock.n_weeks
        boundaries = range(first, first + self.n_weeks + 1)
        totals = [supply_total(self.posterior.parameters, supply, float(u)) for u in boundaries]
        return np.asarray(np.stack(totals, axis=1)[self.draw])


def _added(arrays: Sequence[np.ndarray]) -> np.ndarray:
    total: np.ndarray = np.sum(arrays, axis=0)
    return total
