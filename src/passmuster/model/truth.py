"""The model of a case, as a paper would write it.

For every force, with week t and standard normal shocks z, w:

    log D_t = log D_{t−1} + g_t,     log (t g_t) an AR(1) of z    everybody sent so far
    λ_t = λ̄ · v_t / mean_past v,     log v an AR(1) of w          weekly casualty hazard of those present
    S, H, D, K, W, C, E, R by the stock and flow of `latent/force.py`

For every part of a force a share exp(−exp(ζ_t)) of those present, ζ an AR(1). For every supply a running total that
grows by a constant share a week. For every claim i, with the measure m it may mean,

    belief_i = log count_im + camp + group + noise_i

and the likelihood of what was printed as in `observation/witness.py`. Leans are centred on zero and shared by all
speakers of a group, and in part by all groups of a camp, so that more speakers never make a number surer than their
group is. Plans and projections do not appear here at all.

All parameters live on the real line with normal priors (`model/priors.py`, `model/parameters.py`).
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import jax
import jax.numpy as jnp

from passmuster.latent import (
    ForceFlow,
    ForceStock,
    autoregression,
    empty_stock,
    running_sum,
    running_total,
    solve_weeks,
)
from passmuster.model.design import FAMILIES, NO_CELL, ClaimArrays, Design, Shape
from passmuster.model.parameters import Standardisation, log_prior, standardisation, unpack
from passmuster.model.priors import SLIP_SCALE, PriorTable
from passmuster.observation import WitnessedNumber, log_likelihood, read_flow, read_level

__all__ = [
    "FixedInputs",
    "Truth",
    "claim_log_likelihood",
    "fixed_inputs",
    "group_lean",
    "log_posterior",
    "what_happened",
]

Parameters = Mapping[str, jax.Array]

LEAST_COUNT = 1e-3
"""A count below a thousandth of a head is read as that, so that its logarithm exists; no printed number can tell."""
FASTEST_GROWTH = 20.0
"""Beyond e^20 a week, numbers overflow long before claims could tell the difference."""
WEEKS_BEFORE_START = 26.0
"""Half a year: what a force that was there before the case began is taken to have been built up in."""
CAPTURED_AT_MOST = 0.5
"""Captured and killed shares must leave room for the wounded."""


class FixedInputs(NamedTuple):
    """What a fit is given, as arrays: they may change without compiling again.

    `is_past`, shape (n_weeks, 1), is 1 up to the as-of date and 0 in the weeks that only pad. `anchor_weeks`
    has shape (n_forces,). `camp_location` and `camp_scale` have shape (n_camps,): the priors of the camps' leans.
    """

    claims: ClaimArrays
    standard: Standardisation
    starts_empty: jax.Array
    is_past: jax.Array
    anchor_weeks: jax.Array
    cell_camps: jax.Array
    camp_location: jax.Array
    camp_scale: jax.Array


class Truth(NamedTuple):
    """What happened in one draw. Stocks have shape (n_weeks, n_forces), the end of each week.

    `paths` has shape (n_series, n_weeks + 1): every path that a claim can be read off, at week boundaries.
    """

    stocks: ForceStock
    arrivals: jax.Array
    hazard: jax.Array
    paths: jax.Array


def log_posterior(shape: Shape, given: FixedInputs, x: jax.Array) -> jax.Array:
    """Log density of the posterior at `x`, up to a constant: the prior plus every claim's likelihood."""
    parameters = unpack(shape, given.standard, x)
    truth = what_happened(shape, parameters, given)
    likelihood = given.claims.weight * claim_log_likelihood(shape, parameters, truth, given)
    return log_prior(shape, given.standard, x) + jnp.sum(likelihood)


def what_happened(shape: Shape, parameters: Parameters, given: FixedInputs) -> Truth:
    """Stocks and paths that follow from the parameters.

    Everything in a stock and flow grows in proportion to the force. So the weeks are run once for a force of any size,
    and scaled so that those present at the end of the anchor week, where most claims about its strength lie, number
    exactly exp(force_size): the quantity claims speak of most is a parameter and not a sum of twenty others.
    """
    unit_start, unit_flows = _unit_flows(parameters, given)
    unit_stocks = solve_weeks(empty_stock(unit_start), unit_flows)
    anchored = unit_stocks.present[given.anchor_weeks, jnp.arange(shape.n_forces)]
    scale = jnp.exp(parameters["force_size"]) / anchored
    stocks = ForceStock(*(stock * scale for stock in unit_stocks))
    return Truth(
        stocks=stocks,
        arrivals=unit_flows.arrivals * scale,
        hazard=unit_flows.casualty_hazard,
        paths=_paths(shape, parameters, stocks, unit_start * scale),
    )


