"""Paths ahead: every force goes on from where each draw of the posterior left it.

Nothing is estimated here. Growth and casualty hazard continue the two autoregressions of `model/truth.py` from the
deviation of the last past week, with each draw's own persistence φ and spread of shocks σ,

    x_{t+1} = φ x_t + σ z_{t+1},     z standard normal,

and the stock and flow of `latent/force.py` does the rest. A part's share of its force continues in the same way, and a
supply goes on growing by its constant share.

One thing differs from the past. There, growth compounds: a week's arrivals are D_t (1 − e^{−g_t}). Ahead they are

    a_t = D (1 − e^{−g_t}),     D everybody sent by the as-of week,

so that waves stay in proportion to the force as it is known, and no week brings more than everybody sent before. Doubt
about a growth rate, compounded over a year, would turn a dozen thousand into a billion, which nobody believes.

Levers and stances change what moves people (`Steering`) and never the random numbers: with one seed, the same path
with and without a lever has met the same fortunes, so that their difference is the lever's doing.
"""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from passmuster.errors import BadInput, Fault
from passmuster.latent import ForceFlow, ForceStock, advance
from passmuster.model.ahead import Ahead, Shares
from passmuster.model.posterior import Posterior
from passmuster.model.truth import CAPTURED_AT_MOST, FASTEST_GROWTH, PART_PERSISTENCE, average_pace

__all__ = ["UNSTEERED", "Steering", "paths_ahead"]


class Steering(NamedTuple):
    """What a lever or a stance changes; multipliers are zero or more and 1 changes nothing.

    Each is a number, or an array of shape (n_weeks,), (n_paths, n_weeks) or (n_paths, n_weeks, n_forces), where an axis
    of length 1 stands for "all alike". `extra_arrivals` are people a week on top of the (multiplied) arrivals.

    Halving arrivals halves each week's and does not compound.
    """

    arrivals: float | np.ndarray = 1.0
    casualty_hazard: float | np.ndarray = 1.0
    return_rate: float | np.ndarray = 1.0
    extra_arrivals: float | np.ndarray = 0.0


UNSTEERED = Steering()


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
    _check(n_weeks, wanted, posterior.design.shape.n_forces, steering)
    draw = np.arange(wanted) * posterior.n_draws // wanted
    fortunes = _fortunes(posterior, draw)
    steered = _Steered(*(_time_first(value) for value in steering))
    weekly = _march(n_weeks, jax.random.key(seed), fortunes, steered)
    # Time comes first in the loop; swapping the axes here is a view and copies nothing.
    present, deployed, hit, returned, part_share = (np.moveaxis(np.asarray(leaf), 0, 1) for leaf in weekly)
    return Ahead(
        posterior=posterior, seed=seed, draw=draw, start=ForceStock(*(np.asarray(leaf) for leaf in fortunes.start)),
        shares=Shares(*(np.asarray(getattr(fortunes, name)) for name in Shares._fields)),
        present=present, deployed=deployed, hit=hit, returned=returned, part_share=part_share,
    )  # fmt: skip


class _Steered(NamedTuple):
    """`Steering` as arrays of shape (n_weeks or 1, n_paths or 1, n_forces or 1)."""

    arrivals: jax.Array
    casualty_hazard: jax.Array
    return_rate: jax.Array
    extra_arrivals: jax.Array

    def in_week(self, week: jax.Array) -> "_Steered":
        """What holds in one week."""
        return _Steered(*(value[jnp.minimum(week, value.shape[0] - 1)] for value in self))


class _Fortunes(NamedTuple):
    """Where each path stands and by what law it goes on: shape (n_paths, n_forces), of parts (n_paths, n_parts).

    Growth, hazard and part gaps are levels, persistence, spread of shocks, and the last deviation.
    """

    start: ForceStock
    growth: tuple[jax.Array, ...]
    hazard: tuple[jax.Array, ...]
    parts: tuple[jax.Array, ...]
    return_rate: jax.Array
    killed_share: jax.Array
    captured_share: jax.Array
    recovering_share: jax.Array
    recovery_rate: jax.Array


