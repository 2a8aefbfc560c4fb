"""Links: the mark that parts two numbers of a sentence."""

from typing import Final

from passmuster.reading.text.parsed import Parsed

__all__ = ["mark_between"]

MARKS: Final = (";", ":", ".", "(", ")", ",", "and")
"""What may part two numbers, the strongest first."""


def mark_between(s: Parsed, first: int, stop: int) -> str:
    """The strongest mark, or "and", from one token to before another; empty for none."""
    words = {s.low(i) for i in range(first, stop)}
    return next((mark for mark in MARKS if mark in words), "")
