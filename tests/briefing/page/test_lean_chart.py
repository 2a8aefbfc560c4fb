"""The chart of leans."""

import pytest

from passmuster.briefing.page.lean_chart import lean_chart


def test_leans_lie_on_a_scale_with_one_in_its_middle():
    """The scale holds every interval, from a half to two at least; a row that cannot stand on it is left out."""
    row = {"label": "UA", "low": 0.5, "middle": 1.0, "high": 5.0, "leans": False}
    chart = lean_chart([row, {**row, "low": 0.0}], description="Leans.")
    assert chart["datasets"]["rows"] == [row]
    (low, high) = chart["layer"][0]["encoding"]["x"]["scale"]["domain"]
    assert low * high == pytest.approx(1.0)
    assert high == pytest.approx(5.5)
    assert chart["layer"][0]["encoding"]["x"]["axis"]["values"] == [0.25, 0.5, 1.0, 2.0, 4.0]
