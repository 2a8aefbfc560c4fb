"""The sampler: chains of sweeps, each sweep a draw of every unknown given the others.

A Gibbs sampler, because almost all of the model is normal once slips, weights and meanings are given (Geweke 1993 for
heavy tails, Tanner and Wong 1987 for what was believed behind bounds): a sweep costs one small matrix factorisation a
curve, and there is no program to compile. Chains run side by side in the same arrays.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np

from passmuster.losses.assembly import LEAST_GAIN, USUAL_GAIN, Assembly
from passmuster.losses.collapsed_slips import InfluentialRows, influential_rows
from passmuster.losses.curves import draw_curves, draw_drift_weight, draw_roughness
from passmuster.losses.joint_moves import move_levels, stretch_leans
from passmuster.losses.layout import Layout
from passmuster.losses.leans import draw_leans
from passmuster.losses.measures import MEASURES, log_weights
from passmuster.losses.metropolis import move_drifts, move_streams
from passmuster.losses.printing import Doubts, beliefs, daily_gain, draw_augmentation, draw_noise
from passmuster.losses.priors import (
    CELL_SPREAD,
    KILLED_SHARE,
    LEAN_SPREAD,
    NAMED_SPREAD,
    NOISE,
    PACE,
    PACE_ROUGHNESS,
    PERMANENT_SHARE,
    SLIP_COUNTS,
)  # fmt: skip
from passmuster.losses.relay_habits import habits_from_prior
from passmuster.losses.state import GibbsState

__all__ = ["ChainLengths", "Checkpoint", "LossDraws", "initial_state", "sample"]

REFERENCES: Final = (10, 30, 60, 120, 200)
"""Sweeps of the warm-up at which daily numbers are straightened anew, about their mean over its latter half so far."""
INFLUENTIAL_FROM: Final = 0.6
"""Share of the warm-up after which it is fixed whose slips are weighed anew."""
RIDGE_ROUNDS: Final = 2
"""Steps along ridges of levels and leans, and of spreads and leans, in one sweep; they are cheap."""
KEPT: Final = (
    "x", "log_noise", "log_noise_middle", "slip_share", "logit_killed", "logit_permanent", "meaning", "cell_lean",
    "log_cell_spread", "log_lean_spread",
)  # fmt: skip
"""Unknowns whose draws are kept."""


@dataclass(frozen=True)
class LossDraws:
    """Kept draws, shape (chain, draw, ...) as in `GibbsState`, and what was averaged on the way.

    `meaning_chance` is the probability of each measure for each stream, (chain, n_streams, n_measures); `slip_chance`
    that each statement is a slip and `relay_chance` that it is another's number again, (chain, n_statements);
    `accepted` the share of blocks taken, one number a group.
    """

    x: np.ndarray
    log_noise: np.ndarray
    log_noise_middle: np.ndarray
    slip_share: np.ndarray
    logit_killed: np.ndarray
    logit_permanent: np.ndarray
    meaning: np.ndarray
    cell_lean: np.ndarray
    log_cell_spread: np.ndarray
    log_lean_spread: np.ndarray
    meaning_chance: np.ndarray
    slip_chance: np.ndarray
    relay_chance: np.ndarray
    accepted: np.ndarray


@dataclass(frozen=True)
class ChainLengths:
    """How long chains are: their number, sweeps thrown away, draws kept of each chain, and sweeps a kept draw."""

    n_chains: int
    n_warm_up: int
    n_draws: int
    thinning: int


@dataclass(frozen=True)
class Checkpoint:
    """Where a group of chains stands: its unknowns, its random stream, and what its warm-up fixed."""

    state: GibbsState
    random: np.random.Generator
    gain: np.ndarray
    influential: InfluentialRows


def sample(
    layout: Layout, begin: np.random.Generator | Checkpoint, lengths: ChainLengths, tell: Callable[[float], None]
) -> tuple[LossDraws, Checkpoint]:
    """Draws of the posterior, and where to go on from; `tell` is told the share done.

    A generator begins anew, with a warm-up; a `Checkpoint` goes on without one.
    """
    assembly, n_kept = Assembly(layout), lengths.n_draws * lengths.thinning
    if isinstance(begin, Checkpoint):
        n_warm_up, state, random, gain = 0, begin.state, begin.random, begin.gain
        assembly.refer_to(gain)
        assembly.influential = begin.influential
    else:
        n_warm_up, state, random = lengths.n_warm_up, initial_state(layout, lengths.n_chains, begin), begin
        gain = _warm_up(assembly, state, random, n_warm_up, lambda done: tell(done / (n_warm_up + n_kept)))
    draws = _draw(assembly, state, random, lengths, lambda done: tell((n_warm_up + done) / (n_warm_up + n_kept)))
    return draws, Checkpoint(state, random, gain, assembly.influential)


def _warm_up(
    assembly: Assembly, state: GibbsState, random: np.random.Generator, n_sweeps: int, tell: Callable[[int], None]
) -> np.ndarray:
    """Sweeps that are thrown away; they fix what daily numbers are straightened about and whose slips are weighed anew.

    Returns the gains of days that daily numbers are straightened about, (n_daily,); `tell` is told the sweeps done.
    """
    layout, gain = assembly.layout, np.full(assembly.layout.daily_rows.size, USUAL_GAIN)
    doubts = np.zeros((state.x.shape[0], len(layout.statements)))
    seen: list[np.ndarray] = []
    for sweep in range(n_sweeps):
        if sweep <= REFERENCES[-1] and layout.daily_rows.size:
            seen.append(np.log(np.maximum(daily_gain(layout, state.x), LEAST_GAIN)))
            if sweep in REFERENCES:
                gain = np.exp(np.mean(seen[len(seen) // 2 :], axis=(0, 1)))
                assembly.refer_to(gain)
        if sweep == int(INFLUENTIAL_FROM * n_sweeps):
            assembly.influential = influential_rows(assembly, state, doubts / max(sweep, 1))
        doubts += _sweep(assembly, state, random).doubts.slip_in_all
        tell(sweep + 1)
    return gain


def _draw(
    assembly: Assembly,
    state: GibbsState,
    random: np.random.Generator,
    lengths: ChainLengths,
    tell: Callable[[int], None],
) -> LossDraws:
    """Draws of all chains, and averages over every sweep; `tell` is told the sweeps done."""
    layout, n_sweeps = assembly.layout, lengths.n_draws * lengths.thinning
    kept: dict[str, list[np.ndarray]] = {name: [] for name in KEPT}
    meaning = np.zeros((state.x.shape[0], len(layout.streams), len(MEASURES)))
    slips, relays = np.zeros((2, state.x.shape[0], len(layout.statements)))
    accepted = 0.0
    for sweep in range(n_sweeps):
        found = _sweep(assembly, state, random)
        meaning, accepted = meaning + found.meaning_chance, accepted + found.accepted
        slips, relays = slips + found.doubts.slip_in_all, relays + found.doubts.relay
        if sweep % lengths.thinning == 0:
            for name, rows in kept.items():
                value = getattr(state, name)
                # Single precision keeps seven digits of what is printed with three, and halves the memory.
                rows.append(value.astype(np.float32) if name == "x" else value.copy())
        tell(sweep + 1)
    stacked = {name: np.stack(rows, axis=1) for name, rows in kept.items()}
    return LossDraws(
        **stacked,
        meaning_chance=meaning / n_sweeps,
        slip_chance=slips / n_sweeps,
        relay_chance=relays / n_sweeps,
        accepted=np.array([accepted / n_sweeps]),
    )


class _Sweep(NamedTuple):
    """What a sweep found on its way: share of blocks taken, probabilities of meanings, of slips and relays by chain."""

    accepted: float
    meaning_chance: np.ndarray
    doubts: Doubts


def _sweep(assembly: Assembly, state: GibbsState, random: np.random.Generator) -> _Sweep:
    """One draw of every unknown given the others, in `state`."""
    layout = assembly.layout
    mean = beliefs(layout, state.x)
    mean = move_streams(layout, state, mean, random)
    mean = move_drifts(layout, state, mean, random)
    for _ in range(RIDGE_ROUNDS):
        mean = move_levels(layout, state, mean, random)
        mean = stretch_leans(layout, state, mean, random)
    doubts = draw_noise(layout, state, mean, random)
    augmented = draw_augmentation(layout, state, mean, doubts, random)
    accepted = draw_curves(assembly, state, augmented, random)
    chances = draw_leans(layout, state, augmented, random)
    draw_roughness(layout, state, random)
    draw_drift_weight(assembly, state, random)
    return _Sweep(accepted, chances, doubts)


def initial_state(layout: Layout, n_chains: int, random: np.random.Generator) -> GibbsState:
    """Starts spread more widely than the posterior: levels from what is printed, all else from the prior."""

    def prior(place: tuple[float, float], n: int) -> np.ndarray:
        return place[0] + place[1] * random.standard_normal((n_chains, n))

    n_curves, n_streams = len(layout.curves), len(layout.streams)
    x = np.zeros((n_chains, int(layout.offsets[-1])))
    printed = layout.printing.printed
    for number, block in enumerate(layout.blocks):
        own = (layout.curve == number) & ~layout.is_daily
        level = np.median(printed[own]) if own.any() else np.median(printed[layout.curve == number]) + 4.0
        shape = PACE[0] * np.log(layout.knots / layout.knots[-1])
        first = layout.offsets[number]
        x[:, first : first + block.n_knots] = level + random.standard_normal((n_chains, 1)) * 0.5 + shape
        x[:, first + block.pace] = PACE[0]
    weights = [log_weights(stream) for stream in layout.streams]
    meaning = np.stack([
        random.choice(len(MEASURES), size=n_chains, p=np.exp(weight) / np.exp(weight).sum()) for weight in weights
    ], axis=1)  # fmt: skip
    cell_spread, lean_spread = prior(CELL_SPREAD, len(layout.sources)), prior(LEAN_SPREAD, len(layout.sources))
    cell_spread[:, layout.is_by_name] = lean_spread[:, layout.is_by_name] = np.log(NAMED_SPREAD)
    return GibbsState(
        x=x, cell_lean=np.zeros((n_chains, len(layout.cells))), meaning=meaning,
        logit_killed=prior(KILLED_SHARE, n_curves), logit_permanent=prior(PERMANENT_SHARE, n_curves),
        log_cell_spread=cell_spread, log_lean_spread=lean_spread, log_noise=prior(NOISE, len(layout.units)),
        log_noise_middle=np.full((n_chains, 2 * len(layout.cells)), NOISE[0]),
        slip_share=np.full((n_chains, 1), SLIP_COUNTS[0] / sum(SLIP_COUNTS)),
        roughness=np.full((n_chains, n_curves), PACE_ROUGHNESS[1] ** 2),
        drift_weight=np.ones((n_chains, n_streams)),
        relays=habits_from_prior(layout.relay_links, n_chains, len(layout.statements), random),
    )  # fmt: skip
