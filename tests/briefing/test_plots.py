"""Plots of tables: what is drawn are the table's own numbers."""

from datetime import date

import numpy as np
import pytest

from passmuster.briefing.plots import plot_bands, plot_chances, plot_factors
from passmuster.errors import BadInput

BANDS = [
    {"date": date(2025, 1, 5 + 7 * week), "subject": "f", "quantity": quantity, "median": 10.0 + week, "q05": 5.0,
     "q25": 8.0, "q75": 13.0, "q95": 20.0 + week}
    for quantity in ("present", "killed") for week in range(3)
]  # fmt: skip
CHANCES = [
    {"action": action, "horizon_weeks": weeks, "probability": 0.2, "q05": 0.1, "q95": 0.4}
    for weeks in (4, 26) for action in ("sustain", "surge")
]  # fmt: skip
FACTORS = [{"name": name, "median": 1.5, "low": 0.5, "high": 3.0} for name in ("UA losses", "RU losses")]

PLOTS = [(plot_bands, BANDS), (plot_chances, CHANCES), (plot_factors, FACTORS)]


@pytest.mark.parametrize(("plot", "rows"), PLOTS)
def test_altair_holds_the_rows_as_they_stand(plot, rows) -> None:
    """Every row is in the chart, with days as ISO text and no number changed."""
    drawn = plot(rows, "altair").to_dict()
    values = drawn["data"]["values"] if "data" in drawn else drawn["spec"]["data"]["values"]
    plain = [{name: str(v) if isinstance(v, date) else v for name, v in row.items()} for row in rows]
    assert values == plain


def test_matplotlib_draws_the_same_medians() -> None:
    """One panel a quantity, each with the medians of its rows as its line."""
    figure = plot_bands(BANDS, "matplotlib")
    assert [axis.get_title(loc="left") for axis in figure.axes] == ["f: present", "f: killed"]
    for axis in figure.axes:
        np.testing.assert_array_equal(axis.lines[0].get_ydata(), [10.0, 11.0, 12.0])


def test_matplotlib_draws_the_same_chances() -> None:
    """One panel a horizon, points at the probabilities."""
    figure = plot_chances(CHANCES, "matplotlib")
    assert [axis.get_title(loc="left") for axis in figure.axes] == ["within 4 weeks", "within 26 weeks"]
    assert all(list(axis.lines[0].get_xdata()) == [0.2, 0.2] for axis in figure.axes)


def test_factors_lie_on_a_log_scale() -> None:
    """Twice as much and half as much are as far from one."""
    (axis,) = plot_factors(FACTORS, "matplotlib").axes
    assert axis.get_xscale() == "log"
    assert list(axis.lines[0].get_xdata()) == [1.5, 1.5]


def test_bands_of_one_interval_are_drawn_too() -> None:
    """Where only 90 % intervals are told, there is one band."""
    rows = [{name: value for name, value in row.items() if name not in {"q25", "q75"}} for row in BANDS]
    (axis, _) = plot_bands(rows, "matplotlib").axes
    assert len(axis.collections) == 1


def test_what_cannot_be_drawn_is_refused() -> None:
    """An unknown engine and an empty table are faults with a way out."""
    with pytest.raises(BadInput, match=r"engine: a library of charts; found 'gnuplot'. Ask for altair or matplotlib"):
        plot_bands(BANDS, "gnuplot")
    with pytest.raises(BadInput, match=r"a chart needs a row to draw; found an empty table"):
        plot_bands([], "altair")
