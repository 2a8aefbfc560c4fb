"""Numbers: what a text writes as a quantity, with its bounds.

Reads digits ("11,000", "7 100", "1.6 million", "10k"), words ("four thousand one hundred", "half a million"), mixtures
("27-hundred", "four-thousand-100"), ranges ("11-12,000", "between 3,000 and 4,000"), bounds ("at least", "as many as
... or more"), vague words ("several hundred", "dozens") and shares ("two thirds of", "40 percent of"). Dates, years,
money, ordinals, models and calibres are left out here; what is counted, and whether it counts, is decided in
`counted.py`.
"""

import re
from dataclasses import dataclass, replace
from typing import Final

from passmuster.reading.lexicon import load_rules, word_set
from passmuster.reading.parsed import Parsed

__all__ = ["Number", "numbers"]

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
MONTHS: Final = word_set("numbers", "months")
CURRENCY: Final = frozenset("$€£¥₩₽₴")
LARGEST: Final = 1e12
"""Numbers above this are not counts of anything we read."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written: tokens `first` to `stop` (exclusive, with its bound words), value and bound.

    `core` is the first token of the number itself. `share` is set instead of a value for fractions of something.
    `vague` keeps a vague word ("several"); `old` is True for the former value of a correction ("up from 8,000").
    """

    first: int
    core: int
    stop: int
    low: float | None
    high: float | None
    bound: str
    share: float | None = None
    vague: str = ""
    strong: bool = False
    old: bool = False
    small_word: bool = False

    @property
    def value(self) -> float:
        """One value to compare by: the low end, else the high end."""
        return self.low if self.low is not None else self.high or 0.0


@dataclass(frozen=True, slots=True)
class _Cardinal:
    value: float
    stop: int
    vague: str = ""
    scaled: float = 1.0
    grouped: bool = False
    word: bool = False


def numbers(sentence: Parsed) -> list[Number]:
    """All numbers of a sentence, left to right; none inside a date, a year, money, a model or a unit's name."""
    found: list[Number] = []
    at = 0
    while at < len(sentence.tokens):
        number = _number(sentence, at) if _may_begin(sentence, at) else None
        if number is None:
            at += 1
            continue
        at = number.stop
        if not _is_something_else(sentence, number):
            found.append(number)
    return found


def _may_begin(s: Parsed, at: int) -> bool:
    token = s.tokens[at]
    if token.kind == "number":
        return True
    low = token.low
    return (
        low in UNITS or low in TENS or low in PLURAL_SCALES or low in VAGUE or low in {"a", "an", "half", "one"}
        or low in _shares() or low in {"hundred", "thousand", "million", "dozen", "two-thirds"}
    )  # fmt: skip


def _shares() -> dict[str, float]:
    shares: dict[str, float] = load_rules("numbers")["share"]
    return shares


def _number(s: Parsed, at: int) -> Number | None:
    share = _share(s, at)
    if share is not None:
        return _bounded(s, share)
    cardinal = _cardinal(s, at)
    if cardinal is None:
        return None
    return _bounded(s, _range(s, at, cardinal) or _single(at, cardinal))


def _single(at: int, cardinal: _Cardinal) -> Number:
    if cardinal.vague:
        return Number(at, at, cardinal.stop, cardinal.value, None, "at_least", vague=cardinal.vague)
    small = cardinal.word and cardinal.value < 10
    return Number(at, at, cardinal.stop, cardinal.value, cardinal.value, "exact", small_word=small)


# ---- one cardinal ---------------------------------------------------------------------------------------------------


def _cardinal(s: Parsed, at: int) -> _Cardinal | None:
    """The cardinal that begins at a token: digits, words or a mixture; None when there is none."""
    if s.kind(at) == "number":
        return _digits(s, at)
    vague = _vague(s, at)
    return vague or _words(s, at)


def _digits(s: Parsed, at: int) -> _Cardinal | None:
    value, grouped = _digit_value(s.tokens[at].text)
    stop, scale = _scale(s, at + 1)
    if stop > at + 1:
        tail = _tail(s, stop, scale)
        return _Cardinal(value * scale + tail[0], tail[1], scaled=scale)
    return _Cardinal(value, at + 1, grouped=grouped)


def _digit_value(text: str) -> tuple[float, bool]:
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
        value, _ = _digit_value(s.tokens[here].text)
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


def _words(s: Parsed, at: int) -> _Cardinal | None:
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
        return _Cardinal(value, stop, word=True)
    return _scaled_words(s, value, after, scale)


