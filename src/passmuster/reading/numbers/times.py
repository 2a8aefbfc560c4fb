"""Times: the time frame beside a number, as written."""

from passmuster.reading.numbers.candidate import Candidate
from passmuster.reading.text.parsed import Parsed

__all__ = ["time_beside"]


def time_beside(s: Parsed, c: Candidate) -> str | None:
    """The time frame beside the number, as written: "over the coming year", "since August", "a day", "currently"."""
    after = max(c.noun_stop, c.number.stop)
    for first in range(max(0, c.number.first - 3), min(len(s.tokens), after + 14)):
        stop = _time_phrase(s, first)
        if stop > first:
            return s.words(first, stop)
    return None


def _time_phrase(s: Parsed, at: int) -> int:
    low, following = s.low(at), s.low(at + 1)
    if low in {"currently", "daily", "annually", "monthly", "today"} or (low == "so" and following == "far"):
        return at + (2 if low == "so" else 1)
    if low in {"a", "per", "each", "every"} and following in {"day", "week", "month", "year"}:
        return at if s.low(at + 2) in {"earlier", "later", "ago", "before", "after"} else at + 2
    if low in {"over", "during", "within", "in"} and following in {"the", "a"}:
        stop = at + 2
        while (
            s.low(stop) in {"past", "last", "coming", "next", "few", "several", "two", "three", "six", "single"}
            or s.kind(stop) == "number"
        ):
            stop += 1
        return stop + 1 if s.low(stop).rstrip("s") in {"day", "week", "month", "year", "hour"} else at
    if low == "since":
        stop = at + 1
        while (
            s.low(stop) in {"the", "of", "late", "early", "mid", "-", "last"}
            or s.kind(stop) in {"number", "abbr"}
            or (s.kind(stop) == "word" and s.tokens[stop].is_capital)
        ):
            stop += 1
        return stop if stop > at + 1 else at
    if low in {"past", "last", "this"} and following.rstrip("s") in {"day", "week", "month", "year"}:
        return at + 2
    return at
