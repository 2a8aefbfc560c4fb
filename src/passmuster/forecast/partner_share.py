"""Dependence as a fit has it: whose forces are compared, and the shares draw by draw, week by week."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from passmuster.forecast.dependence import Dependence, dependence_of
from passmuster.ledger import Force
from passmuster.ledger.vocabulary import Quantity
from passmuster.model.design import Design, partner_force
from passmuster.model.posterior import Posterior

__all__ = ["compared_forces", "partner_shares"]

Floats = NDArray[np.float64]


def partner_shares(posterior: Posterior) -> tuple[Dependence, ...]:
    """The partner's share of strength at one front and of arrivals there, where a force of the principal's is counted.

    Weeks are those up to the as-of day; empty where there is nothing to compare.
    """
    partner, principal = compared_forces(posterior.design)
    if partner is None or principal is None:
        return ()
    return dependence_of(
        partner_present=_weekly(posterior, partner, Quantity.PRESENT)[:, 1:],
        principal_present=_weekly(posterior, principal, Quantity.PRESENT)[:, 1:],
        partner_arrivals=_gained(posterior, partner),
        principal_arrivals=_gained(posterior, principal),
    )


def compared_forces(design: Design) -> tuple[Force | None, Force | None]:
    """The partner's and the principal's force, where the model counts them.

    Compared is the part of the partner's force that the case sums with the principal's, if it has such a sum, and else
    the whole.
    """
    case = design.case
    for total in design.sums:
        members = [case.force(name) for name in total.sum_of]
        found = (_of_actor(members, case.partner), _of_actor(members, case.principal))
        if all(found):
            return found
    return partner_force(design), _of_actor(design.forces, case.principal)


def _of_actor(forces: Iterable[Force | None], actor: str) -> Force | None:
    return next((force for force in forces if force is not None and force.actor == actor), None)


def _gained(posterior: Posterior, force: Force) -> Floats:
    """Arrivals of each week; a difference of running totals may lie below zero by rounding."""
    return np.maximum(np.diff(_weekly(posterior, force, Quantity.DEPLOYED), axis=1), 0.0)


def _weekly(posterior: Posterior, force: Force, quantity: Quantity) -> Floats:
    """A stock or running total at week boundaries, shape (draw, boundary)."""
    path = posterior.path(force.force_id, quantity)
    assert path is not None
    return np.asarray(path)
