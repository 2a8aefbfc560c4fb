"""A table of loss claims of many categories, as Radford and others (2023) publish theirs.

One row is one claim: what a source said that a side had lost of a category, on one day or from the first day on. The
columns are named in `REQUIRED`; days are numbers from 1 or dates. Rows are known by their place in the file, counted
from 0 after the header, because such a table has no other name for them. Counts come as people and programs write them:
``12000``, ``12,000`` or ``1e+05``. Nobody has counted what is yet to be lost: a date after today is a slip and refused,
and of days that are counted past today it is told, because their day 1 may be another.

A row that repeats an earlier one in every column is the same claim met again; it is kept, and marked as a repeat.
"""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from math import log
from pathlib import Path
from typing import Final

from passmuster.ledger.few import refused_count
from passmuster.ledger.losses import LossBound, LossClaim, LossTable
from passmuster.ledger.years import day_remedy, last_day
from passmuster.store.cells import count, filled, number, word
from passmuster.store.cells import day as calendar_day
from passmuster.store.intake import Intake
from passmuster.store.jsonrecords import is_json, json_rows
from passmuster.store.lossheader import holds_foreign_header
from passmuster.store.lossmap import LossMap, read_loss_map
from passmuster.store.lossrecords import mapped_rows
from passmuster.store.table import Row, rows_of
from passmuster.store.textfile import decode, read_text

__all__ = ["loss_table_of_rows", "parse_loss_table", "read_loss_table"]

REQUIRED: Final = (
    "days", "loss_count", "category", "loss_country", "claim_source", "time_frame", "minimum", "maximum",
)  # fmt: skip
OPTIONAL: Final = ("loss_type", "source_target", "said", "low", "high")
"""What other columns already say and must not contradict; the day a number was said; its source's 95 % interval."""

CUMULATIVE, DAY, WEEK = "Cumulative", "Day", "Week"
FRAMES: Final = {"cumulative": CUMULATIVE, "day": DAY, "daily": DAY, "week": WEEK, "weekly": WEEK}
"""Words for what a number speaks of, in small letters."""
WEEK_DAYS: Final = 7
DAY_ONE: Final = date(2022, 2, 24)
"""Day 1 where nothing else is said: that of the table of Radford and others."""
WITHIN: Final = 2.0 * 1.959964
"""Standard deviations between the ends of a 95 % interval."""
ISO_WEEK: Final = re.compile(r"(\d{4})-?W(\d{2})", re.ASCII)
LEAST_WEEKS: Final = 52
"""Weeks that every year has; a 53rd is told as no week and refused with the other words for days."""
FROM_NOUGHT: Final = "Add one to each day, or read the file by --map with first_day = 0 under [reading]."
"""What to do with a file that counts its days from nought."""
NUMBER_OF_DAYS: Final = re.compile(r"[-+]?\d*\.?\d*", re.ASCII)
DAYS_RULE: Final = "a day is a whole number from 1, or written YYYY-MM-DD"
LAST_DAY: Final = 36_525
"""A hundred years: a larger number of days is a slip."""


