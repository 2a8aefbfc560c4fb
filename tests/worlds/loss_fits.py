"""Fits of a table of losses by decree: no chain is run, and what it says is known beforehand."""

from collections.abc import Mapping

import numpy as np

from passmuster.ledger.losses import LossTable
from passmuster.losses.fit import LossFit
from passmuster.losses.layout import Layout
from passmuster.losses.measures import LABEL, MEASURES
from passmuster.losses.sampler import LossDraws
from worlds.small_war import layout_of

__all__ = ["N_CHAINS", "N_DRAWS", "SPREAD", "decreed_fit"]

N_CHAINS, N_DRAWS = 4, 250
SPREAD = 0.05
"""Spread of levels over draws, on the log scale."""


def decreed_fit(
    table: LossTable,
    *,
    levels: Mapping[str, float],
    leans: Mapping[tuple[str, str], float] | None = None,
    slip_share: float = 0.03,
    log_noise: float = -3.0,
) -> LossFit:
    """Totals that grow evenly to `levels` on the last day, by what is counted, and leans by source and column.

    Levels and leans are logs; a lean not given is 0, habits and drifts are 0, columns mean what they say, a quarter of
    casualties are killed and half of the wounded do not come back.
    """
    layout, random = layout_of(table), np.random.default_rng(0)
    shape = N_CHAINS, N_DRAWS
    x = np.zeros((*shape, int(layout.offsets[-1])))
    for number, curve in enumerate(layout.curves):
        path = levels[curve.what] + np.log(layout.knots / layout.knots[-1])
        x[:, :, layout.knot_places[number]] = path + SPREAD * random.standard_normal((*shape, 1))
    meaning = np.array([_meaning(layout, number) for number in range(len(layout.streams))])
    known = leans or {}
    for number, stream in enumerate(layout.streams):
        share = {"casualties": 0.0, "killed": np.log(0.25), "wounded": np.log(0.75)}[MEASURES[meaning[number]]]
        x[:, :, layout.stream_places[number]] = known.get((stream.source, stream.category), 0.0) + share
    n_statements, n_streams, n_sources = len(layout.statements), len(layout.streams), len(layout.sources)
    n_curves, n_cells = len(layout.curves), len(layout.cells)
    chance = np.zeros((N_CHAINS, n_streams, len(MEASURES)))
    chance[:, np.arange(n_streams), meaning] = 1.0
    draws = LossDraws(
        x=x.astype(np.float32),
        log_noise=np.full((*shape, len(layout.units)), log_noise),
        log_noise_middle=np.full((*shape, 2 * n_cells), log_noise),
        slip_share=np.full((*shape, 1), slip_share),
        logit_killed=np.full((*shape, n_curves), np.log(1.0 / 3.0)),
        logit_permanent=np.zeros((*shape, n_curves)),
        meaning=np.tile(meaning, (*shape, 1)),
        cell_lean=np.zeros((*shape, n_cells)),
        log_cell_spread=np.full((*shape, n_sources), np.log(0.4)),
        log_lean_spread=np.full((*shape, n_sources), np.log(0.3)),
        meaning_chance=chance,
        slip_chance=np.zeros((N_CHAINS, n_statements)),
        relay_chance=np.zeros((N_CHAINS, n_statements)),
        accepted=np.ones(2),
    )
    return LossFit(layout, draws, int(layout.knots[-1]), ())


def _meaning(layout: Layout, number: int) -> int:
    """What a column counts by its label; all of it where goods are counted."""
    stream = layout.streams[number]
    return MEASURES.index(LABEL[stream.category.rpartition(" ")[2]]) if stream.curve.is_people else 0
