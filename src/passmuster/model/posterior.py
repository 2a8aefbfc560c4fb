"""The posterior of a case: draws of what happened, of the leans and of the parameters, as plain arrays."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TypeAlias

import numpy as np

from passmuster.engine import jax, jnp
from passmuster.inference.compiling import compiled
from passmuster.inference.leaves import flattened, rebuilt
from passmuster.latent import ForceStock
from passmuster.ledger.vocabulary import Quantity
from passmuster.model.design import Design
from passmuster.model.fixed_inputs import FixedInputs
from passmuster.model.parameters import as_vector, by_name, n_parameters
from passmuster.model.shape import Shape
from passmuster.model.truth import Truth, claim_log_likelihood, group_lean, placed, what_happened
from passmuster.model.unfolded import level_of
from passmuster.parallel.threads import side_by_side

__all__ = ["Posterior", "joined", "made_ready", "posterior_from"]


@dataclass(frozen=True, slots=True)
class Posterior:
    """Draws, NumPy arrays in float64. The first axis is the draw (chains one after another), then time.

    `stocks` holds the end of each step (`design.grid`) up to the as-of week, leaves of shape (draw, n_steps, n_forces),
    people. `arrivals` (people in a step) and `hazard` (casualties per person and week) have the same shape. `paths` has
    shape (draw, n_series, n_steps + 1): every path that a claim can be read off, at the ticks of the grid; rows are
    found with `design.series_index(subject, quantity)`. `leans` has shape (draw, n_cells): log of claimed over true for
    `design.cells`. `log_likelihood` has shape (draw, n_observed), one column for each claim of `design.observed`.
    `landings`, shape (draw, n_landings), holds who came in each of `design.landings`. `parameters` holds every
    parameter by name, leaves of shape (draw, ...), on the scale of its prior.
    """

    design: Design
    n_chains: int
    stocks: ForceStock
    arrivals: np.ndarray
    hazard: np.ndarray
    paths: np.ndarray
    leans: np.ndarray
    log_likelihood: np.ndarray
    landings: np.ndarray
    parameters: dict[str, np.ndarray]

    @property
    def n_draws(self) -> int:
        """Draws in all, chains together."""
        return int(self.leans.shape[0])

    def path(self, subject: str, quantity: Quantity) -> np.ndarray | None:
        """Draws of one path at week boundaries, shape (draw, n_weeks + 1), or None when the model keeps none."""
        row = self.design.series_index(subject, quantity)
        return None if row is None else self.design.grid.weekly_paths(self.paths[:, row, :])

    def level(self, subject: str, quantity: Quantity, position: float) -> np.ndarray | None:
        """Draws of one path at `position` weeks since the start, shape (draw,); None when the model keeps no such path.

        Between week boundaries told days of landings and of an ending count (`model/moments.py`).
        """
        return level_of(self, subject, quantity, position)

    def tick(self, row: int, tick: int) -> np.ndarray:
        """Draws of one path at a tick of the grid, shape (draw,)."""
        return self.paths[:, row, tick]

    @property
    def weekly_arrivals(self) -> np.ndarray:
        """People who came in each week, shape (draw, n_weeks, n_forces)."""
        grid = self.design.grid
        return grid.weekly_values(self.arrivals / grid.weeks[:, None])

    def taken(self, places: np.ndarray) -> Posterior:
        """The posterior of other draws, those at `places`, as many as there are here."""
        assert len(places) == self.n_draws, "chains stay as long as they are"
        parameters = {name: leaf[places] for name, leaf in self.parameters.items()}
        held = {field.name: getattr(self, field.name) for field in fields(self)}
        arrays = {name: value[places] for name, value in held.items() if isinstance(value, np.ndarray)}
        stocks = ForceStock(*(leaf[places] for leaf in self.stocks))
        return replace(self, stocks=stocks, parameters=parameters, **arrays)

    def by_chain(self, values: np.ndarray) -> np.ndarray:
        """`values` of shape (draw, ...) as (chain, draw, ...)."""
        return values.reshape(self.n_chains, -1, *values.shape[1:])


def joined(first: Posterior, second: Posterior) -> Posterior:
    """The draws of two posteriors of one design, those of the second behind those of the first, as of one chain."""

    def both(one: np.ndarray, other: np.ndarray) -> np.ndarray:
        return np.concatenate([one, other])

    return replace(
        first,
        n_chains=1,
        stocks=ForceStock(*map(both, first.stocks, second.stocks)),
        arrivals=both(first.arrivals, second.arrivals),
        hazard=both(first.hazard, second.hazard),
        paths=both(first.paths, second.paths),
        leans=both(first.leans, second.leans),
        log_likelihood=both(first.log_likelihood, second.log_likelihood),
        landings=both(first.landings, second.landings),
        parameters={name: both(leaf, second.parameters[name]) for name, leaf in first.parameters.items()},
    )


def posterior_from(
    design: Design, given: FixedInputs, x: np.ndarray | jax.Array, likelihood: np.ndarray | None = None
) -> Posterior:
    """Everything that follows from draws `x` of shape (chain, draw, n_parameters).

    Half of the work is what each claim says about each draw; `likelihood`, shape (draw, n_observed), spares it where
    that is known and there are many claims. Of few it is worked out again, because the program that does is at hand
    wherever a case was fitted, and another would have to be compiled.
    """
    chains, draws, size = x.shape
    steps, rows = design.grid.n_steps, np.asarray(x).reshape(chains * draws, size)
    weighs = likelihood is None or not design.shape.is_large
    parameters, truth, leans, weighed = _unfolded(design, weighs, given, rows)
    return Posterior(
        design=design,
        n_chains=chains,
        stocks=ForceStock(*(leaf[:, :steps] for leaf in truth.stocks)),
        arrivals=truth.arrivals[:, :steps],
        hazard=truth.hazard[:, :steps],
        paths=truth.paths[:, :, : steps + 1],
        leans=leans[:, : len(design.cells)],
        log_likelihood=weighed if likelihood is None else likelihood,
        landings=truth.landings[:, : len(design.landings)],
        parameters=by_name(design.shape, parameters),
    )


def made_ready(shape: Shape, given: FixedInputs) -> None:
    """Have the program at hand by which draws of a fit are unfolded and claims weighed."""
    _unfold.made_ready(shape, True, given, np.zeros((AT_ONCE, n_parameters(shape))))


AT_ONCE = 120
"""Draws unfolded at once, so that fits and refits of any length share one compiled program."""

ABREAST = 24
"""Of these, draws that are worked out abreast, each step for all: half the time of one after the other; more gain
nothing. It divides `AT_ONCE`, or what is left over would be a program of its own."""

Piece: TypeAlias = "tuple[jax.Array, Truth, jax.Array, jax.Array]"


def _unfolded(design: Design, weighs: bool, given: FixedInputs, x: np.ndarray) -> Piece:
    """What follows from each row of x, leaves of shape (draw, ...), NumPy arrays; claims are weighed if asked for.

    Of claims, those of `design.observed` alone, in their order.
    """
    shape, rows = design.shape, design.rows if weighs else slice(None)

    def in_order(piece: Piece) -> Piece:
        *others, weighed = piece
        return (*others, np.asarray(weighed)[:, rows])

    missing = -len(x) % AT_ONCE
    padded = np.concatenate([x, np.zeros((missing, x.shape[1]))])
    pieces = padded.reshape(-1, AT_ONCE, x.shape[1])
    # The first alone: where the program is not at hand yet, two threads would each make it.
    first = in_order(_unfold(shape, weighs, given, pieces[0]))
    # Put down as they come: of ten thousand claims all pieces beside the whole would be a quarter of a gigabyte more.
    *others, weighed = flattened(first)
    whole = [np.empty((len(x), *leaf.shape[1:]), leaf.dtype) for leaf in others]
    # By claim, as it is read: what many claims say together is a sum of columns.
    whole.append(np.empty((len(x), weighed.shape[1]), weighed.dtype, order="F"))

    def put_down(number: int, piece: Piece) -> None:
        for into, leaf in zip(whole, flattened(piece), strict=True):
            here = into[number * AT_ONCE : (number + 1) * AT_ONCE]
            here[:] = leaf[: len(here)]

    put_down(0, first)
    side_by_side(lambda at: put_down(at, in_order(_unfold(shape, weighs, given, pieces[at]))), range(1, len(pieces)))
    together: Piece = rebuilt(first, whole)
    return together


@compiled(static=(0, 1), bare=True)
def _unfold(shape: Shape, weighs: bool, given: FixedInputs, x: jax.Array) -> Piece:
    def one(point: jax.Array) -> Piece:
        parameters = placed(shape, given, point)[0]
        truth = what_happened(shape, parameters, given)
        said = claim_log_likelihood(shape, parameters, truth, given) if weighs else jnp.zeros(0)
        return as_vector(shape, parameters), truth, group_lean(parameters, given), said

    abreast = jax.lax.map(jax.vmap(one), x.reshape(-1, ABREAST, x.shape[1]))
    # Told in full, since a leaf of no columns leaves no length to be worked out.
    unfolded: Piece = jax.tree.map(lambda leaf: leaf.reshape(len(x), *leaf.shape[2:]), abreast)
    return unfolded
