"""Noise, slip and weight of statements that share their noise with no other, levels and leans integrated away.

A number that stands alone may be a lean, a scatter or a slip, and the level of a curve on which several stand hangs on
which of them is taken at its word. Given the level a chain keeps the answer it gave first; so each answer is weighed
against what all others say of its level, its source's cell lean and its stream's lean together.
"""

import numpy as np

from passmuster.losses.layout import Layout
from passmuster.losses.marginal import StreamMeans, marginalise, stream_means
from passmuster.losses.printing import Augmentation, noise_from_prior, scale_of
from passmuster.losses.priors import LEVEL
from passmuster.losses.state import GibbsState
from passmuster.losses.weights import Answers, Weight, answers, proposed_weight

__all__ = ["update_singletons"]


def update_singletons(
    layout: Layout, state: GibbsState, augmented: Augmentation, each: np.ndarray, random: np.random.Generator
) -> StreamMeans:
    """Draw the noise, slip and weight of every lone statement, one after another; what streams say afterwards.

    `each` is what every statement has of level plus lean, (chain, n_statements). `state.log_noise` and `augmented` are
    changed in place.
    """
    said, rows = stream_means(layout, augmented.precision, each), random.permutation(layout.singletons)
    if not rows.size:
        return said
    streams = layout.stream[rows]
    around = state.stream_shares(layout) + LEVEL[0]
    own = each[:, rows] - around[:, streams]
    marginal = marginalise(layout, said, said.value - around, state.log_cell_spread, state.log_lean_spread)
    now = Weight(augmented.precision[:, rows], augmented.is_slip[:, rows])
    log_noise = noise_from_prior(layout, state, layout.unit[rows], random)
    then = proposed_weight(scale_of(log_noise, layout.rounding[rows]), random)
    taken = _taken(
        answers(now, then, state.slip_share, augmented.is_relay[:, rows]), np.log(random.random(own.shape)), own,
        StreamMeans((said.value - around)[:, streams], said.variance[:, streams]),
        np.exp(2.0 * state.log_lean_spread[:, layout.stream_source[streams]]), marginal.at(layout, streams), streams,
    )  # fmt: skip
    state.log_noise[:, layout.unit[rows]] = np.where(taken, log_noise, state.log_noise[:, layout.unit[rows]])
    augmented.precision[:, rows] = np.where(taken, then.precision, now.precision)
    augmented.is_slip[:, rows] = np.where(taken, then.is_slip, now.is_slip)
    return stream_means(layout, augmented.precision, each)


def _taken(
    choice: Answers,
    luck: np.ndarray,
    own: np.ndarray,
    said: StreamMeans,
    lean: np.ndarray,
    believed: tuple[np.ndarray, np.ndarray],
    streams: np.ndarray,
) -> np.ndarray:
    """Which proposed answers are taken, one statement after another; (chain, n).

    `own` is what each statement says and `said` what its stream does, `lean` the variance of the stream's lean,
    `believed` mean and covariance of level plus cell lean; these change as answers are taken.
    """
    taken = np.zeros(own.shape, dtype=bool)
    same = [np.flatnonzero(streams == stream) for stream in streams.tolist()]
    for chain in range(own.shape[0]):
        middle, covariance = (part[chain] for part in believed)
        value, variance = said.value[chain].tolist(), said.variance[chain].tolist()
        of_own, of_lean, of_luck = own[chain].tolist(), lean[chain].tolist(), luck[chain].tolist()
        for at, others_of_stream in enumerate(same):
            spread, precision = float(covariance[at, at]), 1.0 / variance[at]
            weight = 1.0 / (of_lean[at] + variance[at])
            # What other streams say: the same with this one's weight taken out, and its lean put on.
            left = 1.0 - weight * spread
            others = 1.0 / (spread / left + of_lean[at])
            other = value[at] - (value[at] - float(middle[at])) / left
            # And what the other statements of its stream say.
            beside = max(precision - 1.0 / choice.now[chain][at], 0.0)
            side = precision * value[at] - of_own[at] / choice.now[chain][at]
            rest = others + beside
            error = of_own[at] - (others * other + side) / rest
            if of_luck[at] >= choice.gain(chain, at, 1.0 / rest, error):
                continue
            taken[chain, at] = True
            total = beside + 1.0 / choice.then[chain][at]
            new_value = (side + of_own[at] / choice.then[chain][at]) / total
            new_weight = 1.0 / (of_lean[at] + 1.0 / total)
            more = new_weight - weight
            shrink = covariance[at] / (1.0 + more * spread)
            middle += shrink * (new_weight * new_value - weight * value[at] - more * float(middle[at]))
            covariance -= (more * shrink)[:, None] * covariance[at]
            for place in others_of_stream.tolist():
                value[place], variance[place] = new_value, 1.0 / total
    return taken
