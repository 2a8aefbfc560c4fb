"""Fortunes: where each path ahead begins, and by what law it goes on, as each draw of the posterior has it."""

from typing import NamedTuple

import numpy as np

from passmuster.latent import ForceStock, mean_spread
from passmuster.ledger.vocabulary import Quantity
from passmuster.model.bounds import log_most_present
from passmuster.model.endings import share_left
from passmuster.model.grid import Grid
from passmuster.model.moves import PART_PERSISTENCE
from passmuster.model.parameters import moving_forces
from passmuster.model.parts import ages
from passmuster.model.posterior import Posterior
from passmuster.model.steering import Array
from passmuster.model.truth import CAPTURED_AT_MOST
from passmuster.model.withdrawals import PERSISTENCE, share_relieved, steps_of_withdrawals
from passmuster.observation.special import expit

__all__ = ["MONTH", "QUARTER", "ArrivalsLaw", "Fortunes", "fortunes_of"]

QUARTER = 13
"""Weeks over which a force's own replacing is read: long enough to hold a battle and what came after it."""


MONTH = 4
"""Weeks over which the present pace of arrivals is read, and within which most of what is owed is sent."""


class ArrivalsLaw(NamedTuple):
    """How arrivals go on, shape (n_paths, n_forces): see the module's equations.

    `own_share` is the share of the lost that was replaced in the last quarter, `pace` arrivals a week in the last
    month, `lost` and `home` who was lost to the force in a week of the last quarter, and who went home in it and is
    relieved: of those who went in a told withdrawal few are. Of a force that ended a share counts as large as what is
    left of it.
    """

    own_share: Array
    pace: Array
    lost: Array
    home: Array
    persistence: Array
    spread: Array


class Fortunes(NamedTuple):
    """Where each path stands and by what law it goes on: shape (n_paths, n_forces), of parts (n_paths, n_parts).

    Hazard and part gaps are levels, persistence, spread of shocks, and the last deviation. `haste` is the log of
    how many times as fast as tours end people go home (`model/withdrawals.py`).
    """

    start: ForceStock
    arrivals: ArrivalsLaw
    hazard: tuple[Array, ...]
    parts: tuple[Array, ...]
    return_rate: Array
    killed_share: Array
    captured_share: Array
    recovering_share: Array
    recovery_rate: Array
    haste: Array
    hurry: Array
    """Share of that haste that is left a week later: all of it where nobody is left."""
    largest: Array
    """The most people present at once, see `model/bounds.py`."""


def fortunes_of(posterior: Posterior, draw: np.ndarray) -> Fortunes:
    """Where each path begins that goes on from these draws of the posterior, integers of shape (n_paths,)."""
    own = {name: value[draw] for name, value in posterior.parameters.items()}
    last = _last_deviation(posterior, "hazard")[draw]
    captured = np.minimum(np.exp(own["captured_share"]), CAPTURED_AT_MOST)
    # The hazard's level is that of the past's mean battle; what is left of a week's hazard is its deviation.
    spread = _mean_spread(posterior)[draw]
    lifted = posterior.design.battles[-1] + _last_quiet(posterior)[draw]
    level = np.log(posterior.hazard[draw, -1]) - spread * last - lifted
    return Fortunes(
        start=ForceStock(*(leaf[draw, -1] for leaf in posterior.stocks)),
        arrivals=_arrivals_law(posterior, own, draw),
        hazard=(level, *_law(own, "hazard"), last),
        parts=_part_fortunes(posterior, own, draw),
        return_rate=np.exp(-own["tour_weeks"]),
        killed_share=expit(own["killed_share"]) * (1.0 - captured),
        captured_share=captured,
        recovering_share=expit(own["recovering_share"]),
        recovery_rate=np.exp(-own["recovery_weeks"]),
        haste=_last_haste(posterior, draw),
        hurry=np.broadcast_to(np.where(_left(posterior) > 0.0, PERSISTENCE, 1.0), own["tour_weeks"].shape),
        largest=np.broadcast_to(np.exp(log_most_present(posterior.design.forces)), own["tour_weeks"].shape),
    )


def _arrivals_law(posterior: Posterior, own: dict[str, np.ndarray], draw: np.ndarray) -> ArrivalsLaw:
    """Read off the last quarter and month of the past, as much of them as there is."""
    weeks = min(QUARTER, posterior.design.clock.n_weeks)
    came, home = _gained(posterior, Quantity.DEPLOYED, weeks), _gained(posterior, Quantity.RETURNED, weeks)
    lost = np.maximum(came - home - _gained(posterior, Quantity.PRESENT, weeks), 0.0)
    share = np.divide(came - home, lost, out=np.ones_like(came), where=lost > 0)
    persistence, spread = _law(own, "growth")
    left = _left(posterior)
    return ArrivalsLaw(
        own_share=np.clip(share, 0.0, 1.0)[draw],
        pace=posterior.weekly_arrivals[:, -MONTH:].mean(axis=1)[draw],
        lost=left * lost[draw] / weeks,
        home=left * _relieved(posterior, weeks)[draw] / weeks,
        persistence=persistence,
        spread=spread,
    )


