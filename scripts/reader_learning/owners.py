"""Owners: whose men a number counts once it is known whose war a text is of, as choices to learn from.

Each passage is read by a reader that learned nothing from its writer, and its war told by weights that learned its
windows from others, so that what is learned here is how far such a reader and such a war are to be trusted.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from passmuster.reading.learned.tables import Learned
from passmuster.reading.learned.weights import Weights
from passmuster.reading.read_claim import ReadClaim
from passmuster.reading.reader import read_text
from passmuster.reading.roles.owners import FIT, owner_choices
from passmuster.reading.roles.whose_war import whose_war
from passmuster.reading.roles.window import windows_of
from reader_learning.ranking import Choice, fit_ranking
from reader_learning.roles import day_of_publication
from reader_learning.table import as_text

__all__ = ["HalfReader", "owners_text"]

RIDGE = 3.0
"""How hard the weights are pulled to nothing."""

LEAST = 20
"""How often a feature must stand to be learned: what is rare teaches how a few writers put things."""

SMALLEST = 2
"""Hundredths; smaller weights are left out."""


class HalfReader(NamedTuple):
    """The tables that half of the writers teach, and the passages of the others."""

    learned: Learned
    unseen: Sequence[dict[str, Any]]


def owners_text(halves: Iterable[HalfReader], asked: Collection[str], roles: Weights) -> str:
    """The table of owners, from the passages with these ids, their war told by these weights."""
    rows = ((half.learned, row) for half in halves for row in half.unseen if row["id"] in asked)
    choices = [choice for learned, row in rows for choice in _choices(row, learned, roles)]
    return as_text({FIT: ["fit"]}, {FIT: fit_ranking(choices, RIDGE, LEAST)}, SMALLEST)


def _choices(row: dict[str, Any], learned: Learned, roles: Weights) -> Iterator[Choice]:
    """The owners of the claims of a passage that were found, where whose they are was written out and thought of."""
    text, reading = row["text"], read_text(row["text"], learned=learned, published=day_of_publication(row))
    if not reading.claims or not reading.sightings:
        return
    parts = whose_war([windows_of(reading.sightings, reading.claims)], roles).parts
    found = owner_choices(text, reading.claims, reading.sightings, parts)
    for claim, (names, told) in zip(reading.claims, found, strict=True):
        written = _written(claim, row["claims"])
        codes = [name.lower() for name in names]
        if written is not None and written in codes:
            yield Choice(told, (codes.index(written),))


def _written(claim: ReadClaim, claims: Sequence[dict[str, Any]]) -> str | None:
    """Whose men the claim of the same number counts, as it was written out; None where it was not."""
    start, stop = claim.span
    same = (c for c in claims if c["span"][0] < stop and start < c["span"][1] and "force" in c)
    return next((str(c["force"] or "").lower() for c in same), None)
