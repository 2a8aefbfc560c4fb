"""Strain of the partner and dependence of the principal, on the terminal."""

from collections.abc import Sequence
from typing import Final

from rich.console import RenderableType

from passmuster.briefing.outline import latest
from passmuster.briefing.phrases import STRAIN_SCALE
from passmuster.briefing.terminal.outlook import disputes
from passmuster.briefing.terminal.pieces import indented
from passmuster.briefing.terminal.strips import sparkline
from passmuster.findings.findings import Findings
from passmuster.findings.parts.partner import DependencePoint, StrainPoint
from passmuster.wording.dates import long_date
from passmuster.wording.numbers import (
    level_interval_words,
    level_words,
    percent_interval_words,
    percent_words,
    signed_level,
)

__all__ = ["strain_section"]

PARTS_SHOWN: Final = 8
"""Parts of strain told on the terminal; the page and the data hold all."""


def strain_section(findings: Findings) -> list[RenderableType]:
    """Where both stand on the as-of date, how they came there, and what may be disputed about either."""
    strain, dependence = _strain(findings), _dependence(findings)
    return [
        *strain,
        *(disputes(findings, "strain") if strain else []),
        *dependence,
        *(disputes(findings, "dependence") if dependence else []),
    ]


def _strain(findings: Findings) -> list[RenderableType]:
    now = latest(findings.strain, findings.as_of)
    if now is None:
        return []
    sentence = (
        f"Strain of the partner on {long_date(now.date)}: {level_words(now.q50)} (90 % interval "
        f"{level_interval_words(now.q05, now.q95)}). {STRAIN_SCALE}"
    )
    parts = [f"{row.name} {signed_level(row.amount)}" for row in findings.strain_parts[:PARTS_SHOWN]]
    made_of = [indented(f"Made of: {'; '.join(parts)}.")] if parts else []
    return [indented(sentence), _series(findings.strain), *made_of]


def _dependence(findings: Findings) -> list[RenderableType]:
    lines: list[RenderableType] = []
    for measure in sorted({point.measure for point in findings.dependence}):
        points = [row for row in findings.dependence if row.measure == measure]
        now = latest(points, findings.as_of)
        if now is not None:
            sentence = (
                f"Dependence of the principal, {measure}, on {long_date(now.date)}: {percent_words(now.q50)} "
                f"(90 % interval {percent_interval_words(now.q05, now.q95)})."
            )
            lines += [indented(sentence), _series(points)]
    return lines


def _series(points: Sequence[StrainPoint | DependencePoint]) -> RenderableType:
    """The medians as a line of blocks between their first and their last day."""
    ordered = sorted(points, key=lambda point: point.date)
    line = sparkline([point.q50 for point in ordered])
    return indented(f"{ordered[0].date.isoformat()} {line} {ordered[-1].date.isoformat()}")
