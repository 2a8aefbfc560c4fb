"""From a table of losses to findings: the table examined, the model fitted, the draws put into rows."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from passmuster._version import __version__
from passmuster.findings.losses import EchoLine, LossFindings, SlipLine
from passmuster.ledger.losses import LossTable
from passmuster.losses.estimates import drifts_of, examine, leans_of, meanings_of, totals_of, weekly_days
from passmuster.losses.fit import USUAL_LENGTHS, extend_chains, fit_losses
from passmuster.losses.held_out import HeldOutScore, score_held_out
from passmuster.losses.names import NamesList
from passmuster.losses.number_echoes import find_number_echoes
from passmuster.losses.published import fit_published
from passmuster.losses.published_results import (
    examine_published,
    published_leans,
    published_totals,
    score_published,
)
from passmuster.losses.slip_causes import explain_slip
from passmuster.losses.slips import LikelySlip, find_slips

__all__ = ["DEFAULT", "PUBLISHED", "compose_losses"]

DEFAULT, PUBLISHED = "default", "as published"
MOST_ROUNDS = 12
"""How often chains that have not settled walk a quarter as far again."""
PUBLISHED_DRAWS = 2500
PUBLISHED_ROUNDS = 2
"""How often the published structure is drawn twice as far again where its chains have not settled."""
Progress = Callable[[float], None]


def compose_losses(
    table: LossTable,
    *,
    model: str = DEFAULT,
    held_out: LossTable | None = None,
    set_aside: Sequence[tuple[str, str]] = (),
    names: Sequence[NamesList] = (),
    day_one: date,
    seed: int = 0,
    n_draws: int | None = None,
    progress: Progress = lambda _: None,
) -> LossFindings:
    """Findings about a table.

    Parameters
    ----------
    model
        DEFAULT or PUBLISHED.
    held_out
        Rows that the fit must not see and that it is scored on; the default model is then set beside the published
        structure.
    set_aside
        Sources and columns that tell another source's number again; they say nothing of their own.
    names
        Columns that count names, for the default model without rows held out.
    day_one
        The calendar day of day 1.
    n_draws
        Draws kept of each chain; if not given, chains of the default model walk on, MOST_ROUNDS times, until they have
        settled, and those of the published structure are drawn twice as far, PUBLISHED_ROUNDS times.
    """
    began = time.perf_counter()
    last_day = max(claim.day for part in (table, held_out) if part is not None for claim in part.claims)
    work = _published if model == PUBLISHED else partial(_default, names=names)
    told_again = frozenset(claim.row for claim in table.claims if (claim.source, claim.category) in set(set_aside))
    parts = work(table.without(told_again), held_out, seed, last_day, n_draws, progress)
    return LossFindings(
        table=table, model=model, day_one=day_one, seed=seed, version=__version__,
        echoes=_echo_lines(table), set_aside=tuple(set_aside), names=tuple(names), **parts,
        seconds=time.perf_counter() - began,
    )  # fmt: skip


def _default(
    table: LossTable,
    held_out: LossTable | None,
    seed: int,
    last_day: int,
    n_draws: int | None,
    progress: Progress,
    *,
    names: Sequence[NamesList],
) -> dict[str, Any]:
    lengths = USUAL_LENGTHS if n_draws is None else replace(USUAL_LENGTHS, n_draws=n_draws)
    fit = fit_losses(table, seed=seed, last_day=last_day, names=names, lengths=lengths, progress=progress)
    health = examine(fit)
    for _ in range(MOST_ROUNDS if n_draws is None else 0):
        if health.status == "ok":
            break
        fit = extend_chains(fit, replace(lengths, n_draws=lengths.n_draws // 4), progress)
        health = examine(fit)
    beside = None
    if held_out is not None:
        beside = score_published(fit_published(table, seed=seed, last_day=last_day), held_out.claims, seed)
    return {
        "totals": totals_of(fit, weekly_days(last_day)),
        "leans": leans_of(fit),
        "meanings": meanings_of(fit),
        "drifts": drifts_of(fit),
        "slips": _slip_lines(table, find_slips(fit)),
        "held_out": None if held_out is None else score_held_out(fit, held_out.claims, seed),
        "held_out_as_published": beside,
        "health": health,
    }


def _published(
    table: LossTable, held_out: LossTable | None, seed: int, last_day: int, n_draws: int | None, progress: Progress
) -> dict[str, Any]:
    """The published structure has no meanings and no slips."""
    draws = n_draws or PUBLISHED_DRAWS
    fit = fit_published(table, seed=seed, last_day=last_day, n_draws=draws, progress=progress)
    health = examine_published(fit)
    for _ in range(PUBLISHED_ROUNDS if n_draws is None else 0):
        if health.status == "ok":
            break
        draws *= 2
        fit = fit_published(table, seed=seed, last_day=last_day, n_draws=draws, progress=progress)
        health = examine_published(fit)
    score: HeldOutScore | None = None if held_out is None else score_published(fit, held_out.claims, seed)
    nothing: Sequence[Any] = ()
    return {
        "totals": published_totals(fit, weekly_days(last_day)),
        "leans": published_leans(fit),
        "meanings": nothing,
        "drifts": nothing,
        "slips": nothing,
        "held_out": score,
        "held_out_as_published": None,
        "health": health,
    }


def _echo_lines(table: LossTable) -> list[EchoLine]:
    return [
        EchoLine(*echo.echo, echo.follows[0], echo.follows[2], echo.evidence)
        for echo in find_number_echoes(table.distinct)
    ]


def _slip_lines(table: LossTable, slips: Sequence[LikelySlip]) -> list[SlipLine]:
    """One line a row, exact repeats of a slip among them."""
    repeats: dict[int, list[int]] = {}
    for row, earlier in table.repeat_of.items():
        repeats.setdefault(earlier, []).append(row)
    lines = [
        SlipLine(row, slip.probability, explain_slip(slip.printed, slip.around))
        for slip in slips
        for first in slip.rows
        for row in (first, *repeats.get(first, ()))
    ]
    return sorted(lines, key=lambda line: line.row)
