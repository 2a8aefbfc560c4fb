"""The estimate from one briefing to the next, drawn."""

from dataclasses import replace

import pytest

from passmuster.briefing.page.steps import steps_drawing
from passmuster.findings.parts.changes import Cause
from worlds.change_findings import stepwise

STEPS = stepwise().steps


def test_every_estimate_has_its_mark_and_what_was_expected_beside_it() -> None:
    """One more estimate than steps; the days run from left to right."""
    panel = steps_drawing(STEPS).panel
    seen = [point for point in panel.points if point.glyph == "●"]
    assert [round(point.x) for point in seen] == [0, 33, 67, 100]
    assert len([point for point in panel.points if point.glyph == "○"]) == len(STEPS)
    assert seen[0].y < seen[-1].y, "9,300 stands above 8,500"


def test_blocks_are_as_high_as_what_they_moved() -> None:
    """Up from nought what raised the number, down what lowered it, without a gap between."""
    drawing = steps_drawing(STEPS[:1])
    claims, correction, time = sorted(drawing.blocks, key=lambda block: block.colour)
    assert claims.height / correction.height == pytest.approx(900 / 200, rel=0.01)
    assert claims.y == pytest.approx(drawing.zero)
    assert correction.y + correction.height == pytest.approx(drawing.zero, abs=0.02)
    assert time.y == pytest.approx(claims.y + claims.height, abs=0.02)
    assert time.y + time.height == pytest.approx(100.0, abs=0.05)


def test_rows_say_whether_it_came_as_expected() -> None:
    """Inside or outside, and nothing where nothing had been expected."""
    unasked = replace(STEPS[0], expected=None)
    assert [row.held for row in steps_drawing([*STEPS, unasked]).rows] == ["inside", "inside", "outside", ""]


def test_nothing_that_moved_is_drawn_flat() -> None:
    """No block, and no division by nought."""
    still = replace(
        STEPS[0], new=STEPS[0].old, shown_new=STEPS[0].shown_old, shown=((Cause.TIME, 0),), expected=None,
    )  # fmt: skip
    drawing = steps_drawing([still])
    assert drawing.blocks == ()
    assert drawing.causes == ()
