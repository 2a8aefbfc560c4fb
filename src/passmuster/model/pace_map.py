"""The map by which chains move along the path that claims tell of, in wars of longer steps.

Those present are told; how many came and how many went home each hardly are. With shorter tours more must come for the
same people to be there, so that draws of shocks z as they are lie along a thin, bent ridge. Here coordinates v stand
for z = m + L v, v being nearly standard normal whatever the tour, the pace, the spread and the persistence are.

Let x_t be what exits take of the log of those present in step t, X_t their sum up to its end, and
f_t = (1 − e^{−x_t}) / x_t the part of those who come in a step that is there at its end, b_t the arrivals of
the average pace and w = A z the autoregression of shocks. Then about

    P_s = P_0 e^{−X_s} + Σ_{t ≤ s} b_t e^{w_t} f_t e^{−(X_s − X_t)}

are present at the end of step s; behind a told fall none come and none go home. Let P* be a path that fits the claims,
held still, w* the moves of arrivals that lead along it, P° where these lead, and J = ∂ log P / ∂ w there. Claims tell
combinations R log P of the path, each with an error of 1. Given all else z is then about normal, of precision
1 + K' K with K = R J A, and

    m = K' C'⁻¹ C⁻¹ R (J w* + log P* − log P°),   L = 1 − K' C'⁻¹ (1 + C)⁻¹ K,   C C' = 1 + K K',

for L L' is the inverse of that precision, and det L that of C (Andrews 1968, AIAA Journal 6:1165-1166).

What claims tell of the level of all P together is left to the size of the force: the rows of R sum to 0, and the size
that chains move is not that of one step but the mean of log P by what is told.

The map changes the space that chains move in and nothing about what is believed: the prior is that of z and of the
size, and log det L is counted. What is taken to be about right costs steps where it is not, and bends nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple, TypeAlias

import numpy as np

from passmuster.engine import jax, jnp
from passmuster.latent import autoregression_factors, running_sum
from passmuster.model.shape import Shape
from passmuster.model.withdrawals import log_not_relieved

__all__ = ["MOST_TOLD", "ToldPaces", "of_moving", "straightened", "unstraightened"]

Parameters: TypeAlias = "Mapping[str, jax.Array]"

LOST: Final = 0.5
"""Share of casualties that leave the force for good: half of the wounded return, as the priors have it."""
REPLACED: Final = 0.2
"""Part of those who leave in a step that are replaced on the reference path at least: no arrivals lead down faster."""
LEAST: Final = 1e-3  # The same at the very least, over that part.
MOST_TOLD: Final = 16
"""Combinations of the path that are told, at most, the best first: those beyond tell less than the prior does."""
FARTHEST: Final = 50.0
"""Log of how much a path grows in a step at most; a force that starts empty grows from nothing."""
MOST_EXITS: Final = 30.0
"""Log of how much a path loses in a step at most: over 39 steps its exponential is a number still."""


class ToldPaces(NamedTuple):
    """What the map is made of, held still while chains move, for T steps, F forces and the G of them that move.

    `weeks` (T,), `pace`, `kept`, `begun`, `lowered` (T, F), `withdrawn` (T, F, n_withdrawals), `built` (T, F, n_built),
    `starts_empty` (F,) and `anchor` (T, F), a 1 where a force's size is a parameter, are those of the fit that it was
    made for. `path` (T + 1, G) is log P* at ticks. `told`, shape (G, MOST_TOLD, T), is R; `level` (T, G) the weights of
    the level, which sum to 1. Both are 0 where nothing is told: there coordinates are shocks.
    """

    weeks: jax.Array | np.ndarray
    pace: jax.Array | np.ndarray
    kept: jax.Array | np.ndarray
    begun: jax.Array | np.ndarray
    lowered: jax.Array | np.ndarray
    withdrawn: jax.Array | np.ndarray
    built: jax.Array | np.ndarray
    starts_empty: jax.Array | np.ndarray
    anchor: jax.Array | np.ndarray
    path: jax.Array | np.ndarray
    told: jax.Array | np.ndarray
    level: jax.Array | np.ndarray


class Mapped(NamedTuple):
    """Shocks over their spread, the log of the map's volume, and how far the size lies under what chains move."""

    shocks: jax.Array
    log_volume: jax.Array
    under: jax.Array


def straightened(
    shape: Shape, parameters: Parameters, growth: jax.Array, told: ToldPaces
) -> tuple[dict[str, jax.Array], jax.Array]:
    """Parameters with shocks and sizes in the places that coordinates stand for, and the log of the map's volume.

    Parameters
    ----------
    shape, parameters
        By name, the shocks of growth being v times their spread, and the sizes what chains move.
    growth
        Growth of everybody sent in each step under the average pace of `told`, shape (T, F).
    told
        What the map is made of.
    """
    spread = of_moving(shape, jnp.exp(parameters["growth_shock"]))
    mapped = _each(_forth, shape, parameters, growth, told, parameters["growth_shocks"] / spread)
    placed = _with(shape, parameters, mapped.shocks * spread, -mapped.under)
    return placed, jnp.sum(mapped.log_volume)


