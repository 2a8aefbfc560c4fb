"""The chart of leans: how far each source's numbers lie from the truth, on a log scale.

It takes finished rows and gives back a Vega-Lite specification. A missing number is left out of a chart, never drawn as
nought; what lies beyond the scale is drawn at its end and told in its tooltip.
"""

from collections.abc import Sequence
from typing import Final

from passmuster.briefing.page.chart_parts import Row, Spec, complete, interval, layer, mark, number, spec, tips
from passmuster.briefing.page.chart_style import ROW_STEP
from passmuster.briefing.page.scales import FACTOR_REACH

__all__ = ["lean_chart"]

TICKS: Final = tuple(2.0**power for power in range(-6, 7))
"""Factors at which the scale of leans may be labelled."""

FRACTIONS: Final = "datum.value < 1 ? '1/' + format(1 / datum.value, '.0f') : format(datum.value, '.0f')"
"""Labels of a scale of factors, as Vega writes expressions."""

SPOKEN: Final = {"field": "spoken", "type": "nominal"}
"""What a screen reader says of a mark: a finished sentence. Marks that only repeat a neighbour are not spoken."""

LEAN_AXIS: Final = {"title": None, "ticks": False, "domain": False, "labelExpr": "split(datum.label, ' · ')"}
"""Source and kind of number on one line, side on the next."""


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


def _log_domain(rows: Sequence[Row]) -> tuple[float, float]:
    """A log scale with 1 in its middle that holds every interval, from 1/2 to 2 at least, to `FACTOR_REACH` at most."""
    reach = min(FACTOR_REACH, 1.1 * max([2.0, *(row["high"] for row in rows), *(1.0 / row["low"] for row in rows)]))
    return 1.0 / reach, reach
