"""From beliefs to printed numbers: the witness, drawn.

The likelihood is that of `observation/witness.py`: heavy-tailed noise no smaller than the rounding, bounds and ranges
as censoring, and a small chance of a slip. Here it is also taken apart into what makes it normal: which numbers are
slips, what was believed behind a bound, and the weight of each number.
"""

from typing import NamedTuple

import numpy as np

from passmuster.losses.kernels import sum_by
from passmuster.losses.layout import Layout
from passmuster.losses.printed import Printing
from passmuster.losses.priors import NOISE, NOISE_RANGE, SLIP_COUNTS
from passmuster.losses.relay_habits import draw_habits
from passmuster.losses.state import GibbsState
from passmuster.observation.augmentation import draw_between, draw_weights
from passmuster.observation.rounding import noise_scale
from passmuster.observation.witness import SLIP_SCALE, Mixture, weigh_by_way, weigh_mixture

__all__ = [
    "Augmentation", "Doubts", "beliefs", "daily_beliefs", "daily_gain", "daily_log_share", "draw_augmentation",
    "draw_noise", "noise_from_prior", "scale_of", "statement_likelihood", "statement_noise",
]  # fmt: skip

ALL_OF_IT = 30.0
"""Gain of the first day, on which the total is the day's: e^-30 of it came before."""
LEAST_NOISE = 1e-3
"""A thousandth: curves that are straight between weekly knots promise no more, and matrices bear no less."""
LEAST_STEP = 1e-6
"""Smallest share by which a total is taken to grow in a day: a curve that stands still has days of next to nothing."""
FAINT = 1e-9
"""Precision of a number that says nothing of its own, where a matrix needs some: a spread of 30,000 log units."""
NOISE_STEP, LONG_STEPS = 1.7, 0.2
"""Step of a proposal, in rough standard deviations of what it moves; and the share of steps as long as the prior."""


class Augmentation(NamedTuple):
    """What makes the statements normal: believed number, precision, whether it is a slip; (chain, n_statements).

    `is_relay` tells those that are another's number again, and have next to no precision.
    """

    believed: np.ndarray
    precision: np.ndarray
    is_slip: np.ndarray
    is_relay: np.ndarray


class Doubts(NamedTuple):
    """Probability that each statement is a slip if it is no relay, and that it is one; (chain, n_statements)."""

    slip: np.ndarray
    relay: np.ndarray

    @property
    def slip_in_all(self) -> np.ndarray:
        """Probability of a slip of its own source's."""
        return np.asarray(self.slip * (1.0 - self.relay))


def beliefs(layout: Layout, x: np.ndarray) -> np.ndarray:
    """Log of what each source believes, before its noise; shape (chain, n_statements)."""
    mean: np.ndarray = (layout.design @ x.T).T
    mean[:, layout.daily_rows] += daily_log_share(daily_gain(layout, x))
    return mean


def daily_beliefs(layout: Layout, x: np.ndarray) -> np.ndarray:
    """The same of the statements on single days alone; shape (chain, n_daily)."""
    return np.asarray((layout.daily_design @ x.T).T + daily_log_share(daily_gain(layout, x)))


def statement_likelihood(printing: Printing, mean: np.ndarray, noise: np.ndarray) -> Mixture:
    """Log likelihood of printed numbers under beliefs `mean` and their `noise`, all of shape (chain, n)."""
    mixture = weigh_mixture(printing.numbers, printing.ways, mean[..., None], noise[..., None], xp=np)
    return Mixture(mixture.sound[..., 0], mixture.slipped[..., 0])


def _if_sound(printing: Printing, mean: np.ndarray, noise: np.ndarray) -> np.ndarray:
    return np.asarray(weigh_by_way(printing.numbers, printing.ways, mean[..., None], noise[..., None], xp=np)[..., 0])


def statement_noise(layout: Layout, log_noise: np.ndarray) -> np.ndarray:
    """Noise of each statement; shape (chain, n_statements)."""
    return scale_of(log_noise[:, layout.unit], layout.rounding)


