"""Decisions: a review file that was gone through, read back with everything wrong in it told at once."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from passmuster.assembly.review.sheet import CASE, CLOSED, COLUMNS, DECISIONS, EDITABLE, NUMBERS, TOLD, plain
from passmuster.errors import BadInput, Fault
from passmuster.ledger.vocabulary import GROUPS
from passmuster.plainfile import LARGEST_TABLE, bytes_of
from passmuster.plainjson import json_value
from passmuster.plaintext import unguarded

__all__ = ["Decision", "take_review"]

NEEDED: Final = tuple(name for name in COLUMNS if name not in (*CASE, *TOLD))

PROPOSED: Final = frozenset({*EDITABLE, "span", "relay", "measures", "measures_reason", "cue", "rule"})
"""Fields that a proposal has; those that are not edited are taken from it as they stand."""

LARGEST_COUNT: Final = 1e12
"""More than any number of people or shells; a larger one is a slip."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What became of one proposed claim: the decision, the claim as it stands (None when refused), the proposal.

    `said_on` (None where the file gives no day), `force`, `outlet` and `url` are what a case needs besides; `line` is
    where the file has it, from 1, the header being line 1.
    """

    decision: str
    claim: dict[str, Any] | None
    proposed: dict[str, Any]
    note: str
    line: int
    said_on: date | None = None
    force: str = ""
    outlet: str = ""
    url: str = ""
    document_id: str = ""


class _Row:
    """A line of the file, and the faults found in it."""

    def __init__(self, cells: dict[str, str | None], line: int, file: str, faults: list[Fault]) -> None:
        self.cells, self.line, self.file, self.faults = cells, line, file, faults

    def text(self, column: str) -> str:
        """The cell, without blanks around it; empty where the line or the file has none."""
        return unguarded((self.cells.get(column) or "").strip())

    def refuse(self, column: str, rule: str, found: str, remedy: str) -> None:
        """Put a fault of a cell on record."""
        self.faults.append(Fault(self.file, rule, found, remedy, self.line, column))


def take_review(path: Path) -> list[Decision]:
    """The decisions of a file that was gone through; rows without a decision are left out.

    Raises
    ------
    BadInput
        If the file cannot be read, lacks a column, or holds a word, number or day that is not allowed; all faults at
        once.
    """
    rows = _rows_of(path)
    missing = [name for name in NEEDED if name not in (rows.fieldnames or ())]
    if missing:
        found = f"no {', '.join(missing)}"
        raise BadInput([Fault(str(path), "a review file must keep its columns", found, "Write it anew with --review.")])
    faults: list[Fault] = []
    try:
        decided = [_decision(_Row(row, number, str(path), faults)) for number, row in enumerate(rows, start=2)]
    except csv.Error as error:
        faults.append(Fault(str(path), "a review file must be well-formed CSV", str(error), row=rows.line_num))
    if faults:
        raise BadInput(faults)
    return [decision for decision in decided if decision is not None]


def _rows_of(path: Path) -> "csv.DictReader[str]":
    """The rows of a file, which is looked at before it is opened."""
    try:
        text = bytes_of(path, LARGEST_TABLE).decode("utf-8-sig")
        rows = csv.DictReader(io.StringIO(text, newline=""))
        # The header is read when it is asked for.
        _ = rows.fieldnames
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        rule, remedy = "a review file must be a readable table in UTF-8", "Write it anew with --review."
        found = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise BadInput([Fault(str(path), rule, found, remedy)]) from error
    return rows


def _decision(row: _Row) -> Decision | None:
    word = row.text("decision").lower()
    if not word:
        return None
    if word not in DECISIONS:
        rule = "a decision is accept, change or refuse"
        row.refuse("decision", rule, repr(row.cells["decision"]), "Correct the cell.")
        return None
    proposed = _proposed(row)
    if proposed is None:
        return None
    if word == "refuse":
        return Decision(decision=word, claim=None, proposed=proposed, note=row.cells["note"] or "", line=row.line)
    edited = _edited(row, proposed)
    changed = {name: value for name, value in edited.items() if value != proposed.get(name)}
    return Decision(
        decision="change" if changed else word,
        claim={**proposed, **edited},
        proposed=proposed,
        note=row.cells["note"] or "",
        line=row.line,
        said_on=_day(row),
        force=row.text("force"),
        outlet=row.text("outlet"),
        url=row.text("url"),
        document_id=row.text("document_id"),
    )


def _proposed(row: _Row) -> dict[str, Any] | None:
    found = "no claim"
    try:
        proposed = json_value(row.cells["proposed"] or "")
    except ValueError:
        proposed, found = None, "no JSON"
    if isinstance(proposed, dict) and proposed.keys() >= PROPOSED:
        return proposed
    row.refuse("proposed", "what was proposed must stay as it was", found, "Restore the cell.")
    return None


def _edited(row: _Row, proposed: dict[str, Any]) -> dict[str, Any]:
    """The claim as the cells have it; one that stands as it was shown is what was proposed."""
    edited: dict[str, Any] = {}
    for name in EDITABLE:
        cell = row.text(name)
        if name in NUMBERS:
            edited[name] = _number(row, name, cell)
            continue
        allowed: Sequence[str] = CLOSED.get(name, ())
        if allowed and cell not in allowed:
            row.refuse(name, f"one of {', '.join(allowed)}", repr(cell), "Correct the cell.")
        value = proposed.get(name)
        is_as_shown = isinstance(value, str) and cell == plain(value).strip()
        edited[name] = value if is_as_shown else cell or None if name == "time" else cell
    if not edited["claimant_group"]:
        row.refuse("claimant_group", f"a group such as {', '.join(GROUPS)}", "nothing", "Fill the cell.")
    if all(edited[name] is None for name in NUMBERS):
        row.refuse("point", "a claim has a number", "none", "Fill low, high or point.")
    return edited


def _number(row: _Row, name: str, cell: str) -> float | int | None:
    if not cell:
        return None
    try:
        value = float(cell.replace(",", ""))
    except ValueError:
        value = -1.0
    if not 0 <= value < LARGEST_COUNT:
        row.refuse(name, "counts are numbers, zero or more", repr(cell), "Correct the cell.")
        return None
    return int(value) if value.is_integer() else value


def _day(row: _Row) -> date | None:
    cell = row.text("said_on")
    try:
        return date.fromisoformat(cell) if cell else None
    except ValueError:
        row.refuse("said_on", "a day is written as 2025-01-13", repr(cell), "Correct the cell.")
        return None
