"""Review: proposed claims in a small file that an analyst goes through.

The file is a table that any spreadsheet opens. Each row is one proposed claim; the analyst writes `accept`, `change` or
`refuse` in the first column and corrects the cells. What was proposed, and by which rule, stays in the last columns and
is never read from the corrected cells, so the record shows both.
"""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from passmuster.errors import BadInput, Fault
from passmuster.ledger.vocabulary import GROUPS, Bound, Mode, Quantity
from passmuster.reading.documents.document import Document
from passmuster.reading.reader import TextReading

__all__ = ["Decision", "review_rows", "take_review", "write_review"]

EDITABLE: Final = ("claimant", "claimant_group", "quantity", "subject", "low", "high", "point", "bound", "mode", "time")
COLUMNS: Final = (
    "decision",
    "sentence",
    *EDITABLE,
    "note",
    "rule",
    "document",
    "document_id",
    "start",
    "end",
    "proposed",
)
DECISIONS: Final = ("accept", "change", "refuse")
CLOSED: Final = {"quantity": tuple(Quantity), "bound": tuple(Bound), "mode": tuple(Mode)}
NUMBERS: Final = ("low", "high", "point")


@dataclass(frozen=True, slots=True)
class Decision:
    """What became of one proposed claim: the decision, the claim as it stands (None when refused), the proposal."""

    decision: str
    claim: dict[str, Any] | None
    proposed: dict[str, Any]
    note: str


def review_rows(readings: Iterable[tuple[Document, TextReading]]) -> list[dict[str, str]]:
    """One row for each proposed claim, decisions left blank."""
    return [
        {
            "decision": "",
            "sentence": " ".join(document.text[slice(*claim.sentence)].split()),
            **{name: _cell(claim.as_dict()[name]) for name in EDITABLE},
            "note": "",
            "rule": claim.rule,
            "document": document.name,
            "document_id": document.document_id,
            "start": str(claim.span[0]),
            "end": str(claim.span[1]),
            "proposed": json.dumps(claim.as_dict(), ensure_ascii=False, sort_keys=True),
        }
        for document, reading in readings
        for claim in reading.claims
    ]


def write_review(path: Path, readings: Iterable[tuple[Document, TextReading]]) -> int:
    """Write the file and say how many claims it proposes.

    Raises
    ------
    BadInput
        If the file is there already, since it may hold decisions.
    """
    if path.exists():
        remedy = "Name another file, or move this one away."
        raise BadInput([Fault(str(path), "a review file is never overwritten", "the file is there already", remedy)])
    rows = review_rows(readings)
    with path.open("x", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows({key: _safe(value) for key, value in row.items()} for row in rows)
    return len(rows)


def take_review(path: Path) -> list[Decision]:
    """The decisions of a file that was gone through; rows without a decision are left out.

    Raises
    ------
    BadInput
        If the file cannot be read, lacks a column, or holds a word or number that is not allowed; all faults at once.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput([Fault(str(path), "a review file must be readable UTF-8", str(error))]) from error
    rows = csv.DictReader(io.StringIO(text))
    missing = [name for name in COLUMNS if name not in (rows.fieldnames or ())]
    if missing:
        found = f"no {', '.join(missing)}"
        raise BadInput([Fault(str(path), "a review file must keep its columns", found, "Write it anew with --review.")])
    faults: list[Fault] = []
    decided = [_decision(row, number, str(path), faults) for number, row in enumerate(rows, start=2)]
    if faults:
        raise BadInput(faults)
    return [decision for decision in decided if decision is not None]


def _decision(row: dict[str, str], number: int, file: str, faults: list[Fault]) -> Decision | None:
    word = row["decision"].strip().lower()
    if not word:
        return None
    if word not in DECISIONS:
        rule = "a decision is accept, change or refuse"
        faults.append(Fault(file, rule, repr(row["decision"]), "Correct the cell.", number, "decision"))
        return None
    try:
        proposed: dict[str, Any] = json.loads(row["proposed"])
    except ValueError:
        faults.append(
            Fault(file, "what was proposed must stay as it was", "no JSON", "Restore the cell.", number, "proposed")
        )
        return None
    if word == "refuse":
        return Decision(word, None, proposed, row["note"])
    edited = _edited(row, number, file, faults)
    changed = {name: value for name, value in edited.items() if value != proposed.get(name)}
    return Decision("change" if changed else word, {**proposed, **edited}, proposed, row["note"])


def _edited(row: dict[str, str], number: int, file: str, faults: list[Fault]) -> dict[str, Any]:
    edited: dict[str, Any] = {}
    for name in EDITABLE:
        cell = _unsafe(row[name]).strip()
        if name in NUMBERS:
            edited[name] = _number(cell, name, number, file, faults)
            continue
        allowed: Sequence[str] = CLOSED.get(name, ())
        if allowed and cell not in allowed:
            faults.append(Fault(file, f"one of {', '.join(allowed)}", repr(cell), "Correct the cell.", number, name))
        edited[name] = cell or None if name == "time" else cell
    if not edited["claimant_group"]:
        faults.append(
            Fault(file, f"a group such as {', '.join(GROUPS)}", "nothing", "Fill the cell.", number, "claimant_group")
        )
    if all(edited[name] is None for name in NUMBERS):
        faults.append(Fault(file, "a claim has a number", "none", "Fill low, high or point.", number, "point"))
    return edited


def _number(cell: str, name: str, number: int, file: str, faults: list[Fault]) -> float | int | None:
    if not cell:
        return None
    try:
        value = float(cell.replace(",", ""))
    except ValueError:
        value = -1.0
    if not 0 <= value < 1e12:
        faults.append(Fault(file, "counts are numbers, zero or more", repr(cell), "Correct the cell.", number, name))
        return None
    return int(value) if value.is_integer() else value


def _cell(value: Any) -> str:
    return "" if value is None else str(value)


FORMULA: Final = ("=", "+", "-", "@", "\t")


def _safe(value: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return "'" + value if value.startswith(FORMULA) else value


def _unsafe(value: str) -> str:
    return value[1:] if value.startswith("'") and value[1:].startswith(FORMULA) else value