def _scaled_words(s: Parsed, value: float, after: int, scale: float) -> _Cardinal:
    """The rest of a cardinal after its first scale: "one hundred | and eighty thousand five hundred"."""
    tail, end = _tail(s, after, scale)
    total = value * scale + tail
    larger, factor = _scale(s, end)
    if tail and scale < factor and factor >= 1e3:
        rest, stop = _tail(s, larger, factor)
        return _Cardinal(total * factor + rest, stop, scaled=factor, word=True)
    return _Cardinal(total, end, scaled=scale, word=True)


def _article(s: Parsed, at: int) -> _Cardinal | None:
    after, scale = _scale(s, at + 1)
    if s.low(at + 1) in SCALES and s.low(at + 1) not in {"k", "score"}:
        tail, end = _tail(s, after, scale)
        return _Cardinal(scale + tail, end, scaled=scale, word=True)
    if s.low(at + 1) in VAGUE:
        return _vague(s, at + 1)
    if s.low(at + 1) == "half" and s.low(at + 2) in SCALES:
        return _half(s, at + 1)
    return None


def _half(s: Parsed, at: int) -> _Cardinal | None:
    here = at + 2 if s.low(at + 1) in {"a", "of"} else at + 1
    after, scale = _scale(s, here)
    return _Cardinal(0.5 * scale, after, scaled=scale, word=True) if after > here else None


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


def _vague(s: Parsed, at: int) -> _Cardinal | None:
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
        return _Cardinal(floor * scale, after, vague=s.words(at, after))
    if low not in PLURAL_SCALES:
        return None
    stop, value = at + 1, 2 * PLURAL_SCALES[low]
    if s.low(stop) == "of" and s.low(stop + 1) in {"thousands", "millions", "hundreds"}:
        stop, value = stop + 2, value * PLURAL_SCALES[s.low(stop + 1)]
    elif low == "tens":
        return None
    return _Cardinal(value, stop, vague=s.words(at, stop))


# ---- shares, ranges, bounds -----------------------------------------------------------------------------------------


def _share(s: Parsed, at: int) -> Number | None:
    """A fraction of something: "a third of", "two-thirds of", "half the", "40 percent of"."""
    value, stop = _fraction(s, at)
    if value is None:
        return None
    partitive = s.low(stop) == "of" or (s.low(stop) in {"the", "its", "their", "his"} and s.low(at) in {"half", "a"})
    told_of = s.low(0) == "of" and s.low(stop) in {"have", "has", "had", "were", "are", "was"}
    if not (partitive or told_of):
        return None
    return Number(at, at, stop, None, None, "exact", share=value)


def _fraction(s: Parsed, at: int) -> tuple[float | None, int]:
    shares = _shares()
    low = s.low(at)
    here = at + 1 if low in {"a", "one"} else at
    if s.low(here) == "-":
        here += 1
    if s.low(here) in shares and (here > at or low == "half"):
        return shares[s.low(here)], here + 1
    if low in UNITS and s.low(at + 1) in {"in", "out"}:
        here = at + 3 if s.low(at + 1) == "out" else at + 2
        if UNITS.get(s.low(here), 0) > UNITS[low] and s.low(here + 1) == "of":
            return UNITS[low] / UNITS[s.low(here)], here + 1
    if low in UNITS and UNITS[low] > 1:
        here = at + 2 if s.low(at + 1) == "-" else at + 1
        single = s.low(here).removesuffix("s")
        if single in shares and s.low(here) != single:
            return min(1.0, UNITS[low] * shares[single]), here + 1
    if s.kind(at) == "number" and (s.low(at + 1) in {"%", "percent"} or s.words(at + 1, at + 3).lower() == "per cent"):
        return _digit_value(s.tokens[at].text)[0] / 100, at + (2 if s.low(at + 1) in {"%", "percent"} else 3)
    return None, at


def _range(s: Parsed, at: int, first: _Cardinal) -> Number | None:
    """The range that begins with a cardinal: "3,000-4,000", "11-12,000", "two or three", "between X and Y"."""
    link = s.low(first.stop)
    between = s.low(at - 1) == "between"
    if link not in {"-", "–", "—", "to", "or"} and not (link == "and" and between):
        return None
    if link == "to" and _is_change(s, at):
        return None
    here = first.stop + 1
    bound = s.begins("bound", here)
    if bound is not None and link in {"to", "or", "and", "–", "-"} and bound.value in {"about", "at_most"}:
        here = bound.stop
    second = _cardinal(s, here) if here < len(s.tokens) else None
    if second is None or second.vague or first.vague:
        return None
    low = _rescaled(first, second)
    if low >= second.value or (link == "or" and second.value > 3 * low):
        return None
    return Number(at - 1 if between else at, at, second.stop, low, second.value, "range")


