"""The figures of the page: each chart with its caption and with a table that says the same without it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import isfinite
from typing import Any, Final

from passmuster.briefing.outline import force_name
from passmuster.briefing.page.chart_parts import Row, Spec
from passmuster.briefing.page.charts import PER_CENT, fan_chart, lean_chart, outlook_chart, scale_top, series_chart
from passmuster.briefing.phrases import STRAIN_SCALE
from passmuster.findings.findings import Findings, actions_by_horizon
from passmuster.findings.parts.audit import SourceLean
from passmuster.findings.parts.counts import Fan
from passmuster.findings.parts.evidence import ClaimLine
from passmuster.findings.parts.outlook import ActionOutlook
from passmuster.findings.parts.partner import DependencePoint, StrainPoint
from passmuster.wording.dates import long_date
from passmuster.wording.likelihood import word_and_number
from passmuster.wording.numbers import (
    NOT_KNOWN,
    count_words,
    factor_interval_words,
    factor_words,
    interval_words,
    lean_words,
    level_interval_words,
    level_words,
    percent_interval_words,
    percent_words,
)
from passmuster.wording.order import action_order
from passmuster.wording.quantities import quantity_noun, tally

__all__ = ["READING", "Figure", "action_figure", "dependence_figures", "fan_figures", "lean_figure", "strain_figure"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One chart: its title, how to read it, its specification, and its numbers as a table of words.

    `twin` is False when the section around the figure already shows the same numbers as a table.
    """

    title: str
    caption: str
    spec: Spec
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def twin(self) -> bool:
        """Whether the figure brings a table of its own."""
        return bool(self.rows)


READING: Final = (
    "How to read the charts over time: the line is the median, broken where it lies ahead; the bands hold 50 % and "
    "90 %. Marks are claims: a circle says about or exactly, a triangle pointing up at least, one pointing down up to; "
    "a joined pair is a range. Hollow marks fail or are doubtful, small ones repeat another's origin. A click on a "
    "group's name lets the others fade."
)
"""Printed once, before the first of them."""


# Quantities over time -----------------------------------------------------------------------------------------------


def fan_figures(findings: Findings, subject: str) -> tuple[Figure, ...]:
    """One figure for each quantity of a force that has a course over time, with the claims about it as marks."""
    return tuple(_fan_figure(findings, fan) for fan in findings.fans if fan.subject == subject)


def _fan_figure(findings: Findings, fan: Fan) -> Figure:
    name = force_name(findings, fan.subject)
    rows = [_week(fan, place) for place in range(len(fan.dates))]
    claims = [_claim_row(findings, claim) for claim in _claims_on(findings, fan)]
    return Figure(
        title=f"{name}: {fan.quantity}",
        caption=_beyond(rows, claims, findings.as_of),
        spec=fan_chart(
            rows,
            claims,
            groups=sorted({claim.group for claim in findings.claims}),
            as_of=findings.as_of,
            unit=fan.unit,
            description=f"{name}, {fan.quantity} over time with intervals, and {tally(len(claims), 'claim')} about it.",
        ),
        head=("week ending", "median", "50 % interval", "90 % interval"),
        rows=tuple((row["date"], row["median"], row["half"], row["nine tenths"]) for row in rows),
    )


def _week(fan: Fan, place: int) -> dict[str, Any]:
    q05, q25, q50, q75, q95 = (line[place] for line in (fan.q05, fan.q25, fan.q50, fan.q75, fan.q95))
    return {
        "date": fan.dates[place].isoformat(),
        **_plotted(q05=q05, q25=q25, q50=q50, q75=q75, q95=q95),
        "week": f"to {long_date(fan.dates[place])}",
        "median": count_words(q50, width=q95 - q05),
        "half": interval_words(q25, q75),
        "nine tenths": interval_words(q05, q95),
    }


def _claims_on(findings: Findings, fan: Fan) -> list[ClaimLine]:
    """Claims that speak of this stock or running total on one day; flows over a window and plans have no such day."""
    same = [row for row in findings.claims if (row.subject, row.quantity) == (fan.subject, fan.quantity)]
    return [row for row in same if row.as_of_end is not None and row.as_of_start is None and row.role != "prospect"]


def _claim_row(findings: Findings, claim: ClaimLine) -> dict[str, Any]:
    verdict = next((row.verdict for row in findings.muster if row.claim_id == claim.claim_id), "not judged")
    says = f"{claim.text} {quantity_noun(claim.quantity)}"
    return {
        "date": claim.as_of_end.isoformat() if claim.as_of_end else "",
        "low": _finite(claim.low),
        "high": _finite(claim.high),
        "group": claim.group,
        "holds": verdict not in {"fails", "doubtful"},
        "repeat": claim.role == "repeat",
        "claim": claim.claim_id,
        "claimant": f"{claim.claimant} ({claim.group})",
        "says": says,
        "about": claim.when,
        "said on": long_date(claim.said_on),
        "verdict": verdict,
        "spoken": f"{claim.claim_id}: {claim.claimant}, {says}, {claim.when}, {verdict}",
    }


def _beyond(rows: Sequence[Row], claims: Sequence[Row], as_of: date) -> str:
    """Says what lies above the scale, a band's end or claims; a conflict is never dropped silently."""
    top = scale_top(rows, claims, as_of)
    ends = [row["q95"] for row in rows if row["q95"] is not None]
    wide = f"The 90 % band goes on above the scale, to {count_words(max(ends))}." if ends and max(ends) > top else ""
    above = [row for row in claims if any(end is not None and end > top for end in (row["low"], row["high"]))]
    verbs = ("lies", "is") if len(above) == 1 else ("lie", "are")
    loud = f"{tally(len(above), 'claim')} {verbs[0]} above the scale and {verbs[1]} drawn at its edge." if above else ""
    return " ".join(part for part in (wide, loud) if part)


