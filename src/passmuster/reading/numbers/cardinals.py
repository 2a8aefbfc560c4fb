"""Cardinals: one number as a text writes it, in digits, words or a mixture, before any bound or range.

"11,000", "7 100", "1.6 million", "27-hundred", "four-thousand-100", "two and a half thousand", "half a million",
"several hundred", "tens of thousands".
"""

import re
from dataclasses import dataclass
from typing import Final

from passmuster.reading.text.lexicon import load_rules
from passmuster.reading.text.parsed import Parsed

__all__ = ["PLURAL_SCALES", "TENS", "UNITS", "VAGUE", "Cardinal", "cardinal_at", "digit_value"]

UNITS: Final = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}


TENS: Final = {
    word: 10 * value
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}


SCALES: Final = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "dozen": 12.0, "score": 20.0,
    "k": 1e3, "mln": 1e6, "bn": 1e9, "mn": 1e6, "thsd": 1e3,
}  # fmt: skip


PLURAL_SCALES: Final = {
    "hundreds": 1e2, "thousands": 1e3, "millions": 1e6, "dozens": 12.0, "scores": 20.0, "tens": 10.0,
}  # fmt: skip


VAGUE: Final = frozenset({"several", "few", "couple", "many"})


@dataclass(frozen=True, slots=True)
class Cardinal:
    """A value and the token behind it; `scaled` is the product of its scale words, `grouped` for digits in threes."""

    value: float
    stop: int
    vague: str = ""
    scaled: float = 1.0
    grouped: bool = False
    word: bool = False


def cardinal_at(s: Parsed, at: int) -> Cardinal | None:
    """The cardinal that begins at a token: digits, words or a mixture; None when there is none."""
    if s.kind(at) == "number":
        return _digits(s, at)
    vague = _vague(s, at)
    return vague or _words(s, at)


def _digits(s: Parsed, at: int) -> Cardinal | None:
    value, grouped = digit_value(s.tokens[at].text)
    stop, scale = _scale(s, at + 1)
    if stop > at + 1:
        tail = _tail(s, stop, scale)
        return Cardinal(value * scale + tail[0], tail[1], scaled=scale)
    return Cardinal(value, at + 1, grouped=grouped)


def digit_value(text: str) -> tuple[float, bool]:
    """The value of digits with their separators, and whether these group the digits in threes."""
    parts = re.split(r"[^\d]", text)
    if len(parts) > 1 and all(len(part) == 3 for part in parts[1:]) and len(parts[0]) <= 3:
        return float("".join(parts)), True
    return float(text.replace(",", ".")), False


def _scale(s: Parsed, at: int) -> tuple[int, float]:
    """The scale word at `at`, perhaps behind a hyphen ("27-hundred") or doubled ("hundred thousand")."""
    here = at + 1 if s.low(at) == "-" else at
    if s.low(here) not in SCALES or (s.low(here) == "k" and s.tokens[here].start != s.tokens[here - 1].end):
        return at, 1.0
    scale = SCALES[s.low(here)]
    here += 1
    while s.low(here) in {"thousand", "million", "billion"}:
        scale *= SCALES[s.low(here)]
        here += 1
    return here, scale


def _tail(s: Parsed, at: int, scale: float) -> tuple[float, int]:
    """What follows a scale and is smaller: "thousand one hundred", "thousand-100", "hundred and twenty"."""
    here = at + 1 if s.low(at) in {"and", "-"} else at
    joined = s.low(at) == "-" or (s.kind(here) == "word" and s.low(at) != "and") or s.low(at) == "and"
    if not joined or here >= len(s.tokens) or scale < 100:
        return 0.0, at
    if s.kind(here) == "number":
        value, _ = digit_value(s.tokens[here].text)
        ok = s.low(at) == "-" and value < scale
        return (value, here + 1) if ok else (0.0, at)
    if s.low(here) not in UNITS and s.low(here) not in TENS:
        return 0.0, at
    if scale < 1e3:
        value, stop = _below_hundred(s, here)
        return (value, stop) if stop > here else (0.0, at)
    rest = _words(s, here)
    if rest is None or rest.value >= scale or (s.low(at) == "and" and rest.value >= 100):
        return 0.0, at
    return rest.value, rest.stop


