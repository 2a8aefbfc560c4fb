"""Canonical JSON: one text for one object, so that a hash of it can be worked out anew in any language.

RFC 8785 (JSON Canonicalization Scheme) for flat objects of texts, whole numbers and nulls, which is all that entries
hold: members sorted by the UTF-16 code units of their names, no blanks, control characters escaped in the shortest
way, everything else as itself in UTF-8. Numbers of claims are kept as the text of their cell, so that no language's
way of writing a fraction enters a hash.
"""

from collections.abc import Mapping
from functools import lru_cache
from json.encoder import encode_basestring as quoted
from typing import Final

__all__ = ["LARGEST_WHOLE", "canonical"]

LARGEST_WHOLE: Final = 2**53 - 1
"""RFC 8785 writes numbers as IEEE doubles do; whole numbers are exact up to here (RFC 7493, section 2.2)."""


def canonical(fields: Mapping[str, str | int | None]) -> bytes:
    """The canonical JSON of a flat object, in UTF-8.

    Raises
    ------
    ValueError
        If a text holds half of a surrogate pair, which no UTF-8 can hold, or a whole number is too large.
    """
    # A million entries are written so, most members being texts: no call for them but the one that quotes.
    members = [
        start + (quoted(value) if isinstance(value := fields[name], str) else _written(value))
        for name, start in _ordered(tuple(fields))
    ]
    return f"{{{','.join(members)}}}".encode()


@lru_cache(maxsize=1024)
def _ordered(names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Names in the order of their UTF-16 code units, each with how its member begins.

    Rows of one table have the same few sets of names.
    """
    return tuple((name, f"{quoted(name)}:") for name in sorted(names, key=lambda name: name.encode("utf-16-be")))


def _written(value: int | None) -> str:
    if value is None:
        return "null"
    if abs(value) > LARGEST_WHOLE:
        raise ValueError("a whole number beyond 2^53 - 1 has no canonical form")
    return str(int(value))
