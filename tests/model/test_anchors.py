"""Where sizes and shares are parameters."""

from passmuster.ledger import Force
from passmuster.model.anchors import anchor_steps
from passmuster.model.clock import Clock
from passmuster.model.grid import Grid
from worlds.small_case import AS_OF, START, claim

PARTS = (Force(force_id="front", name="f", actor="ALLY", kind="part", part_of="force"),
         Force(force_id="rear", name="r", actor="ALLY", kind="part", part_of="force"))  # fmt: skip
CLOCK = Clock.until(START, AS_OF)
GRID = Grid(tuple(range(CLOCK.n_weeks + 1)))


def test_a_part_is_anchored_where_it_is_spoken_of():
    """Its anchor is the step of the middle claim about it, and the last step where nobody speaks of it."""
    told = [claim("f1", 35, "present", 2500.0, subject="front"), claim("l1", 60, "killed", 5.0, subject="front")]
    assert anchor_steps(PARTS, told, CLOCK, GRID) == (5, GRID.n_steps - 1)


def test_anchors_are_kept_as_far_as_the_grid_reaches():
    """Draws of one design are those of another only where both have their sizes in one step."""
    assert anchor_steps(PARTS, (), CLOCK, GRID, kept=(2, 99)) == (2, GRID.n_steps - 1)