# Levels over time ---------------------------------------------------------------------------------------------------


def strain_figure(findings: Findings) -> Figure | None:
    """Strain of the partner over time, or None without it."""
    if not findings.strain:
        return None
    return _series_figure(
        findings,
        findings.strain,
        title="Strain of the partner",
        caption=STRAIN_SCALE,
        axis={"title": "standard scale", "tickCount": 5},
        level=0.0,
    )


def dependence_figures(findings: Findings) -> tuple[Figure, ...]:
    """One figure for each measure of how far the principal depends on the partner."""
    measures = sorted({row.measure for row in findings.dependence})
    return tuple(
        _series_figure(
            findings,
            [row for row in findings.dependence if row.measure == measure],
            title=f"Dependence of the principal: {measure}",
            caption="",
            axis={"title": None, "labelExpr": PER_CENT, "tickCount": 5},
            level=None,
        )
        for measure in measures
    )


def _series_figure(
    findings: Findings,
    points: Sequence[StrainPoint | DependencePoint],
    *,
    title: str,
    caption: str,
    axis: Spec,
    level: float | None,
) -> Figure:
    rows = [_point(point) for point in sorted(points, key=lambda point: point.date)]
    description = f"{title} over time with its 90 % interval."
    return Figure(
        title=title,
        caption=f"{caption} The line is the median, broken where it lies ahead; the band holds 90 %.".strip(),
        spec=series_chart(rows, as_of=findings.as_of, axis=axis, level=level, description=description),
        head=("week ending", "median", "90 % interval"),
        rows=tuple((row["date"], row["median"], row["nine tenths"]) for row in rows),
    )


def _point(point: StrainPoint | DependencePoint) -> dict[str, Any]:
    is_strain = isinstance(point, StrainPoint)
    return {
        "date": point.date.isoformat(),
        **_plotted(q05=point.q05, q50=point.q50, q95=point.q95),
        "week": f"to {long_date(point.date)}",
        "median": level_words(point.q50) if is_strain else percent_words(point.q50),
        "nine tenths": (level_interval_words if is_strain else percent_interval_words)(point.q05, point.q95),
    }


# Rows ---------------------------------------------------------------------------------------------------------------


def lean_figure(findings: Findings) -> Figure | None:
    """Leans of all source groups on one scale, or None without them; the table stands beside it."""
    if not findings.sources:
        return None
    rows = [_lean_row(row) for row in sorted(findings.sources, key=lambda row: (row.family, row.side, row.group))]
    return Figure(
        title="How far each source's numbers lie from the truth",
        caption="A point is the median, its line the 90 % interval; hollow points show no lean. Left of 1 is too low.",
        spec=lean_chart(rows, description="Lean of each source group, claimed divided by true, with 90 % intervals."),
    )


def _lean_row(row: SourceLean) -> dict[str, Any]:
    reading = lean_words(row.factor_q05, row.factor_q50, row.factor_q95)
    return {
        "label": f"{row.group} on {row.family} · {row.side}",
        **_plotted(low=row.factor_q05, middle=row.factor_q50, high=row.factor_q95),
        "leans": reading.startswith("leans"),
        "source": f"{row.group} on {row.family}, {row.side}",
        "factor": factor_words(row.factor_q50),
        "interval": factor_interval_words(row.factor_q05, row.factor_q95),
        "reading": reading,
        "rests on": f"{tally(row.claims, 'claim')}, {tally(row.origins, 'origin')}",
        "spoken": f"{row.group} on {row.family}, {row.side}: factor {factor_words(row.factor_q50)}, {reading}",
    }


def action_figure(findings: Findings) -> Figure | None:
    """All actions at all horizons on one scale, or None without them; the tables stand beside it."""
    if not findings.actions:
        return None
    rows = [_action_row(row, findings.standard) for _, rows in actions_by_horizon(findings) for row in rows]
    names = sorted({row.action for row in findings.actions}, key=action_order)
    return Figure(
        title="Probability of each action",
        caption="A mark is the probability, its line the 90 % interval; a hollow diamond is the naive rate.",
        spec=outlook_chart(rows, actions=names, description="Probability of each action by horizon, with intervals."),
    )


def _action_row(row: ActionOutlook, standard: str) -> dict[str, Any]:
    likelihood = word_and_number(row.words, row.probability, standard)
    return {
        "action": row.action,
        "horizon": f"within {row.horizon_weeks} weeks",
        **_plotted(low=row.q05, middle=row.probability, high=row.q95, naive=row.baseline),
        "likelihood": likelihood,
        "interval": percent_interval_words(row.q05, row.q95),
        "spoken": f"{row.action} within {row.horizon_weeks} weeks: {likelihood}",
        "naive rate": NOT_KNOWN if row.baseline is None else percent_words(row.baseline),
    }


def _plotted(**numbers: float | None) -> dict[str, float | None]:
    """Estimated numbers as a chart takes them: six significant digits, None for what is missing."""
    finite = {name: _finite(value) for name, value in numbers.items()}
    return {name: None if value is None else float(f"{value:.6g}") for name, value in finite.items()}


def _finite(value: float | None) -> float | None:
    return value if value is not None and isfinite(value) else None
