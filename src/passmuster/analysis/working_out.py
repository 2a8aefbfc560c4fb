"""Working out: fit, paths ahead, audit and outlook, one after the other, and the findings composed from them."""

import math
from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from passmuster.analysis.run import Run
from passmuster.cache.codec import find_value, keep_value
from passmuster.cache.keeper import Keeper, key_of
from passmuster.findings.material import Material
from passmuster.forecast.horizons import LONGEST_HORIZON
from passmuster.forecast.kept_precedents import TaughtByPast
from passmuster.forecast.levers import SetLever
from passmuster.forecast.looking_ahead import look_ahead
from passmuster.forecast.teaching import taught_by_past
from passmuster.ledger import Known
from passmuster.model.ahead import Ahead
from passmuster.model.fit import Fit
from passmuster.muster.contradictions import contradictions
from passmuster.muster.found import Audited
from passmuster.muster.joint import joint_readings
from passmuster.muster.leave_out import WithoutOrigin
from passmuster.muster.muster import audit, leave_out_judged
from passmuster.muster.rivals import set_against_rivals
from passmuster.parallel.memory import return_freed
from passmuster.parallel.threads import aside, in_lull

__all__ = ["material_for", "material_of"]

PROJECTED_WEEKS: Final = 52
"""What a plan says without a day of its own is mostly meant for the coming year."""


def material_for(
    known: Known, horizons_weeks: tuple[int, ...], run: Run, *, standard: str, levers: Sequence[SetLever] = ()
) -> Material:
    """Everything that is found out about a case as of a day.

    The chains of the fit and what was found about the claims are kept, so that another horizon or a lever needs no
    second fit. What past wars teach is learned while the programs of the fit are compiled.
    """
    with in_lull(_teaching(known, horizons_weeks, run.seed, run.keeper)) as teach:
        return material_of(run.fit(known), horizons_weeks, run, standard=standard, levers=levers, teach=teach)


def material_of(
    fit: Fit,
    horizons_weeks: tuple[int, ...],
    run: Run,
    *,
    standard: str,
    levers: Sequence[SetLever] = (),
    teach: Callable[[], TaughtByPast] | None = None,
) -> Material:
    """Everything that is found out about a fit; with levers, what lies ahead is told as they would have it.

    `teach` gives what past wars teach; when None it is learned here.
    """
    teach = teach or _teaching(fit.known, horizons_weeks, fit.seed, run.keeper)
    n_weeks = _weeks_ahead(fit, horizons_weeks[-1])
    key = _audit_key(fit, n_weeks)
    audited = find_value(run.keeper, key, Audited)
    # Leaving origins out is all compiled work and looking ahead mostly is not, so that one hardly holds up the other.
    with aside(partial(_without_origins, fit, run, audited)) as without_origins:
        run.progress.step("asking what partners did in other wars")
        plain = look_ahead(fit, n_weeks=n_weeks, horizons_weeks=horizons_weeks, teach=teach)
        without = without_origins()
    return_freed()
    looked = plain
    if levers:
        run.progress.step("pulling the levers")
        looked = look_ahead(fit, n_weeks=n_weeks, horizons_weeks=horizons_weeks, levers=levers, before=plain)
    if audited is None:
        run.progress.step("holding each claim against the others")
        # Claims are held against the case as it stands, whatever levers a reader sets.
        audited = _audited(fit, plain.ahead, without)
        keep_value(run.keeper, key, audited)
    return Material(
        fit=fit,
        ahead=looked.ahead,
        audited=audited,
        strain=looked.strain,
        outlook=looked.outlook,
        fates=looked.fates,
        words=plain.words,
        levers=tuple(levers),
        without_levers=plain if levers else None,
        horizons_weeks=horizons_weeks,
        standard=standard,
    )


def _teaching(known: Known, horizons_weeks: tuple[int, ...], seed: int, keeper: Keeper) -> Callable[[], TaughtByPast]:
    return partial(taught_by_past, known, horizons_weeks, seed=seed, keeper=keeper)


def _without_origins(fit: Fit, run: Run, audited: Audited | None) -> dict[str, WithoutOrigin] | None:
    """The posterior without each origin; None where the claims were held against it before."""
    return leave_out_judged(fit, run.progress) if audited is None else None


def _audited(fit: Fit, ahead: Ahead, without: dict[str, WithoutOrigin] | None) -> Audited:
    case, claims = fit.known.case, fit.known.claims
    return Audited(
        verdicts=set_against_rivals(audit(fit, ahead, without=without), claims, case),
        joint=joint_readings(fit, ahead),
        contradictions=contradictions(case, claims),
    )


def _audit_key(fit: Fit, n_weeks: int) -> str:
    """Everything that an audit follows from."""
    return key_of(["audit", fit.known.digest, fit.as_of.isoformat(), str(fit.seed), repr(fit.settings), str(n_weeks)])


def _weeks_ahead(fit: Fit, horizon_weeks: int) -> int:
    """Weeks to follow: the horizon, a year for plans and projections, and what the last question asks for."""
    asked = [math.ceil((question.by - fit.as_of).days / 7) for question in fit.known.case.questions]
    return max(horizon_weeks, PROJECTED_WEEKS, *(min(weeks, LONGEST_HORIZON) for weeks in asked), 1)
