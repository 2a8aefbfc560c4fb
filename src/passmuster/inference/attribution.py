"""What each of several changes did to a number: parts that add up and know no order.

On the path of `inference/pool.py` the mean of g moves as d/dt E_t[g] = Cov_t(g, D) = Σ_k Cov_t(g, δ_k). So

    part_k = ∫₀¹ Cov_t(g, δ_k) dt,     Σ_k part_k = E_1[g] − E_0[g],

which is the value of Aumann and Shapley (1974) of the game whose players are the changes: nothing is left over, no
order is chosen, what changes nothing gets nothing, and parts of claims add up to those of their origins and sources.

What is printed is a median or an end of an interval. With the indicator of "below q" smoothed over a width h,
F_t(q) = E_t Φ((q − g) / h), a quantile moves between two points of the path by

    q' − q = −Σ_k ∫ Cov_s(Φ((q' − g) / h), δ_k) ds / f̄,     f̄ = (F_t(q') − F_t(q)) / (q' − q),

t being the earlier point; and likewise with q under the integral and f̄ at the later point. Both are exact on the
draws, whatever the stretch between the points, and the mean of the two is taken, so that the way back is the way
forth with its sign turned. The covariances are those of the pooled draws under their weights.

What remains is Monte Carlo error. It is found by leaving out one batch of consecutive draws after another (the
jackknife of Quenouille and Tukey over batches, for draws of a chain hang together). Where chains stand farther apart
than batches within them can explain, they have not mixed, and whole chains are what is left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from passmuster.inference.pool import Pool
from passmuster.inference.smoothed_places import places_of, shares_below
from passmuster.inference.smoothed_quantiles import WIDTH, Ranked, SmoothedQuantile, ranked, smoothed_quantiles

__all__ = ["LEAST_SHARE", "SHORT_WAY", "Parts", "least_effective", "mean_parts", "parts_of", "quantile_parts"]

Floats = NDArray[np.float64]

PANELS: Final = 8
"""Stretches that the path is cut into."""
FEW_PANELS: Final = 3
"""Stretches where quantiles go a short way. Their parts are then within a tenth of their errors of what sixteen
stretches give, and add up as exactly."""
SHORT_WAY: Final = 0.25
"""Standard deviations of a number, within which its quantile moves."""
NODES: Final = (-0.906179845938664, -0.5384693101056831, 0.0, 0.5384693101056831, 0.906179845938664)
SHARES: Final = (0.23692688505618928, 0.4786286704993663, 0.5688888888888887, 0.4786286704993663, 0.23692688505618928)
"""The five points of Gauss and Legendre in each, and what they count for: on a smooth path the error is of the order of
1e-12 of the move. They are written down because NumPy's module of polynomials takes longer to load."""
FINEST: Final = 6
"""Times that all stretches are halved at most where parts do not yet add up to `CLOSE` of the move."""
CLOSE: Final = 1e-9
BATCHES: Final = 20
"""Batches of one posterior's draws, five a chain: each of some 160 draws, longer than draws remember."""
CHAINS: Final = 4
"""Chains of a posterior, as they are usually run; of others these are its quarters, which are longer batches."""
APART: Final = 5.29
"""Squared error by chains over that by batches from which on chains have not mixed: one in a hundred of chains that
have lies beyond it, F of 3 and 16 degrees of freedom."""
LEAST_SHARE: Final = 0.1
"""The least part of the pooled draws that must be effective at each point of the path."""


@dataclass(frozen=True, eq=False)
class Parts:
    """Numbers before and after, and what each change did to them.

    `old`, `new` and `move_mcse` have shape (number,), `parts` and `mcse` (number, change), all in the unit of the
    number: the parts of a number add up to new − old. `mcse` is the Monte Carlo standard error of each part,
    `move_mcse` that of their sum.
    """

    old: Floats
    new: Floats
    parts: Floats
    mcse: Floats
    move_mcse: Floats

    @property
    def move(self) -> Floats:
        """How far each number moved, shape (number,)."""
        return self.new - self.old


def least_effective(pool: Pool) -> tuple[float, float]:
    """The fewest effective draws at any point looked at, and that point."""
    return min((pool.effective(float(t)), float(t)) for t in np.linspace(0.0, 1.0, PANELS + 1))


def mean_parts(pool: Pool, values: Floats) -> Parts:
    """What each change did to the means of `values`, shape (draw, number), the draws in the order of the pool."""
    ends = [pool.weights(t) @ values for t in (0.0, 1.0)]
    scale = np.abs(ends[1] - ends[0]) + 1e-6 * values.std(axis=0)
    sums = _Sums.of(pool)
    centred = np.ascontiguousarray((values - values.mean(axis=0)).T)
    for halved in range(FINEST + 1):
        batches = sums.integrated(centred, np.linspace(0.0, 1.0, PANELS * 2**halved + 1))
        if np.all(np.abs(batches[-1].sum(axis=0) - (ends[1] - ends[0])) <= CLOSE * scale):
            break
    return _told(sums, ends[0], ends[1], batches)


