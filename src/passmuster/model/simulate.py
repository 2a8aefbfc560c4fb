"""Cases made up from the model's own beliefs: a truth from the priors, and what its witnesses print.

A simulated case answers two questions that no real case can: does the fit find a truth that is known, and what do the
priors imply before anybody has claimed anything. Somebody's ledger serves as the plan: who speaks, about what, when and
how. Only the numbers are made up, by the same steps that `model/truth.py` and `observation/witness.py` weigh them by:

    meaning   drawn from the claim's measures by weight
    belief    log count of that measure + lean + noise, or a slip's wide spread in place of the noise
    print     a point is the belief in whole heads, and zero when it is below one
              a planned floor or ceiling n comes out as "at least n" or "at most n", as the belief falls
              a planned range a to b comes out as it stands, as "at most a" or as "at least b"

Bounds are laid down in the plan and not moved with the belief, because that is what their likelihood says: a bound is
an answer to a question asked beforehand.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import jax
import jax.numpy as jnp
import numpy as np

from passmuster.inference.compiling import compiled
from passmuster.ledger import Claim, Ledger
from passmuster.ledger.vocabulary import Bound
from passmuster.model.design import Design, make_design
from passmuster.model.parameters import DEVIATIONS, blocks, unpack
from passmuster.model.posterior import Posterior, posterior_from
from passmuster.model.priors import SLIP_SCALE, PriorTable, settle
from passmuster.model.shape import FAMILIES, Shape
from passmuster.model.truth import (
    FixedInputs,
    Truth,
    claim_lean,
    claim_noise,
    fair_count,
    fixed_inputs,
    group_lean,
    what_happened,
)
from passmuster.observation.noise import DEGREES_OF_FREEDOM
from passmuster.randomness import jax_key

__all__ = ["Simulated", "draw_from_prior", "prior_draws", "replicated", "simulate"]


@dataclass(frozen=True, slots=True)
class Simulated:
    """A made-up case with the truth behind it.

    `ledger` holds the plan's case and the claims as printed; claims of the plan that the model does not weigh are left
    out. `design` is that of the plan. `x` is the point in the space of parameters, shape (n_parameters,), and
    `parameters` the same by name. `paths` has shape (n_series, n_weeks + 1) and `leans` (n_cells,), as in `Posterior`.
    """

    ledger: Ledger
    design: Design
    x: np.ndarray
    parameters: Mapping[str, np.ndarray]
    paths: np.ndarray
    leans: np.ndarray

    def path(self, subject: str, quantity: str) -> np.ndarray | None:
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
    table = settle(plan.case.priors)
    given = fixed_inputs(design, table)
    prior_key, witness_key = jax.random.split(jax_key(seed))
    point = draw_from_prior(design.shape, table, design.cell_families, prior_key) if x is None else jnp.asarray(x)
    parameters = unpack(design.shape, given.standard, point)
    truth = what_happened(design.shape, parameters, given)
    beliefs = np.asarray(_beliefs(design.shape, parameters, truth, given, witness_key))
    claims = [_printed(claim, beliefs[row]) for claim, row in zip(design.observed, design.rows, strict=True)]
    return Simulated(
        ledger=replace(plan, claims=tuple(sorted(claims, key=lambda claim: (claim.said_on, claim.claim_id)))),
        design=design,
        x=np.asarray(point),
        parameters={name: np.asarray(value) for name, value in parameters.items()},
        paths=np.asarray(truth.paths)[:, : design.clock.n_weeks + 1],
        leans=np.asarray(group_lean(parameters, given))[: len(design.cells)],
    )


def prior_draws(design: Design, table: PriorTable, seed: int, n_draws: int) -> Posterior:
    """Draws of the prior in the shape of a posterior of one chain: what is believed before anybody has claimed."""
    keys = jax.random.split(jax.random.key(seed), n_draws)
    draw = jax.vmap(lambda key: draw_from_prior(design.shape, table, design.cell_families, key))
    return posterior_from(design, fixed_inputs(design, table), np.asarray(draw(keys))[None])


def replicated(design: Design, given: FixedInputs, parameters: Mapping[str, np.ndarray], seed: int) -> np.ndarray:
    """Numbers that the sources of the weighed claims would have in mind once more; shape (draw, n_observed).

    `parameters` are those of a posterior, leaves of shape (draw, ...). People or pieces, before any rounding.
    """
    n_draws = len(next(iter(parameters.values())))
    keys = jax.random.split(jax.random.key(seed), n_draws)
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
            z = z * _relative_spread(drawn, table, DEVIATIONS[block.name], cell_families, block.sizes)
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
    meant = jax.random.categorical(meaning_key, claims.log_weight, axis=1)
    count = jnp.take_along_axis(fair_count(parameters, truth, given), meant[:, None], axis=1)[:, 0]
    slipped = jax.random.bernoulli(slip_key, jax.nn.sigmoid(parameters["slip_probability"]), (shape.n_claims,))
    scale = jnp.where(slipped, SLIP_SCALE, claim_noise(parameters, given))
    return count + claim_lean(parameters, given) + scale * jax.random.t(noise_key, DEGREES_OF_FREEDOM, count.shape)


def _printed(plan: Claim, belief: float) -> Claim:
    """The claim as its source prints it, given what it has in mind."""
    heads = float(np.exp(belief))
    if plan.bound in {Bound.AT_LEAST, Bound.AT_MOST}:
        threshold = plan.number_low if plan.bound == Bound.AT_LEAST else plan.number_high
        return _one_sided(plan, threshold or 1.0, above=heads >= (threshold or 1.0))
    low, high = plan.number_low, plan.number_high
    if plan.bound == Bound.RANGE and low is not None and high is not None and low < high:
        if low <= heads <= high:
            return plan
        return _one_sided(plan, high if heads > high else low, above=heads > high)
    whole = 0.0 if heads < 1.0 else float(round(heads))
    bound = Bound.EXACT if plan.bound == Bound.RANGE else plan.bound
    return replace(plan, bound=bound, low=None, high=None, point=whole)


def _one_sided(plan: Claim, threshold: float, *, above: bool) -> Claim:
    return replace(plan, bound=Bound.AT_LEAST if above else Bound.AT_MOST, low=None, high=None, point=threshold)
