"""Levers: those of the case with how they act, and what those that were set change."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict

from passmuster.findings.parts.outlook import EffectKind, LeverEffect, LeverLine
from passmuster.forecast.lever_effects import LeverChange
from passmuster.forecast.levers import MECHANISMS, SetLever
from passmuster.ledger import Lever

__all__ = ["effect_lines", "lever_lines"]


def lever_lines(levers: Iterable[Lever], settings: Sequence[SetLever]) -> tuple[LeverLine, ...]:
    """Every lever of the case that has a mechanism, with the value that was set."""
    values = {setting.lever.name: setting.shown for setting in settings}
    return tuple(
        LeverLine(
            name=lever.name, text=lever.text, unit=lever.unit, values=MECHANISMS[lever.acts_on].values,
            acts=MECHANISMS[lever.acts_on].acts, disputed=MECHANISMS[lever.acts_on].disputed,
            value=values.get(lever.name, ""),
        )
        for lever in levers
        if lever.acts_on in MECHANISMS
    )  # fmt: skip


def effect_lines(kind: EffectKind, effects: Iterable[LeverChange]) -> tuple[LeverEffect, ...]:
    """Differences to the case as it stands, all of one kind."""
    return tuple(LeverEffect(kind=kind, **asdict(effect)) for effect in effects)
