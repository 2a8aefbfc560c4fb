"""Tables kept as JSON: a list of records, each with its cells by name, to rows as those of a CSV table."""

from collections.abc import Sequence
from typing import Any

from passmuster.plainjson import json_value
from passmuster.store.intake import Intake
from passmuster.store.table import Row

__all__ = ["is_json", "json_rows", "record_names"]

LOOKED_AT = 20
"""Records whose names are told: a later one rarely has another."""


def is_json(text: str) -> bool:
    """Whether a text is JSON by its first sign, and no CSV table.

    >>> is_json(' [{"date": "2022-02-25"}]'), is_json("days,loss_count")
    (True, False)
    """
    return text.lstrip()[:1] in {"[", "{"}


def record_names(text: str) -> list[str]:
    """The names of the first records, in the order in which they are met; empty where the text is no list of them."""
    try:
        records = json_value(text)
    except ValueError:
        return []
    if not _is_list_of_records(records):
        return []
    return list(dict.fromkeys(str(name) for one in records[:LOOKED_AT] for name in one))


def json_rows(text: str, file: str, intake: Intake, needed: Sequence[str]) -> tuple[Row, ...]:
    """The records of a JSON list; rows count from 0. Empty after a fault, as when no record has a needed name."""
    try:
        records = json_value(text)
    except ValueError as error:
        intake.refuse(file, "the file must be valid JSON", found=str(error), remedy="Give a list of records.")
        return ()
    if not _is_list_of_records(records):
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


def _is_list_of_records(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, dict) for one in value)


def _text(value: Any) -> str:
    if value is None or isinstance(value, bool | list | dict):
        return ""
    return f"{value:.0f}" if isinstance(value, float) and value.is_integer() else str(value).strip()