def unstraightened(shape: Shape, parameters: Parameters, growth: jax.Array, told: ToldPaces) -> dict[str, jax.Array]:
    """The way back: what `straightened` makes such parameters of."""
    spread = of_moving(shape, jnp.exp(parameters["growth_shock"]))
    mapped = _each(_back, shape, parameters, growth, told, parameters["growth_shocks"] / spread)
    return _with(shape, parameters, mapped.shocks * spread, mapped.under)


def _each(
    way: Callable[[_Own, jax.Array], Mapped],
    shape: Shape,
    parameters: Parameters,
    growth: jax.Array,
    told: ToldPaces,
    shocks: jax.Array,
) -> Mapped:
    """The map, one way or the other, of all forces that move."""
    moving, haste = np.array(shape.growing, dtype=int), _haste(shape, parameters, told)
    comes = 1.0 - jnp.asarray(told.lowered)[:, moving]
    gone_home = comes * jnp.exp(haste - of_moving(shape, parameters["tour_weeks"]))
    hit = LOST * jnp.exp(of_moving(shape, parameters["hazard_level"]))
    after, before = autoregression_factors(
        jax.nn.sigmoid(of_moving(shape, parameters["growth_persistence"])), jnp.asarray(told.weeks)
    )
    own = _Own(
        exits=jnp.minimum((gone_home + hit) * jnp.asarray(told.weeks)[:, None], MOST_EXITS),
        after=jnp.exp(of_moving(shape, parameters["growth_shock"])) * after,
        before=before,
        growth=growth @ _picked(shape),
        begun=jnp.asarray(told.begun)[:, moving] * jnp.exp(-log_not_relieved(haste)),
        comes=comes,
        is_empty=jnp.asarray(told.starts_empty)[moving],
        anchor=jnp.asarray(told.anchor)[:, moving],
        path=jnp.asarray(told.path),
        told=jnp.moveaxis(jnp.asarray(told.told), 2, 0),
        level=jnp.asarray(told.level),
    )
    return way(own, shocks)


def _haste(shape: Shape, parameters: Parameters, told: ToldPaces) -> jax.Array:
    """Log of how many times as fast as its tours end a force goes home, shape (T, G)."""
    if "withdrawal_haste" not in parameters:
        return jnp.zeros((len(told.weeks), len(shape.growing)))
    return (jnp.asarray(told.withdrawn) @ parameters["withdrawal_haste"]) @ _picked(shape)


def _picked(shape: Shape) -> np.ndarray:
    """Picks the forces that move of all, by a product, whose slope is one; shape (F, G)."""
    return np.array(np.eye(shape.n_forces)[:, list(shape.growing)])


class _Own(NamedTuple):
    """What the map is made of for the forces that move: their share of `ToldPaces` and of the parameters, shape (T, G).

    `is_empty` has shape (G,), `path` (T + 1, G), `told` (T, G, MOST_TOLD). Moves of arrivals are `after` times the
    running sum of `before` times shocks; `comes` is 0 behind a fall.
    """

    exits: jax.Array
    after: jax.Array
    before: jax.Array
    growth: jax.Array
    begun: jax.Array
    comes: jax.Array
    is_empty: jax.Array
    anchor: jax.Array
    path: jax.Array
    told: jax.Array
    level: jax.Array


def _forth(own: _Own, v: jax.Array) -> Mapped:
    given = _conditional(own)
    z = v - _each_force(_narrowed, given, v) + _each_force(_mean, given)
    return Mapped(z, given.log_volume, _under(own, z))


def _back(own: _Own, z: jax.Array) -> Mapped:
    given = _conditional(own)
    v = _each_force(_widened, given, z - _each_force(_mean, given))
    return Mapped(v, -given.log_volume, _under(own, z))


class _Conditional(NamedTuple):
    """C and K of the module's text, and what R tells of the way from no moves to those of the path, each force."""

    root: tuple[jax.Array, ...]
    told: tuple[jax.Array, ...]
    target: tuple[jax.Array, ...]

    @property
    def log_volume(self) -> jax.Array:
        """Log det L of each force, shape (G,)."""
        return -jnp.stack([jnp.sum(jnp.log(jnp.diagonal(root))) for root in self.root])


def _each_force(of: Callable[..., jax.Array], given: _Conditional, *values: jax.Array) -> jax.Array:
    """Something of C, K and the target of each force, and of its columns of some values; shape (T, G)."""
    columns = [[value[:, place] for value in values] for place in range(len(given.root))]
    return jnp.stack([of(*own, *column) for *own, column in zip(*given, columns, strict=True)], axis=1)


def _narrowed(root: jax.Array, told: jax.Array, target: jax.Array, v: jax.Array) -> jax.Array:
    """(1 − L) v."""
    inner = _solved(jnp.eye(len(root)) + root, told @ v)
    return told.T @ _solved(root, inner, trans=1)