def _words(s: Parsed, at: int) -> Cardinal | None:
    low = s.low(at)
    if low in {"a", "an"}:
        return _article(s, at)
    if low == "half":
        return _half(s, at)
    value, stop = _below_hundred(s, at)
    if stop == at:
        if low not in {"hundred", "thousand", "million", "dozen"} or s.low(at - 1) in {"per"}:
            return None
        value, stop = 1.0, at
    if s.low(stop) == "and" and s.low(stop + 1) == "a" and s.low(stop + 2) in {"half", "quarter"}:
        value += 0.5 if s.low(stop + 2) == "half" else 0.25
        stop += 3
    after, scale = _scale(s, stop)
    if after == stop:
        return Cardinal(value, stop, word=True)
    return _scaled_words(s, value, after, scale)


def _scaled_words(s: Parsed, value: float, after: int, scale: float) -> Cardinal:
    """The rest of a cardinal after its first scale: "one hundred | and eighty thousand five hundred"."""
    tail, end = _tail(s, after, scale)
    total = value * scale + tail
    larger, factor = _scale(s, end)
    if tail and scale < factor and factor >= 1e3:
        rest, stop = _tail(s, larger, factor)
        return Cardinal(total * factor + rest, stop, scaled=factor, word=True)
    return Cardinal(total, end, scaled=scale, word=True)


def _article(s: Parsed, at: int) -> Cardinal | None:
    after, scale = _scale(s, at + 1)
    if s.low(at + 1) in SCALES and s.low(at + 1) not in {"k", "score"}:
        tail, end = _tail(s, after, scale)
        return Cardinal(scale + tail, end, scaled=scale, word=True)
    if s.low(at + 1) in VAGUE:
        return _vague(s, at + 1)
    if s.low(at + 1) == "half" and s.low(at + 2) in SCALES:
        return _half(s, at + 1)
    return None


def _half(s: Parsed, at: int) -> Cardinal | None:
    here = at + 2 if s.low(at + 1) in {"a", "of"} else at + 1
    after, scale = _scale(s, here)
    return Cardinal(0.5 * scale, after, scaled=scale, word=True) if after > here else None


def _below_hundred(s: Parsed, at: int) -> tuple[float, int]:
    low = s.low(at)
    if low in UNITS:
        return float(UNITS[low]), at + 1
    if low not in TENS:
        return 0.0, at
    here = at + 2 if s.low(at + 1) == "-" else at + 1
    if 1 <= UNITS.get(s.low(here), 0) <= 9:
        return float(TENS[low] + UNITS[s.low(here)]), here + 1
    return float(TENS[low]), at + 1


def _vague(s: Parsed, at: int) -> Cardinal | None:
    """ "several hundred", "a few dozen", "tens of thousands", "hundreds", "a couple of thousand"."""
    low = s.low(at)
    if low in VAGUE:
        here = at + 2 if s.low(at + 1) == "of" and low == "couple" else at + 1
        after, scale = _scale(s, here)
        if after == here and s.low(here) in PLURAL_SCALES and s.low(here) != "tens":
            after, scale = here + 1, PLURAL_SCALES[s.low(here)]
        if after == here:
            return None
        floor: float = load_rules("numbers")["vague"][low]["floor"]
        return Cardinal(floor * scale, after, vague=s.words(at, after))
    if low not in PLURAL_SCALES:
        return None
    stop, value = at + 1, 2 * PLURAL_SCALES[low]
    if s.low(stop) == "of" and s.low(stop + 1) in {"thousands", "millions", "hundreds"}:
        stop, value = stop + 2, value * PLURAL_SCALES[s.low(stop + 1)]
    elif low == "tens":
        return None
    return Cardinal(value, stop, vague=s.words(at, stop))
