"""Lists in words."""

from collections.abc import Sequence

__all__ = ["first_of", "joined"]


def joined(parts: Sequence[str]) -> str:
    """Parts as a list in words: "a, b and c"."""
    return " and ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)


def first_of(names: Sequence[str], most: int) -> str:
    """The first names of a list, and how many are left out: "a, b, c and 34 more"."""
    more = f" and {len(names) - most:,} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more
