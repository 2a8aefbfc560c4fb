"""Numbers: what a text writes as a quantity, with its bounds.

Reads digits ("11,000", "7 100", "1.6 million", "10k"), words ("four thousand one hundred", "half a million"), mixtures
("27-hundred", "four-thousand-100"), ranges ("11-12,000", "between 3,000 and 4,000"), bounds ("at least", "as many as
... or more"), vague words ("several hundred", "dozens") and shares ("two thirds of", "40 percent of"). Dates, years,
money, ordinals, models and calibres are left out here; what is counted, and whether it counts, is decided in
`nouns.py`.
"""

from dataclasses import replace
from typing import Final

from passmuster.ledger.vocabulary import Bound
from passmuster.reading.numbers.cardinals import PLURAL_SCALES, TENS, UNITS, VAGUE, Cardinal, cardinal_at, digit_value
from passmuster.reading.numbers.figures import is_never_a_count
from passmuster.reading.numbers.not_counts import MONTHS, YEAR, is_something_else
from passmuster.reading.numbers.number import Number
from passmuster.reading.text.lexicon import load_rules
from passmuster.reading.text.parsed import Parsed

__all__ = ["find_numbers", "written_numbers"]

TURNED: Final = {Bound.AT_LEAST: Bound.AT_MOST, Bound.AT_MOST: Bound.AT_LEAST}
"""What a bound becomes that is denied."""

NEGATIONS: Final = frozenset({"never", "not", "'t"})

MOST_BETWEEN: Final = 3
"""Words between a negation and the bound that it turns: "has never once had more than"."""

NEW_CLAUSES: Final = frozenset(
    {"that", "which", "who", "but", "and", "because", "if", "whether", "while", "only", "just"}
)
"""Words over which no negation reaches, "not only more than" among them."""


def find_numbers(sentence: Parsed) -> list[Number]:
    """The numbers of a sentence that may count, left to right; none inside a date, money, a model or a unit's name."""
    return [number for number in written_numbers(sentence) if not is_something_else(sentence, number)]


def written_numbers(sentence: Parsed) -> list[Number]:
    """Every number written in a sentence, whatever it is, left to right; no date, age or calibre of plain shape."""
    found: list[Number] = []
    at = 0
    while at < len(sentence.tokens):
        number = _number(sentence, at) if _may_begin(sentence, at) else None
        if number is None:
            at += 1
            continue
        at = number.stop
        if not is_never_a_count(sentence, number):
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
    cardinal = cardinal_at(s, at)
    if cardinal is None:
        return None
    return _bounded(s, _range(s, at, cardinal) or _single(at, cardinal))


def _single(at: int, cardinal: Cardinal) -> Number:
    if cardinal.vague:
        return Number(at, at, cardinal.stop, cardinal.value, None, Bound.AT_LEAST, vague=cardinal.vague)
    small = cardinal.word and 0 < cardinal.value < 10
    return Number(at, at, cardinal.stop, cardinal.value, cardinal.value, Bound.EXACT, small_word=small)


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
    return Number(at, at, stop, None, None, Bound.EXACT, share=value)


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
        return digit_value(s.tokens[at].text)[0] / 100, at + (2 if s.low(at + 1) in {"%", "percent"} else 3)
    return _worded_percentage(s, at)


def _worded_percentage(s: Parsed, at: int) -> tuple[float | None, int]:
    """ "thirty per cent", "twenty-five percent"."""
    said = cardinal_at(s, at) if s.kind(at) == "word" else None
    if said is None or said.vague or not 0 < said.value <= 100:
        return None, at
    if s.low(said.stop) == "percent":
        return said.value / 100, said.stop + 1
    if s.words(said.stop, said.stop + 2).lower() == "per cent":
        return said.value / 100, said.stop + 2
    return None, at


def _range(s: Parsed, at: int, first: Cardinal) -> Number | None:
    """The range that begins with a cardinal: "3,000-4,000", "11-12,000", "two or three", "between X and Y"."""
    link = s.low(first.stop)
    between = s.low(at - 1) == "between"
    if link not in {"-", "–", "—", "to", "or"} and not (link == "and" and between):
        return None
    if (link == "to" and _is_change(s, at)) or (s.is_dash(first.stop) and _closes_a_dateline(s, at)):
        return None
    here = first.stop + 1
    bound = s.begins("bound", here)
    if bound is not None and link in {"to", "or", "and", "–", "-"} and bound.value in {Bound.ABOUT, Bound.AT_MOST}:
        here = bound.stop
    second = cardinal_at(s, here) if here < len(s.tokens) else None
    if second is None or second.vague or first.vague:
        return None
    low = _rescaled(first, second)
    if low >= second.value or (link == "or" and second.value > 3 * low):
        return None
    return Number(at - 1 if between else at, at, second.stop, low, second.value, Bound.RANGE)


def _closes_a_dateline(s: Parsed, at: int) -> bool:
    """True for the year or the day before the dash: "GOMA, January 28, 2025 - Some 3,000 men", "Dec 8 - Fourteen"."""
    return YEAR.fullmatch(s.tokens[at].text) is not None or s.low(at - 1) in MONTHS


def _rescaled(first: Cardinal, second: Cardinal) -> float:
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
    first, bounds = number.first, list[Bound]()
    while True:
        mark = s.ends("bound", first)
        if mark is None:
            break
        bounds.append(Bound(mark.value))
        first = mark.first
    bounds = [TURNED.get(bound, bound) for bound in bounds] if _is_negated(s, first) else bounds
    stop = number.stop
    if s.low(stop) == "+":
        bounds.append(Bound.AT_LEAST)
        stop += 1
    hyphen = s.low(stop) == "-"
    strong = s.low(stop + hyphen) == "strong"
    stop = stop + 1 + hyphen if strong else stop + (1 if s.low(stop) == "-" and s.low(stop + 1) == "odd" else 0)
    after = s.begins("bound_after", stop)
    if after is not None and not (s.low(stop) == "more" and after.stop == stop + 1):
        bounds.append(Bound(after.value))
        stop = after.stop
    bound = _strongest(bounds, number)
    low, high = (None if bound == Bound.AT_MOST and number.bound != Bound.RANGE else number.low), number.high
    if bound == Bound.AT_LEAST and number.bound != Bound.RANGE:
        low, high = number.low if number.low is not None else number.high, None
    return replace(number, first=first, stop=stop, low=low, high=high, bound=bound, strong=strong)


def _is_negated(s: Parsed, first: int) -> bool:
    """True for "never had more than" and "has not lost fewer than": what bounds the number bounds it the other way."""
    if s.low(first) in NEW_CLAUSES:
        return False
    for at in range(first - 1, max(-1, first - 2 - MOST_BETWEEN), -1):
        if s.low(at) in NEGATIONS:
            return True
        if not s.low(at).isalpha() or s.at("says", at) is not None or s.low(at) in NEW_CLAUSES:
            return False
    return False


def _strongest(bounds: list[Bound], number: Number) -> Bound:
    if number.bound == Bound.RANGE:
        return Bound.RANGE
    for bound in (Bound.AT_MOST, Bound.AT_LEAST, Bound.ABOUT):
        if bound in bounds and not (number.vague and bound == Bound.ABOUT):
            return bound
    return number.bound
