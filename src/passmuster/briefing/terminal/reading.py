"""What was read in documents on the terminal: tables of claims and events, or the sentences marked up.

Written with the standard library alone, in lines as long as they need be, so that reading a text waits for no library
and a pipe gets one claim a line.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from passmuster.briefing.marked import MarkedSentence
from passmuster.plaintext import harmless, one_line
from passmuster.wording.numbers import claim_words

__all__ = ["marked_text", "readings_text"]

CLAIM_COLUMNS: Final = ("claimant", "group", "number", "quantity", "of", "mode", "cue")
EVENT_COLUMNS: Final = ("from", "to", "event", "score", "status", "claimant", "cue")

LONGEST_CELL: Final = 44
"""Characters of a cell at most; the other forms hold everything."""

STYLES: Final = {"number": "1;33", "speaker": "1;36", "quantity": "1;32", "hedge": "1;35", "event": "4"}
"""ANSI style of what a piece of a sentence was taken for."""

Row = Mapping[str, Any]


# Tables -------------------------------------------------------------------------------------------------------------


def readings_text(documents: Sequence[tuple[str, Sequence[Row]]]) -> str:
    """Of each document two tables, claims then events; its name stands above them where there are several."""
    return "".join(_document(name if len(documents) > 1 else "", rows) for name, rows in documents)


def _document(name: str, rows: Sequence[Row]) -> str:
    claims = [_claim_cells(row) for row in rows if row["kind"] == "claim"]
    events = [_event_cells(row) for row in rows if row["kind"] == "event"]
    return (
        (f"{one_line(name)}\n" if name else "")
        + _table(CLAIM_COLUMNS, claims, "no quantity claims found")
        + "\n"
        + _table(EVENT_COLUMNS, events, "no events found")
    )


def _claim_cells(row: Row) -> tuple[str, ...]:
    number = claim_words(row["bound"], low=row["low"], high=row["high"], point=row["point"])
    return row["claimant"], row["claimant_group"], number, row["quantity"], row["subject"], row["mode"], row["cue"]


def _event_cells(row: Row) -> tuple[str, ...]:
    event = f"{row['event']}-{row['event_mode']}" if row["event_mode"] else row["event"]
    score = f"{row['score']:+g}"
    return row["source_actor"], row["target_actor"], event, score, row["status"], row["claimant"], row["cue"]


def _table(header: tuple[str, ...], lines: Iterable[tuple[str, ...]], nothing: str) -> str:
    """Columns two blanks apart, each as wide as its widest cell."""
    rows = [tuple(_cut(one_line(cell)) for cell in line) for line in lines]
    if not rows:
        return f"{nothing}\n"
    widths = [max(map(len, column)) for column in zip(header, *rows, strict=True)]
    return "".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() + "\n"
        for line in (header, *rows)
    )


def _cut(cell: str) -> str:
    return cell if len(cell) <= LONGEST_CELL else f"{cell[: LONGEST_CELL - 1]}…"


# Marked sentences ---------------------------------------------------------------------------------------------------


def marked_text(sentences: Iterable[MarkedSentence], *, colour: bool) -> str:
    """Sentences with what was read in them; without colour a role stands in brackets behind its words."""
    blocks = ["\n".join(_marked_lines(sentence, colour)) for sentence in sentences]
    return "\n\n".join(blocks) + "\n" if blocks else "nothing was read\n"


def _marked_lines(sentence: MarkedSentence, colour: bool) -> list[str]:
    text = "".join(_piece(role, piece, colour) for role, piece in sentence.pieces)
    return [text, *(f"  - {one_line(note)}" for note in sentence.notes)]


def _piece(role: str, piece: str, colour: bool) -> str:
    piece = harmless(piece)
    if not role:
        return piece
    return f"\x1b[{STYLES[role]}m{piece}\x1b[0m" if colour else f"{piece}[{role}]"
