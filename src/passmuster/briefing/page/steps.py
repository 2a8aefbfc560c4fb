"""The estimate from one briefing to the next, and below it what moved it, as two drawings with one scale of days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from passmuster.briefing.moves import cause_label
from passmuster.briefing.page.panel import ClaimPoint, ClaimSpan, Panel
from passmuster.briefing.page.scales import Ruler, Tick, TimeScale, number_ticks
from passmuster.findings.change_words import step_words
from passmuster.findings.parts.changes import Cause, MovedNumber
from passmuster.wording.dates import MONTHS, long_date
from passmuster.wording.numbers import count_words, interval_words

__all__ = ["StackedBlock", "StepRow", "StepsDrawing", "steps_drawing"]

SEEN, EXPECTED = 1, 2
"""Colours of what was estimated, and of what the briefing before had expected."""
FIRST_CAUSE: Final = 3
"""Colour of the first cause; the others follow."""
ASIDE: Final = 0.9
"""Per cent of the width by which what was expected stands beside what was estimated."""
MARGIN: Final = 0.06
"""Share of the scale left free above and below."""
GAP: Final = 0.6
"""Per cent of the width between two steps."""


@dataclass(frozen=True, slots=True)
class StackedBlock:
    """What one cause did between two briefings: a rectangle in a box of 100 by 100, and the number of its colour."""

    x: float
    y: float
    width: float
    height: float
    colour: int


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step in words: the day, the estimate, what had been expected, whether it held, and each cause's figure."""

    day: date
    new: str
    interval: str
    expected: str
    held: str
    moves: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StepsDrawing:
    """The estimates as a panel, the causes as stacked blocks with the height of nought, and both as a table."""

    panel: Panel
    blocks: tuple[StackedBlock, ...]
    zero: float
    causes: tuple[tuple[str, int], ...]
    rows: tuple[StepRow, ...]
    description: str
    sentence: str


def steps_drawing(steps: Sequence[MovedNumber]) -> StepsDrawing:
    """The drawings of some steps of one number, in order; there is at least one."""
    causes = [cause for cause in Cause if any(dict(row.shown).get(cause) for row in steps)]
    span = TimeScale(steps[0].old_date, steps[-1].date)
    blocks, zero = _blocks(steps, causes, span)
    held = [row.is_as_expected for row in steps]
    return StepsDrawing(
        panel=_panel(steps, span),
        blocks=blocks,
        zero=zero,
        causes=tuple((cause_label(cause), FIRST_CAUSE + place) for place, cause in enumerate(causes)),
        rows=tuple(_row(row, causes) for row in steps),
        description="What moved it between two briefings: a block for each cause, up or down from nought.",
        sentence=step_words(held),
    )


def _row(row: MovedNumber, causes: Sequence[Cause]) -> StepRow:
    shown = dict(row.shown)
    expected = "" if row.expected is None else f"{row.expected[1]:,.0f} ({_ends(row.expected[0], row.expected[2])})"
    held = {True: "inside", False: "outside", None: ""}[row.is_as_expected]
    moves = tuple(f"{shown.get(cause, 0):+,}".replace("-", "−").replace("+0", "0") for cause in causes)
    return StepRow(row.date, f"{row.shown_new:,}", _ends(*row.new_interval), expected, held, moves)


def _ends(low: float, high: float) -> str:
    return interval_words(low, high)


# The estimates --------------------------------------------------------------------------------------------------------


def _panel(steps: Sequence[MovedNumber], span: TimeScale) -> Panel:
    seen = [(steps[0].old_date, steps[0].old, steps[0].old_interval), *((r.date, r.new, r.new_interval) for r in steps)]
    expected = [(row.date, row.expected) for row in steps if row.expected is not None]
    lows = [ends[0] for _, _, ends in seen] + [levels[0] for _, levels in expected]
    highs = [ends[1] for _, _, ends in seen] + [levels[2] for _, levels in expected]
    room = MARGIN * (max(highs) - min(lows) or 1.0)
    ruler = Ruler(max(min(lows) - room, 0.0), max(highs) + room)
    points = [_point(span.place(day), ruler.place(middle), "●", SEEN, _told(day, middle, ends))
              for day, middle, ends in seen]  # fmt: skip
    points += [_point(_aside(span, day), ruler.place(levels[1]), "○", EXPECTED,
                      f"{_told(day, levels[1], (levels[0], levels[2]))}, as expected before")
               for day, levels in expected]  # fmt: skip
    spans = [ClaimSpan(span.place(day), ruler.place(high), ruler.place(low), SEEN) for day, _, (low, high) in seen]
    spans += [ClaimSpan(_aside(span, day), ruler.place(high), ruler.place(low), EXPECTED)
              for day, (low, _, high) in expected]  # fmt: skip
    return Panel(
        description="; ".join(_told(day, middle, ends) for day, middle, ends in seen),
        outer="", inner="",
        past="M" + "L".join(f"{span.place(day):g} {ruler.place(middle):g}" for day, middle, _ in seen),
        ahead="", now=100.0, now_label="", level=None, across=_days([day for day, _, _ in seen], span),
        up=number_ticks(ruler, lambda value: count_words(value, width=0.0)), points=tuple(points), spans=tuple(spans),
        stretches=(),
        groups=(("estimated", SEEN), ("expected by the briefing before", EXPECTED)),
    )  # fmt: skip


def _told(day: date, middle: float, ends: tuple[float, float]) -> str:
    return f"{long_date(day)}: about {count_words(middle, width=ends[1] - ends[0])} ({interval_words(*ends)})"


def _point(x: float, y: float, glyph: str, colour: int, text: str) -> ClaimPoint:
    return ClaimPoint(x, y, glyph, colour, False, text)


def _aside(span: TimeScale, day: date) -> float:
    return round(span.place(day) - ASIDE, 2)


MOST_DAYS: Final = 5


def _days(days: Sequence[date], span: TimeScale) -> tuple[Tick, ...]:
    """First and last day of the scale and some between."""
    stride = max(1, (len(days) - 1) // (MOST_DAYS - 1))
    named = [day for place, day in enumerate(days) if place % stride == 0 or place == len(days) - 1]
    return tuple(Tick(span.place(day), f"{day.day} {MONTHS[day.month - 1][:3]}") for day in named)


# What moved them ------------------------------------------------------------------------------------------------------


def _blocks(
    steps: Sequence[MovedNumber], causes: Sequence[Cause], span: TimeScale
) -> tuple[tuple[StackedBlock, ...], float]:
    """What each cause did in each step, stacked up from nought where it raised the number, and down where not."""
    moves = [[dict(row.shown).get(cause, 0) for cause in causes] for row in steps]
    top = max((sum(max(figure, 0) for figure in own) for own in moves), default=0)
    bottom = max((sum(max(-figure, 0) for figure in own) for own in moves), default=0)
    scale = 100.0 / ((top + bottom) or 1)
    zero = round(top * scale, 2)
    found = []
    for row, own in zip(steps, moves, strict=True):
        left, right = span.place(row.old_date), span.place(row.date)
        above = below = 0
        for place, figure in enumerate(own):
            height = abs(figure) * scale
            y = zero - (above + figure) * scale if figure > 0 else zero + below * scale
            if figure:
                width = max(right - left - GAP, 0.4)
                found.append(StackedBlock(left, round(y, 2), round(width, 2), round(height, 2), FIRST_CAUSE + place))
            above, below = above + max(figure, 0), below + max(-figure, 0)
    return tuple(found), zero
