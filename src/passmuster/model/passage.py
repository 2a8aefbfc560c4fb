"""From one state of the evidence to another: draws along the way, in one frame, with what each change adds to them.

The fit of the later state is at hand. If its draws, weighed back, speak for the earlier state as well, they are enough.
Else chains go on from them under the weights of the earlier state, and where the path between both is still thin, under
weights half way, as often as it takes: all of it one compiled program, as only weights of claims differ.
"""

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np

from passmuster.cache.keeper import Keeper
from passmuster.inference.attribution import LEAST_SHARE, least_effective
from passmuster.inference.diagnostics import ESS_NEEDED
from passmuster.inference.importance import smoothed
from passmuster.inference.leaves import flattened, form_of
from passmuster.inference.pool import Pool, pooled
from passmuster.ledger import Known
from passmuster.model.bearings import bearings_of, borne_by
from passmuster.model.changes import Change, ChangeKind, changes_between, unmoved
from passmuster.model.design import make_design
from passmuster.model.drawn import Drawn
from passmuster.model.fixed_inputs import FixedInputs, fixed_inputs
from passmuster.model.found_fit import Fitted
from passmuster.model.kept_unfoldings import unfolded_in_part
from passmuster.model.unfolded import Unfolded
from passmuster.model.union import UnionDesign, union_design
from passmuster.progress import SILENT, Progress

__all__ = ["Passage", "Point", "passage"]

MOST_BRIDGES: Final = 3
"""Points between the two ends that are sampled at most; three mend a threefold move."""

FRAME: Final = (
    "as_of", "grid", "forces", "parts", "sums", "supplies", "anchor_steps", "part_anchors", "begins", "first_told",
    "withdrawals", "endings", "lowered", "buildups",
)  # fmt: skip
"""What of a design is its frame: all but its claims and who makes them."""
LIFTS: Final = ("battles", "silences")
"""The same in arrays."""
ESTIMATED: Final = ("growing", "fighting", "shifting", "silent", "earlier")
"""What of its shape says what is estimated at all."""


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """The way from an earlier state to a later one.

    `posteriors` hold the draws of the points `pool.at` of the path, read in one design. `k_hat` is the shape of the
    later draws' weights at the earlier end. `fewest` is the least number of effective draws anywhere on the path.
    `shares_frame` says that the earlier state stood in the frame of the later one, so that only luck lies between what
    was printed of it and what the path says.
    """

    changes: tuple[Change, ...]
    unmoved: tuple[tuple[str, ChangeKind], ...]
    posteriors: tuple[Unfolded, ...]
    pool: Pool
    k_hat: float
    fewest: float
    shares_frame: bool = False

    @property
    def bridges(self) -> int:
        """Points between the two ends that were sampled."""
        return sum(0.0 < t < 1.0 for t in self.pool.at)


class Point(NamedTuple):
    """A place on the path, draws, and the logs of the weights with which they are draws of it, shape (draw,)."""

    at: float
    posterior: Unfolded
    own: np.ndarray | None = None


def passage(
    fit: Fitted, earlier: Known, *, then: Drawn | None = None, keeper: Keeper | None = None, progress: Progress = SILENT
) -> Passage:
    """The way from what was known earlier to what a fit rests on.

    Parameters
    ----------
    fit
        The fit of the later state.
    earlier
        The earlier state of the same case.
    then
        The draws of the fit of the earlier state, if they are at hand; used as far as they are laid out alike.
    keeper
        Where to look for what follows from draws; nowhere if not given.
    progress
        Told when chains go on.
    """
    union = union_design(earlier, fit.known, fit.design.layout)
    changes = changes_between(union, earlier, fit.known)
    way = _Way(fit, union, changes, fixed_inputs(union.design, fit.priors), keeper or Keeper(None), progress)
    points = [way.later()]
    pool = way.pooled(points)
    k_hat = smoothed(-pool.total).shape
    if then is not None and (earlier_point := way.earlier(then)) is not None:
        points = [earlier_point, *points]
        pool = way.pooled(points)
    for _ in range(1 + MOST_BRIDGES):
        fewest, thinnest = least_effective(pool)
        if fewest >= max(ESS_NEEDED, LEAST_SHARE * pool.n_draws):
            break
        points = sorted([*points, way.at(_next(points, thinnest))], key=lambda point: point.at)
        pool = way.pooled(points)
    return Passage(
        changes=changes,
        unmoved=unmoved(union, earlier, fit.known),
        posteriors=tuple(point.posterior for point in points),
        pool=pool,
        k_hat=k_hat,
        fewest=least_effective(pool)[0],
        shares_frame=earlier.day == fit.as_of and _share_a_frame(then, earlier, union),
    )


