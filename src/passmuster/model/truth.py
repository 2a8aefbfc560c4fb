"""The model of a case, as a paper would write it.

For every force, with step t of d weeks (`model/grid.py`; d = 1 where claims crowd) and standard normal shocks z, w:

    D_t = D_{t−1} + (E_t − E_{t−1}) s_t exp(y_t),   y an AR(1) of z   everybody sent so far
    log E_t = log E_{t−1} + d g,   log (t g) = c(γ)               who would have been, had nothing moved; t in weeks;
                                                                  and what is told apart (`model/coming.py`)
    λ_t = λ̄ · v_t / mean_told v,     log v an AR(1) of w          weekly casualty hazard of those present,
                                                                  told being the past but for silences
    ρ_t = ρ exp(l_t)                                              going home, of those present (`model/withdrawals.py`),
                                                                  and relieved behind a fall (`model/lowered.py`)
    S, H, D, K, W, C, E, R by the stock and flow of `latent/force.py`

s is the chance that a force that starts empty has begun to come (`chance_of_coming`), and 1 for any other. c bends what
is above its average (`bent`), so that a force that nobody speaks of any more may halve or double and seldom does more,
and bounds of sense hold the rest (`model/bounds.py`). Waves y multiply what comes in a week and not what has come
before: the first week of a force that starts empty holds what a week holds, and no remainder.

A flow counted from before the start has in it, for every week before, the mean weekly flow since times a pace of the
force's own. For every part of a force a share 1/(1 + exp ζ_t) of those present, ζ an AR(1)
and what its whole has changed by (`model/parts.py`). For every supply a running
total that grows by a constant share a week. For every claim i, with the measure m it may mean,

    belief_i = log count_im + camp + group + habit + burst + noise_i

the count being of the day that it names or of one some weeks off (`observation/dating.py`), and the likelihood of what
was printed as in `observation/witness.py`. Leans are shared by all speakers of a group, and in part by all groups of a
camp (`model/leans.py`), so that more speakers never make a number surer than their group is. Plans and projections do
not appear here at all.

All parameters live on the real line with normal priors (`model/priors.py`, `model/parameters.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from passmuster.engine import jax, jnp
from passmuster.latent import ForceFlow, ForceStock, empty_stock, running_sum, running_total, solve_steps
from passmuster.model.bend import admitted
from passmuster.model.bounds import log_within
from passmuster.model.claim_arrays import ClaimArrays
from passmuster.model.claim_noise import DATINGS, NOISES, STALE
from passmuster.model.coming import came, growing, landings_of
from passmuster.model.fixed_inputs import FixedInputs
from passmuster.model.lowered import share_relieved_then
from passmuster.model.moves import Moves, lengths, smooth_moves
from passmuster.model.pace_map import ToldPaces, of_moving, straightened, unstraightened
from passmuster.model.parameters import log_prior, prior_of, unpack
from passmuster.model.shape import Shape
from passmuster.model.tallies import PartMoves, all_paths
from passmuster.model.untold import log_silence
from passmuster.model.withdrawals import FASTEST, log_not_relieved
from passmuster.observation.arrays import times
from passmuster.observation.dating import AS_NAMED, SHIFTS, log_shift_weights
from passmuster.observation.predictive import LEAST_COUNT
from passmuster.observation.reading_off import read_off
from passmuster.observation.relaying import with_relays
from passmuster.observation.rounding import noise_scale
from passmuster.observation.witness import PrintedNumbers, Witness, weigh

__all__ = [
    "LEEWAY",
    "Truth",
    "claim_log_likelihood",
    "group_lean",
    "log_bounds",
    "log_posterior",
    "placed",
    "standing_for",
    "what_happened",
    "witnesses",
]

Parameters: TypeAlias = "Mapping[str, jax.Array]"

FARTHEST = 20.0
"""Log of how far a step's arrivals lie from what its pace brings; beyond it numbers overflow."""
LEEWAY = 0.5
"""Log units that a floor or ceiling lies short of what its speaker believes, on average: who knows of thousands does
not say "at least forty". In the table of losses that the tests hold, 4,609 numbers, what the same source gave within a
week of a floor, 71 times, was 1.25 times the floor at the middle and 3.5 times in the ninth of ten; an exponential of
mean 0.5 has 1.4 and 3.2. (What others gave was 2.1 and 9 times it: that is how sources differ, and no leeway.)"""
CAPTURED_AT_MOST = 0.5
"""Captured and killed shares must leave room for the wounded."""


