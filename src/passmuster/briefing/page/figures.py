"""The figures of the page: each drawing with its caption and with a table that says the same without it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import floor, isfinite
from typing import Final

from passmuster.briefing.outline import force_name
from passmuster.briefing.page.chart_parts import Spec
from passmuster.briefing.page.panel import ClaimMark, DrawnCourse, Panel, Week, panel_of
from passmuster.briefing.page.scales import Ruler, number_ticks, top_of
from passmuster.briefing.phrases import STRAIN_SCALE
from passmuster.findings.findings import Findings
from passmuster.findings.parts.counts import Fan
from passmuster.findings.parts.evidence import ClaimLine
from passmuster.findings.parts.opening import Standing
from passmuster.findings.parts.partner import DependencePoint, StrainPoint
from passmuster.findings.standing import is_thin, standing_of
from passmuster.ledger.vocabulary import Quantity
from passmuster.wording.few import FewerThan
from passmuster.wording.numbers import (
    count_words,
    interval_words,
    level_interval_words,
    level_words,
    percent_interval_words,
    percent_words,
    share_words,
)
from passmuster.wording.quantities import quantity_noun, tally

__all__ = ["READING", "Figure", "account_figures", "dependence_figures", "fan_figures", "strain_figure"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure: its title, how to read it, what is drawn, and its numbers as a table of words.

    What is drawn is a `panel` of plain shapes, or a `spec` that the chart library of the page draws. `twin` is False
    when the section around the figure already shows the same numbers as a table.
    """

    title: str
    caption: str
    panel: Panel | None = None
    spec: Spec | None = None
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def twin(self) -> bool:
        """Whether the figure brings a table of its own."""
        return bool(self.rows)


READING: Final = (
    "How to read the drawings: the line is the median, broken where it lies ahead; the bands hold 50 % and 90 %. "
    "Marks are claims: a circle says about or exactly, a triangle pointing up at least, one pointing down up to; a "
    "joined pair is a range, and a level line through a mark the days that it speaks of. "
    "Hollow marks fail or are doubtful, small ones repeat another's origin. Colours are groups "
    "of sources."
)
"""Printed once, before the first of them."""

ACCOUNT: Final = (Quantity.PRESENT, Quantity.CASUALTIES, Quantity.KILLED)
"""Quantities of the picture that a page opens with, the first two that have a course."""

PICTURES: Final = 2

A_WEEK: Final = timedelta(weeks=1)
"""What is told since then is told since the beginning, as near as a drawing of weeks can show."""

AHEAD_WEEKS: Final = 26
"""How far the opening picture looks ahead: as far as the chances beside it."""


# Quantities over time -----------------------------------------------------------------------------------------------


def account_figures(findings: Findings, subject: str) -> tuple[Figure, ...]:
    """What a page opens with: who is there and who was lost, up to half a year ahead, with the claims.

    Of a thin case nothing is drawn ahead of its day: what the claims allow there is what is usual in war. What the
    table below withholds is not drawn either, and no line whose every number up to its day is "fewer than".
    """
    withheld = {
        row.quantity
        for row in findings.estimates
        if (row.subject, row.date) == (subject, findings.as_of) and standing_of(row, findings) == Standing.PRIOR
    }
    weeks = 0 if is_thin(findings) else AHEAD_WEEKS
    fans = {fan.quantity: fan for fan in findings.fans if fan.subject == subject and fan.quantity not in withheld}
    fans = {quantity: fan for quantity, fan in fans.items() if not _is_withheld_throughout(fan, findings.as_of)}
    shown = [fans[quantity] for quantity in ACCOUNT if quantity in fans][:PICTURES]
    return tuple(_fan_figure(findings, fan, weeks=weeks) for fan in shown)


def fan_figures(findings: Findings, subject: str) -> tuple[Figure, ...]:
    """One figure for each quantity of a force that has a course over time, with the claims about it as marks."""
    return tuple(_fan_figure(findings, fan) for fan in findings.fans if fan.subject == subject)


