"""A number that moved, as a page shows it."""

from dataclasses import replace

import pytest

from passmuster.briefing.moves import Direction
from passmuster.briefing.page.moved_numbers import number_view
from passmuster.findings.parts.changes import Others
from worlds.change_findings import NAMES, moved


def test_every_bar_has_a_place_within_its_box() -> None:
    """Ends begin at the left, and a move is as wide as its figure."""
    view = number_view(moved(), NAMES)
    assert view.name == "the force of Ally, present"
    assert [bar.left for bar in view.bars if bar.direction == Direction.END] == [0.0, 0.0]
    claims, correction = view.bars[1:3]
    assert claims.width / correction.width == pytest.approx(900 / 200, rel=0.01)
    assert all(0.0 <= bar.left <= bar.left + bar.width <= 100.01 for bar in view.bars)


def test_what_is_no_evidence_stands_below_the_evidence() -> None:
    """Parts of the method and of luck have no claims, and those of no size are left out."""
    row = replace(moved(), others=Others(time=-100.0, frame=0.1, method=40.0, sampling=-43.1))
    others = [part for part in number_view(row, NAMES).parts if not part.claims]
    assert [part.moved for part in others] == ["−100", "+40", "−43", "−800"]
    assert others[-1].what == "in all"
    assert [part.what for part in others][1] == "another program, case file or seed"
