"""Sheet: the columns of a review file, and its cells as a spreadsheet may hold them.

The file is a table that any spreadsheet opens. Each row is one proposed claim; the analyst writes `accept`, `change` or
`refuse` in the first column and corrects the cells. What was proposed, and by which rule, stays in the last columns and
is never read from the corrected cells, so the record shows both.
"""

from typing import Any, Final

from passmuster.ledger.vocabulary import CLAIM_QUANTITIES, Bound, Mode
from passmuster.plaintext import harmless

__all__ = ["CASE", "CLOSED", "COLUMNS", "DECISIONS", "EDITABLE", "NUMBERS", "TOLD", "cell_of", "plain"]

DECISIONS: Final = ("accept", "change", "refuse")

EDITABLE: Final = ("claimant", "claimant_group", "quantity", "subject", "low", "high", "point", "bound", "mode", "time")
"""Columns of the claim itself, which the analyst may correct."""

CASE: Final = ("said_on", "force", "outlet", "url")
"""Columns that only a case needs, and that a file written before there were any may lack."""

TOLD: Final = ("sure",)
"""How sure the reader is of the number and its quantity, from 0 to 1; an earlier file may lack it."""

COLUMNS: Final = (
    *("decision", *TOLD, "sentence", *EDITABLE, *CASE, "note"),
    *("rule", "document", "document_id", "start", "end", "proposed"),
)

CLOSED: Final = {"quantity": CLAIM_QUANTITIES, "bound": tuple(Bound), "mode": tuple(Mode)}
NUMBERS: Final = ("low", "high", "point")


def cell_of(value: Any) -> str:
    """A value as a cell; nothing for None."""
    return "" if value is None else str(value)


def plain(value: str) -> str:
    """Words of a document as a cell shows them: none drives a terminal, and halves of pairs are written by number."""
    return harmless(value.encode("utf-8", "backslashreplace").decode())
