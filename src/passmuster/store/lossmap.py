"""A mapping file: how a table of losses that others keep is read as ours.

A TOML file of five short tables, of which only the first is needed:

    [columns]      what the file calls our columns: day, count, low, high, category, side, source, frame, said, ...
    [categories]   columns that are categories, each to its name here; in place of count and category
    [read_as]      words that stand in the cells, each to the name it has here
    [same]         what all rows share, such as side = "Russia"
    [reading]      day_first, whether 3/4 is the third of April; first_day, what the file calls our day 1;
                   whole, whether decimals of estimates are rounded to whole numbers

The file itself is CSV, or a JSON list of records. Each record becomes one claim, or one for each category with a
number; what comes out is judged by the rules of any table of losses, and faults name the lines of the file.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from passmuster.plainjson import json_value
from passmuster.store.intake import Intake
from passmuster.store.table import Row, rows_of
from passmuster.store.textfile import read_text
from passmuster.store.tomltable import TomlTable, toml_root

__all__ = ["LossMap", "mapped_rows", "parse_loss_map", "read_loss_map"]

OURS: Final[Mapping[str, str]] = {
    "day": "days", "count": "loss_count", "category": "category", "side": "loss_country", "source": "claim_source",
    "frame": "time_frame", "said": "said", "low": "low", "high": "high", "at_least": "minimum", "at_most": "maximum",
}  # fmt: skip
"""What a mapping calls each column of a table of losses."""
USUAL: Final[Mapping[str, str]] = {"time_frame": "Cumulative", "minimum": "0", "maximum": "0"}
"""What a column holds where a mapping does not say."""
DAYS: Final = ("days", "said")
SLASHED: Final = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?:[ T].*)?", re.ASCII)
ISO_BEGINNING: Final = re.compile(r"(\d{4}-\d{2}-\d{2})[ T].*", re.ASCII)
DECIMAL: Final = re.compile(r"\d+\.\d+", re.ASCII)
DAY_NUMBER: Final = re.compile(r"\d{1,9}", re.ASCII)
"""A day that is counted; what has more digits is none, and is refused as it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LossMap:
    """A mapping: our columns to the file's, category columns, words, what all rows share, and how cells are read."""

    columns: Mapping[str, str]
    categories: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    same: Mapping[str, str] = field(default_factory=dict)
    day_first: bool = True
    first_day: int = 1
    is_rounded: bool = False


def read_loss_map(path: Path, intake: Intake) -> LossMap | None:
    """The mapping of a file; None after a fault, which stands with the intake."""
    text = read_text(path, intake)
    return None if text is None else parse_loss_map(text, str(path), intake)


def parse_loss_map(text: str, file: str, intake: Intake) -> LossMap | None:
    """The mapping of a text; None after a fault."""
    root = toml_root(text, file, intake, "the mapping must be valid TOML")
    if root is None:
        return None
    before = intake.n_faults
    head = root.table("columns")
    if head is None:
        root.refuse("columns", "is required", remedy='Begin with [columns] and, for example, day = "date".')
        return None
    columns = {ours: head.text(name).casefold() for name, ours in OURS.items() if head.text(name)}
    head.finish()
    categories, words = _free(root.table("categories")), _free(root.table("read_as"))
    same = _same(root.table("same"))
    _complete(head, columns, categories, same)
    reading = root.table("reading")
    made = LossMap(
        columns=columns, categories={name.casefold(): meant for name, meant in categories.items()}, words=words,
        same=same, day_first=reading is None or reading.flag("day_first", default=True),
        first_day=_first_day(reading), is_rounded=reading is not None and reading.flag("whole", default=False),
    )  # fmt: skip
    if reading is not None:
        reading.finish()
    root.finish()
    return made if intake.n_faults == before else None


def _free(table: TomlTable | None) -> dict[str, str]:
    """A table whose keys are words of the file."""
    return {} if table is None else {name: table.text(name, required=True) for name in table.values}


def _same(table: TomlTable | None) -> dict[str, str]:
    if table is None:
        return {}
    shared = {ours: table.text(name) for name, ours in OURS.items() if table.text(name)}
    table.finish()
    return shared


def _complete(
    head: TomlTable, columns: Mapping[str, str], categories: Mapping[str, str], same: Mapping[str, str]
) -> None:
    """Refuse a mapping that leaves a column of ours without a source."""
    numbers = {"loss_count", "low", "high"} & {*columns}
    if not categories and not numbers:
        head.refuse("count", "a mapping must say where numbers stand", remedy='Add count = "...", or [categories].')
    for name, ours in OURS.items():
        is_needed = ours in {"days", "loss_country", "claim_source"} or (ours == "category" and not categories)
        if is_needed and ours not in columns and ours not in same:
            remedy = f'Add {name} = "..." under [columns], or under [same] if all rows share it.'
            head.refuse(name, "is required", remedy=remedy)


