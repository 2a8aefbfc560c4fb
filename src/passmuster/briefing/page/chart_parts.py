"""Pieces of Vega-Lite specifications that all charts share, as plain dicts.

Time is UTC everywhere: the day shown is the day of the record, wherever the reader sits.
"""

from collections.abc import Mapping, Sequence
from math import isfinite
from typing import Any, Final

from passmuster.briefing.page.chart_style import CONFIG, GROUP_COLOURS

__all__ = ["Row", "Spec", "by_place", "complete", "days", "interval", "layer", "mark", "number", "spec", "tips"]

Spec = dict[str, Any]
"""A Vega-Lite specification or a part of one."""

Row = Mapping[str, Any]
"""One row of a chart's data: numbers, ISO dates, and the texts of its tooltip."""

SCHEMA: Final = "https://vega.github.io/schema/vega-lite/v6.json"


def spec(description: str, *, height: int, data: Mapping[str, Sequence[Row]], layers: Sequence[Spec]) -> Spec:
    """A whole chart, as wide as its place, with a description for those who cannot see it; layers without data go."""
    return {
        "$schema": SCHEMA,
        "description": description,
        "width": "container",
        "height": height,
        "autosize": {"type": "fit-x", "contains": "padding"},
        "config": CONFIG,
        "datasets": {name: [dict(row) for row in rows] for name, rows in data.items()},
        "layer": [part for part in layers if data.get(part["data"]["name"])],
    }


def layer(dataset: str, look: Spec, **encoding: Spec | list[Spec]) -> Spec:
    """One layer: a mark over a named data set, its channels by name."""
    return {"data": {"name": dataset}, "mark": look, "encoding": encoding}


def mark(kind: str, style: str = "", **more: Any) -> Spec:
    """A mark in a named look. It answers to the pointer only when its layer has a tooltip channel."""
    return {"type": kind, **({"style": style} if style else {}), **more}


def days(field: str = "date") -> Spec:
    """Days along the horizontal axis."""
    ticks = {"format": "%b %Y", "tickCount": {"interval": "month"}, "labelOverlap": "greedy"}
    return {
        "field": field,
        "type": "temporal",
        "scale": {"type": "utc"},
        "axis": {"title": None, "grid": False, **ticks},
    }


def number(field: str, **more: Any) -> Spec:
    """A number on a channel; its axis and scale by name."""
    return {"field": field, "type": "quantitative", **more}


def interval(channel: str, low: str, high: str, **more: Any) -> Spec:
    """The two channels of an interval, such as ``x`` and ``x2``."""
    return {channel: number(low, **more), f"{channel}2": {"field": high}}


def tips(*names: str) -> list[Spec]:
    """The lines of a tooltip: fields that hold finished texts, titled by their own names."""
    return [{"field": name, "type": "nominal", "title": name} for name in names]


def by_place(field: str, values: Sequence[str], *, shown: Sequence[str] = ()) -> Spec:
    """Colours by the place a value has in a list, so that it keeps its colour from chart to chart.

    Colours repeat when the list is longer than the palette. The legend names the values in `shown`, or all of them.
    """
    colours = [GROUP_COLOURS[place % len(GROUP_COLOURS)] for place in range(len(values))]
    scale = {"domain": list(values), "range": colours}
    return {
        "field": field,
        "type": "nominal",
        "scale": scale,
        "legend": {"title": None, "values": list(shown or values)},
    }


def complete(row: Row, *fields: str) -> bool:
    """True when every named field holds a finite number; other rows stay in the table and out of the chart."""
    return all(row[field] is not None and isfinite(row[field]) for field in fields)
