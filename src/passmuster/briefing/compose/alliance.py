"""Alliance: strain of the partner and dependence of the principal, week by week up to the as-of day."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from passmuster.briefing.compose.material import Material
from passmuster.briefing.findings import DependencePoint, StrainPoint
from passmuster.forecast.dependence import dependence_of
from passmuster.forecast.pair_events import pair_events
from passmuster.forecast.strain import Strain, estimate_strain
from passmuster.ledger import Force

__all__ = ["dependence_points", "partner_strain", "strain_points"]

Floats = NDArray[np.float64]


def partner_strain(material: Material) -> Strain | None:
    """Strain drawn beside each draw of the losses; None without a force of the partner's."""
    force = material.partner_force
    if force is None:
        return None
    clock, case = material.design.clock, material.case
    events = pair_events(
        material.events, partner=case.partner, principal=case.principal, start=clock.start, n_weeks=clock.n_weeks,
        as_of=material.as_of,
    )  # fmt: skip
    return estimate_strain(_weekly_losses(material, force), _present(material, force), events, seed=material.fit.seed)


def strain_points(material: Material, strain: Strain | None) -> tuple[StrainPoint, ...]:
    """Quantiles of strain at the end of each week."""
    if strain is None:
        return ()
    lines = np.quantile(strain.draws, (0.05, 0.5, 0.95), axis=0)
    return tuple(
        StrainPoint(date=min(day, material.as_of), q05=float(low), q50=float(middle), q95=float(high))
        for day, low, middle, high in zip(material.design.clock.sundays(), *lines, strict=True)
    )


def dependence_points(material: Material) -> tuple[DependencePoint, ...]:
    """The partner's share of strength and of arrivals, where a force of the principal's is counted beside it.

    They are compared on one front: the part of the partner's force that is summed with the principal's, if the case
    has such a sum, and else the whole.
    """
    partner, principal = _compared(material)
    if partner is None or principal is None:
        return ()
    measures = dependence_of(
        partner_present=_present(material, partner), principal_present=_present(material, principal)
    )
    return tuple(
        DependencePoint(
            date=min(day, material.as_of),
            measure=f"partner's share of {measure.measure}",
            q05=float(low),
            q50=float(middle),
            q95=float(high),
        )
        for measure in measures
        for day, low, middle, high in zip(material.design.clock.sundays(), *measure.quantiles(), strict=True)
        if not np.isnan(middle)
    )


def _compared(material: Material) -> tuple[Force | None, Force | None]:
    case, design = material.case, material.design
    for total in design.sums:
        members = [case.force(name) for name in total.sum_of]
        found = (_of_actor(members, case.partner), _of_actor(members, case.principal))
        if all(found):
            return found
    return material.partner_force, _of_actor(design.forces, case.principal)


def _of_actor(forces: Iterable[Force | None], actor: str) -> Force | None:
    return next((force for force in forces if force is not None and force.actor == actor), None)


def _present(material: Material, force: Force) -> Floats:
    """People present at the end of each week, shape (draw, week)."""
    path = material.fit.posterior.path(force.force_id, "present")
    assert path is not None
    return np.asarray(path[:, 1:])


def _weekly_losses(material: Material, force: Force) -> Floats:
    """New killed and wounded of each week, shape (draw, week)."""
    path = material.fit.posterior.path(force.force_id, "casualties")
    assert path is not None
    return np.maximum(np.diff(path, axis=1), 0.0)