def _log_pace(posterior: Posterior) -> jax.Array:
    """Log of the average week so far over everybody sent, at the as-of week; shape (n_forces,)."""
    design = posterior.design
    return jnp.log(average_pace(design.clock.n_weeks, jnp.asarray(design.starts_empty))[-1])


def _fortunes(posterior: Posterior, draw: np.ndarray) -> _Fortunes:
    own = {name: jnp.asarray(value[draw]) for name, value in posterior.parameters.items()}
    last = {name: _last_deviation(posterior, name)[draw] for name in ("growth", "hazard")}
    captured = jnp.minimum(jnp.exp(own["captured_share"]), CAPTURED_AT_MOST)
    # The hazard's level is that of the past's mean battle; what is left of a week's hazard is its deviation.
    level = jnp.log(jnp.asarray(posterior.hazard[draw, -1])) - last["hazard"]
    return _Fortunes(
        start=ForceStock(*(jnp.asarray(leaf[draw, -1]) for leaf in posterior.stocks)),
        growth=(own["growth_level"] + _log_pace(posterior), *_law(own, "growth"), last["growth"]),
        hazard=(level, *_law(own, "hazard"), last["hazard"]),
        parts=_part_fortunes(posterior, own, draw),
        return_rate=jnp.exp(-own["tour_weeks"]),
        killed_share=jax.nn.sigmoid(own["killed_share"]) * (1.0 - captured),
        captured_share=captured,
        recovering_share=jax.nn.sigmoid(own["recovering_share"]),
        recovery_rate=jnp.exp(-own["recovery_weeks"]),
    )


def _law(own: dict[str, jax.Array], name: str) -> tuple[jax.Array, jax.Array]:
    return jax.nn.sigmoid(own[f"{name}_persistence"]), jnp.exp(own[f"{name}_shock"])


def _last_deviation(posterior: Posterior, name: str) -> np.ndarray:
    """The autoregression's value in the as-of week, shape (draw, n_forces); later weeks of the shape only pad."""
    persistence = 1.0 / (1.0 + np.exp(-posterior.parameters[f"{name}_persistence"]))
    return _settled(posterior.parameters[f"{name}_shocks"][:, : posterior.design.clock.n_weeks], persistence)


def _settled(shocks: np.ndarray, persistence: np.ndarray) -> np.ndarray:
    """Last value of a stationary autoregression around 0 made from `shocks` of shape (draw, week, n)."""
    value: np.ndarray = shocks[:, 0] / np.sqrt(1.0 - persistence**2)
    for week in range(1, shocks.shape[1]):
        value = persistence * value + shocks[:, week]
    return value


def _part_fortunes(posterior: Posterior, own: dict[str, jax.Array], draw: np.ndarray) -> tuple[jax.Array, ...]:
    """The gaps of the parts: level, persistence, spread and last deviation, each of shape (n_paths, n_parts)."""
    if "part_gap" not in own:
        return tuple(jnp.zeros((draw.size, 0)) for _ in range(4))
    persistence = np.broadcast_to(float(PART_PERSISTENCE), posterior.parameters["part_gap"].shape)
    last = _settled(posterior.parameters["part_shocks"][:, : posterior.design.clock.n_weeks], persistence)
    return own["part_gap"], jnp.asarray(persistence[draw]), jnp.exp(own["part_shock"]), jnp.asarray(last[draw])


Weekly = tuple[jax.Array, jax.Array, jax.Array, jax.Array, jax.Array]
"""Present, deployed, casualties since the as-of week, returned, and the parts' shares, at the end of a week."""


