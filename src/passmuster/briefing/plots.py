"""Plots of tables in a notebook: the table's own numbers, drawn with Altair or matplotlib.

Nothing is worked out here. A plot of a table holds the table's rows as they stand, so that whoever reads a number off
the one finds it in the other. Three kinds suffice: counts over time with nested intervals, chances by horizon, and
factors on a log scale.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from importlib.util import find_spec
from typing import Any, Final

from passmuster.errors import BadInput, Fault

__all__ = ["ENGINES", "plot_bands", "plot_chances", "plot_factors"]

Row = Mapping[str, Any]

ENGINES: Final = {"altair": "altair", "matplotlib": "matplotlib"}
"""Library of charts to the package that has it."""

INK, WIDE, NEAR = "#1f3b57", "#b9cbdc", "#7f9fbd"
"""Line of the median, 90 % band, 50 % band: one hue, so that nested bands read as one statement."""

HIGH, BROAD = 180, 420
"""Pixels of one panel."""


def plot_bands(rows: Sequence[Row], engine: str) -> Any:
    """Counts over time: the median, and intervals of 50 and 90 % around it; a panel for each subject and quantity.

    `rows` have `date, subject, quantity, median, q05, q95` and, where there is one, an inner interval `q25, q75`.

    Raises
    ------
    BadInput
        When the engine is unknown or not installed, or there is nothing to draw.
    """
    return _with(engine, rows, {"altair": _altair_bands, "matplotlib": _matplotlib_bands})


def plot_chances(rows: Sequence[Row], engine: str) -> Any:
    """Chances by horizon, each with its 90 % interval; rows have `action, horizon_weeks, probability, q05, q95`."""
    return _with(engine, rows, {"altair": _altair_chances, "matplotlib": _matplotlib_chances})


def plot_factors(rows: Sequence[Row], engine: str) -> Any:
    """Factors by name on a log scale, each with its interval; rows have `name, median, low, high`."""
    return _with(engine, rows, {"altair": _altair_factors, "matplotlib": _matplotlib_factors})


def _with(engine: str, rows: Sequence[Row], drawn_by: Mapping[str, Callable[[Sequence[Row]], Any]]) -> Any:
    if engine not in ENGINES:
        remedy = f"Ask for {' or '.join(ENGINES)}."
        raise BadInput([Fault.of_argument("engine", "a library of charts", f"'{engine}'", remedy)])
    if find_spec(ENGINES[engine]) is None:
        remedy = f"pip install {ENGINES[engine]}"
        raise BadInput([Fault.of_argument("engine", f"{engine} must be installed", "no such package", remedy)])
    if not rows:
        raise BadInput(
            [Fault.of_argument("plot", "a chart needs a row to draw", "an empty table", "Widen the filter.")]
        )
    return drawn_by[engine](rows)


# Altair -------------------------------------------------------------------------------------------------------------


def _data(rows: Sequence[Row]) -> Any:
    """The rows as Vega reads them: days as ISO text, everything else as it stands."""
    import altair

    plain = [{name: v.isoformat() if isinstance(v, date) else v for name, v in row.items()} for row in rows]
    return altair.Data(values=plain)


def _altair_bands(rows: Sequence[Row]) -> Any:
    import altair

    # UTC, or a reader west of Greenwich sees the day before.
    days = altair.X("date:T", title=None, scale=altair.Scale(type="utc"))
    base = altair.Chart().encode(x=days)
    layers = [base.mark_area(color=WIDE).encode(y=altair.Y("q05:Q", title=None), y2="q95:Q")]
    if "q25" in rows[0]:
        layers.append(base.mark_area(color=NEAR).encode(y="q25:Q", y2="q75:Q"))
    layers.append(base.mark_line(color=INK, point=len({row["date"] for row in rows}) < 3).encode(y="median:Q"))
    panel = altair.layer(*layers, data=_data(rows)).properties(width=BROAD, height=HIGH)
    facet = panel.facet(row=altair.Row("subject:N", title=None), column=altair.Column("quantity:N", title=None))
    return facet.resolve_scale(y="independent")


def _altair_chances(rows: Sequence[Row]) -> Any:
    import altair

    chart = altair.Chart(_data(rows)).encode(y=altair.Y("action:N", title=None, sort=None))
    scale = altair.Scale(domain=[0, 1])
    spans = chart.mark_rule(color=NEAR, size=3).encode(
        x=altair.X("q05:Q", title="probability", scale=scale), x2="q95:Q"
    )
    points = chart.mark_point(color=INK, filled=True, size=60).encode(x="probability:Q")
    return _by_horizon(altair.layer(spans, points, data=_data(rows)).properties(width=BROAD))


def _by_horizon(panel: Any) -> Any:
    import altair

    return panel.facet(row=altair.Row("horizon_weeks:O", title="weeks ahead"))


def _altair_factors(rows: Sequence[Row]) -> Any:
    import altair

    chart = altair.Chart(_data(rows)).encode(y=altair.Y("name:N", title=None, sort=None))
    scale = altair.Scale(type="log")
    spans = chart.mark_rule(color=NEAR, size=3).encode(
        x=altair.X("low:Q", title="claimed over true", scale=scale), x2="high:Q"
    )
    points = chart.mark_point(color=INK, filled=True, size=60).encode(x="median:Q")
    return (spans + points).properties(width=BROAD)


# matplotlib -----------------------------------------------------------------------------------------------------------


def _figure(n_panels: int) -> tuple[Any, list[Any]]:
    """A figure of panels one below another; not one of pyplot's, which would stay open until told otherwise."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(7.0, 2.6 * n_panels), layout="constrained")
    return figure, list(figure.subplots(n_panels, 1, squeeze=False).ravel())


