"""What every JSON document of ours has in common: its text, and how a value is written in it.

The same findings give the same bytes: estimated numbers are rounded to six significant digits, reported numbers are
written as they were reported, and everything is ASCII, so that no pipe and no terminal can spoil it. Dates are
ISO 8601. A number that is not known is null; NaN never appears.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from math import isfinite
from numbers import Integral, Real
from typing import Any, Final

import msgspec

from passmuster.plaintext import escaped

__all__ = [
    "SIGNIFICANT_DIGITS", "Document", "compact_text", "document_text", "exact_number", "line_text", "plain_row",
    "plain_rows", "plain_value",
]  # fmt: skip

SIGNIFICANT_DIGITS: Final = 6
"""Digits kept of every estimated number: beyond sampling error, and enough to redo any table of the briefing."""

Document = dict[str, Any]
"""One JSON object: strings, numbers, booleans, None, lists and further objects."""


def document_text(document: Mapping[str, Any]) -> str:
    """A document as it is printed: indented by two spaces, ending with a newline."""
    # Python's own library writes quickly without blanks and slowly with them; blanks alone are msgspec's.
    return msgspec.json.format(compact_text(document), indent=2) + "\n"


def compact_text(document: Mapping[str, Any]) -> str:
    """A document without a blank too many, as pages carry it."""
    return json.dumps(document, ensure_ascii=True, allow_nan=False, separators=(",", ":"))


def line_text(document: Mapping[str, Any]) -> str:
    """A document on one line that ends with a newline; letters stay as they are, what drives a terminal does not."""
    return escaped(json.dumps(document, ensure_ascii=False, allow_nan=False)) + "\n"


def plain_rows(rows: Iterable[Any], order: Callable[[Any], Any] | None = None) -> list[Document]:
    """Dataclasses as objects, fields in their order; sorted, or as they stand when their order means something."""
    arranged: Iterable[Any] = rows if order is None else sorted(rows, key=order)
    return [plain_row(row) for row in arranged]


def plain_row(row: Any) -> Document:
    """One dataclass as an object."""
    return {field.name: plain_value(getattr(row, field.name)) for field in fields(row)}


def plain_value(value: Any) -> Any:
    """A value in JSON's own types: dates as ISO text, floats to six significant digits, the unknown as None."""
    if value is None or isinstance(value, bool | str):
        return value
    if isinstance(value, Integral):
        return int(value)
    if isinstance(value, Real):
        return float(f"{value:.{SIGNIFICANT_DIGITS}g}") + 0.0 if isfinite(value) else None
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: plain_value(item) for key, item in value.items()}
    if isinstance(value, Sequence):
        return [plain_value(item) for item in value]
    return plain_row(value) if is_dataclass(value) else value


def exact_number(value: float | None) -> float | None:
    """A reported number as it was reported, a whole one without a decimal point."""
    if value is None or not isfinite(value):
        return None
    return int(value) if float(value).is_integer() else value