def quantile_parts(pool: Pool, values: Floats, levels: Sequence[float]) -> Parts:
    """What each change did to quantiles, smoothed as the module's text says.

    Parameters
    ----------
    values
        Shape (draw, number), the draws in the order of the pool. What is the same in every draw has no parts.
    levels
        For each number the quantile that is meant, between 0 and 1.
    """
    return parts_of(pool, smoothed_quantiles(values, levels))


def parts_of(pool: Pool, numbers: Sequence[SmoothedQuantile]) -> Parts:
    """The same of quantiles whose draws have been sorted."""
    sums = _Sums.of(pool)
    ends = [ranked(numbers, pool.weights(t)) for t in (0.0, 1.0)]
    old, new = (places_of(numbers, weighed, [None] * len(numbers)) for weighed in ends)
    widths = np.array([number.width for number in numbers])
    is_short = np.abs(new - old) <= SHORT_WAY / WIDTH * widths
    batches = np.zeros((sums.n_batches + 1, sums.n_changes, len(numbers)))
    for panels, chosen in ((FEW_PANELS, np.flatnonzero(is_short)), (PANELS, np.flatnonzero(~is_short))):
        if chosen.size:
            way = np.linspace(old[chosen], new[chosen], panels + 1)
            places = chosen.tolist()
            own, own_ends = [numbers[n] for n in places], [[weighed[n] for n in places] for weighed in ends]
            batches[..., chosen] = _along(sums, own, way, own_ends)
    return _told(sums, old, new, batches)


def _along(
    sums: "_Sums", numbers: Sequence[SmoothedQuantile], even_way: Floats, ends: Sequence[Sequence[Ranked]]
) -> Floats:
    """Parts of numbers that are followed over the stretches of a path, shape (batch + 1, change, number).

    `even_way`, shape (edge, number), is where each would be found at the edges if it went evenly: its ends are right.
    `ends` are the weights at both of them.
    """
    edges = np.linspace(0.0, 1.0, len(even_way))
    weights = [sums.pool.weights(float(t)) for t in edges]
    weighed = [ends[0], *(ranked(numbers, weights[edge]) for edge in range(1, edges.size - 1)), ends[1]]
    places = even_way.copy()
    for edge in range(1, edges.size - 1):
        places[edge] = places_of(numbers, weighed[edge], even_way[edge].tolist())
    batch_of = sums.batches_in_order(numbers)
    batches = np.zeros((sums.n_batches + 1, sums.n_changes, len(numbers)))
    # Both ends of a stretch stand in one array, the later one of it where the earlier one of the last stood.
    below = np.empty((2, len(numbers), sums.pool.n_draws))
    shares_below(numbers, places[0], below[0])
    for panel, (low, high) in enumerate(pairwise(edges)):
        first, last = panel % 2, (panel + 1) % 2
        shares_below(numbers, places[panel + 1], below[last])
        here, there = places[panel], places[panel + 1]
        half_way = [number.bump(place) for number, place in zip(numbers, ((here + there) / 2.0).tolist(), strict=True)]
        both = sums.integrated(below.reshape(-1, sums.pool.n_draws), np.array([low, high]))
        # Either end of the move under the integral, and the density between both at the other end of the stretch.
        for at, (quantile, other), far in ((panel, (here, there), last), (panel + 1, (there, here), first)):
            bumps = sums.by_batch(half_way, weighed[at], batch_of)
            told = (given.tolist() for given in (quantile, other, below[far] @ weights[at], bumps.sum(axis=0)))
            found = np.array([number.density(*given) for number, *given in zip(numbers, *told, strict=True)])
            density = _densities(sums, weights[at], found, bumps)
            batches -= 0.5 * np.split(both, 2, axis=2)[far] / density[:, None]
    return batches


def _densities(sums: "_Sums", weights: Floats, whole: Floats, bumps: Floats) -> Floats:
    """The mean density of each number between two places under some weights, shape (batch + 1, number).

    Row b leaves batch b out, the last row is `whole`, of all draws; without a batch it is in proportion as the density
    half way is, of which `bumps`, shape (batch, number), are the weighed sums. Where one batch has all of the bumps, as
    few draws far out in a tail may, it is taken to be that of all draws: nothing else is known of it.
    """
    one = np.add.reduceat(weights, sums.starts)[:, None]
    without = (bumps.sum(axis=0) - bumps) / (1.0 - one) / np.maximum(bumps.sum(axis=0), 1e-300)
    return np.concatenate([whole * np.where(without > 0.0, without, 1.0), whole[None]])


# Covariances, and their Monte Carlo error -----------------------------------------------------------------------------


