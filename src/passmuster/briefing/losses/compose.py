"""From a table of losses to findings: the table examined, the model fitted, the draws put into rows."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from passmuster._version import __version__
from passmuster.briefing.losses.findings import LossFindings, SlipLine
from passmuster.ledger.losstable import LossTable
from passmuster.model.losses.estimates import examine, leans_of, likely_slips, meanings_of, totals_of, weekly_days
from passmuster.model.losses.fit import USUAL_WALK, fit_losses
from passmuster.model.losses.held_out import score_held_out

__all__ = ["compose_losses"]


def compose_losses(
    table: LossTable,
    *,
    held_out: LossTable | None = None,
    day_one: date,
    seed: int = 0,
    n_draws: int = USUAL_WALK.n_draws,
    progress: Callable[[float], None] = lambda _: None,
) -> LossFindings:
    """Findings about a table under the default model.

    Parameters
    ----------
    held_out
        Rows that the fit must not see and that it is scored on.
    day_one
        The calendar day of day 1.
    n_draws
        Draws kept of each chain.
    """
    began = time.perf_counter()
    last_day = max(claim.day for part in (table, held_out) if part is not None for claim in part.claims)
    fit = fit_losses(table, seed=seed, last_day=last_day, walk=replace(USUAL_WALK, n_draws=n_draws), progress=progress)
    slips = [SlipLine(row, chance, "") for row, chance in likely_slips(fit)]
    score = None if held_out is None else score_held_out(fit, held_out.claims, seed)
    return LossFindings(
        table=table, model="default", day_one=day_one, seed=seed, version=__version__,
        totals=totals_of(fit, weekly_days(last_day)), leans=leans_of(fit), meanings=meanings_of(fit), slips=slips,
        echoes=(), held_out=score, health=examine(fit), seconds=time.perf_counter() - began,
    )  # fmt: skip
