"""The charts of a briefing: quantities and levels over time, leans of sources, actions ahead.

Each function takes finished rows and gives back a Vega-Lite specification. A missing number is left out of a chart,
never drawn as nought; a claim far above everything else is drawn at the upper edge and told in its tooltip.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, Final

from passmuster.briefing.page.chart_parts import (
    Row,
    Spec,
    by_place,
    complete,
    days,
    interval,
    layer,
    mark,
    number,
    spec,
    tips,
)
from passmuster.briefing.page.chart_style import HEIGHT, OFFSET_STEP, ROW_STEP
from passmuster.ledger.vocabulary import Bound
from passmuster.wording.dates import long_date
from passmuster.wording.numbers import BOUND_WORDS

__all__ = ["PER_CENT", "SCALE_REACH", "fan_chart", "lean_chart", "outlook_chart", "scale_top", "series_chart"]

SCALE_REACH: Final = 2.5
"""A claim may lift the top of a chart to this many times the widest interval; one beyond is drawn at the edge."""

AHEAD_REACH: Final = 1.5
"""A 90 % interval ahead may reach this many times the middle half's upper end; one beyond is cut at the edge."""

LEAN_REACH: Final = 64.0
"""The scale of leans runs from 1/64 to 64 at most; what lies beyond is drawn at its end and told in the tooltip."""

SHAPES: Final = {
    "about or exactly": "circle",
    BOUND_WORDS[Bound.AT_LEAST]: "triangle-up",
    BOUND_WORDS[Bound.AT_MOST]: "triangle-down",
}
"""What a claim's number says of the truth, to the shape of its mark; a range is a floor and a ceiling joined."""

TICKS: Final = tuple(2.0**power for power in range(-6, 7))
"""Factors at which the scale of leans may be labelled."""

PER_CENT: Final = "format(100 * datum.value, '.0f') + ' %'"
"""Labels of a scale of shares, as Vega writes expressions."""

FRACTIONS: Final = "datum.value < 1 ? '1/' + format(1 / datum.value, '.0f') : format(datum.value, '.0f')"
"""Labels of a scale of factors, as Vega writes expressions."""

SPOKEN: Final = {"field": "spoken", "type": "nominal"}
"""What a screen reader says of a mark: a finished sentence. Marks that only repeat a neighbour are not spoken."""

LEAN_AXIS: Final = {"title": None, "ticks": False, "domain": False, "labelExpr": "split(datum.label, ' · ')"}
"""Source and kind of number on one line, side on the next."""

CLAIM_TIPS: Final = ("claim", "claimant", "says", "about", "said on", "verdict")


# Quantities over time -----------------------------------------------------------------------------------------------


def fan_chart(
    fan: Sequence[Row], claims: Sequence[Row], *, groups: Sequence[str], as_of: date, unit: str, description: str
) -> Spec:
    """A quantity over time: both intervals as bands, the median as a line, and the claims as marks on it.

    `fan` has rows with `date` (ISO), `q05` to `q95` and the texts `week`, `median`, `half`, `nine tenths`. `claims`
    has rows with `date`, `low` and `high` (None where open), `group`, `holds`, `repeat` and the texts of `CLAIM_TIPS`.
    `groups` are all source groups of the briefing, so that each keeps its colour.
    """
    rows = [_with_week(row) for row in fan if complete(row, "q05", "q25", "q50", "q75", "q95")]
    top = scale_top(rows, claims, as_of)
    rows = [_within(row, top) for row in rows]
    y = {"axis": {"title": unit, "format": ",d", "tickCount": 5}, "scale": {"domain": [0, top]}}
    layers = [
        layer("fan", mark("area", "outer", aria=False), x=days(), **interval("y", "q05", "q95", **y)),
        layer("fan", mark("area", "inner", aria=False), x=days(), **interval("y", "q25", "q75", **y)),
        *_middle(y),
        *_today(),
        _weeks("week", "median", "half", "nine tenths"),
        *_claim_layers(claims, groups, y),
    ]
    data = {**_weeks_of(rows, as_of), "claims": _spans(claims, top), "ends": _ends(claims, top)}
    return spec(description, height=HEIGHT, data=data, layers=layers)