def _share_a_frame(then: Drawn | None, earlier: Known, union: UnionDesign) -> bool:
    """Whether a state of the same day was fitted in the frame of both: the same steps, forces and anchors."""
    own = make_design(earlier) if then is None else then.design
    return (
        all(getattr(own, name) == getattr(union.design, name) for name in FRAME)
        and all(np.array_equal(getattr(own, name), getattr(union.design, name)) for name in LIFTS)
        and own.untold.is_like(union.design.untold)
        and all(getattr(own.shape, name) == getattr(union.design.shape, name) for name in ESTIMATED)
    )


def _next(points: list[Point], thinnest: float) -> float:
    """Where to draw next: the beginning, then where the path is thinnest, or half way where that was drawn before."""
    drawn = [point.at for point in points]
    if 0.0 not in drawn:
        return 0.0
    if thinnest not in drawn:
        return thinnest
    return max((high - low, (low + high) / 2.0) for low, high in pairwise(drawn))[1]


@dataclass(frozen=True, slots=True, eq=False)
class _Way:
    fit: Fitted
    union: UnionDesign
    changes: tuple[Change, ...]
    in_full: FixedInputs
    """The inputs of the union's design in which every row counts in full."""
    keeper: Keeper
    progress: Progress

    def later(self) -> Point:
        """The draws of the fit, read in the union's design; drawn anew where they have no place in it."""
        given, fit = self._given(1.0), self.fit
        assert fit.drawn is not None, "a posterior that was not sampled holds no draws to go back from"
        point = self._read(fit.drawn, given, self.union.after, 1.0)
        if point is not None:
            return point
        from passmuster.model.reaching import sampled_anew

        self.progress.step("sampling what both states have in common")
        return Point(1.0, sampled_anew(self.union.design, given, fit.seed, fit.settings, self.progress).posterior)

    def earlier(self, then: Drawn) -> Point | None:
        """The draws of the earlier fit as draws of the path's beginning; None where they cannot be taken for it."""
        return self._read(then, self._given(0.0), self.union.before, 0.0)

    def _read(self, drawn: Drawn, given: FixedInputs, weights: np.ndarray, at: float) -> Point | None:
        """The draws of a fit in the union's design; None where they have no place in it, or are too far off.

        A clock that has moved on lets the same draw say a little less or more of the same claims, and it weighs so.
        """
        if not drawn.design.layout.carries(self.union.design.layout):
            return None
        given = borne_by(given, bearings_of(drawn.given))
        posterior: Unfolded
        if drawn.posterior is not None and self._reads_alike(drawn, given):
            posterior = replace(drawn.posterior, design=self.union.design)
        else:
            posterior = unfolded_in_part(self.keeper, self.union.design, given, drawn.points)
        own = posterior.log_likelihood @ weights - drawn.said
        return Point(at, posterior, own) if smoothed(own).is_reliable(ESS_NEEDED) else None

    def _reads_alike(self, drawn: Drawn, given: FixedInputs) -> bool:
        """Whether what follows from draws in the union's design is what followed from them in their own."""
        return self.union.design.shape == drawn.design.shape and _are_alike(given, drawn.given)

    def at(self, t: float) -> Point:
        """Draws of a point of the path."""
        from passmuster.model.reaching import drawn_on, sampled_anew

        given, base = self._given(t), self.fit.base
        self.progress.step(f"sampling {'the evidence of then' if t == 0.0 else 'between then and now'}")
        if base is not None and base.layout.carries(self.union.design.layout):
            seed, settings = self.fit.seed, self.fit.settings
            return Point(t, drawn_on(base, self.union.design, given, seed, settings, round(1000 * t)).posterior)
        reached = sampled_anew(self.union.design, given, self.fit.seed, self.fit.settings, self.progress)
        return Point(t, reached.posterior)

    def pooled(self, points: list[Point]) -> Pool:
        """The draws of some points with what each change adds to them."""
        moves = np.array([change.weights for change in self.changes]).reshape(-1, len(self.union.design.observed))
        added = [point.posterior.log_likelihood @ moves.T for point in points]
        own = [np.zeros(point.posterior.n_draws) if point.own is None else point.own for point in points]
        return pooled(added, [point.at for point in points], own)

    def _given(self, t: float) -> FixedInputs:
        union = self.union
        weight = np.array(union.design.arrays.weight)
        weight[union.design.rows] = union.before + t * (union.after - union.before)
        claims = self.in_full.claims._replace(weight=weight)
        return self.in_full._replace(claims=claims)


def _are_alike(one: FixedInputs, other: FixedInputs) -> bool:
    """Whether two inputs are the same to the last digit, so that the same follows from the same draws."""
    return form_of(one) == form_of(other) and all(map(np.array_equal, flattened(one), flattened(other)))