@partial(jax.jit, static_argnums=0)
def _march(n_weeks: int, key: jax.Array, fortunes: _Fortunes, steering: _Steered) -> Weekly:
    """Run the weeks; leaves of shape (n_weeks, n_paths, n_forces), shares (n_weeks, n_paths, n_parts)."""
    start = fortunes.start
    state = (start, jnp.zeros_like(start.present), fortunes.growth[-1], fortunes.hazard[-1], fortunes.parts[-1])

    def one_week(state: tuple[jax.Array, ...], week: jax.Array) -> tuple[tuple[jax.Array, ...], Weekly]:
        stock, hit, growing, fighting, gap = state
        keys = jax.random.split(jax.random.fold_in(key, week), 3)
        growing = _step(fortunes.growth, growing, keys[0])
        fighting = _step(fortunes.hazard, fighting, keys[1])
        gap = _step(fortunes.parts, gap, keys[2])
        now = steering.in_week(week)
        growth = jnp.minimum(jnp.exp(fortunes.growth[0] + growing), FASTEST_GROWTH)
        arrivals = start.deployed * -jnp.expm1(-growth)
        flow = _flow(fortunes, now, arrivals, jnp.exp(fortunes.hazard[0] + fighting))
        moved = advance(stock, flow)
        fell = (moved.killed - stock.killed) + (moved.wounded - stock.wounded) + (moved.captured - stock.captured)
        share = jnp.exp(-jnp.exp(fortunes.parts[0] + gap))
        weekly = (moved.present, moved.deployed, hit + fell, moved.returned, share)
        return (moved, hit + fell, growing, fighting, gap), weekly

    weekly: Weekly = jax.lax.scan(one_week, state, jnp.arange(n_weeks))[1]
    return weekly


def _step(law: tuple[jax.Array, ...], deviation: jax.Array, key: jax.Array) -> jax.Array:
    """One week of an autoregression around 0."""
    _, persistence, spread, _ = law
    # Single precision is enough for a normal number, and twice as quick to draw.
    shock = jax.random.normal(key, deviation.shape, dtype=jnp.float32).astype(deviation.dtype)
    return persistence * deviation + spread * shock


def _flow(fortunes: _Fortunes, now: _Steered, arrivals: jax.Array, hazard: jax.Array) -> ForceFlow:
    return ForceFlow(
        arrivals=arrivals * now.arrivals + now.extra_arrivals,
        casualty_hazard=hazard * now.casualty_hazard,
        return_rate=fortunes.return_rate * now.return_rate,
        killed_share=fortunes.killed_share,
        captured_share=fortunes.captured_share,
        recovering_share=fortunes.recovering_share,
        recovery_rate=fortunes.recovery_rate,
    )


# Steering ------------------------------------------------------------------------------------------------------------


def _time_first(value: float | np.ndarray) -> jax.Array:
    array = np.asarray(value, dtype=float)
    if array.ndim < 2:
        return jnp.asarray(array.reshape(-1, 1, 1))
    return jnp.asarray(np.swapaxes(array[..., None] if array.ndim == 2 else array, 0, 1))


def _check(n_weeks: int, n_paths: int, n_forces: int, steering: Steering) -> None:
    faults = [
        Fault("paths ahead", f"{name} must be 1 or more", str(length), "Ask for at least one.")
        for name, length in (("n_weeks", n_weeks), ("n_paths", n_paths))
        if length < 1
    ]
    shapes = ((), (n_weeks,), (n_paths, n_weeks), (n_paths, n_weeks, n_forces))
    for name, value in zip(Steering._fields, steering, strict=True):
        faults += _steering_faults(name, np.asarray(value, dtype=float), shapes)
    if faults:
        raise BadInput(faults)


def _steering_faults(name: str, array: np.ndarray, shapes: Sequence[tuple[int, ...]]) -> list[Fault]:
    if not any(_fits(array.shape, shape) for shape in shapes):
        rule = f"'{name}' must be one number, or one a week, a path and week, or a path, week and force"
        remedy = f"Give it a shape of {', '.join(map(str, shapes[1:]))}; an axis may have length 1."
        return [Fault("steering", rule, f"the shape {array.shape}", remedy)]
    if not np.all(np.isfinite(array) & (array >= 0.0)):
        return [
            Fault("steering", f"'{name}' must be zero or more everywhere", f"{np.min(array)}", "1 changes nothing.")
        ]
    return []


def _fits(shape: tuple[int, ...], full: tuple[int, ...]) -> bool:
    return len(shape) == len(full) and all(n in {1, whole} for n, whole in zip(shape, full, strict=True))
