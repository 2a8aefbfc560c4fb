"""Values to bytes and back, without loss: every digit of every number, for keeping between runs.

A value is a dataclass of dataclasses, tuples, days, enumerations and plain values, and its declared types are what is
read again. The bytes are the JSON of Python's own library, which writes a number with every digit that it needs and has
words for infinities, for what is no number, and for half a character. The JSON for other programs rounds and renames;
this does neither, and only this program reads it.
"""

import json
from collections.abc import Callable
from functools import partial
from typing import Any, Final, TypeVar

import msgspec

from passmuster.cache.keeper import Keeper

__all__ = ["find_value", "found_or_made", "from_bytes", "keep_value", "to_bytes"]

Made = TypeVar("Made")

KIND: Final = "found"
"""Kind of the entries that hold values."""


def to_bytes(value: Any, *, plain: Callable[[Any], Any] | None = None) -> bytes:
    """A value as bytes.

    `plain` makes values of which no bytes are defined here, such as arrays, into those of which some are.
    """
    builtins = msgspec.to_builtins(value, enc_hook=partial(_plain, others=plain or _undefined))
    return json.dumps(builtins, ensure_ascii=True, separators=(",", ":")).encode("ascii")


def from_bytes(
    kind: type[Made], block: bytes, *, made: Callable[[type, Any], Any] | None = None
) -> Made | None:  # fmt: skip
    """The value that some bytes hold, or None when they hold something else.

    `made` undoes what `plain` did in `to_bytes`: told the type that is declared and what was read, it gives the value.
    """
    try:
        return msgspec.convert(json.loads(block), kind, dec_hook=made)
    except (ValueError, RecursionError):
        return None


def found_or_made(keeper: Keeper, key: str, kind: type[Made], make: Callable[[], Made]) -> Made:
    """The value kept under a key; where there is none, what `make` gives, which is kept."""
    found = find_value(keeper, key, kind)
    if found is None:
        found = make()
        keep_value(keeper, key, found)
    return found


def find_value(keeper: Keeper, key: str, kind: type[Made]) -> Made | None:
    """The value kept under a key, or None when there is none."""
    block = keeper.find(key, KIND)
    return None if block is None else from_bytes(kind, block)


def keep_value(keeper: Keeper, key: str, value: Any) -> None:
    """Keep a value under a key."""
    keeper.put(key, to_bytes(value), KIND)


def _plain(value: Any, others: Callable[[Any], Any]) -> Any:
    """A number of NumPy's that is a float as well; of everything else what `others` makes of it."""
    return float(value) if isinstance(value, float) else others(value)


def _undefined(value: Any) -> Any:
    raise NotImplementedError(f"no bytes are defined of {type(value).__name__}")