def _panels(rows: Sequence[Row], *names: str) -> dict[tuple[Any, ...], list[Row]]:
    """Rows by their values in some columns, in the order in which these are met."""
    panels: dict[tuple[Any, ...], list[Row]] = {}
    for row in rows:
        panels.setdefault(tuple(row[name] for name in names), []).append(row)
    return panels


def _matplotlib_bands(rows: Sequence[Row]) -> Any:
    panels = _panels(rows, "subject", "quantity")
    figure, axes = _figure(len(panels))
    for ((subject, quantity), of_panel), axis in zip(panels.items(), axes, strict=True):
        days, line = [row["date"] for row in of_panel], _columns(of_panel)
        axis.fill_between(days, line("q05"), line("q95"), color=WIDE, label="90 %")
        if "q25" in of_panel[0]:
            axis.fill_between(days, line("q25"), line("q75"), color=NEAR, label="50 %")
        axis.plot(days, line("median"), color=INK, label="median", marker="o" if len(days) < 3 else "")
        axis.set_title(f"{subject}: {quantity}", loc="left")
    return figure


def _columns(rows: Sequence[Row]) -> Callable[[str], list[float]]:
    return lambda name: [row[name] for row in rows]


def _matplotlib_chances(rows: Sequence[Row]) -> Any:
    panels = _panels(rows, "horizon_weeks")
    figure, axes = _figure(len(panels))
    for ((weeks,), of_panel), axis in zip(panels.items(), axes, strict=True):
        _spans(axis, of_panel, "action", "probability", "q05", "q95")
        axis.set_xlim(0.0, 1.0)
        axis.set_title(f"within {weeks} weeks", loc="left")
    return figure


def _matplotlib_factors(rows: Sequence[Row]) -> Any:
    figure, (axis,) = _figure(1)
    _spans(axis, rows, "name", "median", "low", "high")
    axis.set_xscale("log")
    axis.set_xlabel("claimed over true")
    return figure


def _spans(axis: Any, rows: Sequence[Row], name: str, middle: str, low: str, high: str) -> None:
    line, places = _columns(rows), list(range(len(rows)))
    axis.hlines(places, line(low), line(high), color=NEAR, linewidth=3)
    axis.plot(line(middle), places, "o", color=INK)
    axis.set_yticks(places, [str(row[name]) for row in rows])
    axis.invert_yaxis()
