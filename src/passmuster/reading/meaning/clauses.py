"""Clauses: how far words reach that belong together."""

from typing import Final

from passmuster.reading.text.parsed import Parsed

__all__ = ["clause_of"]

CLAUSE_MARKS: Final = frozenset({";", ":", ".", "?", "!", "(", ")"})


def clause_of(s: Parsed, first: int, stop: int) -> tuple[int, int]:
    """First and last (exclusive) token of the clause around some tokens: to the next semicolon, contrast or end."""
    breaks = s.once(_breaks_of)
    begin = first
    while begin > 0 and not breaks[begin - 1]:
        begin -= 1
    end = stop
    while end < len(s.tokens) and not breaks[end]:
        end += 1
    return begin, end


def _breaks_of(s: Parsed) -> list[bool]:
    return [_breaks(s, at) for at in range(len(s.tokens))]


def _breaks(s: Parsed, at: int) -> bool:
    if s.low(at) in CLAUSE_MARKS:
        return True
    return s.at("boundary", at) is not None and s.low(at - 1) not in {"nothing", "all", "anything"}