def _fan_figure(findings: Findings, fan: Fan, weeks: int | None = None) -> Figure:
    """One quantity; with `weeks` only so many ahead, and without the table, which stands elsewhere."""
    name = force_name(findings, fan.subject)
    rows = [row for row in _weeks(fan) if weeks is None or (row.day - findings.as_of).days < 7 * (weeks + 1)]
    claims = _claims_on(findings, fan)
    marks = [_mark(findings, claim) for claim in claims]
    top = _top(rows, marks, findings.as_of)
    ruler = Ruler(0.0, top)
    return Figure(
        title=f"{name}: {fan.quantity}" if weeks is None else f"{quantity_noun(fan.quantity).capitalize()}, {fan.unit}",
        caption=_beyond(rows, marks, top),
        panel=panel_of(
            DrawnCourse(
                weeks=[_drawn(week) for week in rows],
                marks=marks,
                groups=sorted({claim.group for claim in findings.claims}),
            ),
            ruler,
            number_ticks(ruler, lambda value: f"{value:,.0f}"),
            as_of=findings.as_of,
            description=f"{name}, {fan.quantity} over time with intervals, and {tally(len(marks), 'claim')} about it.",
        ),
        head=("week ending", "median", "50 % interval", "90 % interval"),
        rows=() if weeks is not None else tuple(map(_words, rows)),
    )


def _weeks(fan: Fan) -> list[Week]:
    lines = zip(fan.dates, fan.q05, fan.q25, fan.q50, fan.q75, fan.q95, strict=True)
    return [Week(day=day, q05=q05, q25=q25, q50=q50, q75=q75, q95=q95) for day, q05, q25, q50, q75, q95 in lines]


def _is_withheld_throughout(fan: Fan, as_of: date) -> bool:
    """Whether the line up to a day is that of "fewer than 10" alone: flat, and no course."""
    line = [middle for day, middle in zip(fan.dates, fan.q50, strict=True) if day <= as_of]
    few = [isinstance(middle, FewerThan) for middle in line]
    return any(few) and all(is_few or not middle for is_few, middle in zip(few, line, strict=True))


def _drawn(week: Week) -> Week:
    """A week as it is drawn: a band whose lower end is "fewer than 10" begins at nought, as far as anybody may know."""
    low = 0.0 if isinstance(week.q05, FewerThan) else week.q05
    return replace(week, q05=low, q25=0.0 if isinstance(week.q25, FewerThan) else week.q25)


def _words(week: Week) -> tuple[str, ...]:
    half = (week.q25 or 0.0, week.q75 or 0.0)
    middle = count_words(week.q50, width=week.q95 - week.q05)
    return (week.day.isoformat(), middle, interval_words(*half), interval_words(week.q05, week.q95))


def _claims_on(findings: Findings, fan: Fan) -> list[ClaimLine]:
    """Claims that this course can be held against: a stock on a day or over some, a total by a day.

    Plans have no such day, and what was lost within a window is no total, unless it begins with the course.
    """
    same = [row for row in findings.claims if (row.subject, row.quantity) == (fan.subject, fan.quantity)]
    told = [row for row in same if row.as_of_end is not None and row.role != "prospect"]
    begins = fan.dates[0] + A_WEEK if fan.dates else date.min
    return [
        row for row in told if row.as_of_start is None or row.quantity == Quantity.PRESENT or row.as_of_start <= begins
    ]


def _days(claim: ClaimLine) -> tuple[date, date] | None:
    """First and last day of a stock that is told of several; None for a single day and for totals."""
    first, last = claim.as_of_start, claim.as_of_end
    if claim.quantity != Quantity.PRESENT or first is None or last is None or first == last:
        return None
    return first, last