def series_chart(points: Sequence[Row], *, as_of: date, axis: Spec, level: float | None, description: str) -> Spec:
    """A level over time with its 90 % interval and, where given, a line at the `level` at which it began."""
    rows = [_with_week(row) for row in points if complete(row, "q05", "q50", "q95")]
    y = {"axis": axis}
    layers = [
        layer("fan", mark("area", "outer", aria=False), x=days(), **interval("y", "q05", "q95", **y)),
        layer("level", mark("rule", "level", aria=False), y=number("level", **y)),
        *_middle(y),
        *_today(),
        _weeks("week", "median", "nine tenths"),
    ]
    data = {**_weeks_of(rows, as_of), "level": [] if level is None else [{"level": level}]}
    return spec(description, height=HEIGHT * 2 // 3, data=data, layers=layers)


def scale_top(fan: Sequence[Row], claims: Sequence[Row], as_of: date) -> float:
    """Top of the vertical scale: room for what is estimated, for the middle half of what lies ahead, and for claims.

    Far ends ahead would press everything else flat, so they get `AHEAD_REACH` times the middle half, and claims get
    `SCALE_REACH` times the estimate. What lies beyond is drawn at the edge, and the caption says so.
    """
    told = [row for row in fan if complete(row, "q75", "q95")]
    now = max((row["q95"] for row in told if row["date"] <= as_of.isoformat()), default=0.0)
    half = max((row["q75"] for row in told), default=0.0)
    widest = max(now, min(AHEAD_REACH * half, max((row["q95"] for row in told), default=0.0)))
    loudest = max((end for row in claims for end in (row["low"], row["high"]) if end is not None), default=0.0)
    wanted = min(loudest, SCALE_REACH * widest) if widest > 0.0 else loudest
    return 1.05 * max(widest, wanted) or 1.0


def _within(row: Row, top: float) -> Row:
    """The row with its quantiles on the scale."""
    return {**row, **{name: min(row[name], top) for name in ("q05", "q25", "q50", "q75", "q95")}}


def _weeks_of(rows: Sequence[Row], as_of: date) -> dict[str, Sequence[Row]]:
    """All weeks; those up to the as-of date; those from the last of them on; and the as-of date itself."""
    today = as_of.isoformat()
    past = [row for row in rows if row["date"] <= today]
    ahead = [*past[-1:], *(row for row in rows if row["date"] > today)]
    return {"fan": rows, "past": past, "ahead": ahead, "now": [{"date": today, "label": f"as of {long_date(as_of)}"}]}


def _with_week(row: Row) -> Row:
    """The row with the seven days around its own, which is where the pointer finds it."""
    middle = date.fromisoformat(row["date"])
    return {**row, "from": (middle - timedelta(days=3)).isoformat(), "to": (middle + timedelta(days=4)).isoformat()}


def _middle(y: Spec) -> list[Spec]:
    """The median: a full line up to the as-of date, a broken one from there on."""
    return [
        layer("past", mark("line", "middle", aria=False), x=days(), y=number("q50", **y)),
        layer("ahead", mark("line", "ahead", aria=False), x=days(), y=number("q50", **y)),
    ]


def _today() -> list[Spec]:
    """The as-of date: a dotted line with its day beside it."""
    label = {"field": "label", "type": "nominal"}
    return [
        layer("now", mark("rule", "now", aria=False), x=days()),
        layer("now", mark("text", "now-label", y=0, aria=False), x=days(), text=label),
    ]


def _weeks(*names: str) -> Spec:
    """Unseen upright strips, one a week side by side, that give the figures of the week to the pointer."""
    return layer("fan", mark("rect", "unseen", aria=False), x=days("from"), x2={"field": "to"}, tooltip=tips(*names))


# Claims on a chart --------------------------------------------------------------------------------------------------


def _spans(claims: Sequence[Row], top: float) -> list[Row]:
    """Claims with a floor and a ceiling apart, to be joined by a line."""
    both = [row for row in claims if row["low"] is not None and row["high"] is not None and row["low"] < row["high"]]
    return [{**row, "low": min(row["low"], top), "high": min(row["high"], top)} for row in both]


def _ends(claims: Sequence[Row], top: float) -> list[Row]:
    """One row for each end of a claim, with the kind of end it is and a height that is on the scale."""
    return [
        {**row, "height": min(height, top), "end": kind}
        for row in claims
        for kind, height in _kinds(row["low"], row["high"])
    ]


def _kinds(low: float | None, high: float | None) -> list[tuple[str, float]]:
    exact, floor, ceiling = SHAPES
    if low is not None and low == high:
        return [(exact, low)]
    return [(kind, end) for kind, end in ((floor, low), (ceiling, high)) if end is not None]


def _claim_layers(claims: Sequence[Row], groups: Sequence[str], y: Spec) -> list[Spec]:
    """Lines for ranges and marks for ends; a click on a group's name in the legend lets the others fade."""
    shown = [group for group in groups if group in {row["group"] for row in claims}]
    colour = by_place("group", groups, shown=shown)
    pick = {"name": "picked", "select": {"type": "point", "fields": ["group"]}, "bind": "legend"}
    layers = [*([_ranges(colour, y)] if _spans(claims, float("inf")) else []), _marks(colour, y)]
    # The legend answers to a click only when the first of the layers that share it holds the selection.
    return [{**layers[0], "params": [pick]}, *layers[1:]]


def _ranges(colour: Spec, y: Spec) -> Spec:
    look = mark("rule", strokeWidth=2, aria=False)
    places = interval("y", "low", "high", **y)
    return layer("claims", look, x=days(), color=colour, opacity=_faded(), tooltip=tips(*CLAIM_TIPS), **places)


def _marks(colour: Spec, y: Spec) -> Spec:
    """Ends of claims: the shape says which bound, the fill whether it holds, the size whether it is a repeat."""
    scale = {"domain": list(SHAPES), "range": list(SHAPES.values())}
    return layer(
        "ends",
        mark("point", filled=False, strokeWidth=1.8),
        x=days(),
        y=number("height", **y),
        color=colour,
        fill=colour,
        fillOpacity={"condition": {"test": "datum.holds", "value": 0.9}, "value": 0},
        shape={"field": "end", "type": "nominal", "title": None, "scale": scale},
        size={"condition": {"test": "datum.repeat", "value": 26}, "value": 74},
        opacity=_faded(),
        tooltip=tips(*CLAIM_TIPS),
        description=SPOKEN,
    )


def _faded() -> Spec:
    return {"condition": {"param": "picked", "value": 1, "empty": True}, "value": 0.12}


# Charts of rows -----------------------------------------------------------------------------------------------------


def lean_chart(rows: Sequence[Row], *, description: str) -> Spec:
    """How far sources lean: a point and its 90 % interval for each row, on a log scale with 1 for no lean.

    Rows have `label`, `low`, `middle`, `high`, `leans` (True when the interval does not hold 1) and tooltip texts.
    """
    shown = [row for row in rows if complete(row, "low", "middle", "high") and row["low"] > 0.0]
    low, high = _log_domain(shown)
    # A tick beyond the scale would be drawn at its end and name a factor that the end is not.
    ticks = [tick for tick in TICKS if low <= tick <= high]
    axis = {"title": None, "values": ticks, "labelExpr": FRACTIONS, "labelOverlap": "greedy"}
    x = {"scale": {"type": "log", "domain": [low, high], "clamp": True}, "axis": axis}
    y = {"field": "label", "type": "nominal", "sort": None, "axis": LEAN_AXIS}
    tip = tips("source", "factor", "interval", "reading", "rests on")
    fill = {"condition": {"test": "datum.leans", "value": 1}, "value": 0}
    point = mark("point", "whisker", shape="circle", size=90, fill="var(--fan-line)", filled=False)
    ground = mark("point", "ground", aria=False, shape="circle", size=90)
    layers = [
        layer("one", mark("rule", "level", aria=False), x=number("middle", **x)),
        layer("rows", mark("rule", "whisker", aria=False), y=y, tooltip=tip, **interval("x", "low", "high", **x)),
        layer("rows", ground, y=y, x=number("middle", **x)),
        layer("rows", point, y=y, x=number("middle", **x), fillOpacity=fill, tooltip=tip, description=SPOKEN),
    ]
    data: dict[str, Sequence[Row]] = {"rows": shown, "one": [{"middle": 1}]}
    return spec(description, height=ROW_STEP * max(1, len(shown)), data=data, layers=layers)


def outlook_chart(rows: Sequence[Row], *, actions: Sequence[str], description: str) -> Spec:
    """Each action's probability at each horizon, with its interval, and the naive rate as a hollow diamond.

    Rows have `action`, `horizon`, `low`, `middle`, `high`, `naive` (None when unknown) and the texts of the tooltip.
    """
    shown = [row for row in rows if complete(row, "low", "middle", "high")]
    horizons = list(dict.fromkeys(row["horizon"] for row in shown))
    x: Spec = {"axis": {"title": None, "labelExpr": PER_CENT, "tickCount": 5}, "scale": {"domain": [0, 1]}}
    place: dict[str, Any] = {
        "y": {"field": "action", "type": "nominal", "sort": list(actions), "axis": {"title": None, "ticks": False}},
        "yOffset": {"field": "horizon", "type": "nominal", "sort": horizons},
        "tooltip": tips("action", "horizon", "likelihood", "interval", "naive rate"),
    }
    colour = by_place("horizon", horizons)
    shape = {"field": "horizon", "type": "nominal", "title": None, "scale": {"domain": horizons}}
    whisker, point = mark("rule", strokeWidth=2, aria=False), mark("point", filled=True, size=90, opacity=1)
    naive = mark("point", "naive", aria=False, shape="diamond", size=70)
    layers = [
        layer("rows", whisker, color=colour, **place, **interval("x", "low", "high", **x)),
        layer("rows", naive, where="isValid(datum.naive)", x=number("naive", **x), **place),
        layer("rows", point, color=colour, shape=shape, x=number("middle", **x), description=SPOKEN, **place),
    ]
    return spec(description, height=OFFSET_STEP * max(1, len(shown)), data={"rows": shown}, layers=layers)


def _log_domain(rows: Sequence[Row]) -> tuple[float, float]:
    """A log scale with 1 in its middle that holds every interval, from at least 1/2 to 2 up to at most `LEAN_REACH`."""
    reach = min(LEAN_REACH, 1.1 * max([2.0, *(row["high"] for row in rows), *(1.0 / row["low"] for row in rows)]))
    return 1.0 / reach, reach
