"""Cases made up from the model's own beliefs: a truth from the priors, and what its witnesses print.

A simulated case answers two questions that no real case can: does the fit find a truth that is known, and what do the
priors imply before anybody has claimed anything. Somebody's ledger serves as the plan: who speaks, about what, when and
how. Only the numbers are made up, by the same steps that `model/truth.py` and `observation/witness.py` weigh them by:

    meaning and day           by the weights of the measures and of `observation/dating.py`
    belief, points            as `observation/printing.py` draws them
    relays                    as `observation/relaying.py` weighs them, of what the plan says could be relayed
    a planned floor or ceiling is told short of the belief, by an exponential of mean `LEEWAY` on the log scale
    a planned range a to b comes out as it stands where the belief lies in it, and else as the number believed

A floor's likelihood is the chance of the belief beyond it times the exponential, and not the two laid over one another;
they differ by the square of the noise. The ends of ranges are laid down in the plan and not moved with the belief,
because that is what their likelihood says: a range is an answer to a question asked beforehand.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from passmuster.engine import jax, jnp
from passmuster.inference.compiling import compiled
from passmuster.ledger import Claim, Ledger
from passmuster.ledger.vocabulary import Bound, Quantity
from passmuster.model.design import Design, make_design
from passmuster.model.fixed_inputs import FixedInputs, fixed_inputs
from passmuster.model.parameters import DEVIATIONS, blocks, moving_forces, unpack
from passmuster.model.posterior import Posterior, posterior_from
from passmuster.model.priors import PriorTable, resolve
from passmuster.model.shape import FAMILIES, Shape
from passmuster.model.truth import LEEWAY, Truth, group_lean, log_bounds, what_happened, witnesses
from passmuster.observation.printing import draw_belief, luck_of_keys
from passmuster.observation.relaying import relayed
from passmuster.observation.rounding import whole_heads
from passmuster.randomness import RandomStream, jax_key, stream_key

__all__ = ["Simulated", "draw_from_prior", "prior_draws", "replicated", "simulate"]


@dataclass(frozen=True, slots=True)
class Simulated:
    """A made-up case with the truth behind it.

    `ledger` holds the plan's case and the claims as printed; claims of the plan that the model does not weigh are left
    out. `design` is that of the plan. `x` is the point in the space of parameters, shape (n_parameters,), and
    `parameters` the same by name. `paths` has shape (n_series, n_weeks + 1), at week
    boundaries, and `leans` (n_cells,), as in `Posterior`.
    """

    ledger: Ledger
    design: Design
    x: np.ndarray
    parameters: Mapping[str, np.ndarray]
    paths: np.ndarray
    leans: np.ndarray

    def path(self, subject: str, quantity: Quantity) -> np.ndarray | None:
        """The true path at week boundaries, shape (n_weeks + 1,), or None when the model keeps none."""
        row = self.design.series_index(subject, quantity)
        return None if row is None else self.paths[row]


def simulate(plan: Ledger, as_of: date, *, seed: int, x: np.ndarray | None = None) -> Simulated:
    """A truth and its claims.

    Parameters
    ----------
    plan
        Whose claims are to be printed afresh; only their numbers change, and bounds as the module's text says.
    as_of
        Claims said later are left out.
    seed
        Fixes every random choice.
    x
        The truth's parameters, shape (n_parameters,); drawn from the priors when left out.

    Raises
    ------
    BadInput
        When the plan's case sets a prior that does not exist.
    """
    design = make_design(plan.known(as_of))
    table = resolve(plan.case.priors, start=plan.case.start)
    given = fixed_inputs(design, table)
    prior_key, witness_key, relay_key = jax.random.split(jax_key(seed), 3)
    point = _draws_within(design, given, table, prior_key, 1)[0] if x is None else jnp.asarray(x)
    parameters, paths, leans, beliefs = _made_up(design.shape, given, point, witness_key)
    share = float(jax.nn.sigmoid(parameters["relay_share"]))
    luck = np.asarray(jax.random.uniform(relay_key, (len(design.observed), 4)))
    claims = _told(design, np.asarray(beliefs), share, luck)
    return Simulated(
        ledger=replace(plan, claims=tuple(sorted(claims, key=lambda claim: (claim.said_on, claim.claim_id)))),
        design=design,
        x=np.asarray(point),
        parameters={name: np.asarray(value) for name, value in parameters.items()},
        paths=design.grid.weekly_paths(np.asarray(paths)[:, : design.grid.n_steps + 1]),
        leans=np.asarray(leans)[: len(design.cells)],
    )


@compiled(static=(0,))
def _made_up(
    shape: Shape, given: FixedInputs, point: jax.Array, key: jax.Array
) -> tuple[Mapping[str, jax.Array], jax.Array, jax.Array, jax.Array]:
    """Parameters by name at a point, the paths and leans that follow, and what each source has in mind."""
    parameters = unpack(shape, given.standard, point)
    truth = what_happened(shape, parameters, given)
    return parameters, truth.paths, group_lean(parameters, given), _beliefs(shape, parameters, truth, given, key)


def prior_draws(design: Design, table: PriorTable, seed: int, n_draws: int) -> Posterior:
    """Draws of the prior in the shape of a posterior of one chain: what is believed before anybody has claimed."""
    given = fixed_inputs(design, table)
    x = _draws_within(design, given, table, stream_key(RandomStream.PRIOR, seed), n_draws)
    return posterior_from(design, given, np.asarray(x)[None])


def _draws_within(design: Design, given: FixedInputs, table: PriorTable, key: jax.Array, n_draws: int) -> jax.Array:
    """Points of the prior within the bounds of sense, shape (n_draws, n_parameters): the rest is drawn again."""
    draw = jax.vmap(lambda own: draw_from_prior(design.shape, table, design.cell_families, own))
    found: list[jax.Array] = []
    missing, round_ = n_draws, 0
    while missing > 0:
        keys = jax.random.split(jax.random.fold_in(key, round_), max(n_draws, LEAST_DRAWN))
        x = draw(keys)
        luck = jax.random.uniform(jax.random.fold_in(key, round_ + 1_000_000), (len(x),))
        kept = x[np.asarray(jnp.log(luck) < _bounds_of(design.shape, given, x))][:missing]
        found, missing, round_ = [*found, kept], missing - len(kept), round_ + 1
    return jnp.concatenate(found)


LEAST_DRAWN = 16
"""Points drawn at once, so that one that is refused costs no second program; always as many, for the same reason."""


@compiled(static=(0,))
def _bounds_of(shape: Shape, given: FixedInputs, x: jax.Array) -> jax.Array:
    """Log of the bounds' factor at each point, shape (n_draws,)."""

    def one(point: jax.Array) -> jax.Array:
        return log_bounds(what_happened(shape, unpack(shape, given.standard, point), given), given)

    bounds: jax.Array = jax.lax.map(one, x)
    return bounds