def _first_day(reading: TomlTable | None) -> int:
    """The number that the file gives to our day 1: 1 if nothing is said."""
    if reading is None or "first_day" not in reading.values:
        return 1
    number = reading.number("first_day")
    if number not in (0.0, 1.0):
        reading.refuse("first_day", "must be 0 or 1", found=f"{number:g}", remedy="Write first_day = 0.")
    return int(number)


# Records ------------------------------------------------------------------------------------------------------------


def mapped_rows(text: str, file: str, intake: Intake, mapping: LossMap) -> tuple[Row, ...]:
    """The records of a file as rows of a table of losses; empty after a fault."""
    needed = [*dict.fromkeys([*mapping.columns.values(), *mapping.categories])]
    records = _json_rows(text, file, intake, needed) if text.lstrip()[:1] in "[{" and text.strip() else None
    if records is None:
        records = rows_of(text, file, intake, required=needed, optional=())
    return tuple(Row(file, one.line, cells, intake, one.unit) for one in records for cells in _cells(one, mapping))


def _json_rows(text: str, file: str, intake: Intake, needed: Sequence[str]) -> tuple[Row, ...]:
    """Records of a JSON list; rows count from 0."""
    try:
        records = json_value(text)
    except ValueError as error:
        intake.refuse(file, "the file must be valid JSON", found=str(error), remedy="Give a list of records.")
        return ()
    if not (isinstance(records, list) and all(isinstance(one, dict) for one in records)):
        remedy = 'Give the list itself, as [{"date": "2022-02-25", "tank": 80}].'
        intake.refuse(file, "the file must be a list of records", found=type(records).__name__, remedy=remedy)
        return ()
    rows = [
        Row(file, at, {str(name).casefold(): _text(value) for name, value in one.items()}, intake, "row")
        for at, one in enumerate(records)
    ]
    missing = [name for name in needed if rows and not any(name in row.cells for row in rows)]
    for name in missing:
        intake.refuse(file, f"no record has a '{name}'", remedy="Correct the mapping.")
    return () if missing else tuple(rows)


def _text(value: Any) -> str:
    if value is None or isinstance(value, bool | list | dict):
        return ""
    return f"{value:.0f}" if isinstance(value, float) and value.is_integer() else str(value).strip()


def _cells(record: Row, mapping: LossMap) -> Iterator[dict[str, str]]:
    """The claims that a record makes, as cells of a table of losses."""
    base = {**USUAL, **mapping.same}
    base |= {ours: _read(record.text(theirs), ours, mapping) for ours, theirs in mapping.columns.items()}
    for column, category in mapping.categories.items():
        if number := record.text(column):
            yield {**base, "loss_count": _whole(number, mapping), "category": category}
    if mapping.categories:
        return
    low, high = base.get("low", ""), base.get("high", "")
    if base.get("loss_count") or not (low or high):
        yield base
        return
    # Ends alone are bounds: two of them are the two ends of one range.
    bare = {name: cell for name, cell in base.items() if name not in {"low", "high"}}
    if low:
        yield {**bare, "loss_count": low, "minimum": "1", "maximum": "0"}
    if high:
        yield {**bare, "loss_count": high, "minimum": "0", "maximum": "1"}


def _read(text: str, ours: str, mapping: LossMap) -> str:
    """A cell of the file as a cell of ours."""
    if ours in DAYS:
        return _day(text, mapping)
    if ours in {"loss_count", "low", "high"}:
        return _whole(text, mapping)
    return mapping.words.get(text, text)


def _whole(text: str, mapping: LossMap) -> str:
    number = text.replace(",", "")
    return f"{float(number):.0f}" if mapping.is_rounded and DECIMAL.fullmatch(number) else text


def _day(text: str, mapping: LossMap) -> str:
    """A date as YYYY-MM-DD; a day counted from 0 as one counted from 1."""
    if (match := SLASHED.fullmatch(text)) is not None:
        day, month = match.group(1, 2) if mapping.day_first else match.group(2, 1)
        return f"{match[3]}-{int(month):02d}-{int(day):02d}"
    if (match := ISO_BEGINNING.fullmatch(text)) is not None:
        return match[1]
    return str(int(text) + 1 - mapping.first_day) if DAY_NUMBER.fullmatch(text) else text
