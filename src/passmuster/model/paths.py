"""Paths ahead: every force goes on from where each draw of the posterior left it.

Nothing is estimated here. The casualty hazard continues the autoregression of `model/truth.py` from the deviation of
the last past week, with each draw's own persistence φ and spread of shocks σ,

    x_{t+1} = φ x_t + σ z_{t+1},     z standard normal,

and the stock and flow of `latent/force.py` does the rest. A part's share of its force moves on in the same
way and with the force (`model/parts.py`), and a supply goes on growing by its constant share.

Arrivals do not continue the past, because how a force was built up says little about how it is kept up. A force that
keeps its course relieves who goes home and replaces some of what it loses, and a wave under way wears off:

    b_t = b_{t−1} − filled_{t−1} + r v n_{t−1} + q h_{t−1}     people owed to the force
    a_t = b_t · (1 − exp(−f_t / 4)) + s φ^t f_t,    0 at least
    n   people lost to the force in a week: casualties, less those who rejoined;  h those gone home in it
    q   share of these who are relieved: all, but of a withdrawal few (`model/withdrawals.py`)
    v   how many times fewer come in a withdrawal, 1 at most
    r   share of the lost that is replaced: between its own share in the last quarter and all of it, evenly
    s   pace of the last month beyond what replacing takes; it may lie below
    f   waves, with mean 1: log f a new autoregression from 0 with the φ and σ of growth

So replacing takes about a month and comes in waves, and never makes the force larger than it was: that is a decision,
and decisions are stances (`forecast/stance.py`). Where a stance or a lever lets nobody come, nothing is owed any more.
A withdrawal under way on the as-of day goes on, and its haste wears off.
Nobody comes beyond the most that a force can be (`model/bounds.py`), and after the end of the war, where the case names
it, nobody becomes a casualty.

Levers and stances change what moves people (`Steering`) and never the random numbers: with one seed, the same path
with and without a lever has met the same fortunes, so that their difference is the lever's doing.
"""

from __future__ import annotations

import math
from typing import NamedTuple, TypeAlias

import numpy as np

from passmuster.engine import jax, jnp
from passmuster.inference.compiling import compiled
from passmuster.latent import ForceFlow, ForceStock, advance
from passmuster.ledger.vocabulary import Quantity
from passmuster.model.ahead import Ahead, Shares
from passmuster.model.design import Design
from passmuster.model.fortunes import MONTH, Fortunes, fortunes_of
from passmuster.model.parts import elsewhere
from passmuster.model.posterior import Posterior
from passmuster.model.steering import UNSTEERED, Steered, Steering, check_steering, time_first
from passmuster.model.withdrawals import share_relieved, share_replaced
from passmuster.observation.predictive import LEAST_COUNT
from passmuster.observation.special import expit
from passmuster.parallel.memory import return_freed
from passmuster.parallel.threads import side_by_side
from passmuster.randomness import jax_key

__all__ = ["paths_ahead"]


SHARE_KEY = 1_000_000
"""Sets the draw of the share replaced apart from the weeks' draws, which are folded in by their number."""


def paths_ahead(
    posterior: Posterior,
    n_weeks: int,
    seed: int,
    n_paths: int | None = None,
    steering: Steering = UNSTEERED,
) -> Ahead:
    """Paths of every force for `n_weeks` weeks after the as-of week.

    Parameters
    ----------
    posterior
        Where each path begins.
    n_weeks
        Weeks ahead, 1 or more.
    seed
        Fixes the random numbers. A longer horizon begins with the same weeks as a shorter one.
    n_paths
        How many paths; one for each draw when None. More go round the draws evenly.
    steering
        What a lever or a stance changes.

    Raises
    ------
    BadInput
        When a length is below 1, or a steering array has the wrong shape or an entry that is negative or not finite;
        all at once.
    """
    wanted = posterior.n_draws if n_paths is None else n_paths
    check_steering(n_weeks, wanted, posterior.design.shape.n_forces, steering)
    draw = np.arange(wanted) * posterior.n_draws // wanted
    fortunes = fortunes_of(posterior, draw)
    steered = _until_the_end(posterior.design, n_weeks, Steered(*(time_first(value) for value in steering)))
    return_freed()
    weekly = _in_troops(n_weeks, seed, fortunes, steered, _troop_length(wanted, posterior.n_draws))
    return_freed()
    # Time comes first in the loop; swapping the axes here is a view and copies nothing.
    present, deployed, hit, returned, gaps = (np.moveaxis(leaf, 0, 1) for leaf in weekly)
    return Ahead(
        posterior=posterior, seed=seed, draw=draw, start=ForceStock(*(np.asarray(leaf) for leaf in fortunes.start)),
        shares=Shares(*(np.asarray(getattr(fortunes, name)) for name in Shares._fields)),
        present=present, deployed=deployed, hit=hit, returned=returned,
        part_share=_part_shares(posterior, draw, fortunes, gaps, present),
    )  # fmt: skip


