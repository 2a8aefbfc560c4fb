"""A table of losses fitted: chains drawn in processes of their own, joined, and examined.

Chains go in groups, each with its own random stream, so that the same seed gives the same draws on one core or many.
A group is one process, started afresh and held to one core of linear algebra: the matrices are small, and threads
that wait for one another would take ten times as long.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields, replace
from functools import partial
from typing import Final

import numpy as np

from passmuster.ledger.losses import LossTable
from passmuster.ledger.vocabulary import Quantity
from passmuster.losses.laying_out import lay_out
from passmuster.losses.layout import Layout
from passmuster.losses.measures import log_shares
from passmuster.losses.moving_shares import log_killed_and_wounded
from passmuster.losses.names import NamesList, with_names
from passmuster.losses.sampler import ChainLengths, Checkpoint, LossDraws, sample
from passmuster.losses.statements import Stream, statements_of
from passmuster.observation.reading_off import between, read_at
from passmuster.parallel.processes import one_each
from passmuster.parallel.products import ONE_CORE
from passmuster.progress import SILENT, Progress
from passmuster.randomness import RandomStream, generators

__all__ = ["N_GROUPS", "USUAL_LENGTHS", "LossFit", "extend_chains", "fit_losses"]

N_GROUPS: Final = 2
USUAL_LENGTHS: Final = ChainLengths(n_chains=2, n_warm_up=300, n_draws=1700, thinning=1)
"""What each group draws."""

AVERAGES: Final = ("meaning_chance", "slip_chance", "relay_chance", "accepted")
"""What a run of a chain gives as an average over its draws, and not draw by draw."""

DRAWING: Final = "drawing"
"""What is told while chains are drawn."""


@dataclass(frozen=True)
class LossFit:
    """A fitted table: layout and draws. `totals` and the like are made from them by `estimates.py`."""

    layout: Layout
    draws: LossDraws
    last_day: int
    checkpoints: tuple[Checkpoint, ...]

    def log_curve(self, curve: int, days: np.ndarray) -> np.ndarray:
        """log X of a curve on days, never falling; shape (chain, draw, n_days)."""
        return self.layout.read(_never_falling(self.draws.x[:, :, self.layout.knot_places[curve]].astype(float)), days)

    def log_people(self, curve: int, days: np.ndarray) -> dict[Quantity, np.ndarray]:
        """Logs of casualties, killed and wounded of a curve of people on days, never falling; (chain, draw, n_days).

        In every draw the killed and the wounded add up to the casualties at the knots.
        """
        knots = self.layout.knots
        casualties = self.log_curve(curve, knots)
        log_share = -np.logaddexp(0.0, -self.draws.logit_killed[:, :, curve])[..., None] + self.log_move(curve, knots)
        killed, wounded = log_killed_and_wounded(casualties, log_share)
        named = {Quantity.CASUALTIES: casualties, Quantity.KILLED: killed, Quantity.WOUNDED: wounded}
        return {measure: self.layout.read(path, days) for measure, path in named.items()}

    def log_move(self, curve: int, days: np.ndarray) -> np.ndarray:
        """How the log of the killed share so far differed on days from the last day's; (chain, draw, n_days)."""
        own = self.layout.moving_places(curve)
        free = self.draws.x[:, :, own].astype(float)
        nodes = np.concatenate([free, np.zeros((*free.shape[:2], 1))], axis=2)
        return read_at(nodes, *between(self.layout.nodes, days))

    def stream_shares(self) -> np.ndarray:
        """Log share of what each stream counts, by draw; (chain, draw, n_streams)."""
        shares = log_shares(self.draws.logit_killed, self.draws.logit_permanent)[:, :, self.layout.stream_curve]
        return np.take_along_axis(shares, self.draws.meaning[..., None], axis=3)[..., 0]

    def log_leans(self) -> np.ndarray:
        """Log of claimed over true for each stream, by draw; (chain, draw, n_streams)."""
        return np.asarray(self.draws.x[:, :, self.layout.stream_places].astype(float) - self.stream_shares())


def _never_falling(paths: np.ndarray) -> np.ndarray:
    """Each path along the last axis moved to the nearest thing that never falls.

    A draw of a curve may sink by a trifle between knots. The nearest is halfway between its running highest from the
    left and its running lowest from the right (Lin and Dunson 2014, Biometrika 101:303-317, on projecting draws).
    """
    rising = np.maximum.accumulate(paths, axis=-1)
    lowest_after = np.minimum.accumulate(paths[..., ::-1], axis=-1)[..., ::-1]
    return np.asarray(0.5 * (rising + lowest_after))


def fit_losses(
    table: LossTable,
    *,
    seed: int = 0,
    last_day: int | None = None,
    names: Sequence[NamesList] = (),
    own: Collection[Stream] = (),
    lengths: ChainLengths = USUAL_LENGTHS,
    progress: Progress = SILENT,
) -> LossFit:
    """The posterior of a table.

    Parameters
    ----------
    seed
        Fixes every draw.
    last_day
        Day up to which curves run; the table's last one if not given. None of its claims may be later.
    names
        Columns that count names: floors that grow late.
    own
        Streams whose numbers are no relays of another's.
    lengths
        How much each of N_GROUPS groups of chains draws.
    progress
        Told how far the chains are.
    """
    last = last_day or max(claim.day for claim in table.claims)
    layout = lay_out(with_names(statements_of(table.distinct), names), last, own)
    begins = generators(RandomStream.LOSSES, seed, N_GROUPS)
    parts = _sampled_groups(layout, begins, lengths, progress)
    return LossFit(layout, _joined([[draws] for draws, _ in parts]), last, tuple(checkpoint for _, checkpoint in parts))


def extend_chains(fit: LossFit, lengths: ChainLengths, progress: Progress = SILENT) -> LossFit:
    """The same fit with more draws, from where its chains stand."""
    parts = _sampled_groups(fit.layout, list(fit.checkpoints), lengths, progress)
    n_chains = fit.draws.x.shape[0] // N_GROUPS
    groups = [[_chains(fit.draws, group, n_chains), draws] for group, (draws, _) in enumerate(parts)]
    return replace(fit, draws=_joined(groups), checkpoints=tuple(checkpoint for _, checkpoint in parts))


def _joined(groups: Sequence[Sequence[LossDraws]]) -> LossDraws:
    """Draws of groups beside one another, each of runs one after another; averages of runs count alike."""
    made = {}
    for name in (field.name for field in fields(LossDraws)):
        in_turn = [[getattr(run, name) for run in runs] for runs in groups]
        whole = [np.mean(w, axis=0) if name in AVERAGES else np.concatenate(w, axis=1) for w in in_turn]
        made[name] = np.concatenate(whole)
    return LossDraws(**made)


def _chains(draws: LossDraws, group: int, n_chains: int) -> LossDraws:
    """The draws of one group."""
    own = slice(group * n_chains, (group + 1) * n_chains)
    parts = {field.name: getattr(draws, field.name)[own] for field in fields(LossDraws)}
    return LossDraws(**(parts | {"accepted": draws.accepted[group : group + 1]}))


def _sampled_groups(
    layout: Layout,
    begins: Sequence[np.random.Generator | Checkpoint],
    lengths: ChainLengths,
    progress: Progress,
) -> list[tuple[LossDraws, Checkpoint]]:
    """Each group in a process of its own."""
    tell = partial(progress.step, DRAWING)
    return one_each(partial(sample, layout, lengths=lengths), begins, environment=ONE_CORE, tell=tell)
