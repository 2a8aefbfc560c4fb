"""Proposals: what was read, written down to be decided on."""

import csv
import json
from collections.abc import Iterable
from pathlib import Path

from passmuster.assembly.forces import force_id
from passmuster.assembly.review.sheet import COLUMNS, EDITABLE, cell_of, plain
from passmuster.documents.document import Document
from passmuster.errors import BadInput, Fault
from passmuster.plaintext import escaped, guarded
from passmuster.reading.read_claim import ReadClaim
from passmuster.reading.reader import TextReading

__all__ = ["proposal_rows", "write_review"]


def proposal_rows(readings: Iterable[tuple[Document, TextReading]]) -> list[dict[str, str]]:
    """One row for each proposed claim, decisions left blank."""
    return [_row(document, claim) for document, reading in readings for claim in reading.claims]


def _row(document: Document, claim: ReadClaim) -> dict[str, str]:
    proposed = claim.as_dict()
    return {
        "decision": "",
        "sure": cell_of(claim.measure_probability),
        "sentence": " ".join(document.text[slice(*claim.sentence)].split()),
        **{name: cell_of(proposed[name]) for name in EDITABLE},
        "said_on": cell_of(document.published_on),
        "force": force_id(claim, claim.actor) if claim.actor else "",
        "outlet": document.outlet,
        "url": document.url,
        "note": "",
        "rule": claim.rule,
        "document": document.name,
        "document_id": document.document_id,
        "start": str(claim.span[0]),
        "end": str(claim.span[1]),
        "proposed": escaped(json.dumps(proposed, ensure_ascii=False, sort_keys=True)),
    }


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
    rows = proposal_rows(readings)
    with path.open("x", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows({key: guarded(plain(value)) for key, value in row.items()} for row in rows)
    return len(rows)