def _unit_flows(parameters: Parameters, given: FixedInputs) -> tuple[jax.Array, ForceFlow]:
    """People there at the start, shape (n_forces,), and the flow of every week, leaves of shape (n_weeks, n_forces).

    In units of everybody sent by the end of the last week. Whoever was sent before week 0 stands there at the start,
    or, in a force that starts empty, came in week 0.
    """
    moves = _moves(parameters, "growth")
    pace = average_pace(moves.shape[0], given.starts_empty)
    growth = jnp.minimum(pace * jnp.exp(parameters["growth_level"]) * moves, FASTEST_GROWTH)
    sent = jnp.exp(running_sum(growth) - jnp.sum(growth, axis=0))
    first = (jnp.arange(sent.shape[0]) == 0)[:, None] & given.starts_empty
    battles = _moves(parameters, "hazard")
    mean_battle = jnp.sum(battles * given.is_past, axis=0) / jnp.sum(given.is_past)

    def every_week(value: jax.Array) -> jax.Array:
        return jnp.broadcast_to(value, growth.shape)

    captured = jnp.minimum(jnp.exp(parameters["captured_share"]), CAPTURED_AT_MOST)
    flows = ForceFlow(
        arrivals=jnp.where(first, sent, sent * -jnp.expm1(-growth)),
        casualty_hazard=jnp.exp(parameters["hazard_level"]) * battles / mean_battle,
        return_rate=every_week(jnp.exp(-parameters["tour_weeks"])),
        killed_share=every_week(jax.nn.sigmoid(parameters["killed_share"]) * (1.0 - captured)),
        captured_share=every_week(captured),
        recovering_share=every_week(jax.nn.sigmoid(parameters["recovering_share"])),
        recovery_rate=every_week(jnp.exp(-parameters["recovery_weeks"])),
    )
    return jnp.where(given.starts_empty, 0.0, sent[0] * jnp.exp(-growth[0])), flows


def average_pace(n_weeks: int, starts_empty: jax.Array) -> jax.Array:
    """Weekly growth of everybody sent when each week brings as many as the average week so far; (n_weeks, n_forces).

    That is one over the weeks since a force began to come: growth is fast while a force is new and slows by itself, so
    that a first wave says little about the pace a year later. A force found in place is taken to have begun
    WEEKS_BEFORE_START earlier.
    """
    since = jnp.arange(1, n_weeks + 1)[:, None] + jnp.where(starts_empty, 0.0, WEEKS_BEFORE_START)
    return 1.0 / since


def _moves(parameters: Parameters, name: str) -> jax.Array:
    """Weekly multipliers around 1, shape (n_weeks, n_forces)."""
    return jnp.exp(
        autoregression(parameters[f"{name}_shocks"], jnp.zeros(()), jax.nn.sigmoid(parameters[f"{name}_persistence"]))
    )


def _paths(shape: Shape, parameters: Parameters, stocks: ForceStock, at_start: jax.Array) -> jax.Array:
    """Every readable path at week boundaries, in the order of `Design.series_index`; shape (n_series, n_weeks + 1)."""
    zero = jnp.zeros_like(at_start)
    ends = (
        (at_start, stocks.present),
        (at_start, stocks.deployed),
        (zero, stocks.killed),
        (zero, stocks.wounded),
        (zero, stocks.captured),
        (zero, stocks.killed + stocks.wounded),
        (zero, stocks.killed + stocks.captured + stocks.evacuated),
        (zero, stocks.returned),
    )
    by_force = jnp.stack([jnp.concatenate([first[None], rest]).T for first, rest in ends], axis=1)
    present = by_force[:, 0, :]
    rows = [by_force.reshape(-1, by_force.shape[-1])]
    rows += [_part_paths(parameters, present, part, parent) for part, parent in enumerate(shape.part_parents)]
    paths = jnp.concatenate(rows)
    sums = [jnp.sum(paths[jnp.array(members)], axis=0)[None] for members in shape.sum_members]
    return jnp.concatenate([paths, *sums])


def _part_paths(parameters: Parameters, present: jax.Array, part: int, parent: int) -> jax.Array:
    """Strength of a part and net movement into it; shape (2, n_weeks + 1). At most the whole, by construction."""
    log_gap = autoregression(parameters["part_shocks"][:, part], parameters["part_gap"][part], PART_PERSISTENCE)
    share = jnp.exp(-jnp.exp(jnp.concatenate([log_gap[:1], log_gap])))
    there = share * present[parent]
    moved_in = jnp.concatenate([there[:1], jnp.maximum(jnp.diff(there), 0.0)])
    return jnp.stack([there, running_sum(moved_in)])


