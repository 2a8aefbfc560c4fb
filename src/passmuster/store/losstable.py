"""A table of loss claims of many categories, as Radford and others (2023) publish theirs.

One row is one claim: what a source said that a side had lost of a category, on one day or from the first day on. The
columns are named in `REQUIRED`. Rows are known by their place in the file, counted from 0 after the header, because
such a table has no other name for them. Counts come as people and programs write them: ``12000``, ``12,000`` or
``1e+05``.

A row that repeats an earlier one in every column is the same claim met again; it is kept, and marked as a repeat.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from passmuster.ledger.losses import LossBound, LossClaim, LossTable
from passmuster.store.cells import count, filled, number, word
from passmuster.store.intake import Intake
from passmuster.store.table import Row, rows_of
from passmuster.store.textfile import decode, read_text

__all__ = ["loss_table_of_rows", "parse_loss_table", "read_loss_table"]

REQUIRED: Final = (
    "days", "loss_count", "category", "loss_country", "claim_source", "time_frame", "minimum", "maximum",
)  # fmt: skip
OPTIONAL: Final = ("loss_type", "source_target")
"""What the other columns already say; it must not contradict them."""

CUMULATIVE, DAY = "Cumulative", "Day"
LAST_DAY: Final = 36_525
"""A hundred years: a larger number of days is a slip."""


def read_loss_table(path: Path, stdin: bytes | None = None) -> LossTable:
    """The table in a file, or in `stdin` when the path is ``-``.

    Raises
    ------
    BadInput
        When the file cannot be read or any row breaks a rule; it carries every fault.
    """
    intake = Intake()
    if str(path) == "-":
        content = stdin or b""
        text = decode(content, "standard input", intake)
        name, digest = "standard input", _sha256(content)
    else:
        text = read_text(path, intake)
        name, digest = str(path), dict(intake.hashes).get(path.name, "")
    if text is None:
        intake.close()
    return parse_loss_table(text or "", name, intake, digest)


def parse_loss_table(text: str, file: str, intake: Intake, sha256: str = "") -> LossTable:
    """The table in a text; raises `BadInput` with every fault of it."""
    rows = rows_of(text, file, intake, required=REQUIRED, optional=OPTIONAL)
    return loss_table_of_rows(rows, file, intake, sha256)


def loss_table_of_rows(rows: Sequence[Row], file: str, intake: Intake, sha256: str) -> LossTable:
    """The table of some rows; raises `BadInput` with every fault of it."""
    claims = tuple(_claim(place, row) for place, row in enumerate(rows))
    if not claims and not intake.faults:
        intake.refuse(file, "a table of losses must hold a claim", found="only a header", remedy="Add its rows.")
    intake.close()
    return LossTable(file, tuple(claim for claim in claims if claim is not None), sha256)


def _claim(place: int, row: Row) -> LossClaim | None:
    """One row; None after a fault."""
    before = row.intake.n_faults
    day = number(row, "days", low=1, high=LAST_DAY) if filled(row, "days") else None
    if day is not None and day != int(day):
        row.refuse("days", "days are whole numbers", found=f"'{row.text('days')}'", remedy="Count days from 1.")
    lost = count(row, "loss_count") if filled(row, "loss_count") else None
    category, side, source = (filled(row, name) for name in ("category", "loss_country", "claim_source"))
    frame = word(row, "time_frame", (CUMULATIVE, DAY))
    bound = _bound(row)
    _agree(row, "loss_type", f"{category}-{side}")
    _agree(row, "source_target", f"{source}-{side}")
    if row.intake.n_faults > before or day is None or lost is None:
        return None
    return LossClaim(place, int(day), lost, category, side, source, frame == DAY, bound)


def _bound(row: Row) -> LossBound:
    """What the number says of the truth, by the two columns of marks."""
    marks = [word(row, name, ("0", "1")) for name in ("minimum", "maximum")]
    if marks == ["1", "1"]:
        remedy = "A range is two rows, one of each; keep one mark here."
        row.refuse("maximum", "a claim is a lower or an upper bound, not both", found="1 in both", remedy=remedy)
    if marks[0] == "1":
        return LossBound.AT_LEAST
    return LossBound.AT_MOST if marks[1] == "1" else LossBound.POINT


def _agree(row: Row, column: str, expected: str) -> None:
    """A column that joins two others must say what they say."""
    text = row.text(column)
    if text and text != expected:
        row.refuse(
            column,
            "the cell must agree with the columns it joins",
            found=f"'{text}' beside '{expected}'",
            remedy=f"Write '{expected}', or correct the other columns.",
        )


def _sha256(content: bytes) -> str:
    from hashlib import sha256

    return sha256(content).hexdigest()