def _left(posterior: Posterior) -> np.ndarray:
    """What is left of each force that ended, 0 to 1, shape (n_forces,)."""
    return share_left(posterior.design.endings, [force.force_id for force in posterior.design.forces])


def _gained(posterior: Posterior, quantity: Quantity, weeks: int) -> np.ndarray:
    """What each force gained of a quantity over the last weeks, shape (draw, n_forces); negative when it fell."""
    paths = [np.asarray(posterior.path(force.force_id, quantity)) for force in posterior.design.forces]
    gained = np.array([path[:, -1] - path[:, -1 - weeks] for path in paths])
    return gained.reshape(len(paths), posterior.n_draws).T


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
    return np.asarray(mean_spread(persistence, posterior.design.grid.weeks[-1], xp=np))


def _last_quiet(posterior: Posterior) -> np.ndarray:
    """What a last step without a word does to the hazard where single dead are told of, shape (draw, n_forces).

    A silence of months goes on; a week without a word says nothing of those to come.
    """
    design = posterior.design
    quiet = np.zeros((posterior.n_draws, design.shape.n_forces))
    if design.shape.silent:
        beyond = (design.untold.silences(design.silences) - design.silences)[-1, list(design.shape.silent)]
        quiet[:, list(design.shape.silent)] = posterior.parameters["hazard_silence"] * beyond
    return quiet


def _settled(shocks: np.ndarray, persistence: np.ndarray, grid: Grid) -> np.ndarray:
    """Last value of a stationary autoregression around 0 made from `shocks` of shape (draw, step, n).

    Steps of the shape that come after the grid's only pad.
    """
    value: np.ndarray = shocks[:, 0] / np.sqrt(1.0 - persistence**2)
    for step, weeks in enumerate(grid.weeks[1:], start=1):
        grown = 1.0 if weeks == 1 else np.sqrt((1.0 - persistence ** (2 * weeks)) / (1.0 - persistence**2))
        value = persistence**weeks * value + grown * shocks[:, step]
    return value


def _relieved(posterior: Posterior, weeks: int) -> np.ndarray:
    """Of those who went home in the last weeks how many are relieved, shape (draw, n_forces)."""
    grid, ids = posterior.design.grid, [force.force_id for force in posterior.design.forces]
    home = np.zeros((posterior.n_draws, len(ids)))
    if not ids:
        return home
    gone = np.stack([np.asarray(posterior.path(force, Quantity.RETURNED))[:, -1 - weeks :] for force in ids], axis=2)
    haste = grid.weekly_values(_hastes(posterior, np.arange(posterior.n_draws)))[:, -weeks:]
    relieved: np.ndarray = (np.diff(gone, axis=1) * np.asarray(share_relieved(haste))).sum(axis=1)
    return relieved


def _last_haste(posterior: Posterior, draw: np.ndarray) -> np.ndarray:
    """Haste of going home in the as-of week, log units, shape (n_paths, n_forces); 0 where nobody tells of any."""
    return _hastes(posterior, draw)[:, -1]


def _hastes(posterior: Posterior, draw: np.ndarray) -> np.ndarray:
    """Haste of going home in every step, log units, shape (n_paths, n_steps, n_forces)."""
    design = posterior.design
    if not design.withdrawals:
        return np.zeros((draw.size, design.grid.n_steps, design.shape.n_forces))
    ids = [force.force_id for force in design.forces]
    sizes = (design.grid.n_steps, design.shape.n_withdrawals)
    marks = steps_of_withdrawals(design.withdrawals, ids, design.clock, design.grid, *sizes)
    hastes: np.ndarray = np.einsum("dw,sfw->dsf", posterior.parameters["withdrawal_haste"][draw], marks)
    return hastes


def _part_fortunes(posterior: Posterior, own: dict[str, np.ndarray], draw: np.ndarray) -> tuple[np.ndarray, ...]:
    """The gaps of the parts: level, persistence, spread and last deviation, each of shape (n_paths, n_parts).

    What a part has drifted by it keeps.
    """
    if "part_gap" not in own:
        return tuple(np.zeros((draw.size, 0)) for _ in range(4))
    persistence = np.broadcast_to(PART_PERSISTENCE, posterior.parameters["part_gap"].shape)
    level, shifting = own["part_gap"].copy(), list(posterior.design.shape.shifting)
    if "part_drift" in own:
        design = posterior.design
        last_age = ages(design.grid, design.part_anchors, design.grid.n_steps)[-1]
        level[:, list(design.shape.still)] += own["part_drift"] * last_age[list(design.shape.still)]
    last: np.ndarray = np.zeros(persistence.shape)
    if shifting:
        last[:, shifting] = _settled(
            posterior.parameters["part_shocks"], persistence[:, shifting], posterior.design.grid
        )
    return level, persistence[draw], np.exp(own["part_shock"]), last[draw]
