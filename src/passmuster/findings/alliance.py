"""Alliance: strain of the partner and dependence of the principal, week by week up to the as-of day."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

import numpy as np

from passmuster.findings.parts.evidence import StatementKind, StatementLine
from passmuster.findings.parts.partner import DependencePoint, StanceStep, StrainPart, StrainPoint
from passmuster.forecast.dependence import Dependence
from passmuster.forecast.past_stance import PastStep
from passmuster.forecast.strain import Strain
from passmuster.wording.numbers import signed_level

__all__ = ["dependence_points", "past_steps", "strain_makings", "strain_parts", "strain_points"]

PARTS_TOLD: Final = 5
"""Parts of strain that are named, the largest first."""

LEAST_PART: Final = 0.05
"""Smaller parts would be printed as nothing."""

DRIVERS: Final = {"losses": "losses", "rewards": "rewards", "broken_promises": "promises not kept"}


def strain_points(strain: Strain, days: Sequence[date]) -> tuple[StrainPoint, ...]:
    """Quantiles of strain on each day, the ends of the weeks up to the as-of day."""
    lines = np.quantile(strain.draws, (0.05, 0.5, 0.95), axis=0)
    return tuple(
        StrainPoint(date=day, q05=float(low), q50=float(middle), q95=float(high))
        for day, low, middle, high in zip(days, *lines, strict=True)
    )


def strain_makings(strain: Strain) -> tuple[StatementLine, ...]:
    """What strain on the as-of day is made of, in one sentence; none where every part is too small to be told."""
    parts = [part for part in strain.contributions if abs(part.amount) >= LEAST_PART][:PARTS_TOLD]
    if not parts:
        return ()
    told = "; ".join(f"{DRIVERS.get(part.name, part.name)} {signed_level(part.amount)}" for part in parts)
    text = f"What moves the strain of the partner most, on its standard scale: {told}."
    return (StatementLine(kind=StatementKind.INFERRED, text=text),)


def strain_parts(strain: Strain) -> tuple[StrainPart, ...]:
    """What strain on the as-of day is made of: every driver and event, the largest first."""
    return tuple(
        StrainPart(name=DRIVERS.get(part.name, part.name), amount=part.amount) for part in strain.contributions
    )


def past_steps(steps: Iterable[PastStep]) -> tuple[StanceStep, ...]:
    """What the partner has done so far, by the events on record."""
    return tuple(
        StanceStep(
            date=step.event.date, text=step.text, event_id=step.event.event_id, claimant=step.event.claimant,
            group=step.event.claimant_group, credit=step.credit, url=step.event.url, stance=step.stance,
        )
        for step in steps
    )  # fmt: skip


def dependence_points(shares: Iterable[Dependence], days: Sequence[date]) -> tuple[DependencePoint, ...]:
    """The partner's share on each day, the ends of the weeks up to the as-of day, where there is one."""
    return tuple(
        DependencePoint(
            date=day, measure=f"partner's share of {share.measure}", q05=float(low), q50=float(middle), q95=float(high)
        )
        for share in shares
        for day, low, middle, high in zip(days, *share.quantiles(), strict=True)
        if not np.isnan(middle)
    )
