"""What is told of a table of losses whose header is not ours: the columns it must have, and how a mapping begins."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

from passmuster.ledger.nearest import nearest, quoted_list
from passmuster.store.headers import names_of
from passmuster.store.intake import Intake
from passmuster.store.jsonrecords import is_json, record_names
from passmuster.store.lossmap import OURS
from passmuster.store.lossnumbers import speaks_of_thousands
from passmuster.store.table import delimiter_of, lines_of

__all__ = ["holds_foreign_header"]

UNKNOWN: Final = "..."
"""Stands in the beginning of a mapping for what names do not tell."""
BESIDE: Final = ("frame", "said", "at_least", "at_most")
"""Keys that are told by our own names alone."""
ENOUGH: Final = 2
"""Names of ours from which on a header is taken for one of ours with a column missing."""
LOOKED_AT: Final = 20
"""Lines below the first among which the header is looked for."""

MOST_SHOWN: Final = 8
"""Columns that a draft of a mapping names as categories; the others are written likewise."""
PARTS: Final = re.compile(r"[^\W_]+")
"""Words, also those that a program has joined by underscores."""
ENDS: Final = ("low", "high")
"""Keys of the ends of an interval; a column that may be one of them is one where the other is there too."""

LIKELY: Final[Mapping[str, tuple[str, ...]]] = {
    "year": ("year", "jahr", "année", "año", "год", "рік"),
    "day": ("date", "day", "month", "week", "datum", "monat", "mois", "mes", "tag", "woche", "дата", "fecha", "jour"),
    "low": ("low", "lower", "min", "minimum"),
    "high": ("high", "upper", "max", "maximum"),
    "count": (
        "count",
        "number",
        "losses",
        "loss",
        "estimate",
        "best",
        "best estimate",
        "central",
        "value",
        "total",
        "amount",
        "anzahl",
        "zahl",
        "число",
    ),
    "category": ("category", "type", "what", "equipment", "kind", "item", "kategorie", "art", "категория", "тип"),
    "side": ("side", "country", "belligerent", "party", "loser", "seite", "land", "сторона", "страна"),
    "source": (
        "source",
        "claimant",
        "claimed by",
        "reported by",
        "said by",
        "who",
        "reporter",
        "outlet",
        "quelle",
        "источник",
    ),
}
"""Keys of a mapping's `[columns]`, and names that such columns have in tables of others, a word or all of it."""


IDLE: Final = frozenset(
    {"id", "note", "notes", "comment", "comments", "remark", "remarks", "url", "link", "notiz", "bemerkung",
     *(name for names in LIKELY.values() for name in names)}
)  # fmt: skip
"""Names of columns that are no category: what stands beside the numbers, and a second column for what is told."""

MONTHS: Final = ("month", "monat", "mois", "mes", "месяц", "місяць")
"""Names of a column that holds months."""


def holds_foreign_header(text: str, file: str, required: Sequence[str], intake: Intake) -> bool:
    """Whether a table has none of our columns, or hardly any; it is then refused once, with the way to read it."""
    if is_json(text):
        names = record_names(text)
        if names and _ours(names, required) < ENOUGH:
            _refuse(names, draft_mapping(names), required, file, intake, row=None)
            return True
        return False
    headers = _first_lines(text)
    ours = [_ours(names, required) for names in headers]
    if not any(map(any, headers)) or ours[0] >= ENOUGH:
        return any(map(any, headers)) and _lacks_columns(headers[0], file, required, intake)
    below = next((number for number, count in enumerate(ours, start=1) if count >= ENOUGH), 0)
    if below:
        remedy = f"Its header stands on line {below}: take away what is above it."
        intake.refuse(file, _rule(required), found=_found(headers[0]), remedy=remedy, row=1)
        return True
    skip = _lines_of_title(headers)
    names = headers[skip]
    # Merged cells of a spreadsheet leave gaps behind them, and the names of the columns stand on the line below.
    gaps = names.count("") > 1 and len(headers) > skip + 1
    reading = ({"skip_lines": skip} if skip else {}) | ({"header_lines": 2} if gaps else {})
    names_all = names_of(headers[skip : skip + 2]) if gaps else names
    beginning = draft_mapping(names_all)
    if any(map(speaks_of_thousands, names_all)):
        reading["times"] = 1000
    if reading:
        beginning += f"; reading = {{{', '.join(f'{key} = {value}' for key, value in reading.items())}}}"
    _refuse(names, beginning, required, file, intake, row=skip + 1)
    return True


