"""Pieces of chart specifications."""

from passmuster.briefing.page.chart_parts import (
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
from passmuster.briefing.page.chart_style import CONFIG, GROUP_COLOURS


def test_a_chart_holds_its_data_and_the_layers_that_have_some():
    """A layer whose data set is empty is left out; the description is there for those who cannot see."""
    layers = [layer("rows", mark("line"), x=days()), layer("none", mark("rule"))]
    made = spec("Two weeks.", height=100, data={"rows": [{"date": "2025-03-04"}], "none": []}, layers=layers)
    assert [part["data"]["name"] for part in made["layer"]] == ["rows"]
    assert made["datasets"]["rows"] == [{"date": "2025-03-04"}]
    assert (made["description"], made["config"]) == ("Two weeks.", CONFIG)


def test_layers_name_their_channels():
    """A mark has a named look."""
    made = layer("rows", mark("point", "whisker", size=70), x=number("x", scale=None))
    assert made["mark"] == {"type": "point", "style": "whisker", "size": 70}
    assert made["encoding"] == {"x": {"field": "x", "type": "quantitative", "scale": None}}


def test_days_are_those_of_the_record():
    """Time is UTC, so that a day is the same wherever the reader sits."""
    assert days()["scale"] == {"type": "utc"}


def test_intervals_and_tips_name_their_fields():
    """The two ends of an interval share a channel; a tooltip's lines are titled by their own names."""
    assert interval("y", "q05", "q95") == {"y": {"field": "q05", "type": "quantitative"}, "y2": {"field": "q95"}}
    assert tips("week") == [{"field": "week", "type": "nominal", "title": "week"}]


def test_a_value_keeps_its_colour_from_chart_to_chart():
    """Colours go by place in the list, and repeat after the last; the legend names those that are shown."""
    values = [f"G{place}" for place in range(len(GROUP_COLOURS) + 1)]
    channel = by_place("group", values, shown=["G0"])
    assert channel["scale"]["range"] == [*GROUP_COLOURS, GROUP_COLOURS[0]]
    assert channel["legend"]["values"] == ["G0"]
    assert by_place("group", ["A"])["legend"]["values"] == ["A"]


def test_a_row_with_a_hole_is_not_drawn():
    """Missing and infinite numbers are both holes."""
    rows = ({"x": 1.0, "y": 2.0}, {"x": None, "y": 2.0}, {"x": float("inf"), "y": 2.0})
    assert [complete(row, "x", "y") for row in rows] == [True, False, False]
