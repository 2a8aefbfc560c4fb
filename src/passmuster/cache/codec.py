"""Findings to text and back, without loss: every digit of every number, for keeping between runs.

The JSON for other programs (`jsonout.py`) rounds and renames; this one does neither, and only this package reads it.
Types are those that `findings.py` declares, so that what comes back is equal to what went in.
"""

import json
import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from passmuster.findings.findings import Findings

__all__ = ["findings_from_text", "findings_to_text", "from_text", "to_text"]

Made = TypeVar("Made")


def findings_to_text(findings: Findings) -> str:
    """Findings as compact JSON; numbers that are not finite are written as Python's JSON writes them."""
    return to_text(findings)


def findings_from_text(text: str) -> Findings | None:
    """The findings that a text holds, or None when it holds something else."""
    return from_text(Findings, text)


def to_text(value: Any) -> str:
    """A dataclass of dataclasses, tuples, dates and plain values as compact JSON."""
    return json.dumps(_plain(value), ensure_ascii=True, separators=(",", ":"))


def from_text(kind: type[Made], text: str) -> Made | None:
    """The dataclass that a text holds, or None when it holds something else."""
    try:
        return _made(kind, json.loads(text))
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return [_plain(getattr(value, part.name)) for part in fields(value)]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


def _made(kind: type[Made], values: Any) -> Made:
    """A dataclass from the list of its fields' values."""
    wanted: Any = kind
    readers = _readers(wanted)
    return kind(**{name: read(value) for (name, read), value in zip(readers, values, strict=True)})


Readers = tuple[tuple[str, Callable[[Any], Any]], ...]
"""For each field its name, and what turns a JSON value into its type."""


@cache
def _readers(kind: Any) -> Readers:
    hints = get_type_hints(kind)
    return tuple((part.name, _reader(hints[part.name])) for part in fields(kind))


def _reader(hint: Any) -> Callable[[Any], Any]:
    """What turns a JSON value into a declared type."""
    if get_origin(hint) in {Union, types.UnionType}:
        inner = next(_reader(option) for option in get_args(hint) if option is not types.NoneType)
        return lambda value: None if value is None else inner(value)
    if get_origin(hint) is tuple:
        return _tuple_reader(get_args(hint))
    if is_dataclass(hint) and isinstance(hint, type):
        return lambda value: _made(hint, value)
    if hint is date:
        return date.fromisoformat
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint
    return lambda value: value


def _tuple_reader(parts: tuple[Any, ...]) -> Callable[[Any], Any]:
    if len(parts) == 2 and parts[1] is Ellipsis:
        each = _reader(parts[0])
        return lambda value: tuple(map(each, value))
    readers = [_reader(part) for part in parts]
    return lambda value: tuple(read(item) for read, item in zip(readers, value, strict=True))