def _mark(findings: Findings, claim: ClaimLine) -> ClaimMark:
    verdict = next((row.verdict for row in findings.muster if row.claim_id == claim.claim_id), "not judged")
    says = f"{claim.text} {quantity_noun(claim.quantity)}"
    days = _days(claim)
    return ClaimMark(
        day=days[0] + (days[1] - days[0]) // 2 if days else claim.as_of_end or claim.said_on,
        days=days,
        low=_finite(claim.low),
        high=_finite(claim.high),
        group=claim.group,
        holds=verdict not in {"fails", "doubtful"},
        is_repeat=claim.role == "repeat",
        text=f"{claim.claim_id}: {claim.claimant} ({claim.group}), {says}, {claim.when}, {verdict}",
    )


def _top(weeks: Sequence[Week], marks: Sequence[ClaimMark], as_of: date) -> float:
    known = [week for week in weeks if isfinite(week.q95)]
    return top_of(
        [week.q95 for week in known if week.day <= as_of],
        [week.q75 for week in known if week.q75 is not None and isfinite(week.q75)],
        [week.q95 for week in known],
        [end for mark in marks for end in (mark.low, mark.high) if end is not None],
    )


def _beyond(weeks: Sequence[Week], marks: Sequence[ClaimMark], top: float) -> str:
    """Says what lies above the scale, a band's end or claims; a conflict is never dropped silently."""
    ends = [week.q95 for week in weeks if isfinite(week.q95)]
    wide = f"The 90 % band goes on above the scale, to {count_words(max(ends))}." if ends and max(ends) > top else ""
    above = [mark for mark in marks if any(end is not None and end > top for end in (mark.low, mark.high))]
    verbs = ("lies", "is") if len(above) == 1 else ("lie", "are")
    loud = f"{tally(len(above), 'claim')} {verbs[0]} above the scale and {verbs[1]} drawn at its edge." if above else ""
    return " ".join(part for part in (wide, loud) if part)


# Levels over time ---------------------------------------------------------------------------------------------------


def strain_figure(findings: Findings) -> Figure | None:
    """Strain of the partner over time, or None without it."""
    if not findings.strain:
        return None
    return _series_figure(
        findings, findings.strain, title="Strain of the partner", caption=STRAIN_SCALE, words=level_words, level=0.0
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
            words=share_words,
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
    words: Callable[[float], str],
    level: float | None,
) -> Figure:
    ordered = sorted(points, key=lambda point: point.date)
    weeks = [Week(day=point.date, q05=point.q05, q50=point.q50, q95=point.q95) for point in ordered]
    ruler = _ruler_of(weeks, level)
    return Figure(
        title=title,
        caption=f"{caption} The line is the median, broken where it lies ahead; the band holds 90 %.".strip(),
        panel=panel_of(
            DrawnCourse(weeks=weeks), ruler, number_ticks(ruler, words), as_of=findings.as_of, level=level,
            description=f"{title} over time with its 90 % interval.",
        ),
        head=("week ending", "median", "90 % interval"),
        rows=tuple(map(_point, ordered)),
    )  # fmt: skip


def _ruler_of(weeks: Sequence[Week], level: float | None) -> Ruler:
    """Room for the interval and for the level at which it began; a scale that can be negative starts where it must."""
    ends = [end for week in weeks for end in (week.q05, week.q95) if isfinite(end)] or [0.0, 1.0]
    low, high = min(ends), max(ends)
    bottom = min(low, level) if level is not None else 0.0
    return Ruler(floor(10.0 * bottom) / 10.0, max(1.05 * high, bottom + 0.1))


def _point(point: StrainPoint | DependencePoint) -> tuple[str, ...]:
    if isinstance(point, StrainPoint):
        return (point.date.isoformat(), level_words(point.q50), level_interval_words(point.q05, point.q95))
    return (point.date.isoformat(), percent_words(point.q50), percent_interval_words(point.q05, point.q95))


def _finite(value: float | None) -> float | None:
    return value if value is not None and isfinite(value) else None
