"""The charts of a briefing."""

from datetime import date

import pytest

from passmuster.briefing.page.charts import (
    PER_CENT,
    SCALE_REACH,
    fan_chart,
    lean_chart,
    outlook_chart,
    scale_top,
    series_chart,
)

AS_OF = date(2025, 3, 2)
WEEKS = [
    {"date": "2025-03-02", "q05": 80.0, "q25": 90.0, "q50": 100.0, "q75": 110.0, "q95": 120.0},
    {"date": "2025-03-09", "q05": 50.0, "q25": 90.0, "q50": 100.0, "q75": 200.0, "q95": 900.0},
]


def claim(low, high, group="UA", **more):
    """A claim as the chart takes it."""
    return {"date": "2025-03-02", "low": low, "high": high, "group": group, "holds": True, "repeat": False, **more}


def fan(*claims, rows=WEEKS):
    """A chart of two weeks with claims."""
    return fan_chart(rows, claims, groups=["KR", "UA"], as_of=AS_OF, unit="people", description="A fan.")


def heights(chart):
    """What kind of end each mark is, and how high it stands."""
    return [(row["end"], row["height"]) for row in chart["datasets"].get("ends", [])]


def test_the_scale_has_room_for_what_is_estimated_and_for_claims_within_reach():
    """Far ends ahead get one and a half times the middle half, loud claims two and a half times the estimate."""
    assert scale_top(WEEKS, [], AS_OF) == pytest.approx(1.05 * 300.0)
    assert scale_top(WEEKS, [claim(400.0, 400.0)], AS_OF) == pytest.approx(1.05 * 400.0)
    assert scale_top(WEEKS, [claim(1e9, 1e9)], AS_OF) == pytest.approx(1.05 * SCALE_REACH * 300.0)
    assert scale_top([], [], AS_OF) == 1.0


def test_a_claim_has_a_mark_for_each_end():
    """An exact number has one, a floor and a ceiling one each, and a range is joined by a line."""
    chart = fan(claim(90.0, 90.0), claim(80.0, None), claim(None, 120.0), claim(70.0, 110.0))
    assert heights(chart) == [
        ("about or exactly", 90.0), ("at least", 80.0), ("up to", 120.0), ("at least", 70.0), ("up to", 110.0),
    ]  # fmt: skip
    assert [(row["low"], row["high"]) for row in chart["datasets"]["claims"]] == [(70.0, 110.0)]


def test_a_loud_claim_stands_at_the_upper_edge():
    """Nothing is dropped, and nothing presses the rest flat."""
    chart = fan(claim(1e9, 1e9))
    ((_, height),) = heights(chart)
    assert height == pytest.approx(scale_top(WEEKS, [claim(1e9, 1e9)], AS_OF))


def test_the_line_is_full_up_to_the_day_and_broken_ahead():
    """Both share the last week of the past, so that there is no gap; a week with a hole is left out."""
    chart = fan(rows=[*WEEKS, {**WEEKS[1], "date": "2025-03-16", "q50": None}])
    assert [row["date"] for row in chart["datasets"]["past"]] == ["2025-03-02"]
    assert [row["date"] for row in chart["datasets"]["ahead"]] == ["2025-03-02", "2025-03-09"]
    assert chart["datasets"]["now"] == [{"date": "2025-03-02", "label": "as of 2 March 2025"}]


@pytest.mark.parametrize(("level", "rules"), [(0.0, [{"level": 0.0}]), (None, [])])
def test_a_series_may_have_the_level_at_which_it_began(level, rules):
    """Where none is given no line is drawn."""
    chart = series_chart(WEEKS, as_of=AS_OF, axis={"labelExpr": PER_CENT}, level=level, description="A series.")
    assert chart["datasets"]["level"] == rules


def test_leans_lie_on_a_scale_with_one_in_its_middle():
    """The scale holds every interval, from a half to two at least; a row that cannot stand on it is left out."""
    row = {"label": "UA", "low": 0.5, "middle": 1.0, "high": 5.0, "leans": False}
    chart = lean_chart([row, {**row, "low": 0.0}], description="Leans.")
    assert chart["datasets"]["rows"] == [row]
    (low, high) = chart["layer"][0]["encoding"]["x"]["scale"]["domain"]
    assert low * high == pytest.approx(1.0)
    assert high == pytest.approx(5.5)
    assert chart["layer"][0]["encoding"]["x"]["axis"]["values"] == [0.25, 0.5, 1.0, 2.0, 4.0]


def test_actions_stand_by_horizon():
    """Each horizon has its colour; a naive rate that nobody knows draws nothing."""
    row = {"action": "surge", "horizon": "within 13 weeks", "low": 0.1, "middle": 0.2, "high": 0.3, "naive": None}
    chart = outlook_chart([row, {**row, "middle": None}], actions=["sustain", "surge"], description="Actions.")
    assert len(chart["datasets"]["rows"]) == 1
    assert chart["layer"][1]["transform"] == [{"filter": "isValid(datum.naive)"}]
    assert chart["layer"][0]["encoding"]["y"]["sort"] == ["sustain", "surge"]
