"""The chart of losses: what was lost over time with the claims on it."""

from collections.abc import Sequence
from typing import Final

from passmuster.briefing.page.chart_parts import Row, Spec, by_place, days, interval, layer, mark, number, spec, tips
from passmuster.briefing.page.chart_style import HEIGHT
from passmuster.ledger.vocabulary import Bound
from passmuster.wording.numbers import BOUND_WORDS

__all__ = ["AT_A_POINT", "curve_chart"]

REACH: Final = 2.5
"""A claim may lift the top of a chart to this many times the widest interval; one beyond is drawn at the edge."""
CLAIM_TIPS: Final = ("source", "says", "day", "remark")
AT_A_POINT: Final = "point"
"""What stands for a claim without a bound."""

SHAPES: Final = {
    AT_A_POINT: "circle",
    BOUND_WORDS[Bound.AT_LEAST]: "triangle-up",
    BOUND_WORDS[Bound.AT_MOST]: "triangle-down",
}
"""What a claim's number says of the truth, to the shape of its mark."""


def curve_chart(totals: Sequence[Row], claims: Sequence[Row], *, groups: Sequence[str], description: str) -> Spec:
    """A running total: its 95 % interval as a band, the median as a line, claims as marks.

    `totals` has rows with `date`, `q025`, `q50`, `q975` and the texts of a tooltip; `claims` rows with `date`, `count`,
    `bound`, `group`, `slip` and the texts of CLAIM_TIPS. Numbers above the scale stand at its upper edge, hollow like
    likely slips.
    """
    widest = max(row["q975"] for row in totals)
    top = 1.05 * max(widest, min(max((row["count"] for row in claims), default=0.0), REACH * widest))
    y = {"axis": {"title": None, "format": ",d", "tickCount": 5}, "scale": {"domain": [0, top]}}
    shown = [{**row, "height": min(row["count"], top), "hollow": row["slip"] or row["count"] > top} for row in claims]
    colour = by_place("group", groups, shown=[group for group in groups if group in {row["group"] for row in claims}])
    shape = {
        "field": "bound",
        "type": "nominal",
        "title": None,
        "legend": None,
        "scale": {"domain": list(SHAPES), "range": list(SHAPES.values())},
    }
    layers = [
        layer("totals", mark("area", "outer", aria=False), x=days(), **interval("y", "q025", "q975", **y)),
        layer("totals", mark("line", "middle", aria=False), x=days(), y=number("q50", **y)),
        layer(
            "claims",
            mark("point", filled=False, strokeWidth=1.2, size=22, aria=False),
            x=days(),
            y=number("height", **y),
            color=colour,
            fill=colour,
            fillOpacity={"condition": {"test": "datum.hollow", "value": 0}, "value": 0.6},
            shape=shape,
            tooltip=tips(*CLAIM_TIPS),
        ),
    ]
    return spec(description, height=HEIGHT, data={"totals": list(totals), "claims": shown}, layers=layers)
