"""Working out: fit, paths ahead, audit and outlook, one after the other, and the findings composed from them."""

import math
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from passmuster.briefing.brief import LONGEST_HORIZON
from passmuster.briefing.compose import Material, compose
from passmuster.briefing.compose.evidence import conflict_line, joint_line, muster_line
from passmuster.briefing.compose.material import partner_force
from passmuster.briefing.findings import Findings
from passmuster.briefing.outlook import Outlook, PartnerCounts, outlook_of
from passmuster.forecast.pair_events import pair_events
from passmuster.forecast.strain import Strain, estimate_strain
from passmuster.ledger import Force, Ledger
from passmuster.model.ahead import Ahead
from passmuster.model.contradictions import contradictions
from passmuster.model.engine import keep_compiled_programs
from passmuster.model.fit import Fit, Settings, fit_case
from passmuster.model.joint import joint_readings
from passmuster.model.muster import audit
from passmuster.model.paths import paths_ahead

__all__ = ["material_of", "work_out"]

Floats = NDArray[np.float64]

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
    progress("holding each claim against the others")
    verdicts = audit(fit, ahead, progress=progress)
    progress("asking what partners did in other wars")
    strain = _strain(fit)
    return Material(
        fit=fit,
        ahead=ahead,
        verdicts=tuple(muster_line(verdict) for verdict in verdicts),
        joint=tuple(joint_line(reading) for reading in joint_readings(fit, ahead)),
        conflicts=tuple(conflict_line(pair) for pair in contradictions(fit.ledger.as_of(fit.as_of))),
        strain=strain,
        outlook=_outlook(fit, ahead, strain, horizons_weeks),
        horizons_weeks=horizons_weeks,
        standard=standard,
    )


def _weeks_ahead(fit: Fit, horizon_weeks: int) -> int:
    """Weeks to follow: the horizon, a year for plans and projections, and what the last question asks for."""
    asked = [math.ceil((question.by - fit.as_of).days / 7) for question in fit.ledger.case.questions]
    return max(horizon_weeks, PROJECTED_WEEKS, *(min(weeks, LONGEST_HORIZON) for weeks in asked), 1)


def _strain(fit: Fit) -> Strain | None:
    """Strain drawn beside each draw of the losses; None without a force of the partner's."""
    force = partner_force(fit.design)
    if force is None:
        return None
    clock, case = fit.design.clock, fit.ledger.case
    present, casualties = _past(fit, force, "present"), _past(fit, force, "casualties")
    events = pair_events(
        fit.ledger.as_of(fit.as_of).events, partner=case.partner, principal=case.principal, start=clock.start,
        n_weeks=clock.n_weeks, as_of=fit.as_of,
    )  # fmt: skip
    # A difference of running totals may lie below zero by rounding.
    lost = np.maximum(np.diff(casualties, axis=1), 0.0)
    return estimate_strain(lost, present[:, 1:], events, seed=fit.seed)


def _outlook(fit: Fit, ahead: Ahead, strain: Strain | None, horizons_weeks: tuple[int, ...]) -> Outlook | None:
    """What the partner does next; None when no force of it is counted."""
    force = partner_force(fit.design)
    present = None if force is None else ahead.path(force.force_id, "present")
    if force is None or present is None or strain is None:
        return None
    counts = PartnerCounts(
        present=present[:, 0],
        ahead=present[:, 1:],
        killed=_past(fit, force, "killed")[:, -1],
        peak=_past(fit, force, "present").max(axis=1),
        joint_peak=_joint_peak(fit, force),
        strain=strain.draws[:, -1],
    )
    return outlook_of(fit.ledger.case, fit.as_of, counts, horizons_weeks=horizons_weeks, seed=fit.seed)


def _past(fit: Fit, force: Force, quantity: str) -> Floats:
    """A path up to the as-of week at week boundaries, shape (draw, boundary)."""
    path = fit.posterior.path(force.force_id, quantity)
    assert path is not None
    return np.asarray(path)


def _joint_peak(fit: Fit, force: Force) -> Floats | None:
    """The largest strength so far of the first sum that the partner's force, or a part of it, is counted in."""
    own = {force.force_id, *(part.force_id for part in fit.design.parts if part.part_of == force.force_id)}
    total = next((total for total in fit.design.sums if own & set(total.sum_of)), None)
    return None if total is None else _past(fit, total, "present").max(axis=1)
