"""A mapping file: how a table of losses that others keep is read as ours.

A TOML file of five short tables, of which only the first is needed:

    [columns]      what the file calls our columns: day, count, low, high, category, side, source, frame, said, ...;
                   month and year where it keeps these apart
    [categories]   columns that are categories, each to its name here, or to { category, side, source, frame, times }
                   where the columns differ in more; in place of count and category
    [read_as]      words that stand in the cells, each to the name it has here
    [same]         what all rows share, such as side = "Russia"
    [reading]      day_first, whether 3/4 is the third of April; first_day, what the file calls our day 1;
                   whole, whether decimals of estimates are rounded to whole numbers; decimal, the sign before
                   decimals; times, what numbers are multiplied by, 1000 where a file has thousands; skip_lines and
                   header_lines, how many lines of title and of header there are

How the records of the file then become rows of ours stands in `lossrecords`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from passmuster.store.intake import Intake
from passmuster.store.textfile import read_text
from passmuster.store.tomltable import TomlTable, toml_root

__all__ = ["CALENDAR", "OURS", "LossMap", "parse_loss_map", "read_loss_map"]

OURS: Final[Mapping[str, str]] = {
    "day": "days", "count": "loss_count", "category": "category", "side": "loss_country", "source": "claim_source",
    "frame": "time_frame", "said": "said", "low": "low", "high": "high", "at_least": "minimum", "at_most": "maximum",
}  # fmt: skip
"""What a mapping calls each column of a table of losses."""
CALENDAR: Final = ("month", "year")
"""Columns beside `day`, or in its place, where a file keeps the parts of its days apart."""
BY_COLUMN: Final = ("side", "source", "frame")
"""What a category's column may say of its own beside the category."""
TIMES: Final = (1, 1_000, 1_000_000)
"""What numbers may be multiplied by."""
MOST_LINES: Final = 100
"""Lines of title or header; more are a slip."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LossMap:
    """A mapping: our columns to the file's, category columns, words, what all rows share, and how cells are read.

    A category column has the cells of ours that it stands for; `skip_lines` stand before the header, which is of
    `header_lines`. `decimal`, the sign before decimals, is empty where nobody says, and `day_first` None. `calendar`
    has the columns of the month and the year, where the file keeps them apart from its day. `times` is what numbers of
    all columns are multiplied by, None where nobody says, and `times_of` what those of one column are.
    """

    columns: Mapping[str, str]
    categories: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    same: Mapping[str, str] = field(default_factory=dict)
    day_first: bool | None = None
    first_day: int = 1
    is_rounded: bool = False
    decimal: str = ""
    times: int | None = None
    times_of: Mapping[str, int] = field(default_factory=dict)
    calendar: Mapping[str, str] = field(default_factory=dict)
    skip_lines: int = 0
    header_lines: int = 1


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
    calendar = _calendar(head)
    head.finish()
    (categories, times_of), words = _categories(root.table("categories")), _free(root.table("read_as"))
    same = _same(root.table("same"))
    _complete(head, columns | ({"days": ""} if calendar else {}), categories, same)
    reading = root.table("reading") or TomlTable({}, "[reading]", file, text, intake)
    made = LossMap(
        columns=columns, categories=categories, words=words, same=same, calendar=calendar,
        day_first=_flag(reading, "day_first"), first_day=_whole(reading, "first_day", 1, (0, 1)),
        is_rounded=reading.flag("whole", default=False), decimal=_decimal(reading),
        times=_times(reading), times_of=times_of,
        skip_lines=_whole(reading, "skip_lines", 0, (0, MOST_LINES)),
        header_lines=_whole(reading, "header_lines", 1, (1, MOST_LINES)),
    )  # fmt: skip
    reading.finish()
    root.finish()
    return made if intake.n_faults == before else None


def _calendar(head: TomlTable) -> dict[str, str]:
    """The columns of month and year; one alone tells no month."""
    found = {part: head.text(part).casefold() for part in CALENDAR if head.text(part)}
    if len(found) == 1:
        (missing,) = {*CALENDAR} - {*found}
        head.refuse(missing, "month and year are told together", remedy=f'Add {missing} = "...".')
        return {}
    return found


def _free(table: TomlTable | None) -> dict[str, str]:
    """A table whose keys are words of the file."""
    return {} if table is None else {name: table.text(name, required=True) for name in table.values}


def _categories(table: TomlTable | None) -> tuple[dict[str, dict[str, str]], dict[str, int]]:
    """What each category's column stands for: the category alone, or with what else is the column's own; its times."""
    made: dict[str, dict[str, str]] = {}
    times_of: dict[str, int] = {}
    if table is None:
        return made, times_of
    for name, value in table.values.items():
        if isinstance(value, dict):
            own = table.table(name)
            assert own is not None
            cells = {"category": own.text("category", required=True)}
            cells |= {OURS[key]: own.text(key) for key in BY_COLUMN if own.text(key)}
            if (times := _times(own)) is not None:
                times_of[name.casefold()] = times
            own.finish()
        else:
            cells = {"category": table.text(name, required=True)}
        made[name.casefold()] = cells
    return made, times_of


def _same(table: TomlTable | None) -> dict[str, str]:
    if table is None:
        return {}
    shared = {ours: table.text(name) for name, ours in OURS.items() if table.text(name)}
    table.finish()
    return shared


def _complete(
    head: TomlTable,
    columns: Mapping[str, str],
    categories: Mapping[str, Mapping[str, str]],
    same: Mapping[str, str],
) -> None:
    """Refuse a mapping that leaves a column of ours without a source."""
    numbers = {"loss_count", "low", "high"} & {*columns}
    if not categories and not numbers:
        head.refuse("count", "a mapping must say where numbers stand", remedy='Add count = "...", or [categories].')
    for name, ours in OURS.items():
        is_needed = ours in {"days", "loss_country", "claim_source"} or (ours == "category" and not categories)
        by_column = bool(categories) and all(ours in cells for cells in categories.values())
        if is_needed and not by_column and ours not in columns and ours not in same:
            remedy = f'Add {name} = "..." under [columns], or under [same] if all rows share it.'
            head.refuse(name, "is required", remedy=remedy)


def _flag(reading: TomlTable, key: str) -> bool | None:
    """True or false, None where nothing is said."""
    said = reading.flag(key, default=True)
    return said if key in reading.values else None


def _decimal(reading: TomlTable) -> str:
    """The sign before decimals, empty where nothing is said."""
    return reading.word("decimal", (".", ",")) if "decimal" in reading.values else reading.text("decimal")


def _times(table: TomlTable) -> int | None:
    """What numbers are multiplied by, None where nothing is said."""
    if "times" not in table.values:
        table.asked.add("times")
        return None
    number = table.number("times")
    if number not in TIMES:
        rule = f"must be one of {', '.join(map(str, TIMES))}"
        table.refuse("times", rule, found=f"{number:g}", remedy="Write times = 1000.")
        return None
    return int(number)


def _whole(reading: TomlTable, key: str, usual: int, ends: tuple[int, int]) -> int:
    """A whole number between two, the usual one where nothing is said."""
    if key not in reading.values:
        reading.asked.add(key)
        return usual
    number = reading.number(key)
    least, most = ends
    if number != int(number) or not least <= number <= most:
        rule = f"must be {least} or {most}" if most == least + 1 else f"must be a whole number from {least} to {most}"
        reading.refuse(key, rule, found=f"{number:g}", remedy=f"Write {key} = {least}.")
        return usual
    return int(number)