def read_loss_table(
    path: Path, stdin: bytes | None = None, *, day_one: date = DAY_ONE, mapping: Path | None = None
) -> LossTable:
    """The table in a file, or in `stdin` when the path is ``-``.

    Dates are counted from `day_one`. A `mapping` tells how a table that others keep is read, see `lossmap`.

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
    how = None if mapping is None else read_loss_map(mapping, intake)
    if text is None or (mapping is not None and how is None):
        intake.close()
    return parse_loss_table(text or "", name, intake, digest, day_one=day_one, mapping=how)


def parse_loss_table(
    text: str, file: str, intake: Intake, sha256: str = "", *, day_one: date = DAY_ONE, mapping: LossMap | None = None
) -> LossTable:
    """The table in a text; raises `BadInput` with every fault of it."""
    rows: Sequence[Row] = ()
    if mapping is None and holds_foreign_header(text, file, REQUIRED, intake):
        pass
    elif mapping is None and is_json(text):
        rows = json_rows(text, file, intake, REQUIRED)
    elif mapping is None:
        rows = rows_of(text, file, intake, required=REQUIRED, optional=OPTIONAL)
    else:
        rows = mapped_rows(text, file, intake, mapping, day_one)
    return loss_table_of_rows(rows, file, intake, sha256, day_one=day_one)


def loss_table_of_rows(
    rows: Sequence[Row], file: str, intake: Intake, sha256: str, *, day_one: date = DAY_ONE
) -> LossTable:
    """The table of some rows; raises `BadInput` with every fault of it, or the first hundred of many."""
    claims = tuple(_claim(place, row, day_one) for place, row in enumerate(rows))
    if not claims and not intake.faults:
        intake.refuse(file, "a table of losses must hold a claim", found="only a header", remedy="Add its rows.")
    intake.close()
    found = tuple(claim for claim in claims if claim is not None)
    _tell_days_ahead(found, file, intake, day_one)
    return LossTable(file, found, sha256, tuple(intake.remarks))


def _tell_days_ahead(claims: Sequence[LossClaim], file: str, intake: Intake, day_one: date) -> None:
    """Leave in a remark that days are counted past today; those that are dated were refused."""
    last = max(max(claim.day, claim.known_on) for claim in claims)
    if _is_ahead(dated := day_one + timedelta(days=last - 1)):
        intake.remark(f"{file}: day {last:,} is {dated}, after today: say by --day-one when the table begins")


def _is_ahead(dated: date) -> bool:
    """Whether a day is after today. A calendar day is let pass, for time zones, and the end of the month under way."""
    tomorrow = datetime.now(UTC).date() + timedelta(days=1)
    return dated > tomorrow and dated.isoformat() != last_day(f"{tomorrow:%Y-%m}")


def _claim(place: int, row: Row, day_one: date) -> LossClaim | None:
    """One row; None after a fault."""
    before = row.intake.n_faults
    day = _day(row, "days", day_one) if filled(row, "days") else None
    said = _day(row, "said", day_one)
    lost = count(row, "loss_count") if filled(row, "loss_count") else None
    category, side, source = (filled(row, name) for name in ("category", "loss_country", "claim_source"))
    # A word in other letters is no other word, and need not be refused a thousand times.
    frame = FRAMES.get(row.text("time_frame").casefold()) or word(row, "time_frame", (CUMULATIVE, DAY, WEEK))
    bound = _bound(row)
    _agree(row, "loss_type", f"{category}-{side}")
    _agree(row, "source_target", f"{source}-{side}")
    doubt = _doubt(row, lost)
    if row.intake.n_faults > before or day is None or lost is None:
        return None
    span = WEEK_DAYS if frame == WEEK else 1
    return LossClaim(place, day, lost, category, side, source, frame != CUMULATIVE, bound, said, doubt, span)


def _day(row: Row, column: str, day_one: date) -> int | None:
    """A day counted from 1, from a number, a date, or an ISO week, which speaks of its Sunday; None when empty."""
    text = row.text(column)
    if (week := ISO_WEEK.fullmatch(text)) is not None and 1 <= int(week[2]) <= LEAST_WEEKS:
        monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        return _counted(row, column, monday + timedelta(days=WEEK_DAYS - 1), day_one, began=monday)
    if "-" in text[1:]:
        dated = calendar_day(row, column)
        return None if dated is None else _counted(row, column, dated, day_one, began=dated)
    if text == "0":
        row.refuse(column, "days count from 1", found="'0'", remedy=FROM_NOUGHT)
        return None
    if text and not NUMBER_OF_DAYS.fullmatch(text):
        row.refuse(column, DAYS_RULE, found=f"'{text}'", remedy=day_remedy(text))
        return None
    found = number(row, column, low=1, high=LAST_DAY)
    if found is not None and not text.isdigit():
        row.refuse(
            column, "days are whole numbers", found=f"'{text}'", remedy="Count days from 1, or write YYYY-MM-DD."
        )
    return None if found is None else int(found)


def _counted(row: Row, column: str, dated: date, day_one: date, *, began: date) -> int | None:
    """The number of a calendar day; none before day 1 or of what has not begun yet."""
    if _is_ahead(began):
        row.refuse(column, "nothing is counted of a day after today", found=f"{dated}", remedy="Correct the day.")
        return None
    day = (dated - day_one + timedelta(days=1)).days
    if 1 <= day <= LAST_DAY:
        return day
    remedy = "Correct it, or say by --day-one when the table begins."
    row.refuse(column, f"no day lies before day 1, {day_one}, or a century after", found=f"{dated}", remedy=remedy)
    return None


def _doubt(row: Row, best: float | None) -> float:
    """The spread that a number's own 95 % interval gives it, on the log scale; 0 without one."""
    low, high = count(row, "low"), count(row, "high")
    if low is None or high is None:
        return 0.0
    if best is not None and not low <= best <= high:
        remedy = "Correct low, high or the number."
        # What the category counts is not asked: a fault about few of anything can be mended without the numbers.
        told = [refused_count(value, harmed=True) for value in (best, low, high)]
        found = f"{told[0]}, and an interval from {told[1]} to {told[2]}"
        row.refuse("low", "a number lies within its own interval", found=found, remedy=remedy)
    # Nought has no logarithm: an end below one head is taken as one.
    return log(max(high, 1.0) / max(low, 1.0)) / WITHIN


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