def _widened(root: jax.Array, told: jax.Array, target: jax.Array, z: jax.Array) -> jax.Array:
    """L⁻¹ z."""
    inner = _solved(jnp.eye(len(root)) + root, told)
    narrow = told.T @ _solved(root, inner, trans=1)
    return jnp.linalg.solve(jnp.eye(z.size) - narrow, z)


def _solved(root: jax.Array, values: jax.Array, trans: int = 0) -> jax.Array:
    return jax.scipy.linalg.solve_triangular(root, values, trans=trans, lower=True)


def _mean(root: jax.Array, told: jax.Array, target: jax.Array) -> jax.Array:
    """m."""
    return told.T @ _solved(root, _solved(root, target), trans=1)


def _conditional(own: _Own) -> _Conditional:
    """What the map of each force hangs on.

    Sums over those who stay, and over a wave, are running sums between two factors (`autoregression_factors`): no
    matrix of steps by steps is made, of which each entry would be an exponential.
    """
    (log_come, begun), gone = _reference(own), _gone(own)
    come = jnp.exp(log_come) * own.comes
    present = jnp.exp(-gone) * running_sum(jnp.exp(gone) * come) + begun
    log_first, log_average = _average(own)
    # Somebody there at the start fixes the scale of arrivals; else their common scale moves nothing.
    moves = log_come - log_average + jnp.where(own.is_empty, 0.0, log_first - own.path[0])
    slope = _sum_from_end(own.told * (jnp.exp(-gone) / present)[..., None]) * (jnp.exp(gone) * come)[..., None]
    of_shocks = _sum_from_end(slope * own.after[..., None]) * own.before[..., None]
    target = jnp.sum(slope * moves[..., None] + own.told * (own.path[1:] - jnp.log(present))[..., None], axis=0)
    told = tuple(of_shocks[:, place].T for place in range(of_shocks.shape[1]))
    roots = tuple(jnp.linalg.cholesky(jnp.eye(MOST_TOLD) + one @ one.T) for one in told)
    return _Conditional(roots, told, tuple(target))


def _gone(own: _Own) -> jax.Array:
    """What exits have taken of a log by the end of each step, about its middle, so that its exponential is a number."""
    gone = running_sum(own.exits)
    return gone - gone[-1] / 2.0


def _sum_from_end(values: jax.Array) -> jax.Array:
    """Sums from each step to the last, along the first axis."""
    return (np.triu(np.ones((len(values), len(values)))) @ values.reshape(len(values), -1)).reshape(values.shape)


def _reference(own: _Own) -> tuple[jax.Array, jax.Array]:
    """Log of those who come in each step of the reference path and stay; and who is left of the first; both (T, G)."""
    stays = jnp.exp(-own.exits)
    share = 1.0 - stays * jnp.exp(jnp.clip(own.path[:-1] - own.path[1:], -FARTHEST, FARTHEST))
    least = REPLACED * (1.0 - stays)
    log_come = own.path[1:] + jnp.log(least * (jax.nn.softplus(share / least) + LEAST))
    begun = jnp.exp(own.path[0] - running_sum(own.exits))
    return log_come, jnp.where(own.is_empty, 0.0, begun)


def _average(own: _Own) -> tuple[jax.Array, jax.Array]:
    """Log of those there at the start under the average pace, (G,), and of those who come in each step and stay."""
    sent = running_sum(own.growth)
    sent -= sent[-1]
    stay = -jnp.expm1(-own.exits) / own.exits
    return sent[0] - own.growth[0], sent + jnp.log(-jnp.expm1(-own.growth) * own.begun * stay)


def _under(own: _Own, z: jax.Array) -> jax.Array:
    """How far log P of the anchor step lies under the mean of log P by what is told; 0 where nothing is told."""
    log_first, log_average = _average(own)
    log_come = log_average + own.after * running_sum(own.before * z)
    most, gone = jnp.max(log_come, axis=0), _gone(own)
    begun = jnp.exp(log_first - most - running_sum(own.exits))
    there = jnp.exp(-gone) * running_sum(jnp.exp(gone + log_come - most)) + jnp.where(own.is_empty, 0.0, begun)
    return jnp.sum((own.level - jnp.sum(own.level, axis=0) * own.anchor) * jnp.log(there), axis=0)


def of_moving(shape: Shape, values: jax.Array) -> jax.Array:
    """Values of the forces that move, of those of all."""
    return jnp.stack([values[force] for force in shape.growing])


def _with(shape: Shape, parameters: Parameters, shocks: jax.Array, larger: jax.Array) -> dict[str, jax.Array]:
    """Parameters with other shocks, and the sizes of the forces that move larger by some logs."""
    of_all = larger @ np.eye(shape.n_forces)[np.array(shape.growing, dtype=int)]
    return {**parameters, "growth_shocks": shocks, "force_size": parameters["force_size"] + of_all}
