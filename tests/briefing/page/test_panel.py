"""A drawing over time as plain shapes."""

import re
from datetime import date, timedelta
from math import nan

from hypothesis import given
from hypothesis import strategies as st

from passmuster.briefing.page.panel import ClaimMark, DrawnCourse, Week, panel_of
from passmuster.briefing.page.scales import Ruler, number_ticks

AS_OF = date(2025, 3, 2)
WEEKS = [
    Week(day=AS_OF - timedelta(weeks=1), q05=70.0, q25=80.0, q50=90.0, q75=95.0, q95=99.0),
    Week(day=AS_OF, q05=80.0, q25=90.0, q50=100.0, q75=110.0, q95=120.0),
    Week(day=AS_OF + timedelta(weeks=1), q05=50.0, q25=90.0, q50=100.0, q75=150.0, q95=200.0),
]
RULER = Ruler(0.0, 200.0)


def drawn(*marks, weeks=WEEKS, level=None):
    """Weeks with claims."""
    course = DrawnCourse(weeks=weeks, marks=marks, groups=["KR", "UA"])
    return panel_of(course, RULER, number_ticks(RULER, str), as_of=AS_OF, description="A drawing.", level=level)


def claim(low, high, **more):
    """A claim on the as-of day."""
    given_more = {"day": AS_OF, "group": "UA", "holds": True, "is_repeat": False, "text": "Kyiv: 90"} | more
    return ClaimMark(low=low, high=high, **given_more)


def test_a_claim_has_a_mark_for_each_end():
    """An exact number has one, a floor and a ceiling one each, and a range is joined by a line."""
    panel = drawn(claim(90.0, 90.0), claim(80.0, None), claim(None, 120.0), claim(70.0, 110.0))
    assert [point.glyph for point in panel.points] == ["●", "▲", "▼", "▲", "▼"]
    assert [point.y for point in panel.points] == [55.0, 60.0, 40.0, 65.0, 45.0]
    assert [(span.top, span.bottom) for span in panel.spans] == [(45.0, 65.0)]


def test_a_doubted_claim_is_hollow_and_a_repeat_small():
    """What others do not allow looks different, and so does what was said before."""
    (hollow,), (small,) = drawn(claim(9.0, 9.0, holds=False)).points, drawn(claim(9.0, 9.0, is_repeat=True)).points
    assert (hollow.glyph, hollow.is_small) == ("○", False)
    assert (small.glyph, small.is_small) == ("●", True)


def test_a_loud_claim_stands_at_the_upper_edge():
    """Nothing is dropped, and nothing presses the rest flat."""
    assert drawn(claim(1e9, 1e9)).points[0].y == 0.0


def test_the_line_is_full_up_to_the_day_and_broken_ahead():
    """Both share the last week of the past, so that there is no gap; a week with a hole is left out."""
    hole = Week(day=AS_OF + timedelta(weeks=2), q05=50.0, q50=nan, q95=60.0)
    panel = drawn(weeks=[*WEEKS, hole])
    assert panel.past == "M0 55L50 50"
    assert panel.ahead == "M50 50L100 50"
    assert panel.now == 50.0


def test_a_band_closes_around_its_weeks():
    """Along the upper ends and back along the lower ones."""
    assert drawn().outer == "M0 50.5L50 40L100 0L100 75L50 60L0 65Z"
    assert drawn(weeks=[Week(day=week.day, q05=week.q05, q50=week.q50, q95=week.q95) for week in WEEKS]).inner == ""


def test_a_level_is_drawn_where_one_is_given():
    """Where none is given there is none."""
    assert (drawn(level=100.0).level, drawn().level) == (50.0, None)


def test_groups_keep_their_colour_from_drawing_to_drawing():
    """By their place among all groups of the briefing; only those with a mark are named."""
    assert drawn(claim(9.0, 9.0)).groups == (("UA", 2),)


def test_nothing_to_draw_draws_nothing():
    """No week, no shape and no fault."""
    panel = drawn(weeks=[])
    assert (panel.outer, panel.inner, panel.past, panel.ahead) == ("", "", "", "")


@given(st.lists(st.floats(allow_nan=True, allow_infinity=True), min_size=3, max_size=3))
def test_shapes_hold_plain_numbers_only(values):
    """Whatever the quantiles are, a path is letters of a path and finite numbers within the drawing."""
    low, middle, high = values
    panel = drawn(weeks=[*WEEKS, Week(day=AS_OF + timedelta(weeks=3), q05=low, q50=middle, q95=high)])
    for path in (panel.outer, panel.past, panel.ahead):
        assert re.fullmatch(r"[MLZ0-9. ]*", path)
        assert all(0.0 <= float(number) <= 100.0 for number in re.findall(r"[0-9.]+", path))
