"""Output: readings as a table for eyes, JSON lines for programs, or CSV."""

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TextIO

from passmuster.reading.documents.document import Document
from passmuster.reading.reader import Reading

__all__ = ["write_csv", "write_jsonl", "write_table"]

COLUMNS = (
    *(
        "kind",
        "document",
        "claimant",
        "claimant_group",
        "relay",
        "quantity",
        "subject",
        "low",
        "high",
        "point",
        "bound",
    ),
    *("mode", "time", "source_actor", "target_actor", "event", "event_mode", "score", "status", "cue"),
    *("start", "end", "rule"),
)
"""Columns of the CSV form; the other forms hold every field."""


def rows(readings: Iterable[tuple[Document, Reading]]) -> Iterator[dict[str, Any]]:
    """Every claim and event as plain data, with `kind`, document and publication day, in order of the texts."""
    for document, reading in readings:
        published = document.published_on.isoformat() if document.published_on else None
        shared = {"document": document.name, "document_id": document.document_id, "published_on": published}
        yield from ({"kind": "claim", **shared, **claim.as_dict()} for claim in reading.claims)
        yield from ({"kind": "event", **shared, **event.as_dict()} for event in reading.events)


def write_jsonl(readings: Iterable[tuple[Document, Reading]], out: TextIO) -> None:
    """One JSON object a line."""
    for row in rows(readings):
        out.write(json.dumps(row, ensure_ascii=False) + "\n")


def write_csv(readings: Iterable[tuple[Document, Reading]], out: TextIO) -> None:
    """A table with one header; claims and events share it and leave blank what they have not."""
    writer = csv.DictWriter(out, COLUMNS, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    for row in rows(readings):
        start, end = row["span"]
        writer.writerow({**row, "relay": "; ".join(row.get("relay", ())), "start": start, "end": end})


def write_table(readings: Sequence[tuple[Document, Reading]], out: TextIO) -> None:
    """Two tables for eyes, claims then events, in plain characters."""
    for document, reading in readings:
        if len(readings) > 1:
            out.write(f"{document.name}\n")
        claims = [_claim_cells(claim.as_dict()) for claim in reading.claims]
        events = [_event_cells(event.as_dict()) for event in reading.events]
        _print(
            ("claimant", "group", "number", "quantity", "of", "mode", "cue"), claims, "no quantity claims found", out
        )
        out.write("\n")
        _print(("from", "to", "event", "score", "status", "claimant", "cue"), events, "no events found", out)


def _claim_cells(claim: dict[str, Any]) -> tuple[str, ...]:
    return (
        claim["claimant"],
        claim["claimant_group"],
        number_words(claim),
        claim["quantity"],
        claim["subject"],
        claim["mode"],
        claim["cue"],
    )


def _event_cells(event: dict[str, Any]) -> tuple[str, ...]:
    name = event["event"] + (f"-{event['event_mode']}" if event["event_mode"] else "")
    return (
        event["source_actor"],
        event["target_actor"],
        name,
        f"{event['score']:+g}",
        event["status"],
        event["claimant"],
        event["cue"],
    )


def number_words(claim: dict[str, Any]) -> str:
    """A claim's number with its bound, as words: "at least 3,000"."""
    low, high, point = claim["low"], claim["high"], claim["point"]
    if claim["bound"] == "range":
        return f"{low:,} to {high:,}"
    value = next(v for v in (point, low, high) if v is not None)
    lead = {"exact": "", "about": "about ", "at_least": "at least ", "at_most": "up to "}[claim["bound"]]
    return f"{lead}{value:,}"


def _print(header: tuple[str, ...], lines: list[tuple[str, ...]], nothing: str, out: TextIO) -> None:
    if not lines:
        out.write(f"{nothing}\n")
        return
    cut = [tuple(cell if len(cell) <= 44 else cell[:43] + "…" for cell in line) for line in (header, *lines)]
    widths = [max(len(line[i]) for line in cut) for i in range(len(header))]
    for line in cut:
        out.write("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() + "\n")
