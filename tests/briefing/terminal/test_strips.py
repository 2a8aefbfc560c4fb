"""Small pictures made of characters."""

import math

from passmuster.briefing.terminal.strips import LONGEST_LINE, interval_strip, log_strip, sparkline


def test_an_interval_lies_where_its_numbers_do():
    """Ends, middle and scale are to be seen; what lies beyond the scale is drawn at its end."""
    assert interval_strip(0.0, 5.0, 10.0, first=0.0, last=10.0, width=11) == "├────●────┤"
    assert interval_strip(2.0, 4.0, 99.0, first=0.0, last=10.0, width=11) == "  ├─●─────┤"
    assert interval_strip(1.0, 2.0, 3.0, first=0.0, last=0.0, width=11) == ""
    assert interval_strip(math.nan, 2.0, 3.0, first=0.0, last=5.0, width=11) == ""


def test_a_long_series_is_one_line():
    """Ten years of weeks are told by the means of stretches, gaps passed over, and a short one week by week."""
    years = [float(week // 52) for week in range(520)]
    assert sparkline(years, width=10) == sparkline([float(year) for year in range(10)])
    assert len(sparkline(years)) == LONGEST_LINE
    assert sparkline([math.nan, 1.0, 0.0, 0.0], width=2) == "█▁"


def test_a_factor_has_one_in_its_middle():
    """No lean is marked, unless the median lies on it."""
    assert log_strip(2.0, 4.0, 8.0, reach=8.0, width=13) == "      │ ├─●─┤"
    assert log_strip(0.125, 1.0, 8.0, reach=8.0, width=13) == "├─────●─────┤"
    assert log_strip(0.0, 1.0, 2.0, reach=8.0, width=13) == ""


def test_a_series_runs_from_its_lowest_to_its_highest_block():
    """A missing value is a blank, and a level line is drawn low."""
    assert sparkline([0.0, 3.5, 7.0, math.nan, 7.0]) == "▁▅█ █"
    assert sparkline([2.0, 2.0]) == "▁▁"
    assert sparkline([math.nan]) == ""
