"""Claim tables of any length, so many rows at a time: a table of a million need not fit into memory as claims."""

from collections.abc import Collection, Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from passmuster.ledger.claim import Claim
from passmuster.ledger.vocabulary import GROUPS
from passmuster.plainfile import LARGEST_IMPORT
from passmuster.store.claimfile import OPTIONAL, REQUIRED, claims_of_rows
from passmuster.store.intake import Intake
from passmuster.store.table import row_stream
from passmuster.store.textfile import read_text

__all__ = ["ROWS_AT_ONCE", "claim_chunks"]

ROWS_AT_ONCE: Final = 5000
"""A few megabytes."""


def claim_chunks(
    path: Path,
    intake: Intake,
    *,
    forces: Collection[str] | None = None,
    groups: Collection[str] | None = GROUPS,
    size: int = ROWS_AT_ONCE,
) -> Iterator[tuple[Claim, ...]]:
    """The claims of `claimfile.take_claims`, so many rows at a time; an empty table gives one chunk of none."""
    text = read_text(path, intake, limit=LARGEST_IMPORT)
    if text is None:
        return
    file, places = str(path), dict[str, str]()
    rows = row_stream(text, file, intake, required=REQUIRED, optional=OPTIONAL)
    chunk = tuple(islice(rows, size))
    while True:
        yield claims_of_rows(chunk, file, intake, forces=forces, groups=groups, places=places)
        chunk = tuple(islice(rows, size))
        if not chunk:
            return