class Truth(NamedTuple):
    """What happened in one draw. Stocks have shape (n_steps, n_forces), the end of each step.

    `paths` has shape (n_series, n_steps + 1): every path that a claim can be read off, at the ticks of the grid, and
    `landings`, shape (n_landings,), holds who came in each told landing.
    """

    stocks: ForceStock
    arrivals: jax.Array
    hazard: jax.Array
    paths: jax.Array
    landings: jax.Array


def log_posterior(shape: Shape, given: FixedInputs, x: jax.Array) -> jax.Array:
    """Log density of the posterior at `x`, up to a constant: the prior plus every claim's likelihood."""
    parameters, log_before = placed(shape, given, x)
    truth = what_happened(shape, parameters, given)
    likelihood = given.claims.weight * claim_log_likelihood(shape, parameters, truth, given)
    return log_before + log_bounds(truth, given) + (jnp.sum(likelihood) + log_left_out(likelihood, given))


def placed(shape: Shape, given: FixedInputs, x: jax.Array) -> tuple[Parameters, jax.Array]:
    """Parameters by name at a point, and the log density of the prior there, up to a constant.

    Where chains move along a told path, coordinates stand for shocks and sizes by the map of `model/pace_map.py`.
    """
    standing, log_before = unpack(shape, given.standard, x), log_prior(shape, given.standard, x)
    told = given.standard.told
    if told is None:
        return standing, log_before
    moved, log_volume = straightened(shape, standing, growing(standing, told.pace, told.kept, told.built), told)
    # The prior of a shock is a normal of its spread, that of a size one of the settled location and scale.
    spread = jnp.exp(of_moving(shape, standing["growth_shock"]))
    location, scale = prior_of(shape, given.standard, "force_size")

    def squares(parameters: Parameters) -> jax.Array:
        shocks, sizes = parameters["growth_shocks"] / spread, (parameters["force_size"] - location) / scale
        return jnp.sum(shocks**2) + jnp.sum(sizes**2)

    return moved, log_before + log_volume + (squares(standing) - squares(moved)) / 2.0


def standing_for(shape: Shape, told: ToldPaces, parameters: Parameters) -> Parameters:
    """The way back from `placed`: what coordinates hold that stand for such parameters under a map."""
    return unstraightened(shape, parameters, growing(parameters, told.pace, told.kept, told.built), told)


def log_left_out(likelihood: jax.Array, given: FixedInputs) -> jax.Array:
    """Log of the factor by which claims are left out by turns; 0 as a case comes."""
    marks, log_share = given.left_out
    turns: jax.Array = jax.nn.logsumexp(log_share - times(marks, likelihood, xp=jnp))
    return turns


def log_bounds(truth: Truth, given: FixedInputs) -> jax.Array:
    """Log of the factor by which bounds of sense lessen the prior where a force was too large to be, 0 or less."""
    present, sent = given.log_largest
    return log_within(truth.stocks.present, truth.stocks.deployed, jnp.sign(given.past_weeks), present, sent)


