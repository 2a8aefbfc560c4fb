"""The chart of a running total: its band, its claims, and what lies above the scale."""

from typing import Any

from passmuster.briefing.page.loss_charts import REACH, curve_chart

TOTALS = [
    {"date": "2022-03-03", "q025": 80.0, "q50": 100.0, "q975": 130.0},
    {"date": "2022-03-10", "q025": 150.0, "q50": 200.0, "q975": 300.0},
]


def claim(count: float, *, slip: bool = False, group: str = "X") -> dict[str, Any]:
    """A claim as a row of a chart."""
    return {
        "date": "2022-03-10", "count": count, "bound": "point", "group": group, "slip": slip,
        "source": group, "says": f"{count:,.0f}", "day": "10 March 2022", "remark": "",
    }  # fmt: skip


def drawn(*claims: dict[str, Any]) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The chart and the claims in it."""
    chart = curve_chart(TOTALS, claims, groups=["X", "Y"], description="Tanks of A")
    return chart, list(chart["datasets"]["claims"])


def test_the_band_the_line_and_the_claims_are_layers() -> None:
    """The total's numbers are drawn as they are."""
    chart, _ = drawn(claim(210.0))
    assert chart["datasets"]["totals"] == TOTALS
    kinds = [layer["mark"]["type"] for layer in chart["layer"]]
    assert kinds == ["area", "line", "point"]


def test_a_likely_slip_is_hollow() -> None:
    """A claim on the scale is filled unless it looks like a slip."""
    _, (sound, slipped) = drawn(claim(210.0), claim(190.0, slip=True))
    assert (sound["hollow"], slipped["hollow"]) == (False, True)


def test_a_claim_above_the_scale_stands_at_its_edge() -> None:
    """One wild number does not flatten all others: it is drawn hollow at the upper edge and keeps what it says."""
    chart, (wild,) = drawn(claim(1e6))
    top = 1.05 * REACH * 300.0
    assert wild["height"] == top
    assert wild["hollow"]
    assert wild["says"] == "1,000,000"
    assert chart["layer"][0]["encoding"]["y"]["scale"]["domain"] == [0, top]


def test_without_claims_the_scale_is_the_bands() -> None:
    """The widest interval makes the scale."""
    chart, _ = drawn()
    assert chart["layer"][1]["encoding"]["y"]["scale"]["domain"] == [0, 1.05 * 300.0]


def test_colours_are_those_of_all_sources() -> None:
    """A source has one colour on every chart, whether or not others are on it."""
    one, _ = drawn(claim(210.0, group="Y"))
    both, _ = drawn(claim(210.0), claim(220.0, group="Y"))
    scales = [chart["layer"][2]["encoding"]["color"]["scale"] for chart in (one, both)]
    assert scales[0] == scales[1]