PART_PERSISTENCE = jnp.asarray(0.95)
"""A part keeps its share for months unless something moves it."""


# The witness ----------------------------------------------------------------------------------------------------------


def claim_log_likelihood(shape: Shape, parameters: Parameters, truth: Truth, given: FixedInputs) -> jax.Array:
    """Log likelihood of each row of the claims, shape (n_claims,); padding rows are not zeroed here."""
    claims = given.claims
    return log_likelihood(
        WitnessedNumber(claims.is_floor, claims.low, claims.high),
        shape.stretches,
        log_count=fair_count(parameters, truth, claims),
        log_weight=claims.log_weight,
        lean=claim_lean(parameters, given),
        noise_scale=claim_noise(parameters, claims),
        slip_probability=jax.nn.sigmoid(parameters["slip_probability"]),
        slip_scale=SLIP_SCALE,
    )


def fair_count(parameters: Parameters, truth: Truth, claims: ClaimArrays) -> jax.Array:
    """Log of what a fair witness would have counted under each measure, shape (n_claims, n_measures)."""
    closing, opening = claims.closing[:, None], claims.opening[:, None]
    level = read_level(truth.paths, claims.series, closing)
    gained = read_flow(truth.paths, claims.series, opening, closing)
    count = jnp.where(claims.is_window[:, None], gained, level)
    if "supply_total" in parameters:
        count = jnp.where(claims.is_supply[:, None], _supply_count(parameters, claims)[:, None], count)
    return jnp.log(jnp.maximum(count, LEAST_COUNT))


def _supply_count(parameters: Parameters, claims: ClaimArrays) -> jax.Array:
    total = jnp.exp(parameters["supply_total"])[claims.supply]
    growth = jnp.exp(parameters["supply_growth"])[claims.supply]
    closing = running_total(claims.closing, total, growth)
    return jnp.where(claims.is_window, closing - running_total(claims.opening, total, growth), closing)


def claim_lean(parameters: Parameters, given: FixedInputs) -> jax.Array:
    """Log of claimed over true for each row: group (camp included) plus claimant; shape (n_claims,)."""
    return group_lean(parameters, given)[given.claims.cell]


def group_lean(parameters: Parameters, given: FixedInputs) -> jax.Array:
    """Log of claimed over true for each lean cell, shape (n_cells,)."""
    camp = given.camp_location + given.camp_scale * parameters["camps"]
    camp_or_none = jnp.concatenate([camp, jnp.zeros(1)])
    return camp_or_none[given.cell_camps] + parameters["group_leans"]


def claim_noise(parameters: Parameters, claims: ClaimArrays) -> jax.Array:
    """Scale of each row's own noise on the log scale, never below the rounding of what was printed."""
    by_mode = jnp.stack([jnp.zeros(()), parameters["noise_estimated"], parameters["noise_rumoured"]])
    own = jnp.exp(_by_family(parameters, "noise")[claims.family] + by_mode[claims.mode])
    return jnp.sqrt(own**2 + claims.rounding**2)


def _by_family(parameters: Parameters, name: str) -> jax.Array:
    return jnp.stack([parameters[f"{name}_{family}"] for family in FAMILIES])


def fixed_inputs(design: Design, table: PriorTable) -> FixedInputs:
    """The arrays of a design under the settled priors."""
    shape = design.shape
    camps = [f"camp_lean_{FAMILIES[family]}" for family in design.camp_families]
    return FixedInputs(
        claims=ClaimArrays(*(jnp.asarray(column) for column in design.arrays)),
        standard=standardisation(shape, table, _padded(design.cell_families, shape.n_cells, 0)),
        starts_empty=jnp.asarray(design.starts_empty),
        is_past=(jnp.arange(shape.n_weeks) < design.clock.n_weeks).astype(float)[:, None],
        anchor_weeks=jnp.asarray(design.anchor_weeks),
        cell_camps=_padded(design.cell_camps, shape.n_cells, NO_CELL),
        camp_location=_padded([table.location(name) for name in camps], shape.n_camps, 0.0),
        camp_scale=_padded([table.scale(name) for name in camps], shape.n_camps, 1.0),
    )


def _padded(values: Sequence[int] | Sequence[float], length: int, filler: float) -> jax.Array:
    return jnp.asarray([*values, *[filler] * (length - len(values))])