def replicated(design: Design, given: FixedInputs, parameters: Mapping[str, np.ndarray], seed: int) -> np.ndarray:
    """Numbers that the sources of the weighed claims would have in mind once more; shape (draw, n_observed).

    `parameters` are those of a posterior, leaves of shape (draw, ...). People or pieces, before any rounding.
    """
    n_draws = len(next(iter(parameters.values())))
    keys = jax.random.split(stream_key(RandomStream.REPLICATED, seed), n_draws)
    beliefs = _replicate(design.shape, given, {name: jnp.asarray(leaf) for name, leaf in parameters.items()}, keys)
    numbers: np.ndarray = np.exp(np.asarray(beliefs)[:, design.rows])
    return numbers


@compiled(static=(0,))
def _replicate(shape: Shape, given: FixedInputs, parameters: Mapping[str, jax.Array], keys: jax.Array) -> jax.Array:
    def one(at: tuple[Mapping[str, jax.Array], jax.Array]) -> jax.Array:
        own, key = at
        return _beliefs(shape, own, what_happened(shape, own, given), given, key)

    beliefs: jax.Array = jax.lax.map(one, (parameters, keys))
    return beliefs


def draw_from_prior(shape: Shape, table: PriorTable, cell_families: tuple[int, ...], key: jax.Array) -> jax.Array:
    """One point of the prior in the units of `model/parameters.py`, shape (n_parameters,).

    Every coordinate is a standard normal, except that deviations spread as their spread does, relative to its median.
    This is the prior as `fixed_inputs` gives it, with every deviation wholly centred.
    """
    drawn: dict[str, jax.Array] = {}
    for block, block_key in zip(blocks(shape), jax.random.split(key, len(blocks(shape))), strict=True):
        z = jax.random.normal(block_key, block.sizes)
        if block.name in DEVIATIONS:
            spread = _relative_spread(drawn, table, DEVIATIONS[block.name], cell_families, block.sizes)
            moving = moving_forces(shape, block.name)
            z = z * (spread if moving is None else spread[np.array(moving)])
        drawn[block.name] = z
    return jnp.concatenate([z.ravel() for z in drawn.values()])