def _part_shares(
    posterior: Posterior, draw: np.ndarray, fortunes: Fortunes, moves: np.ndarray, present: np.ndarray
) -> np.ndarray:
    """Each part's share of its force, shape (n_paths, n_weeks, n_parts), by the law of `model/parts.py`."""
    design, shares = posterior.design, np.empty(moves.shape)
    for place, parent in enumerate(design.shape.part_parents):
        row = design.series_index(design.forces[parent].force_id, Quantity.PRESENT)
        whole = np.asarray(posterior.paths)[draw, row, design.part_anchors[place] + 1, None]
        change = np.log(np.maximum(present[:, :, parent], LEAST_COUNT) / np.maximum(whole, LEAST_COUNT))
        follow = expit(posterior.parameters["part_follow"][draw, place, None])
        gap = np.asarray(fortunes.parts[0])[:, place, None] + moves[:, :, place]
        shares[:, :, place] = expit(-elsewhere(gap, change, follow, xp=np))
    return shares


def _until_the_end(design: Design, n_weeks: int, steered: Steered) -> Steered:
    """What holds when nobody becomes a casualty after the last day of the war, where the case names one."""
    if design.case.end is None:
        return steered
    # The week that holds the last day still counts as war, as every week does whole.
    weeks_of_war = math.ceil(design.clock.end_of(design.case.end)) - design.clock.n_weeks
    at_war = (np.arange(n_weeks) < weeks_of_war).astype(float)[:, None, None]
    return steered._replace(casualty_hazard=steered.casualty_hazard * at_war)


TROOP = 5000
"""Paths run together: their state fits a processor's own memory, and several processors can run troops side by side."""


