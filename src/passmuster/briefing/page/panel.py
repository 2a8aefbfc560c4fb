"""A drawing over time, made of shapes that need no script: bands, a line, and claims as marks on it.

Its geometry is worked out here once, in per cent of the drawing, so that it fits any width and prints as it stands.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import isfinite
from typing import Final

from passmuster.briefing.page.scales import Ruler, Tick, TimeScale
from passmuster.wording.dates import long_date

__all__ = ["ClaimMark", "ClaimPoint", "ClaimSpan", "ClaimStretch", "DrawnCourse", "Panel", "Week", "panel_of"]

GLYPHS: Final = {"exact": ("●", "○"), "floor": ("▲", "△"), "ceiling": ("▼", "▽")}
"""What a claim's number says of the truth, to its mark: full where the claim holds, hollow where it is doubted."""

N_COLOURS: Final = 8
"""Colours of source groups; they repeat after the last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """Quantiles at the end of a week; the inner two are None where only the 90 % interval is drawn."""

    day: date
    q05: float
    q50: float
    q95: float
    q25: float | None = None
    q75: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimMark:
    """A claim on a drawing: the smallest and the largest number it admits, None where it sets no end.

    `days` are the first and last day it speaks of where these are several; the mark stands on `day` among them.
    """

    day: date
    low: float | None
    high: float | None
    group: str
    holds: bool
    is_repeat: bool
    text: str
    days: tuple[date, date] | None = None


@dataclass(frozen=True, slots=True)
class ClaimPoint:
    """One mark as it is drawn: place, glyph, number of its colour, whether it is small, and what it says."""

    x: float
    y: float
    glyph: str
    colour: int
    is_small: bool
    text: str


@dataclass(frozen=True, slots=True)
class ClaimSpan:
    """A range between a floor and a ceiling, drawn as an upright line."""

    x: float
    top: float
    bottom: float
    colour: int


@dataclass(frozen=True, slots=True)
class ClaimStretch:
    """The days that a claim speaks of, drawn as a level line through its mark."""

    left: float
    right: float
    y: float
    colour: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A drawing. Shapes are paths of SVG in a box of 100 by 100; empty ones are not drawn."""

    description: str
    outer: str
    inner: str
    past: str
    ahead: str
    now: float
    now_label: str
    level: float | None
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]
    points: tuple[ClaimPoint, ...]
    spans: tuple[ClaimSpan, ...]
    stretches: tuple[ClaimStretch, ...]
    groups: tuple[tuple[str, int], ...]
    """Groups that have a mark, each with the number of its colour."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnCourse:
    """What is drawn: weeks in order, claims about them, and all groups of the briefing, so that each keeps its hue."""

    weeks: Sequence[Week]
    marks: Sequence[ClaimMark] = ()
    groups: Sequence[str] = ()


def panel_of(
    course: DrawnCourse,
    ruler: Ruler,
    up: tuple[Tick, ...],
    *,
    as_of: date,
    description: str,
    level: float | None = None,
) -> Panel:
    """The drawing of a course on a ruler with its ticks; weeks with a hole are left out, never drawn as nought."""
    weeks = [week for week in course.weeks if all(map(isfinite, (week.q05, week.q50, week.q95)))]
    span = TimeScale(weeks[0].day, weeks[-1].day) if weeks else TimeScale(as_of, as_of)
    past = [week for week in weeks if week.day <= as_of]
    ahead = [*past[-1:], *(week for week in weeks if week.day > as_of)]
    place = _Places(span, ruler)
    colours = {group: number % N_COLOURS + 1 for number, group in enumerate(course.groups)}
    drawn = [mark for mark in course.marks if span.first <= mark.day <= span.last]
    return Panel(
        description=description,
        outer=place.band([(week.day, week.q05, week.q95) for week in weeks]),
        inner=place.band([(w.day, w.q25, w.q75) for w in weeks if w.q25 is not None and w.q75 is not None]),
        past=place.line([(week.day, week.q50) for week in past]),
        ahead=place.line([(week.day, week.q50) for week in ahead]),
        now=span.place(as_of),
        now_label=long_date(as_of),
        level=None if level is None else ruler.place(level),
        across=span.ticks(),
        up=up,
        points=tuple(point for mark in drawn for point in _points(mark, place, colours)),
        spans=tuple(_spans(drawn, place, colours)),
        stretches=tuple(_stretches(drawn, place, colours)),
        groups=tuple((group, colours[group]) for group in course.groups if group in {mark.group for mark in drawn}),
    )


@dataclass(frozen=True, slots=True)
class _Places:
    """Where days and numbers stand."""

    span: TimeScale
    ruler: Ruler

    def band(self, rows: Sequence[tuple[date, float, float]]) -> str:
        """A closed path along the upper ends and back along the lower ones; empty for less than two days."""
        if len(rows) < 2:
            return ""
        there = [(day, high) for day, _, high in rows]
        back = [(day, low) for day, low, _ in reversed(rows)]
        return f"{self.line([*there, *back])}Z"

    def line(self, rows: Sequence[tuple[date, float]]) -> str:
        """A path through the rows; empty for less than two."""
        if len(rows) < 2:
            return ""
        return "M" + "L".join(f"{self.span.place(day):g} {self.ruler.place(value):g}" for day, value in rows)


def _points(mark: ClaimMark, place: _Places, colours: dict[str, int]) -> Iterable[ClaimPoint]:
    for kind, value in _ends(mark):
        glyph = GLYPHS[kind][not mark.holds]
        x, y = place.span.place(mark.day), place.ruler.place(value)
        yield ClaimPoint(x, y, glyph, colours.get(mark.group, 1), mark.is_repeat, mark.text)


def _ends(mark: ClaimMark) -> list[tuple[str, float]]:
    if mark.low is not None and mark.low == mark.high:
        return [("exact", mark.low)]
    return [(kind, end) for kind, end in (("floor", mark.low), ("ceiling", mark.high)) if end is not None]


def _spans(marks: Iterable[ClaimMark], place: _Places, colours: dict[str, int]) -> Iterable[ClaimSpan]:
    for mark in marks:
        if mark.low is not None and mark.high is not None and mark.low < mark.high:
            top, bottom = place.ruler.place(mark.high), place.ruler.place(mark.low)
            yield ClaimSpan(place.span.place(mark.day), top, bottom, colours.get(mark.group, 1))


def _stretches(marks: Iterable[ClaimMark], place: _Places, colours: dict[str, int]) -> Iterable[ClaimStretch]:
    for mark in marks:
        if mark.days is not None:
            left, right = map(place.span.place, mark.days)
            for _, value in _ends(mark):
                yield ClaimStretch(left, right, place.ruler.place(value), colours.get(mark.group, 1))
