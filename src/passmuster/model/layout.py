"""Where a fit's parameters stand, so that draws of one design are draws of another that is laid out alike.

Two designs of one case that differ by a few claims have the same parameters, if the steps, the anchors and the lean
cells of the first keep their places in the second and what is new takes places that were padding. A padding place holds
draws of its prior, which is what is known of a group before its first claim.
"""

from dataclasses import dataclass, replace
from datetime import date

from passmuster.model.buildups import Buildup
from passmuster.model.clock import Clock
from passmuster.model.grid import Grid
from passmuster.model.landings import Landing
from passmuster.model.leans import Leans
from passmuster.model.parameters import blocks
from passmuster.model.shape import Shape
from passmuster.model.withdrawals import Withdrawal
from passmuster.observation.witness import Stretches

__all__ = ["VectorLayout"]


@dataclass(frozen=True, slots=True, kw_only=True)
class VectorLayout:
    """The places of a design's parameters.

    `ticks` are those of its grid, `subjects` the ids of what is counted, in order.
    """

    start: date
    ticks: tuple[int, ...]
    shape: Shape
    anchor_steps: tuple[int, ...]
    part_anchors: tuple[int, ...]
    leans: Leans
    subjects: tuple[str, ...]
    withdrawals: tuple[Withdrawal, ...] = ()
    buildups: tuple[Buildup, ...] = ()
    landings: tuple[Landing, ...] = ()

    def grid(self, clock: Clock) -> Grid:
        """The same steps up to the as-of week of `clock`; weeks that are new are steps of their own."""
        last = self.ticks[-1]
        if clock.n_weeks > last:
            return Grid((*self.ticks, *range(last + 1, clock.n_weeks + 1)))
        return Grid((*(tick for tick in self.ticks if tick < clock.n_weeks), clock.n_weeks))

    def widened(self, shape: Shape) -> Shape:
        """A shape with at least the room that there is here, so that one compiled program serves both.

        A force or part that moves here moves there too: claims that fell silent do not make a movement a level.
        """
        own = self.shape
        return replace(
            shape,
            n_steps=max(shape.n_steps, own.n_steps),
            n_cells=max(shape.n_cells, own.n_cells),
            n_camps=max(shape.n_camps, own.n_camps),
            n_habits=max(shape.n_habits, own.n_habits),
            n_bursts=max(shape.n_bursts, own.n_bursts),
            stretches=Stretches(*map(max, shape.stretches, own.stretches)),
            growing=own.growing if set(shape.growing) <= set(own.growing) else shape.growing,
            fighting=own.fighting if set(shape.fighting) <= set(own.fighting) else shape.fighting,
            shifting=own.shifting if set(shape.shifting) <= set(own.shifting) else shape.shifting,
            silent=own.silent if set(shape.silent) <= set(own.silent) else shape.silent,
            earlier=own.earlier if set(shape.earlier) <= set(own.earlier) else shape.earlier,
            is_told_singly=shape.is_told_singly or own.is_told_singly,
            n_withdrawals=max(shape.n_withdrawals, own.n_withdrawals),
            n_buildups=max(shape.n_buildups, own.n_buildups),
            n_landings=max(shape.n_landings, own.n_landings),
            n_measures=max(shape.n_measures, own.n_measures),
        )

    def carries(self, other: "VectorLayout") -> bool:
        """Whether draws of this layout are draws of the other's parameters."""
        return (
            (self.start, self.subjects) == (other.start, other.subjects)
            and _vector(self.shape) == _vector(other.shape)
            and self.leans.cells == other.leans.cells[: len(self.leans.cells)]
            and self.leans.camps == other.leans.camps[: len(self.leans.camps)]
            and self.leans.measures == other.leans.measures[: len(self.leans.measures)]
            and self.withdrawals == other.withdrawals[: len(self.withdrawals)]
            and self.buildups == other.buildups[: len(self.buildups)]
            and self.landings == other.landings[: len(self.landings)]
            and self.leans.bursts == other.leans.bursts[: len(self.leans.bursts)]
        )


def _vector(shape: Shape) -> tuple[object, ...]:
    """Everything about a shape that says what stands where in the vector."""
    return (
        blocks(shape),
        shape.is_weekly,
        shape.growing,
        shape.fighting,
        shape.silent,
        shape.earlier,
        shape.shifting,
        shape.part_parents,
        shape.sum_members,
    )
