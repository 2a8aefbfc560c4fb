"""The draws behind a table of counts, paired across quantities by one index."""

import numpy as np

from passmuster.analysis.tables import Table
from passmuster.findings.estimates import drawn_count
from passmuster.forecast.courses import Courses
from passmuster.model.ahead import Ahead

__all__ = ["draws_table"]


def draws_table(ahead: Ahead, table: Table) -> Table:
    """A row for each draw of each row of the table: `draw, posterior_draw, date, subject, quantity, value`.

    `draw` counts paths from 0; rows of one draw come from one path. `posterior_draw` is the draw of the posterior that
    the path goes on from, counted through all chains. Values are people or pieces.
    """
    courses = Courses(ahead)
    counted = [drawn_count(courses, row["subject"], row["quantity"], row["date"], row["since"]) for row in table]
    n_paths = ahead.n_paths

    def repeated(name: str) -> np.ndarray:
        return np.repeat(np.asarray(table[name], dtype=object), n_paths)

    return Table(
        "draws",
        {
            "draw": np.tile(np.arange(n_paths), len(counted)),
            "posterior_draw": np.tile(ahead.draw, len(counted)),
            "date": repeated("date"),
            "subject": repeated("subject"),
            "quantity": repeated("quantity"),
            "value": np.concatenate(counted) if counted else np.empty(0),
        },
    )  # fmt: skip