def what_happened(shape: Shape, parameters: Parameters, given: FixedInputs) -> Truth:
    """Stocks and paths that follow from the parameters.

    Everything in a stock and flow grows in proportion to the force. So the steps are run once for a force of any size,
    and scaled so that those present at the end of the anchor step, where most claims about its strength lie, number
    exactly exp(force_size): the quantity claims speak of most is a parameter and not a sum of twenty others.
    """
    moves = smooth_moves(shape, parameters, given)
    unit = _unit(parameters, moves, given)
    relieved = given.lowered * share_relieved_then(moves.growth) if given.lowered is not None else None
    unit_stocks = solve_steps(empty_stock(unit.start), unit.flows, lengths(shape, given), relieved)
    is_anchor = jnp.arange(shape.n_steps)[:, None] == given.anchor_steps
    anchored = jnp.sum(jnp.where(is_anchor, unit_stocks.present, 0.0), axis=0)
    scale = jnp.exp(parameters["force_size"]) / anchored
    stocks = ForceStock(*(stock * scale for stock in unit_stocks))
    parts = PartMoves(moves.parts, parameters.get("part_follow", jnp.zeros(0)), given.part_anchors)
    return Truth(
        stocks=stocks,
        arrivals=jnp.diff(stocks.deployed, axis=0, prepend=(unit.start * scale)[None]),
        hazard=unit.flows.casualty_hazard,
        paths=all_paths(shape, parts, stocks, unit.start * scale),
        landings=scale @ unit.landings,
    )


class _Unit(NamedTuple):
    """A force of any size: people there at the start, shape (n_forces,), the flow of every step, leaves of shape
    (n_steps, n_forces), and who came in each told landing, (n_forces, n_landings).
    """

    start: jax.Array
    flows: ForceFlow
    landings: jax.Array


def _unit(parameters: Parameters, moves: Moves, given: FixedInputs) -> _Unit:
    """What people do who are there at the start and come, for any size of a force.

    In units of everybody sent by the end of the last step, had nothing moved. Whoever was sent before the first stands
    there at the start; in a force that starts empty nobody does, and its first week is a week like any other. What is
    the same every step has a first axis of length 1.
    """
    growth = growing(parameters, given.pace, given.kept, given.built)
    sent = jnp.exp(running_sum(growth) - jnp.sum(growth, axis=0))
    wave = jnp.exp(jnp.clip(moves.growth, -FARTHEST, FARTHEST))
    by_pace, landing = came(parameters, growth, sent, given.built)
    mean_battle = jnp.sum(moves.hazard * given.told_weeks, axis=0) / jnp.sum(given.told_weeks, axis=0)
    captured = jnp.minimum(jnp.exp(parameters["captured_share"]), CAPTURED_AT_MOST)
    flows = ForceFlow(
        arrivals=by_pace * wave * given.begun * jnp.exp(-log_not_relieved(moves.haste)) + landing,
        casualty_hazard=jnp.exp(parameters["hazard_level"]) * moves.hazard / mean_battle,
        return_rate=jnp.minimum(jnp.exp(moves.haste - parameters["tour_weeks"]), FASTEST),
        killed_share=(jax.nn.sigmoid(parameters["killed_share"]) * (1.0 - captured))[None],
        captured_share=captured[None],
        recovering_share=jax.nn.sigmoid(parameters["recovering_share"])[None],
        recovery_rate=jnp.exp(-parameters["recovery_weeks"])[None],
    )
    return _Unit(
        jnp.where(given.starts_empty, 0.0, sent[0] * jnp.exp(-growth[0])),
        flows,
        landings_of(parameters, sent, given.built),
    )


# The witness ----------------------------------------------------------------------------------------------------------


def claim_log_likelihood(shape: Shape, parameters: Parameters, truth: Truth, given: FixedInputs) -> jax.Array:
    """Log likelihood of each row of the claims, shape (n_claims,); padding rows are not zeroed here."""
    claims = given.claims
    printed = PrintedNumbers(claims.is_floor, claims.low, claims.high, claims.is_open)
    own = weigh(printed, shape.stretches, witnesses(parameters, truth, given), xp=jnp)
    said = with_relays(own, given.log_relay, given.may_relay, parameters["relay_share"], xp=jnp)
    return said if given.untold is None else said + log_silence(truth.stocks.killed, given.untold, xp=jnp)


