"""What is told of a table of losses whose header is not ours: the columns it must have, and how a mapping begins."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

from passmuster.ledger.nearest import quoted_list
from passmuster.store.headers import names_of
from passmuster.store.intake import Intake
from passmuster.store.table import delimiter_of, lines_of

__all__ = ["holds_foreign_header"]

ENOUGH: Final = 2
"""Names of ours from which on a header is taken for one of ours with a column missing."""
LOOKED_AT: Final = 20
"""Lines below the first among which the header is looked for."""

MOST_SHOWN: Final = 8
"""Columns that a draft of a mapping names as categories; the others are written likewise."""
WORDS: Final = re.compile(r"\w+")

LIKELY: Final[Mapping[str, tuple[str, ...]]] = {
    "year": ("year", "jahr", "année", "año", "год", "рік"),
    "day": ("date", "day", "month", "week", "datum", "monat", "mois", "mes", "tag", "woche", "дата", "fecha", "jour"),
    "count": ("count", "number", "losses", "loss", "estimate", "value", "total", "amount", "anzahl", "zahl", "число"),
    "category": ("category", "type", "what", "equipment", "kind", "item", "kategorie", "art", "категория", "тип"),
    "side": ("side", "country", "belligerent", "party", "loser", "seite", "land", "сторона", "страна"),
    "source": ("source", "claimant", "claimed by", "reporter", "outlet", "quelle", "источник"),
}
"""Keys of a mapping's `[columns]`, and names that such columns have in tables of others."""


MONTHS: Final = ("month", "monat", "mois", "mes", "месяц", "місяць")
"""Names of a column that holds months."""


def holds_foreign_header(text: str, file: str, required: Sequence[str], intake: Intake) -> bool:
    """Whether a table has none of our columns, or hardly any; it is then refused once, with the way to read it."""
    lines = list(islice(lines_of(text), LOOKED_AT))
    headers = [_cells(line) for line in lines]
    ours = [len({name.casefold() for name in names} & {*required}) for names in headers]
    if not any(map(any, headers)) or ours[0] >= ENOUGH:
        return False
    rule = f"a table of losses has the columns {', '.join(required)}"
    below = next((number for number, count in enumerate(ours, start=1) if count >= ENOUGH), 0)
    names = headers[0]
    # Merged cells of a spreadsheet leave gaps behind them, and the names of the columns stand on the line below.
    gaps = names.count("") > 1 and len(headers) > 1
    if below:
        remedy = f"Its header stands on line {below}: take away what is above it."
    else:
        beginning = draft_mapping(names_of(headers[:2]) if gaps else names)
        beginning += "; reading = {header_lines = 2}" if gaps else ""
        remedy = f"Say what its columns hold by --map FILE.toml, which may begin so, a line each: {beginning}"
    intake.refuse(file, rule, found=f"the columns {quoted_list(names)}", remedy=remedy, row=1)
    return True


def draft_mapping(names: Sequence[str]) -> str:
    """The beginning of a mapping for a header, with what its names tell and dots where they tell nothing.

    >>> draft_mapping(["Month", "Tanks", "Side"])
    'columns = {day = "Month", side = "Side"}; categories = {"Tanks" = "..."}; same = {source = "..."}'
    """
    told = _with_calendar(dict(_told(names)))
    others = [name for name in names if name and name not in told.values()]
    columns = told or {"day": "..."}
    categories = {} if "count" in told else {f'"{_plain(name)}"': "..." for name in others[:MOST_SHOWN]}
    needed = ("side", "source") if categories else ("category", "side", "source")
    same = {key: "..." for key in needed if key not in told}
    tables = (("columns", columns), ("categories", categories), ("same", same))
    return "; ".join(f"{name} = {{{_pairs(values)}}}" for name, values in tables if values)


def _told(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Keys of a mapping, each with the column whose name tells it."""
    for key, likely in LIKELY.items():
        # What counts losses is called by one of these words alone: "Losses of Red" may be anything.
        words = {name: {name.casefold()} if key == "count" else {*WORDS.findall(name.casefold())} for name in names}
        name = next((name for name in names if words[name] & {*likely}), "")
        if name:
            yield key, name


def _with_calendar(told: dict[str, str]) -> dict[str, str]:
    """Keys as they stand in a mapping: where a year has a column of its own, the month has one too."""
    if "year" not in told:
        return told
    if {*WORDS.findall(told.get("day", "").casefold())} & {*MONTHS}:
        month = told.pop("day")
        return {"month": month, **told}
    return {key: name for key, name in told.items() if key != "year"}


def _pairs(values: Mapping[str, str]) -> str:
    return ", ".join(f'{key} = "{_plain(value)}"' for key, value in values.items())


def _plain(name: str) -> str:
    """A name as a text of TOML holds it."""
    return name.replace("\\", "\\\\").replace('"', '\\"')


def _cells(line: str) -> list[str]:
    try:
        return [cell.strip() for cell in next(csv.reader([line], delimiter=delimiter_of(line)), [])]
    except csv.Error:
        return []
