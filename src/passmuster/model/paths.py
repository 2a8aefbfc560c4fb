"""Paths ahead: every force goes on from where each draw of the posterior left it.

Nothing is estimated here. The casualty hazard continues the autoregression of `model/truth.py` from the deviation of
the last past week, with each draw's own persistence φ and spread of shocks σ,

    x_{t+1} = φ x_t + σ z_{t+1},     z standard normal,

and the stock and flow of `latent/force.py` does the rest. A part's share of its force continues in the same way, and a
supply goes on growing by its constant share.

Arrivals do not continue the past, because how a force was built up says little about how it is kept up. A force that
keeps its course relieves who goes home and replaces some of what it loses, and a wave under way wears off:

    b_t = b_{t−1} − filled_{t−1} + r n_{t−1} + h_{t−1}         people owed to the force
    a_t = b_t · (1 − exp(−f_t / 4)) + s φ^t f_t,    0 at least
    n   people lost to the force in a week: casualties, less those who rejoined;  h those gone home in it
    r   share of the lost that is replaced: between its own share in the last quarter and all of it, evenly
    s   pace of the last month beyond what replacing takes; it may lie below
    f   waves, with mean 1: log f a new autoregression from 0 with the φ and σ of growth

So replacing takes about a month and comes in waves, and never makes the force larger than it was: that is a decision,
and decisions are stances (`forecast/stance.py`). Where a stance or a lever lets nobody come, nothing is owed any more.

Levers and stances change what moves people (`Steering`) and never the random numbers: with one seed, the same path
with and without a lever has met the same fortunes, so that their difference is the lever's doing.
"""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple, TypeAlias

import jax
import jax.numpy as jnp
import numpy as np
from scipy.special import expit

from passmuster.errors import BadInput, Fault
from passmuster.latent import ForceFlow, ForceStock, advance, mean_spread
from passmuster.ledger.vocabulary import Quantity
from passmuster.model.ahead import Ahead, Shares
from passmuster.model.grid import Grid
from passmuster.model.parameters import moving_forces
from passmuster.model.posterior import Posterior
from passmuster.model.truth import CAPTURED_AT_MOST, PART_PERSISTENCE
from passmuster.parallel.threads import side_by_side
from passmuster.randomness import jax_key

__all__ = ["UNSTEERED", "Steering", "paths_ahead"]

Array: TypeAlias = jax.Array | np.ndarray
"""Given in NumPy, and JAX's own inside a compiled program."""


class Steering(NamedTuple):
    """What a lever or a stance changes; multipliers are zero or more and 1 changes nothing.

    Each is a number, or an array of shape (n_weeks,), (n_paths, n_weeks) or (n_paths, n_weeks, n_forces), where an axis
    of length 1 stands for "all alike". `extra_arrivals` are people a week on top of the (multiplied) arrivals.

    Losses that a lever adds are replaced by the same share as others, and so are those whom a shorter tour sends home.
    """

    arrivals: float | np.ndarray = 1.0
    casualty_hazard: float | np.ndarray = 1.0
    return_rate: float | np.ndarray = 1.0
    extra_arrivals: float | np.ndarray = 0.0


UNSTEERED = Steering()

QUARTER = 13
"""Weeks over which a force's own replacing is read: long enough to hold a battle and what came after it."""
MONTH = 4
"""Weeks over which the present pace of arrivals is read, and within which most of what is owed is sent."""
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
    _check(n_weeks, wanted, posterior.design.shape.n_forces, steering)
    draw = np.arange(wanted) * posterior.n_draws // wanted
    fortunes = _fortunes(posterior, draw)
    steered = _Steered(*(_time_first(value) for value in steering))
    weekly = _in_troops(n_weeks, seed, fortunes, steered, _troop_length(wanted, posterior.n_draws))
    # Time comes first in the loop; swapping the axes here is a view and copies nothing.
    present, deployed, hit, returned, part_share = (np.moveaxis(leaf, 0, 1) for leaf in weekly)
    return Ahead(
        posterior=posterior, seed=seed, draw=draw, start=ForceStock(*(np.asarray(leaf) for leaf in fortunes.start)),
        shares=Shares(*(np.asarray(getattr(fortunes, name)) for name in Shares._fields)),
        present=present, deployed=deployed, hit=hit, returned=returned, part_share=part_share,
    )  # fmt: skip


