"""The digest of what a ledger holds: one name for one content, wherever and whenever it is worked out.

Content is written as one line of JSON for each record and hashed line by line. Two records that are equal are written
alike: keys are sorted, a whole number is written as the float that equals it, minus nought as nought, and fields that
equality passes over (when a claim was recorded) are passed over here. A field that is left at its default is not
written, so that a field which a later version adds does not rename what is there.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Any

__all__ = ["digest_of", "text_of"]


def digest_of(*parts: Iterable[Any]) -> str:
    """SHA-256 in hexadecimal of some rows of records, in order; no two lists of rows share one.

    A record is a dataclass of texts, numbers, days, tuples and other such dataclasses.
    """
    digest = hashlib.sha256()
    for records in parts:
        for record in records:
            digest.update(_line(record))
        # An empty line, which is the line of no record, ends each row.
        digest.update(b"\n")
    return digest.hexdigest()


def text_of(record: Any) -> str:
    """The line of JSON that a record is hashed as: everything that says what is in it, and nothing else."""
    return _line(record).decode("ascii").rstrip("\n")


def _line(record: Any) -> bytes:
    """The line of a record."""
    try:
        return _kept_line(record)
    except TypeError:
        # What cannot be told apart by its hash is written each time, or refused by name.
        return _written(record)


@lru_cache(maxsize=1 << 13)
def _kept_line(record: Any) -> bytes:
    """The same, kept for a while: one call digests the same records for several days and keys."""
    return _written(record)


def _written(record: Any) -> bytes:
    return json.dumps(_plain(record), ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode("ascii") + b"\n"


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, str | bool):
        return value
    if isinstance(value, int | float):
        return float(value) + 0.0
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        return _set_fields(value)
    raise TypeError(f"no digest is defined of {type(value).__name__}")


def _set_fields(record: Any) -> dict[str, Any]:
    """The fields that say something, by name."""
    kind: Any = type(record)
    return {
        name: _plain(value)
        for name, default in _compared(kind)
        if (value := getattr(record, name)) is not default and value != default
    }


@cache
def _compared(kind: Any) -> tuple[tuple[str, Any], ...]:
    """Name and default of each field that equality looks at; MISSING where there is no default."""
    return tuple((part.name, part.default) for part in fields(kind) if part.compare)
