"""Shares: the number a fraction is taken of, and whether the fraction says anything new."""

from collections.abc import Sequence
from typing import Final

from passmuster.reading.numbers.candidate import Candidate
from passmuster.reading.numbers.cardinals import cardinal_at
from passmuster.reading.numbers.number import Number
from passmuster.reading.text.lexicon import word_set
from passmuster.reading.text.parsed import Parsed

__all__ = ["BASE_WORDS", "base_of", "repeats_the_number_before"]

POINTERS: Final = frozenset({"them", "these", "those", "whom"})


WHOLES: Final = frozenset({"force", "contingent", "troops", "soldiers", "total", "number", "men", "figure"})


BASE_WORDS: Final = word_set("shares", "base_words")
"""Words that may stand between a share and the number it is a share of."""


SAME_NUMBER: Final = 0.15
"""Relative difference within which a share is taken to repeat a number: "over 6,000, more than half of the 11,000"."""


def base_of(s: Parsed, c: Candidate, candidates: list[Candidate], index: int, told: Sequence[float]) -> float | None:
    """The number a share is a share of: the next in its own phrase, else one before it, else the last `told`."""
    at = c.number.stop + (s.low(c.number.stop) == "of")
    if index + 1 < len(candidates):
        following = candidates[index + 1]
        gap = {s.low(i) for i in range(c.number.stop, following.number.first) if s.at("actor", i) is None}
        if gap <= BASE_WORDS and following.number.share is None:
            return _middle(following.number)
    named = cardinal_at(s, at + 1) if s.low(at) == "the" and s.kind(at + 1) == "number" else None
    if named is not None:  # "less than half the 4,000 promised"
        return named.value
    before = candidates[index - 1] if index > 0 and candidates[index - 1].number.share is None else None
    if before is not None and s.low(at) in POINTERS | {
        "the",
        "this",
        "that",
        "its",
        "their",
        "have",
        "has",
        "had",
        "were",
        "are",
        "was",
    }:
        return _middle(before.number)
    told_before = s.low(at) in POINTERS or (
        s.low(at) in {"the", "this", "that", "its", "their"} and s.low(at + 1) in WHOLES
    )
    return told[-1] if told_before and told else None


def repeats_the_number_before(s: Parsed, number: Number, candidates: list[Candidate], index: int) -> bool:
    """True when a share only repeats the number before it: "over 6,000, more than half of the 11,000"."""
    if index == 0:
        return False
    before = candidates[index - 1]
    if s.low(0) == "of" and before.number.first <= 2:  # "Of the 10,000 men, 40 percent have died"
        return False
    if s.low(number.stop) == "of" and s.low(number.stop + 1) in POINTERS:  # "lost 4,000 men, two-thirds of them killed"
        return False
    between = [s.low(i) for i in range(max(before.noun_stop, before.number.stop), number.first)]
    if before.number.share is None and between[-1:] == [","] and _repeats(before.number, candidates[index:]):
        return True
    return before.number.share is None and (
        between in ([","], [",", "or"], ["("], ["or"], ["–"], ["-"], ["—"], [",", "about"])
        or between[-2:] == [",", "or"]
    )


def _repeats(before: Number, rest: list[Candidate]) -> bool:
    """True when a share of the next number comes to about what was just given."""
    share = rest[0].number.share
    if share is None or len(rest) < 2 or rest[1].number.share is not None:
        return False
    return abs(share * _middle(rest[1].number) - _middle(before)) <= SAME_NUMBER * _middle(before)


def _middle(number: Number) -> float:
    if number.low is not None and number.high is not None:
        return (number.low + number.high) / 2
    return number.value