def witnesses(parameters: Parameters, truth: Truth, given: FixedInputs) -> Witness:
    """What stands behind each row of the claims; its columns are measures by the days that a number may be true of."""
    return Witness(
        log_count=fair_count(parameters, truth, given),
        log_weight=log_meaning(parameters, given),
        lean=claim_lean(parameters, given),
        noise_scale=claim_noise(parameters, given),
        slip_probability=jax.nn.sigmoid(parameters["slip_probability"]),
        days=len(SHIFTS),
        named=AS_NAMED,
        log_measure=given.claims.log_weight,
        pull=1.0 / LEEWAY,
    )


def fair_count(parameters: Parameters, truth: Truth, given: FixedInputs) -> jax.Array:
    """Log of what a fair witness would have counted: (n_claims, n_measures * len(SHIFTS)), days of a measure together.

    A supply grows so evenly that its days are not told apart.
    """
    claims = given.claims
    count = read_off(truth.paths, given.reading.weights, given.reading.is_of, xp=jnp)
    if given.reading.which is not None:
        count = count[given.reading.which, 0]
    if given.reading.before is not None and given.reading.earlier_of is not None:
        before = read_off(truth.paths, given.reading.before, given.reading.is_of, xp=jnp)
        count += (given.reading.earlier_of @ jnp.exp(parameters["earlier_pace"]))[:, None] * before
    if given.reading.landed is not None:
        count += given.reading.landed @ truth.landings
    if "supply_total" in parameters:
        count = jnp.where(claims.is_supply[:, None], _supply_count(parameters, claims)[:, None], count)
    return jnp.log(jnp.maximum(count, LEAST_COUNT))


def log_meaning(parameters: Parameters, given: FixedInputs) -> jax.Array:
    """Log weight of every measure on every day that a number may be true of; shaped as `fair_count`, rows sum to 1."""
    misdated = jnp.stack([parameters[name] for name in DATINGS])
    of_day = times(given.dating_of, log_shift_weights(misdated, parameters[STALE], xp=jnp), xp=jnp)
    joint = given.claims.log_weight[:, :, None] + of_day[:, None, :]
    return joint.reshape(joint.shape[0], -1)


def _supply_count(parameters: Parameters, claims: ClaimArrays) -> jax.Array:
    is_of = jax.nn.one_hot(claims.supply, parameters["supply_total"].size)
    total, growth = (is_of @ jnp.exp(parameters[name]) for name in ("supply_total", "supply_growth"))
    closing = running_total(claims.closing, total, growth)
    return jnp.where(claims.is_window, closing - running_total(claims.opening, total, growth), closing)


def claim_lean(parameters: Parameters, given: FixedInputs) -> jax.Array:
    """Log of claimed over true for each row, shape (n_claims,): of its group, its measure and its burst."""
    lean = times(given.cell_of, group_lean(parameters, given), xp=jnp)
    if "habits" in parameters:
        lean = lean + times(given.habit_of, parameters["habits"], xp=jnp)
    if "bursts" in parameters:
        lean = lean + times(given.burst_of, parameters["bursts"], xp=jnp)
    return lean


def group_lean(parameters: Parameters, given: FixedInputs) -> jax.Array:
    """Log of claimed over true for each lean cell, camp included, shape (n_cells,).

    A party that speaks of its own losses hardly admits more than there are (`model/bend.py`).
    """
    camp = given.camp_location + given.camp_scale * parameters["camps"]
    lean = times(given.camp_of, camp, xp=jnp) + parameters["group_leans"]
    return jnp.where(given.is_own, admitted(lean), lean)


def claim_noise(parameters: Parameters, given: FixedInputs) -> jax.Array:
    """Scale of each row's own noise on the log scale, never below the rounding of what was printed."""
    log_own = times(given.noise_of, jnp.stack([parameters[name] for name in NOISES]), xp=jnp)
    return noise_scale(log_own, given.claims.rounding, xp=jnp)
