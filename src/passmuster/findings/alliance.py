"""Alliance: strain of the partner and dependence of the principal, week by week up to the as-of day."""

from collections.abc import Iterable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from passmuster.findings.material import Material
from passmuster.findings.parts.evidence import StatementKind, StatementLine
from passmuster.findings.parts.partner import DependencePoint, StanceStep, StrainPart, StrainPoint
from passmuster.forecast.dependence import dependence_of
from passmuster.forecast.past_stance import past_stances
from passmuster.ledger import Force
from passmuster.wording.numbers import level_words

__all__ = ["dependence_points", "past_steps", "strain_makings", "strain_parts", "strain_points"]

Floats = NDArray[np.float64]

PARTS_TOLD: Final = 5
"""Parts of strain that are named, the largest first."""

DRIVERS: Final = {"losses": "losses", "rewards": "rewards", "broken_promises": "promises not kept"}


def strain_points(material: Material) -> tuple[StrainPoint, ...]:
    """Quantiles of strain at the end of each week."""
    if material.strain is None:
        return ()
    lines = np.quantile(material.strain.draws, (0.05, 0.5, 0.95), axis=0)
    return tuple(
        StrainPoint(date=min(day, material.as_of), q05=float(low), q50=float(middle), q95=float(high))
        for day, low, middle, high in zip(material.design.clock.sundays(), *lines, strict=True)
    )


def strain_makings(material: Material) -> tuple[StatementLine, ...]:
    """What strain on the as-of day is made of, in one sentence."""
    if material.strain is None:
        return ()
    parts = [part for part in material.strain.contributions if abs(part.amount) >= LEAST_PART][:PARTS_TOLD]
    if not parts:
        return ()
    told = "; ".join(f"{DRIVERS.get(part.name, part.name)} {_signed(part.amount)}" for part in parts)
    text = f"What moves the strain of the partner most, on its standard scale: {told}."
    return (StatementLine(kind=StatementKind.INFERRED, text=text),)


def strain_parts(material: Material) -> tuple[StrainPart, ...]:
    """What strain on the as-of day is made of: every driver and event, the largest first."""
    if material.strain is None:
        return ()
    return tuple(
        StrainPart(name=DRIVERS.get(part.name, part.name), amount=part.amount) for part in material.strain.contributions
    )


def past_steps(material: Material) -> tuple[StanceStep, ...]:
    """What the partner has done so far, by the events on record."""
    case = material.case
    steps = past_stances(
        material.events, partner=case.partner, principal=case.principal, opponent=case.opponent, as_of=material.as_of
    )
    return tuple(
        StanceStep(
            date=step.event.date, text=step.text, event_id=step.event.event_id, claimant=step.event.claimant,
            group=step.event.claimant_group, credit=step.credit, url=step.event.url, stance=step.stance,
        )
        for step in steps
    )  # fmt: skip


LEAST_PART: Final = 0.05
"""Smaller parts would be printed as nothing."""


def _signed(amount: float) -> str:
    return f"+{level_words(amount)}" if amount > 0 else level_words(amount)


def dependence_points(material: Material) -> tuple[DependencePoint, ...]:
    """The partner's share of strength at one front and of arrivals there, where a force of the principal's is counted.

    Compared is the part of the partner's force that the case sums with the principal's, if it has such a sum, and else
    the whole.
    """
    partner, principal = _compared(material)
    if partner is None or principal is None:
        return ()
    measures = dependence_of(
        partner_present=_weekly(material, partner, "present")[:, 1:],
        principal_present=_weekly(material, principal, "present")[:, 1:],
        partner_arrivals=np.maximum(np.diff(_weekly(material, partner, "deployed"), axis=1), 0.0),
        principal_arrivals=np.maximum(np.diff(_weekly(material, principal, "deployed"), axis=1), 0.0),
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


def _weekly(material: Material, force: Force, quantity: str) -> Floats:
    """A stock or running total at week boundaries, shape (draw, boundary)."""
    path = material.fit.posterior.path(force.force_id, quantity)
    assert path is not None
    return np.asarray(path)