def _rescaled(first: _Cardinal, second: _Cardinal) -> float:
    """Value of the first end, with the scale of the second where that is what was meant ("11-12,000")."""
    if first.scaled == 1.0 and second.scaled > 1.0 and first.value < second.value / second.scaled:
        return first.value * second.scaled
    if not first.grouped and second.grouped and first.value < 1000 and first.value * 1000 < second.value:
        return first.value * 1000
    return first.value


def _is_change(s: Parsed, at: int) -> bool:
    """True when "from X to Y" moves a value rather than spanning one."""
    return s.low(at - 1) == "from" and any(
        mark.stop <= at and not any(s.low(i) in {",", ";"} for i in range(mark.stop, at - 1))
        for mark in s.all("change", max(0, at - 12), at)
    )


def _bounded(s: Parsed, number: Number) -> Number:
    """The number with the bound words around it read into its bound."""
    first, bounds = number.first, []
    while True:
        mark = s.ends("bound", first)
        if mark is None:
            break
        bounds.append(mark.value)
        first = mark.first
    stop = number.stop
    if s.low(stop) == "+":
        bounds.append("at_least")
        stop += 1
    strong = s.low(stop) == "-" and s.low(stop + 1) == "strong"
    stop = stop + 2 if strong else stop + (1 if s.low(stop) == "-" and s.low(stop + 1) == "odd" else 0)
    after = s.begins("bound_after", stop)
    if after is not None and not (s.low(stop) == "more" and after.stop == stop + 1):
        bounds.append(after.value)
        stop = after.stop
    bound = _strongest(bounds, number)
    low, high = (None if bound == "at_most" and number.bound != "range" else number.low), number.high
    if bound == "at_least" and number.bound != "range":
        low, high = number.low if number.low is not None else number.high, None
    return replace(number, first=first, stop=stop, low=low, high=high, bound=bound, strong=strong)


def _strongest(bounds: list[str], number: Number) -> str:
    if number.bound == "range":
        return "range"
    for bound in ("at_most", "at_least", "about"):
        if bound in bounds and not (number.vague and bound == "about"):
            return bound
    return number.bound


# ---- what looks like a number and is none -----------------------------------------------------------------------


def _is_something_else(s: Parsed, number: Number) -> bool:
    """True for dates, years, money, models, calibres, ages, negligible numbers and over-long ones."""
    if number.value > LARGEST or _is_span_of_years(s, number):
        return True
    before, after = s.low(number.core - 1), s.low(number.stop)
    if number.share is not None:
        return False
    if before in CURRENCY or after in CURRENCY or s.low(number.first - 1) in CURRENCY:
        return True
    if before in MONTHS or s.low(number.core - 1) == "no." or after in MONTHS:
        return True
    return _is_year(s, number) or _is_model(s, number) or after in {"%", "°", "mm", "cm"}


def _is_year(s: Parsed, number: Number) -> bool:
    token = s.tokens[number.core]
    if number.stop != number.core + 1 or token.kind != "number" or not re.fullmatch(r"(?:19|20)\d\d", token.text):
        return False
    before = s.low(number.core - 1)
    if number.first < number.core and s.begins("head", number.stop) is None and s.begins("actor", number.stop) is None:
        return True  # "at least until 2026", "by at least 2027"
    if s.begins("head", number.stop) is not None and before not in {"in", "since"}:
        return False
    openers = {
        "in",
        "since",
        "of",
        "by",
        "until",
        "from",
        "during",
        "before",
        "after",
        "early",
        "late",
        "mid",
        ",",
        "-",
        "and",
        "the",
        "/",
    }
    return before in openers or before in MONTHS or s.kind(number.stop) in {"mark", ""}


def _is_span_of_years(s: Parsed, number: Number) -> bool:
    """True for "between 1964 and 1973" and "1998-2003"."""
    years = number.bound == "range" and all(
        end is not None and 1900 <= end <= 2100 for end in (number.low, number.high)
    )
    return years and s.tokens[number.core].text.isdigit() and s.begins("head", number.stop) is None


def _is_model(s: Parsed, number: Number) -> bool:
    """ "Su-34", "T-72", "KN-23", "122 mm", "M-1978", "Resolution 2270", "Brigade 810"."""
    first = number.core
    glued = first >= 1 and s.tokens[first - 1].end == s.tokens[first].start and s.tokens[first - 1].kind == "word"
    hyphened = (
        first >= 2
        and s.low(first - 1) == "-"
        and s.tokens[first - 1].start == s.tokens[first - 2].end
        and s.tokens[first - 1].end == s.tokens[first].start
        and s.kind(first - 2) == "word"
    )
    named = s.low(first - 1) in {
        "resolution",
        "article",
        "unit",
        "brigade",
        "regiment",
        "division",
        "page",
        "room",
        "route",
        "hill",
        "object",
    }
    return glued or hyphened or named