def noise_from_prior(layout: Layout, state: GibbsState, units: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Log noises of some units drawn about the middle of their kind; (chain, n)."""
    middle = state.log_noise_middle[:, layout.unit_kind[units]]
    return middle + NOISE_RANGE * random.standard_normal(middle.shape)


def scale_of(log_noise: np.ndarray, rounding: np.ndarray | float) -> np.ndarray:
    """Noise in all, never below the rounding of the printed number nor LEAST_NOISE; any shape."""
    return np.asarray(noise_scale(log_noise, rounding, least=LEAST_NOISE, xp=np))


def daily_log_share(gain: np.ndarray) -> np.ndarray:
    """Log of a day's losses over the total at its end, from what the day added to the log of the total."""
    return np.asarray(np.log(-np.expm1(-np.maximum(gain, LEAST_STEP))))


def daily_gain(layout: Layout, x: np.ndarray) -> np.ndarray:
    """What each daily statement's days added to the log of the total, ALL_OF_IT of the first; (chain, n_daily)."""
    gain = ((layout.end_design - layout.eve_design) @ x.T).T
    return np.where(layout.day[layout.daily_rows] > layout.daily_spans, gain, ALL_OF_IT)


def draw_augmentation(
    layout: Layout, state: GibbsState, mean: np.ndarray, doubts: Doubts, random: np.random.Generator
) -> Augmentation:
    """Draw relays, slips, what was believed behind bounds, and weights; draw how often each happens after them."""
    is_relay = random.random(mean.shape) < doubts.relay
    is_slip = ~is_relay & (random.random(mean.shape) < doubts.slip)
    n_slips, n_own = is_slip.sum(axis=1, keepdims=True), (~is_relay).sum(axis=1, keepdims=True)
    state.slip_share = random.beta(SLIP_COUNTS[0] + n_slips, SLIP_COUNTS[1] + n_own - n_slips)
    state.relays = draw_habits(layout.relay_links, state.relays, is_relay, random)
    scale = np.where(is_slip, SLIP_SCALE, statement_noise(layout, state.log_noise))
    printing = layout.printing
    believed = np.broadcast_to(printing.printed, mean.shape).copy()
    bound = printing.bounds
    lower = (printing.low[bound] - mean[:, bound]) / scale[:, bound]
    upper = (printing.high[bound] - mean[:, bound]) / scale[:, bound]
    believed[:, bound] = mean[:, bound] + scale[:, bound] * draw_between(lower, upper, random)
    weights = draw_weights((believed - mean) / scale, random)
    return Augmentation(believed, np.where(is_relay, FAINT, weights / scale**2), is_slip, is_relay)


def draw_noise(layout: Layout, state: GibbsState, mean: np.ndarray, random: np.random.Generator) -> Doubts:
    """One proposal for the noise of each unit, with relays, slips and weights summed out, and the middles after it.

    Returns how likely each statement is a slip and a relay, under the noise drawn.
    """
    n_units = len(layout.units)
    centre = state.log_noise_middle[:, layout.unit_kind]
    count = np.bincount(layout.unit, minlength=n_units)
    # Now and then a long step, because a few numbers may be alike by care or by chance.
    reach = np.where(random.random(state.log_noise.shape) < LONG_STEPS, NOISE_RANGE, 1.0 / np.sqrt(1.0 + count))
    proposed = state.log_noise + NOISE_STEP * reach * random.standard_normal(state.log_noise.shape)
    now = statement_likelihood(layout.printing, mean, statement_noise(layout, state.log_noise))
    then = Mixture(_if_sound(layout.printing, mean, statement_noise(layout, proposed)), now.slipped)
    either = (state.relays.weigh(mixture.either(state.slip_share, xp=np)) for mixture in (then, now))
    gain = sum_by(np.subtract(*either), layout.unit, n_units)
    gain += 0.5 * (((state.log_noise - centre) / NOISE_RANGE) ** 2 - ((proposed - centre) / NOISE_RANGE) ** 2)
    accepted = np.log(random.random(gain.shape)) < gain
    state.log_noise = np.where(accepted, proposed, state.log_noise)
    _draw_middles(layout, state, random)
    chosen = Mixture(np.where(accepted[:, layout.unit], then.sound, now.sound), now.slipped)
    relay = state.relays.chance(chosen.either(state.slip_share, xp=np))
    return Doubts(np.asarray(chosen.slip_chance(state.slip_share, xp=np)), relay)


def _draw_middles(layout: Layout, state: GibbsState, random: np.random.Generator) -> None:
    """The middle of each source's noises, for running totals and for days."""
    n_kinds = state.log_noise_middle.shape[1]
    count = np.bincount(layout.unit_kind, minlength=n_kinds)
    precision = 1.0 / NOISE[1] ** 2 + count / NOISE_RANGE**2
    total = sum_by(state.log_noise, layout.unit_kind, n_kinds)
    middle = (NOISE[0] / NOISE[1] ** 2 + total / NOISE_RANGE**2) / precision
    state.log_noise_middle = middle + random.standard_normal(middle.shape) / np.sqrt(precision)