def _lacks_columns(names: Sequence[str], file: str, required: Sequence[str], intake: Intake) -> bool:
    """Whether a header of ours lacks columns that a mapping can do without; it is then refused once, with the mapping.

    Where a name is a misspelt one of ours, or the mapping would want more, the table is left for its own rules.
    """
    folded = [name.casefold() for name in names]
    missing = [name for name in required if name not in folded]
    lines = draft_mapping(names)
    if not missing or UNKNOWN in lines or any(nearest(name, {*folded} - {*required}) for name in missing):
        return False
    rule = f"columns {quoted_list(missing)} are required" if missing[1:] else f"column '{missing[0]}' is required"
    remedy = f"Add what is missing, or read the table by --map FILE.toml, which holds, a line each: {lines}"
    intake.refuse(file, rule, found=_found(names), remedy=remedy, row=1)
    return True


def _refuse(
    names: Sequence[str], beginning: str, required: Sequence[str], file: str, intake: Intake, *, row: int | None
) -> None:
    """Refuse a header with the beginning of a mapping for it."""
    remedy = f"Say what its columns hold by --map FILE.toml, which may begin so, a line each: {beginning}"
    intake.refuse(file, _rule(required), found=_found(names), remedy=remedy, row=row)


def _rule(required: Sequence[str]) -> str:
    return f"a table of losses has the columns {', '.join(required)}"


def _found(names: Sequence[str]) -> str:
    return f"the columns {quoted_list([name for name in names if name])}"


def _ours(names: Sequence[str], required: Sequence[str]) -> int:
    return len({name.casefold() for name in names} & {*required})


def _lines_of_title(lines: Sequence[Sequence[str]]) -> int:
    """How many lines of a title stand above a header: lines of one cell, or none, above the first of several."""
    return next((number for number, cells in enumerate(lines) if sum(map(bool, cells)) > 1), 0)


def _first_lines(text: str) -> list[list[str]]:
    """The cells of the first lines, apart by what stands between them on the line with most of it."""
    lines = list(islice(lines_of(text), LOOKED_AT))
    sign = delimiter_of(max(lines, key=lambda line: line.count(delimiter_of(line)), default=""))
    return [_cells(line, sign) for line in lines]


def _cells(line: str, sign: str) -> list[str]:
    try:
        return [cell.strip() for cell in next(csv.reader([line], delimiter=sign), [])]
    except csv.Error:
        return []


def draft_mapping(names: Sequence[str]) -> str:
    """The beginning of a mapping for a header, with what its names tell and dots where they tell nothing.

    >>> draft_mapping(["Month", "Tanks", "Side"])
    'columns = {day = "Month", side = "Side"}; categories = {"Tanks" = "..."}; same = {source = "..."}'
    """
    told = _with_calendar(_with_both_ends(dict(_told(names))))
    others = [name for name in names if name and name not in told.values() and name.casefold() not in IDLE]
    columns = told if {"day", "month"} & {*told} else {"day": UNKNOWN, **told}
    categories = (
        {} if "count" in told or "low" in told else {f'"{_plain(name)}"': "..." for name in others[:MOST_SHOWN]}
    )
    needed = ("side", "source") if categories else ("category", "side", "source")
    same = {key: UNKNOWN for key in needed if key not in told}
    tables = (("columns", columns), ("categories", categories), ("same", same))
    return "; ".join(f"{name} = {{{_pairs(values)}}}" for name, values in tables if values)


def _told(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Keys of a mapping, each with the column whose name tells it: all of the name sooner than a word of it."""
    for key, likely in LIKELY.items():
        name = next((name for name in names if _plainly(name) in likely or name.casefold() == OURS.get(key)), "")
        # What counts losses is called by one of these words alone: "Losses of Red" may be anything.
        if not name and key != "count":
            name = next((name for name in names if {*_parts(name)} & {*likely}), "")
        if name:
            yield key, name
    for key in BESIDE:
        if name := next((name for name in names if name.casefold() == OURS[key]), ""):
            yield key, name


def _parts(name: str) -> list[str]:
    return PARTS.findall(name.casefold())


def _plainly(name: str) -> str:
    """A name with blanks between its words."""
    return " ".join(_parts(name))


def _with_both_ends(told: Mapping[str, str]) -> dict[str, str]:
    """Without an end of an interval whose other end is missing: "Low loaders" are goods."""
    both = {*ENDS} <= {*told} and told["low"] != told["high"]
    return {key: name for key, name in told.items() if both or key not in ENDS}


def _with_calendar(told: dict[str, str]) -> dict[str, str]:
    """Keys as they stand in a mapping: where a year has a column of its own, the month has one too."""
    if "year" not in told:
        return told
    if {*_parts(told.get("day", ""))} & {*MONTHS}:
        month = told.pop("day")
        return {"month": month, **told}
    return {key: name for key, name in told.items() if key != "year"}


def _pairs(values: Mapping[str, str]) -> str:
    return ", ".join(f'{key} = "{_plain(value)}"' for key, value in values.items())


def _plain(name: str) -> str:
    """A name as a text of TOML holds it."""
    return name.replace("\\", "\\\\").replace('"', '\\"')
