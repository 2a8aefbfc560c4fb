"""Working out: fit, paths ahead, audit and outlook, one after the other, and the findings composed from them."""

import math
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final

import numpy as np

from passmuster.briefing.brief import LONGEST_HORIZON
from passmuster.briefing.compose import Material, compose
from passmuster.briefing.findings import Findings
from passmuster.briefing.outlook import Outlook, outlook_of
from passmuster.ledger import Ledger
from passmuster.model.ahead import Ahead
from passmuster.model.engine import keep_compiled_programs
from passmuster.model.fit import Fit, Settings, fit_case
from passmuster.model.paths import paths_ahead

__all__ = ["material_of", "work_out"]

PROJECTED_WEEKS: Final = 52
"""What a plan says without a day of its own is mostly meant for the coming year."""


def work_out(
    ledger: Ledger,
    as_of: date,
    horizons_weeks: tuple[int, ...],
    *,
    seed: int,
    standard: str,
    settings: Settings | None = None,
    programs: Path | None = None,
    progress: Callable[[str], None] = lambda _: None,
) -> Findings:
    """The findings of a ledger as of a day; `programs` is a folder in which compiled programs may be kept."""
    if programs is not None:
        keep_compiled_programs(programs)
    fit = fit_case(ledger, as_of, seed=seed, settings=settings or Settings(), progress=progress)
    return compose(material_of(fit, horizons_weeks, standard=standard, progress=progress))


def material_of(
    fit: Fit, horizons_weeks: tuple[int, ...], *, standard: str, progress: Callable[[str], None] = lambda _: None
) -> Material:
    """Everything that is found out about a fit."""
    progress("following the paths ahead")
    ahead = paths_ahead(fit.posterior, _weeks_ahead(fit, horizons_weeks[-1]), fit.seed)
    progress("asking what partners did in other wars")
    return Material(
        fit=fit,
        ahead=ahead,
        verdicts=(),
        joint=(),
        outlook=_outlook(fit, ahead, horizons_weeks),
        horizons_weeks=horizons_weeks,
        standard=standard,
    )


def _weeks_ahead(fit: Fit, horizon_weeks: int) -> int:
    """Weeks to follow: the horizon, a year for plans and projections, and what the last question asks for."""
    asked = [math.ceil((question.by - fit.as_of).days / 7) for question in fit.ledger.case.questions]
    return max(horizon_weeks, PROJECTED_WEEKS, *(min(weeks, LONGEST_HORIZON) for weeks in asked), 1)


def _outlook(fit: Fit, ahead: Ahead, horizons_weeks: tuple[int, ...]) -> Outlook | None:
    """What the partner does next; None when no force of it is counted."""
    case = fit.ledger.case
    places = [place for place, force in enumerate(fit.design.forces) if force.actor == case.partner]
    if not places:
        return None
    present = ahead.path(fit.design.forces[places[0]].force_id, "present")
    assert present is not None
    return outlook_of(
        case, fit.as_of, strength_now=np.asarray(present[:, 0]), strength_ahead=np.asarray(present[:, 1:]),
        horizons_weeks=horizons_weeks, seed=fit.seed,
    )  # fmt: skip