def _relative_spread(
    drawn: Mapping[str, jax.Array],
    table: PriorTable,
    spread: str,
    cell_families: tuple[int, ...],
    sizes: tuple[int, ...],
) -> jax.Array:
    """A drawn spread over its prior median, shape broadcastable to `sizes`: one a force or part, or one a lean cell."""
    if spread in drawn:
        return jnp.exp(table.scale(spread) * drawn[spread])
    by_family = jnp.stack([jnp.exp(table.scale(name) * drawn[name]) for name in (f"{spread}_{f}" for f in FAMILIES)])
    padded = [*cell_families, *[0] * (sizes[0] - len(cell_families))]
    return by_family[jnp.asarray(padded)]


def _beliefs(
    shape: Shape, parameters: Mapping[str, jax.Array], truth: Truth, given: FixedInputs, key: jax.Array
) -> jax.Array:
    """Log of the number that each source has in mind, shape (n_claims,)."""
    meaning_key, slip_key, noise_key = jax.random.split(key, 3)
    # The rounding of what the plan has printed is no noise of a belief.
    claims = given.claims._replace(rounding=jnp.zeros_like(given.claims.rounding))
    given = given._replace(claims=claims)
    witness = witnesses(parameters, truth, given)
    meant = jax.random.categorical(meaning_key, witness.log_weight, axis=1)
    return draw_belief(witness, meant, luck_of_keys(slip_key, noise_key, (shape.n_claims,)), xp=jnp)


def _told(design: Design, beliefs: np.ndarray, share: float, luck: np.ndarray) -> list[Claim]:
    """The claims in order of saying: each printed by its own witness or, where others spoke before, a relay of one.

    `luck` are uniform numbers, shape (n_observed, 4).
    """
    told: dict[str, Claim] = {}
    for claim, row, chance in zip(design.observed, design.rows, luck, strict=True):
        relay = design.relays.get(claim.claim_id)
        source = told[relay.others[int(chance[1] * len(relay.others))]].number_low if relay else None
        if source and chance[0] < share:
            told[claim.claim_id] = _numbered(claim, claim.bound, relayed(source, chance[2], chance[3]))
        else:
            told[claim.claim_id] = _printed(claim, beliefs[row], chance[1])
    return list(told.values())


def _printed(plan: Claim, belief: float, luck: float) -> Claim:
    """The claim as its source prints it, given what it has in mind; `luck` is a uniform number."""
    number = float(whole_heads(np.asarray(belief), xp=np))
    if plan.bound == Bound.AT_LEAST:
        return _numbered(plan, plan.bound, max(_short_of(number, LEEWAY * math.log1p(-luck)), 1.0))
    if plan.bound == Bound.AT_MOST and plan.number_high != 0:
        return _numbered(plan, plan.bound, max(_short_of(number, -LEEWAY * math.log1p(-luck)), 1.0))
    low, high = plan.number_low, plan.number_high
    if plan.bound == Bound.RANGE and low is not None and high is not None and low <= math.exp(belief) <= high:
        return plan
    return _numbered(plan, Bound.EXACT if plan.bound == Bound.RANGE else plan.bound, number)


def _short_of(number: float, log_factor: float) -> float:
    return float(round(number * math.exp(log_factor)))


def _numbered(plan: Claim, bound: Bound, number: float) -> Claim:
    return replace(plan, bound=bound, low=None, high=None, point=number)
