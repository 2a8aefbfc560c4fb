"""Review files: what was proposed of a small text, and cells of it changed as an analyst would."""

import csv
from pathlib import Path

from passmuster.assembly.review.proposals import write_review
from passmuster.documents import open_document
from passmuster.reading.reader import read_document

__all__ = ["TEXT", "edit", "reviewed", "rows_of"]

TEXT = b"2 March 2025\n\nKenya has sent 400 police officers to Haiti, Nairobi said. Two of them have been killed."


def reviewed(path: Path, text: bytes = TEXT, name: str = "a.txt") -> Path:
    """A file of the claims proposed of a text, which it counts."""
    readings = [(document, read_document(document)) for document in open_document(text, name)]
    assert write_review(path, readings) == sum(len(reading.claims) for _, reading in readings)
    return path


def rows_of(path: Path) -> list[dict[str, str]]:
    """Its rows as they stand in the file."""
    with path.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def edit(path: Path, *changes: dict[str, str]) -> None:
    """Change cells of the rows, one dictionary a row."""
    rows = rows_of(path)
    for row, change in zip(rows, changes, strict=False):
        row.update(change)
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
