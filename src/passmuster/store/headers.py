"""Headers of several lines, and titles above them, as spreadsheets have them, brought into one line."""

import csv
from collections.abc import Sequence
from itertools import islice

from passmuster.store.table import delimiter_of, lines_of

__all__ = ["names_of", "with_one_header"]

BETWEEN = ": "
"""What stands between the parts of a name that several lines of a header give."""


def with_one_header(text: str, skip: int, n_header: int) -> tuple[str, int]:
    """A table whose header is one line, and how many lines of the old one are gone.

    A cell of an upper line reaches to the right until the next one, as merged cells do; a column is called by all that
    stands above it, so that "Tanks" below "Losses of Red" is "Losses of Red: Tanks".

    Parameters
    ----------
    skip, n_header
        Lines before the header, and lines of it.
    """
    if not skip and n_header == 1:
        return text, 0
    lines = lines_of(text)
    for _ in range(skip):
        next(lines, "")
    head = list(islice(lines, n_header))
    sign = delimiter_of(max(head, key=len, default=""))
    rows = [next(csv.reader([line], delimiter=sign), []) for line in head]
    first = sign.join('"' + name.replace('"', '""') + '"' for name in names_of(rows))
    rest = "".join(lines)
    return f"{first}\n{rest}", skip + n_header - 1


def names_of(rows: Sequence[Sequence[str]]) -> list[str]:
    """The name of each column, of what the lines of a header say above it.

    >>> names_of([["", "Red", "", "Blue"], ["Date", "Tanks", "Jets", "Tanks"]])
    ['Date', 'Red: Tanks', 'Red: Jets', 'Blue: Tanks']
    """
    reaching = [_filled(row) for row in rows[:-1]]
    width = max((len(row) for row in rows), default=0)
    columns = [[row[place] for row in (*reaching, *rows[-1:]) if place < len(row)] for place in range(width)]
    return [BETWEEN.join(dict.fromkeys(part.strip() for part in parts if part.strip())) for parts in columns]


def _filled(row: Sequence[str]) -> list[str]:
    """A line of which each empty cell says what the one before it says."""
    filled, last = [], ""
    for cell in row:
        last = cell.strip() or last
        filled.append(last)
    return filled
