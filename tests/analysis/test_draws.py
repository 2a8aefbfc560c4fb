"""The draws behind a table: one row a draw, of the path that all quantities share."""

import numpy as np

from passmuster.analysis.brief_tables import estimates_table
from passmuster.analysis.draws import draws_table
from worlds.decreed_material import composed, material


def test_a_draw_is_one_path_whatever_is_counted() -> None:
    """Paths count from 0 in every row of the table, and name the draw of the posterior that they go on from."""
    ahead = material().ahead
    table = estimates_table(composed(), lambda table: table).where(subject="kp-force", quantity=["present", "killed"])
    draws = draws_table(ahead, table)
    assert len(draws) == len(table) * ahead.n_paths
    np.testing.assert_array_equal(draws["draw"][: ahead.n_paths], np.arange(ahead.n_paths))
    np.testing.assert_array_equal(draws["posterior_draw"][-ahead.n_paths :], ahead.draw)
    assert set(draws["quantity"]) == {"present", "killed"}


def test_no_rows_have_no_draws() -> None:
    """An empty table has an empty table behind it."""
    nothing = estimates_table(composed(), lambda table: table).where(subject="nobody")
    assert len(draws_table(material().ahead, nothing)) == 0
