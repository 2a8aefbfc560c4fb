"""Levers: those of the case with how they act, and what those that were set change, path by path."""

from collections.abc import Iterator
from math import ceil, isfinite, sqrt
from typing import Final

import numpy as np
from numpy.typing import NDArray

from passmuster.findings.answers import by_draw, met
from passmuster.findings.material import Material
from passmuster.findings.parts.outlook import EffectKind, LeverEffect, LeverLine
from passmuster.forecast.levers import MECHANISMS
from passmuster.forecast.path_shares import steadied
from passmuster.ledger.vocabulary import Action
from passmuster.model.ahead import Ahead

__all__ = ["lever_effects", "lever_lines"]

Floats = NDArray[np.float64]

COUNTS: Final = ("present", "deployed", "killed", "casualties")
"""Counts of the partner's force whose change is told."""


def lever_lines(material: Material) -> tuple[LeverLine, ...]:
    """Every lever of the case that has a mechanism, with the value that was set."""
    values = {setting.lever.name: setting.shown for setting in material.levers}
    return tuple(
        LeverLine(
            name=lever.name, text=lever.text, unit=lever.unit, values=MECHANISMS[lever.acts_on].values,
            acts=MECHANISMS[lever.acts_on].acts, disputed=MECHANISMS[lever.acts_on].disputed,
            value=values.get(lever.name, ""),
        )
        for lever in material.case.levers
        if lever.acts_on in MECHANISMS
    )  # fmt: skip


def lever_effects(material: Material) -> tuple[LeverEffect, ...]:
    """Differences to the case as it stands: of actions, of counts, horizon by horizon, and of answers to questions."""
    if not material.levers or material.without_levers is None:
        return ()
    return (*_on_actions(material), *_on_counts(material), *_on_questions(material, material.without_levers.ahead))


def _on_actions(material: Material) -> Iterator[LeverEffect]:
    plain = material.without_levers.outlook if material.without_levers is not None else None
    if material.outlook is None or plain is None:
        return
    for weeks, after in material.outlook.draws.items():
        for action in Action:
            was, now = plain.draws[weeks][action], after[action]
            yield LeverEffect(
                what=action, kind=EffectKind.ACTION, horizon_weeks=weeks, before=float(was.mean()),
                after=float(now.mean()), **_told(now - was, material),
            )  # fmt: skip


def _on_counts(material: Material) -> Iterator[LeverEffect]:
    force, before = material.partner_force, material.without_levers
    if force is None or before is None:
        return
    for weeks in material.horizons_weeks:
        for quantity in COUNTS:
            was, now = before.ahead.path(force.force_id, quantity), material.ahead.path(force.force_id, quantity)
            if was is None or now is None:
                continue
            yield LeverEffect(
                what=quantity, kind=EffectKind.COUNT, horizon_weeks=weeks, before=float(np.median(was[:, weeks])),
                after=float(np.median(now[:, weeks])), **_told(now[:, weeks] - was[:, weeks], material),
            )  # fmt: skip


def _on_questions(material: Material, before: Ahead) -> Iterator[LeverEffect]:
    for question in material.case.questions:
        was, now = met(material, question, before), met(material, question)
        if was is None or now is None:
            continue
        change = steadied(by_draw(now.astype(float) - was.astype(float), material))
        yield LeverEffect(
            what=question.text, kind=EffectKind.QUESTION,
            horizon_weeks=ceil((question.by - material.as_of).days / DAYS), before=float(was.mean()),
            after=float(now.mean()), **_told(change, material),
        )  # fmt: skip


def _told(change: Floats, material: Material) -> dict[str, float]:
    """Mean and quantiles of a change, the outer ones no nearer to the mean than a finite number of draws allows.

    Many draws see no change at all where few see a large one, and the mean may then lie outside their quantiles.
    """
    low, middle, high = (float(value) for value in np.quantile(change, (0.05, 0.5, 0.95)))
    mean, effective = float(change.mean()), material.fit.health.ess_min
    reach = NORMAL_95 * float(change.std()) / sqrt(max(effective, 1.0) if isfinite(effective) else 1.0)
    return {"mean": mean, "q05": min(low, mean - reach), "q50": middle, "q95": max(high, mean + reach)}


NORMAL_95: Final = 1.6449
"""The 95th percentile of a standard normal."""

DAYS: Final = 7
"""Days of a week."""