@dataclass(frozen=True, eq=False)
class _Sums:
    """The changes, one a column in an order of their own, and which batch of consecutive draws each draw is in."""

    pool: Pool
    changes: Floats
    order: NDArray[np.int64]
    starts: NDArray[np.int64]
    batch_of: NDArray[np.int64]
    of_posterior: NDArray[np.int64]

    @classmethod
    def of(cls, pool: Pool) -> "_Sums":
        # In whatever order a caller lists the changes, sums are taken in the same.
        names = [column.tobytes() for column in np.ascontiguousarray(pool.changes.T)]
        order = np.array(sorted(range(len(names)), key=names.__getitem__), dtype=int)
        first, starts, owner = 0, [], []
        for place, count in enumerate(pool.counts):
            batches = min(BATCHES, count)
            starts.append(first + np.arange(batches) * count // batches)
            owner.append(np.full(batches, place))
            first += count
        changes = np.ascontiguousarray((pool.changes - pool.changes.mean(axis=0))[:, order])
        begins = np.concatenate(starts)
        batch_of = np.repeat(np.arange(begins.size), np.diff(begins, append=first))
        return cls(pool, changes, order, begins, batch_of, np.concatenate(owner))

    @property
    def n_batches(self) -> int:
        """Batches of all posteriors together."""
        return int(self.starts.size)

    @property
    def n_changes(self) -> int:
        """How many changes."""
        return int(self.changes.shape[1])

    def batches_in_order(self, numbers: Sequence[SmoothedQuantile]) -> list[NDArray[np.int64]]:
        """The batch of each draw in the rising order of each number."""
        found = {id(number.order): self.batch_of[number.order] for number in numbers}
        return [found[id(number.order)] for number in numbers]

    def by_batch(
        self, told: Sequence[tuple[slice, Floats]], weighed: Sequence[Ranked], batch_of: Sequence[NDArray[np.int64]]
    ) -> Floats:
        """Weighed sums over each batch of what is told of some draws for each number, shape (batch, number).

        Draws, their weights and their batches are told in the rising order of the number.
        """
        sums = [
            np.bincount(batches[near], weights=values * weights.own[near], minlength=self.n_batches)
            for (near, values), weights, batches in zip(told, weighed, batch_of, strict=True)
        ]
        return np.stack(sums, axis=1)

    def integrated(self, values: Floats, edges: Floats) -> Floats:
        """∫ Cov_t(values, δ) dt over the stretches between edges, shape (batch + 1, change, number).

        Row b leaves batch b out, the last row none. `values` has shape (number, draw).
        """
        points = np.array(NODES)
        found = np.zeros((self.n_batches + 1, self.n_changes, len(values)))
        for low, high in pairwise(edges):
            times = low + (high - low) * (points + 1.0) / 2.0
            covariances = self._covariances(np.stack([self.pool.weights(float(t)) for t in times]), values)
            for place, share in enumerate(SHARES):
                found += share * (high - low) / 2.0 * covariances[:, :, place]
        return found

    def _covariances(self, weights: Floats, values: Floats) -> Floats:
        """Covariances with each change under weights of shape (point, draw): (batch + 1, change, point, number).

        Numbers stand last, being many: a row of few changes takes as long to begin as to work out.
        """
        weighed = np.vstack([np.ones(self.pool.n_draws), self.changes.T])[:, None] * weights
        across, shape = weighed.reshape(-1, self.pool.n_draws), weighed.shape[:2]
        ends = [*self.starts[1:], self.pool.n_draws]
        both = np.stack([across[:, a:b] @ values[:, a:b].T for a, b in zip(self.starts, ends, strict=True)])
        own = np.add.reduceat(across, self.starts, axis=1).T
        # All, and all but one batch each.
        both = np.concatenate([both.sum(axis=0) - both, both.sum(axis=0)[None]]).reshape(-1, *shape, len(values))
        own = np.concatenate([own.sum(axis=0) - own, own.sum(axis=0)[None]]).reshape(-1, *shape, 1)
        one = own[:, :1]
        found: Floats = both[:, 1:] / one - both[:, :1] / one * (own[:, 1:] / one)
        return found


def _told(sums: _Sums, old: Floats, new: Floats, batches: Floats) -> Parts:
    """The parts with their errors, changes in the caller's order."""
    without, whole = batches[:-1], batches[-1]
    variance, variance_of_sum = np.zeros_like(whole), np.zeros(len(old))
    for posterior in range(len(sums.pool.counts)):
        own = without[sums.of_posterior == posterior]
        variance += _variance(own)
        variance_of_sum += _variance(own.sum(axis=1))
    back = np.argsort(sums.order)
    return Parts(old, new, whole[back].T, np.sqrt(variance)[back].T, np.sqrt(variance_of_sum))


def _variance(without: Floats) -> Floats:
    """The squared Monte Carlo error of an estimate that is given without each batch in turn, shape (batch, ...)."""
    count, each = len(without), len(without) // CHAINS
    off = without - without.mean(axis=0)
    by_batches: Floats = (count - 1) / count * np.sum(off**2, axis=0)
    if each * CHAINS != count:
        return by_batches
    # To the first order, what a chain moves is what its batches move together.
    moved = (count - 1) / each * off.reshape(CHAINS, each, *off.shape[1:]).sum(axis=1)
    by_chains = np.sum(moved**2, axis=0) / (CHAINS * (CHAINS - 1))
    return np.where(by_chains > APART * by_batches, by_chains, by_batches)