TROOP = 5000
"""Paths run together: their state fits a processor's own memory, and several processors can run troops side by side."""


def _troop_length(n_paths: int, n_draws: int) -> int:
    """Whole rounds of the draws where that is possible, so that one path a draw and five need one program."""
    if n_draws <= TROOP and n_paths % n_draws == 0:
        return n_draws
    return -(-n_paths // -(-n_paths // TROOP))


def _in_troops(n_weeks: int, seed: int, fortunes: "_Fortunes", steered: "_Steered", length: int) -> list[np.ndarray]:
    """What `_march` returns, run in troops of one length; the luck of each hangs on its number alone."""
    n_paths = fortunes.start.present.shape[0]
    n_troops = -(-n_paths // length)

    def run(troop: int) -> Weekly:
        # The last troop is filled up with the last path, so that all have one shape and one program.
        rows = np.minimum(np.arange(troop * length, (troop + 1) * length), n_paths - 1)
        own: _Fortunes = jax.tree.map(lambda leaf: leaf[rows], fortunes)
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


class _Steered(NamedTuple):
    """`Steering` as arrays of shape (n_weeks or 1, n_paths or 1, n_forces or 1)."""

    arrivals: Array
    casualty_hazard: Array
    return_rate: Array
    extra_arrivals: Array

    def in_week(self, week: jax.Array) -> "_Steered":
        """What holds in one week."""
        return _Steered(*(value[jnp.minimum(week, value.shape[0] - 1)] for value in self))

    def of_paths(self, rows: np.ndarray) -> "_Steered":
        """What holds for some of the paths."""
        return _Steered(*(value if value.shape[1] == 1 else value[:, rows] for value in self))


class _Arrivals(NamedTuple):
    """How arrivals go on, shape (n_paths, n_forces): see the module's equations.

    `own_share` is the share of the lost that was replaced in the last quarter, `pace` arrivals a week in the last
    month, `lost` and `home` who was lost to the force and who went home in a week of the last quarter.
    """

    own_share: Array
    pace: Array
    lost: Array
    home: Array
    persistence: Array
    spread: Array


class _Fortunes(NamedTuple):
    """Where each path stands and by what law it goes on: shape (n_paths, n_forces), of parts (n_paths, n_parts).

    Hazard and part gaps are levels, persistence, spread of shocks, and the last deviation.
    """

    start: ForceStock
    arrivals: _Arrivals
    hazard: tuple[Array, ...]
    parts: tuple[Array, ...]
    return_rate: Array
    killed_share: Array
    captured_share: Array
    recovering_share: Array
    recovery_rate: Array


def _fortunes(posterior: Posterior, draw: np.ndarray) -> _Fortunes:
    own = {name: value[draw] for name, value in posterior.parameters.items()}
    last = _last_deviation(posterior, "hazard")[draw]
    captured = np.minimum(np.exp(own["captured_share"]), CAPTURED_AT_MOST)
    # The hazard's level is that of the past's mean battle; what is left of a week's hazard is its deviation.
    spread = _mean_spread(posterior)[draw]
    level = np.log(posterior.hazard[draw, -1]) - spread * last
    return _Fortunes(
        start=ForceStock(*(leaf[draw, -1] for leaf in posterior.stocks)),
        arrivals=_arrivals_law(posterior, own, draw),
        hazard=(level, *_law(own, "hazard"), last),
        parts=_part_fortunes(posterior, own, draw),
        return_rate=np.exp(-own["tour_weeks"]),
        killed_share=expit(own["killed_share"]) * (1.0 - captured),
        captured_share=captured,
        recovering_share=expit(own["recovering_share"]),
        recovery_rate=np.exp(-own["recovery_weeks"]),
    )


def _arrivals_law(posterior: Posterior, own: dict[str, np.ndarray], draw: np.ndarray) -> _Arrivals:
    """Read off the last quarter and month of the past, as much of them as there is."""
    weeks = min(QUARTER, posterior.design.clock.n_weeks)
    came, home = _gained(posterior, Quantity.DEPLOYED, weeks), _gained(posterior, Quantity.RETURNED, weeks)
    lost = np.maximum(came - home - _gained(posterior, Quantity.PRESENT, weeks), 0.0)
    share = np.divide(came - home, lost, out=np.ones_like(came), where=lost > 0)
    persistence, spread = _law(own, "growth")
    return _Arrivals(
        own_share=np.clip(share, 0.0, 1.0)[draw],
        pace=posterior.weekly_arrivals[:, -MONTH:].mean(axis=1)[draw],
        lost=lost[draw] / weeks,
        home=home[draw] / weeks,
        persistence=persistence,
        spread=spread,
    )


def _gained(posterior: Posterior, quantity: Quantity, weeks: int) -> np.ndarray:
    """What each force gained of a quantity over the last weeks, shape (draw, n_forces); negative when it fell."""
    paths = [posterior.path(force.force_id, quantity) for force in posterior.design.forces]
    return np.stack([np.asarray(path)[:, -1] - np.asarray(path)[:, -1 - weeks] for path in paths], axis=1)


def _law(own: dict[str, np.ndarray], name: str) -> tuple[np.ndarray, np.ndarray]:
    return expit(own[f"{name}_persistence"]), np.exp(own[f"{name}_shock"])


def _last_deviation(posterior: Posterior, name: str) -> np.ndarray:
    """An autoregression's value in the as-of week, shape (draw, n_forces); 0 for a force that has none."""
    persistence = 1.0 / (1.0 + np.exp(-posterior.parameters[f"{name}_persistence"]))
    moving = list(moving_forces(posterior.design.shape, f"{name}_shocks") or ())
    last: np.ndarray = np.zeros_like(persistence)
    if moving:
        last[:, moving] = _settled(
            posterior.parameters[f"{name}_shocks"], persistence[:, moving], posterior.design.grid
        )
    return last


def _mean_spread(posterior: Posterior) -> np.ndarray:
    """What the mean over the last step keeps of a hazard's deviation, shape (draw, n_forces); all of it over a week."""
    persistence = 1.0 / (1.0 + np.exp(-posterior.parameters["hazard_persistence"]))
    return np.asarray(mean_spread(persistence, posterior.design.grid.weeks[-1]))


def _settled(shocks: np.ndarray, persistence: np.ndarray, grid: Grid) -> np.ndarray:
    """Last value of a stationary autoregression around 0 made from `shocks` of shape (draw, step, n).

    Steps of the shape that come after the grid's only pad.
    """
    value: np.ndarray = shocks[:, 0] / np.sqrt(1.0 - persistence**2)
    for step, weeks in enumerate(grid.weeks[1:], start=1):
        grown = 1.0 if weeks == 1 else np.sqrt((1.0 - persistence ** (2 * weeks)) / (1.0 - persistence**2))
        value = persistence**weeks * value + grown * shocks[:, step]
    return value


def _part_fortunes(posterior: Posterior, own: dict[str, np.ndarray], draw: np.ndarray) -> tuple[np.ndarray, ...]:
    """The gaps of the parts: level, persistence, spread and last deviation, each of shape (n_paths, n_parts)."""
    if "part_gap" not in own:
        return tuple(np.zeros((draw.size, 0)) for _ in range(4))
    persistence = np.broadcast_to(PART_PERSISTENCE, posterior.parameters["part_gap"].shape)
    last = _settled(posterior.parameters["part_shocks"], persistence, posterior.design.grid)
    return own["part_gap"], persistence[draw], np.exp(own["part_shock"]), last[draw]


Weekly = tuple[jax.Array, jax.Array, jax.Array, jax.Array, jax.Array]
"""Present, deployed, casualties since the as-of week, returned, and the parts' shares, at the end of a week."""


class _State(NamedTuple):
    """What a week hands on: stock, casualties so far, the log of the wave of arrivals with its variance, what is owed
    to the force, the surplus of pace, and the deviations of hazard and part gaps.
    """

    stock: ForceStock
    hit: jax.Array
    wave: jax.Array
    variance: jax.Array
    owed: jax.Array
    surplus: jax.Array
    fighting: jax.Array
    gap: jax.Array


@partial(jax.jit, static_argnums=0)
def _march(n_weeks: int, luck: jax.Array, fortunes: _Fortunes, steering: _Steered) -> Weekly:
    """Run the weeks; leaves of shape (n_weeks, n_paths, n_forces), shares (n_weeks, n_paths, n_parts).

    `luck` is the seed and the number of the troop.
    """
    key = jax_key(luck[0], luck[1])
    law, nothing = fortunes.arrivals, jnp.zeros_like(fortunes.start.present)
    even = jax.random.uniform(jax.random.fold_in(key, SHARE_KEY), nothing.shape, dtype=jnp.float32)
    replaced = law.own_share + even * (1.0 - law.own_share)
    steady = replaced * law.lost + law.home
    begin = _State(
        stock=fortunes.start, hit=nothing, wave=_single(nothing), variance=_single(nothing), owed=MONTH * steady,
        surplus=law.pace - steady, fighting=_single(fortunes.hazard[-1]), gap=_single(fortunes.parts[-1]),
    )  # fmt: skip

    def one_week(was: _State, week: jax.Array) -> tuple[_State, Weekly]:
        keys = jax.random.split(jax.random.fold_in(key, week), 3)
        wave = _single(law.persistence) * was.wave + _single(law.spread) * _shock(keys[0], was.wave)
        variance = _single(law.persistence**2) * was.variance + _single(law.spread**2)
        surplus = law.persistence * was.surplus
        fighting = _step(fortunes.hazard, was.fighting, keys[1])
        gap = _step(fortunes.parts, was.gap, keys[2])
        now = steering.in_week(week)
        arrivals, filled = _planned(was.owed, surplus, jnp.exp(wave - variance / 2.0), fortunes.start.deployed)
        flow = _flow(fortunes, now, arrivals, jnp.exp(_single(fortunes.hazard[0]) + fighting))
        stock = advance(was.stock, flow)
        moved = ForceStock(*(after - before for after, before in zip(stock, was.stock, strict=True)))
        hit = was.hit + moved.killed + moved.wounded + moved.captured
        # Who is out of the force for now: all that it lost in the week less those who rejoined it.
        lost = jnp.maximum(flow.arrivals - moved.present - moved.returned, 0.0)
        owed = jnp.where(now.arrivals > 0.0, was.owed - filled + replaced * lost + moved.returned, 0.0)
        share = jnp.exp(-jnp.exp(_single(fortunes.parts[0]) + gap)).astype(was.stock.present.dtype)
        weekly = (stock.present, stock.deployed, hit, stock.returned, share)
        return _State(stock, hit, wave, variance, owed, surplus, fighting, gap), weekly

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


def _flow(fortunes: _Fortunes, now: _Steered, arrivals: jax.Array, hazard: jax.Array) -> ForceFlow:
    return ForceFlow(
        arrivals=arrivals * now.arrivals + now.extra_arrivals,
        casualty_hazard=_single(hazard * now.casualty_hazard),
        return_rate=_single(fortunes.return_rate * now.return_rate),
        killed_share=fortunes.killed_share,
        captured_share=fortunes.captured_share,
        recovering_share=fortunes.recovering_share,
        recovery_rate=_single(fortunes.recovery_rate),
    )


def _single(rate: jax.Array) -> jax.Array:
    """Rates in single precision: their exponentials take half the time, and people are still counted in double."""
    return rate.astype(jnp.float32)


# Steering ------------------------------------------------------------------------------------------------------------


def _time_first(value: float | np.ndarray) -> np.ndarray:
    array = np.asarray(value, dtype=float)
    if array.ndim < 2:
        return array.reshape(-1, 1, 1)
    return np.swapaxes(array[..., None] if array.ndim == 2 else array, 0, 1)


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