def _troop_length(n_paths: int, n_draws: int) -> int:
    """Whole rounds of the draws where that is possible, so that one path a draw and five need one program."""
    if n_draws <= TROOP and n_paths % n_draws == 0:
        return n_draws
    return -(-n_paths // -(-n_paths // TROOP))


def _in_troops(n_weeks: int, seed: int, fortunes: Fortunes, steered: Steered, length: int) -> list[np.ndarray]:
    """What `_march` returns, run in troops of one length; the luck of each hangs on its number alone."""
    n_paths = fortunes.start.present.shape[0]
    n_troops = -(-n_paths // length)

    def run(troop: int) -> Weekly:
        # The last troop is filled up with the last path, so that all have one shape and one program.
        rows = np.minimum(np.arange(troop * length, (troop + 1) * length), n_paths - 1)
        own: Fortunes = jax.tree.map(lambda leaf: leaf[rows], fortunes)
        weekly: Weekly = _march(n_weeks, np.array([seed, troop]), own, steered.of_paths(rows))
        return weekly

    if n_troops == 1:
        return [np.asarray(leaf) for leaf in run(0)]
    sizes = (*(fortunes.start.present.shape[1],) * 4, fortunes.parts[0].shape[1])
    whole = [np.empty((n_weeks, n_paths, size)) for size in sizes]

    def place(troop: int) -> None:
        first, last = troop * length, min((troop + 1) * length, n_paths)
        for leaf, part in zip(whole, run(troop), strict=True):
            leaf[:, first:last] = np.asarray(part)[:, : last - first]

    side_by_side(place, range(n_troops))
    return whole


Weekly: TypeAlias = "tuple[jax.Array, jax.Array, jax.Array, jax.Array, jax.Array]"
"""Present, deployed, casualties since the as-of week, returned, and the moves of part gaps, at the end of a week."""


class _State(NamedTuple):
    """What a week hands on: stock, casualties so far, the log of the wave of arrivals with its variance, what is owed
    to the force, the surplus of pace, and the deviations of hazard, of part gaps and of going home.
    """

    stock: ForceStock
    hit: jax.Array
    wave: jax.Array
    variance: jax.Array
    owed: jax.Array
    surplus: jax.Array
    fighting: jax.Array
    gap: jax.Array
    haste: jax.Array


@compiled(static=(0,))
def _march(n_weeks: int, luck: jax.Array, fortunes: Fortunes, steering: Steered) -> Weekly:
    """Run the weeks; leaves of shape (n_weeks, n_paths, n_forces), gaps (n_weeks, n_paths, n_parts).

    `luck` is the seed and the number of the troop.
    """
    key = jax_key(luck[0], luck[1])
    law, nothing = fortunes.arrivals, jnp.zeros_like(fortunes.start.present)
    even = jax.random.uniform(jax.random.fold_in(key, SHARE_KEY), nothing.shape, dtype=jnp.float32)
    replaced = law.own_share + even * (1.0 - law.own_share)
    steady = replaced * law.lost * share_replaced(fortunes.haste) + law.home
    begin = _State(
        stock=fortunes.start, hit=nothing, wave=_single(nothing), variance=_single(nothing), owed=MONTH * steady,
        surplus=law.pace - steady, fighting=_single(fortunes.hazard[-1]), gap=_single(fortunes.parts[-1]),
        haste=_single(fortunes.haste),
    )  # fmt: skip

    def one_week(was: _State, week: jax.Array) -> tuple[_State, Weekly]:
        keys = jax.random.split(jax.random.fold_in(key, week), 3)
        wave = _single(law.persistence) * was.wave + _single(law.spread) * _shock(keys[0], was.wave)
        variance = _single(law.persistence**2) * was.variance + _single(law.spread**2)
        surplus = law.persistence * was.surplus
        fighting = _step(fortunes.hazard, was.fighting, keys[1])
        gap = _step(fortunes.parts, was.gap, keys[2])
        haste = _single(fortunes.hurry) * was.haste
        now = steering.in_week(week)
        arrivals, filled = _planned(was.owed, surplus, jnp.exp(wave - variance / 2.0), fortunes.start.deployed)
        room = jnp.maximum(fortunes.largest - was.stock.present, 0.0)
        hazard = jnp.exp(_single(fortunes.hazard[0]) + fighting)
        flow = _flow(fortunes, now, arrivals, room, hazard, jnp.exp(haste))
        stock = advance(was.stock, flow)
        moved = ForceStock(*(after - before for after, before in zip(stock, was.stock, strict=True)))
        hit = was.hit + moved.killed + moved.wounded + moved.captured
        # Who is out of the force for now: all that it lost in the week less those who rejoined it.
        lost = jnp.maximum(flow.arrivals - moved.present - moved.returned, 0.0)
        anew = replaced * lost * share_replaced(haste) + share_relieved(haste) * moved.returned
        owed = jnp.where(now.arrivals > 0.0, was.owed - filled + anew, 0.0)
        weekly = (stock.present, stock.deployed, hit, stock.returned, gap.astype(was.stock.present.dtype))
        return _State(stock, hit, wave, variance, owed, surplus, fighting, gap, haste), weekly

    weekly: Weekly = jax.lax.scan(one_week, begin, jnp.arange(n_weeks))[1]
    return weekly


def _planned(owed: jax.Array, surplus: jax.Array, wave: jax.Array, most: jax.Array) -> tuple[jax.Array, jax.Array]:
    """Arrivals of a week, and how many of them fill what is owed."""
    filling = owed * -jnp.expm1(-wave / MONTH)
    arrivals = jnp.clip(filling + surplus * wave, 0.0, most)
    return arrivals, jnp.clip(arrivals - jnp.maximum(surplus * wave, 0.0), 0.0, owed)


def _step(law: tuple[jax.Array, ...], deviation: jax.Array, key: jax.Array) -> jax.Array:
    """One week of an autoregression around 0."""
    _, persistence, spread, _ = law
    return _single(persistence) * deviation + _single(spread) * _shock(key, deviation)


def _shock(key: jax.Array, like: jax.Array) -> jax.Array:
    """Standard normal numbers of a shape."""
    return jax.random.normal(key, like.shape, dtype=jnp.float32)


def _flow(
    fortunes: Fortunes, now: Steered, arrivals: jax.Array, room: jax.Array, hazard: jax.Array, haste: jax.Array
) -> ForceFlow:
    # What a stance or a lever sends home comes to what goes anyway, and is not hastened by it.
    homeward = jnp.maximum(now.return_rate + haste - 1.0, 0.0)
    return ForceFlow(
        arrivals=jnp.minimum(arrivals * now.arrivals + now.extra_arrivals, room),
        casualty_hazard=_single(hazard * now.casualty_hazard),
        return_rate=_single(fortunes.return_rate * homeward),
        killed_share=fortunes.killed_share,
        captured_share=fortunes.captured_share,
        recovering_share=fortunes.recovering_share,
        recovery_rate=_single(fortunes.recovery_rate),
    )


def _single(rate: jax.Array) -> jax.Array:
    """Rates in single precision: their exponentials take half the time, and people are still counted in double."""
    return rate.astype(jnp.float32)


# Steering ------------------------------------------------------------------------------------------------------------
