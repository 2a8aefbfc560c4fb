"""Scopes: what a number is of, beside the other numbers of its text, as choices to learn from.

Each passage is read by a reader that learned nothing from its writer, so that what is learned here is how far such a
reader is to be trusted about the numbers before and behind.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from passmuster.reading.learned.tables import Learned
from passmuster.reading.reader import read_text
from passmuster.reading.scope_together import FIT, scope_choices
from reader_learning.owners import HalfReader
from reader_learning.ranking import Choice, fit_ranking
from reader_learning.roles import day_of_publication
from reader_learning.table import as_text

__all__ = ["scopes_text"]

RIDGE = 8.0
"""How hard the weights are pulled to nothing; of halves of the writers that half of the others had taught, .751, .755
and .753 of the scopes were right at 3, 8 and 20, where .724 were before."""

LEAST = 20
"""How often a feature must stand to be learned: what is rare teaches how a few writers put things."""

SMALLEST = 2
"""Hundredths; smaller weights are left out."""


def scopes_text(halves: Iterable[HalfReader]) -> str:
    """The table of scopes, from the passages of each half of the writers."""
    choices = [choice for half in halves for row in half.unseen for choice in _choices(row, half.learned)]
    return as_text({FIT: ["fit"]}, {FIT: fit_ranking(choices, RIDGE, LEAST)}, SMALLEST)


def _choices(row: dict[str, Any], learned: Learned) -> Iterator[Choice]:
    """The scopes of the claims of a passage that were found, where it was written out what they are of."""
    claims = read_text(row["text"], learned=learned, published=day_of_publication(row)).claims
    for claim, (names, told) in zip(claims, scope_choices(claims), strict=True):
        start, stop = claim.span
        same = (c for c in row["claims"] if c["span"][0] < stop and start < c["span"][1] and "scope" in c)
        written = next((str(c["scope"]) for c in same), "")
        if written in names:
            yield Choice(told, (names.index(written),))
