"""The stock and flow of one force.

A force is people who arrive, are present, become casualties or go home. Seven places hold them:

    present S, recovering H             where a person can be now
    killed K, captured C, evacuated E, returned R     where a person ends
    deployed D                          everybody who ever came

and every week, in every draw, they balance:

    D = S + H + K + C + E + R.

Within one step of length dt (in weeks), arrivals and those who recovered join at the start, and then two exits compete
for everybody present, casualties at hazard λ and returns at rate ρ. Both rates are constant inside the step, so the
step is exact rather than a difference scheme:

    exits      = (S + a + r) · (1 − exp(−(λ + ρ)·dt))
    casualties = exits · λ / (λ + ρ),   returns = exits · ρ / (λ + ρ).

Casualties divide into killed, captured and wounded; of the wounded a share recovers with constant rate δ and rejoins,
the rest are evacuated for good. W counts all wounded and overlaps with H and E, so it is not part of the balance.

The same `advance` steps a Lanchester battle when λ is set from the other side's strength (`latent/battle.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import NamedTuple, cast

import numpy as np

from passmuster.engine import jax, jnp
from passmuster.latent.steps import longer_step, one_week, walk_through

__all__ = ["ForceFlow", "ForceStock", "advance", "empty_stock", "run_weeks", "running_sum", "solve_steps"]


class ForceStock(NamedTuple):
    """Heads in each place at the end of a step; people, zero or more, any leading shape."""

    present: jax.Array
    recovering: jax.Array
    deployed: jax.Array
    killed: jax.Array
    wounded: jax.Array
    captured: jax.Array
    evacuated: jax.Array
    returned: jax.Array


class ForceFlow(NamedTuple):
    """What moves people during a step.

    `arrivals` are people joining at the start of the step. `casualty_hazard` and `return_rate` are per week and zero
    or more; `recovery_rate` is per week. The three shares lie between 0 and 1: `killed_share` and `captured_share` are
    shares of casualties (together at most 1), `recovering_share` is the share of the wounded who will rejoin.
    """

    arrivals: jax.Array
    casualty_hazard: jax.Array
    return_rate: jax.Array
    killed_share: jax.Array
    captured_share: jax.Array
    recovering_share: jax.Array
    recovery_rate: jax.Array


def empty_stock(present: jax.Array) -> ForceStock:
    """A force at its first moment: `present` people there, all of them deployed, nothing else yet."""
    zero = jnp.zeros_like(present)
    return ForceStock(present, zero, present, zero, zero, zero, zero, zero)


def advance(stock: ForceStock, flow: ForceFlow, dt: float = 1.0) -> ForceStock:
    """The stock one step of `dt` weeks later; keeps D = S + H + K + C + E + R to rounding."""
    recovered = stock.recovering * -jnp.expm1(-flow.recovery_rate * dt)
    exposed = stock.present + flow.arrivals + recovered
    total_rate = flow.casualty_hazard + flow.return_rate
    exits = exposed * -jnp.expm1(-total_rate * dt)
    casualties = exits * _part_of(flow.casualty_hazard, total_rate)
    returns = exits - casualties
    killed = casualties * flow.killed_share
    captured = casualties * flow.captured_share
    wounded = casualties - killed - captured
    to_recover = wounded * flow.recovering_share
    return ForceStock(
        present=exposed - exits,
        recovering=stock.recovering - recovered + to_recover,
        deployed=stock.deployed + flow.arrivals,
        killed=stock.killed + killed,
        wounded=stock.wounded + wounded,
        captured=stock.captured + captured,
        evacuated=stock.evacuated + wounded - to_recover,
        returned=stock.returned + returns,
    )


def run_weeks(start: ForceStock, flows: ForceFlow, dt: float = 1.0) -> ForceStock:
    """Stocks at the end of every week.

    Parameters
    ----------
    start
        The stock before week 0; leaves of shape (...,).
    flows
        One flow a week; leaves of shape (n_weeks, ...), time first.

    Returns
    -------
    ForceStock
        Leaves of shape (n_weeks, ...); index 0 is the end of week 0.
    """

    def one_week(stock: ForceStock, flow: ForceFlow) -> tuple[ForceStock, ForceStock]:
        after = advance(stock, flow, dt)
        return after, after

    path: ForceStock
    _, path = jax.lax.scan(one_week, start, flows)
    return path


def solve_steps(
    start: ForceStock, flows: ForceFlow, weeks: jax.Array | None = None, relieved: jax.Array | None = None
) -> ForceStock:
    """Stocks at the end of every step of one or more weeks, with as little as possible done step by step.

    A step is as many weeks of `advance`, with rates that hold throughout and arrivals spread evenly over its weeks:
    exact, because weeks of one kind are powers of one matrix (`steps.py`). Only those present and those recovering
    depend on one another from step to step. So only they are stepped, with everything else about a step worked out
    beforehand for all steps at once, and the places where people end are running sums. Inference spends its time here.

    Parameters
    ----------
    start
        The stock before the first step; leaves of shape (...,).
    flows
        One flow a step; leaves of shape (n_steps, ...), time first, or, where constant, (1, ...). Arrivals are those of
        the whole step, rates are per week.
    weeks
        Whole weeks of every step, shape (n_steps,); one week each if not given, and then nothing is spent on length.
    relieved
        Of those who go home in a step the share in whose place others come at once, beside the arrivals, 0 to 1, shape
        (n_steps, ...); nobody if not given.

    Returns
    -------
    ForceStock
        Leaves of shape (n_steps, ...); index 0 is the end of the first step.
    """
    total_rate = flows.casualty_hazard + flows.return_rate
    leaving = -jnp.expm1(-total_rate)
    hit = leaving * _part_of(flows.casualty_hazard, total_rate)
    healing = hit * (1.0 - flows.killed_share - flows.captured_share) * flows.recovering_share
    rejoining = jnp.broadcast_to(-jnp.expm1(-flows.recovery_rate), leaving.shape)
    lost = leaving if relieved is None else leaving - relieved * (leaving - hit)
    if weeks is None:
        steps = one_week(flows.arrivals, lost, healing, rejoining)
    else:
        length = weeks.reshape(-1, *(1,) * (leaving.ndim - 1))
        steps = longer_step(length, flows.arrivals / length, lost, healing, rejoining)
    present, exposed = walk_through((start.present, start.recovering), steps)
    if relieved is not None:
        flows = flows._replace(arrivals=flows.arrivals + relieved * exposed * (leaving - hit))
    return _count_up(start, flows, present, exposed, leaving, hit)


def _count_up(
    start: ForceStock, flows: ForceFlow, present: jax.Array, exposed: jax.Array, leaving: jax.Array, hit: jax.Array
) -> ForceStock:
    """Stocks from those present at the end of each step and the person-weeks exposed in it, shape (n_steps, ...)."""
    casualties = exposed * hit
    killed, captured = casualties * flows.killed_share, casualties * flows.captured_share
    wounded = casualties - killed - captured
    lost = wounded * (1.0 - flows.recovering_share)
    gone_home = exposed * leaving - casualties
    totals = running_sum(jnp.stack([flows.arrivals, killed, wounded, captured, lost, gone_home], axis=1))
    deployed, dead, all_wounded, prisoners, evacuated, returned = (
        total + totals[:, index]
        for index, total in enumerate(
            (start.deployed, start.killed, start.wounded, start.captured, start.evacuated, start.returned)
        )
    )
    return ForceStock(
        present=present,
        # Everybody is somewhere: who came and is in no other place is recovering.
        recovering=deployed - present - dead - prisoners - evacuated - returned,
        deployed=deployed,
        killed=dead,
        wounded=all_wounded,
        captured=prisoners,
        evacuated=evacuated,
        returned=returned,
    )


def running_sum(weekly: jax.Array) -> jax.Array:
    """Sums from week 0 to each week, along the first axis; as one matrix product, which compiles and runs fastest.

    Its slope is the running sum from the end, and is told to be: left to itself it would be a product with the same
    matrix laid on its side, which takes three times as long.
    """
    return _running_sum()(weekly)


@cache
def _running_sum() -> Callable[[jax.Array], jax.Array]:
    sloped = jax.custom_vjp(lambda weekly: _summed(_upto(weekly.shape[0]), weekly))
    sloped.defvjp(_running_sum_forth, _running_sum_back)
    return cast("Callable[[jax.Array], jax.Array]", sloped)


def _running_sum_forth(weekly: jax.Array) -> tuple[jax.Array, None]:
    return running_sum(weekly), None


def _running_sum_back(_: None, slope: jax.Array) -> tuple[jax.Array]:
    return (_summed(np.ascontiguousarray(_upto(slope.shape[0]).T), slope),)


def _summed(which: np.ndarray, weekly: jax.Array) -> jax.Array:
    """What each row of `which` adds up, shape of `weekly`."""
    return (which @ weekly.reshape(weekly.shape[0], -1)).reshape(weekly.shape)


def _upto(weeks: int) -> np.ndarray:
    """1 for every week up to each, shape (weeks, weeks)."""
    return np.tril(np.ones((weeks, weeks)))


def _part_of(rate: jax.Array, total: jax.Array) -> jax.Array:
    """rate / total, and 0 where nothing moves. The inner `where` keeps the gradient finite at zero."""
    return jnp.where(total > 0, rate / jnp.where(total > 0, total, 1.0), 0.0)
