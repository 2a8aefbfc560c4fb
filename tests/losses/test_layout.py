"""The layout of statements: counts, places, and who moves by itself."""

import numpy as np
import pytest

from passmuster.ledger.losses import LossTable
from passmuster.losses.layout import MANY, SOME, Layout
from worlds.small_war import claim, layout_of


@pytest.fixture
def layout() -> Layout:
    """A dense source, one of some dozens and a lone number on tanks; a lone number on guns."""
    rows = [claim(row, 1 + 2 * row, 101.0 + 3 * row) for row in range(MANY + 5)]
    rows += [claim(200 + row, 5 + 5 * row, 102.0 + 9 * row, source="Y") for row in range(30)]
    rows += [claim(300, 90, 555.0, source="Z"), claim(301, 90, 77.0, category="Guns", source="Z")]
    return layout_of(LossTable("t", tuple(rows), ""))


def test_statements_are_counted(layout: Layout) -> None:
    """By stream, by curve and by noise."""
    np.testing.assert_array_equal(layout.statements_of, [MANY + 5, 30, 1, 1])
    np.testing.assert_array_equal(layout.statements_on, [MANY + 36, 1])
    np.testing.assert_array_equal(layout.statements_in, layout.statements_of)


def test_singletons_share_their_noise_with_no_other(layout: Layout) -> None:
    """Z's numbers on tanks and on guns are of two streams, each alone."""
    assert [layout.statements[row].rows[0] for row in layout.singletons] == [300, 301]


def test_dense_streams_do_not_move_by_themselves(layout: Layout) -> None:
    """Their lean is pinned down; the printing of the others is theirs alone."""
    np.testing.assert_array_equal(layout.is_movable, [False, True, True, True])
    np.testing.assert_array_equal(layout.movable_printing.printed, layout.printing.printed[layout.movable_rows])


def test_drifts_of_streams_of_some_dozens_move_by_themselves(layout: Layout) -> None:
    """Y's drift is; X has one that is not, being read by too many."""
    moved = layout.moved_drifts
    assert SOME < MANY
    assert [layout.streams[stream].source for stream in moved.streams] == ["Y"]
    np.testing.assert_allclose(moved.reads.sum(axis=1), 1.0)
    block, first = layout.blocks[0], layout.offsets[0]
    own = block.drift(block.drifting.index(int(moved.streams[0])))
    np.testing.assert_array_equal(moved.places[0], first + np.arange(own.start, own.stop))


def test_places_lie_in_the_row_of_all_parameters(layout: Layout) -> None:
    """Blocks stand behind one another; leans and knots are found within theirs."""
    sizes = [block.size for block in layout.blocks]
    np.testing.assert_array_equal(layout.offsets, np.cumsum([0, *sizes]))
    np.testing.assert_array_equal(layout.matrix_offsets, np.cumsum([0, *(size**2 for size in sizes)]))
    np.testing.assert_array_equal(layout.knot_places[1], layout.offsets[1] + np.arange(layout.knots.size))
    assert layout.stream_places[3] == layout.offsets[1] + layout.blocks[1].leans.start


def test_a_drift_is_read_straight_between_its_nodes(layout: Layout) -> None:
    """At a node it is the node's, halfway the mean of two."""
    nodes = np.arange(layout.nodes.size, dtype=float)[None]
    middle = float(layout.nodes[:2].mean())
    np.testing.assert_allclose(layout.read_drift(nodes, middle), [0.5])
    np.testing.assert_allclose(layout.read_drift(nodes, float(layout.nodes[-1])), [nodes[0, -1]])
