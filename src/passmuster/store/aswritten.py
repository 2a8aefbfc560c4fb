"""Numbers as people write them into tables: `~300`, `300+`, `1,200[a]`, `10-12`, `5 thousand`, `n/a`.

What is meant by such a cell is plain, and yet no number. A table of ours refuses it with what to write; a table that
others keep, which nobody here will rewrite, is read so by its mapping.
"""

import re
from dataclasses import dataclass
from typing import Final

__all__ = ["NOTHING", "Written", "as_written"]


@dataclass(frozen=True, slots=True)
class Written:
    """What a cell means: its number, or both ends of a range; none at all where it says that there is none.

    Both ends are the number itself, and empty where the other end bounds from above or below alone.
    """

    low: str = ""
    high: str = ""

    def in_words(self) -> str:
        """What it is read as.

        >>> Written("300", "300").in_words(), Written("300", "").in_words(), Written("10", "12").in_words()
        ('300', 'at least 300', '10 to 12')
        """
        if self.low == self.high:
            return self.low or "no number"
        if self.low and self.high:
            return f"{self.low} to {self.high}"
        return f"at least {self.low}" if self.low else f"at most {self.high}"

    def remedy(self) -> str:
        """How a table of ours has it.

        >>> Written("300", "").remedy()
        'Write 300, and that it is a lower bound where the table says so.'
        """
        if self.low == self.high:
            return f"Write {self.low}." if self.low else "Leave the cell empty, or the row out: nobody counted."
        if self.low and self.high:
            return f"Write its ends as a range: {self.low} and {self.high}."
        end = "a lower" if self.low else "an upper"
        return f"Write {self.low or self.high}, and that it is {end} bound where the table says so."


NOTHING: Final = frozenset(
    {"n/a", "na", "n.a.", "n. a.", "-", "–", "—", "?", "??", "..", "...", "…", "unknown", "not known", "no data",
     "not available", "unbekannt", "k. a.", "k.a.", "н/д", "неизвестно", "inconnu", "nd", "n.d."}
)  # fmt: skip
"""Words for what nobody counted, in small letters. "None" is not one of them: it may be nought."""

FOOTNOTES: Final = re.compile(r"(?:\s*\[[^\[\]]{1,20}\]|[*†‡§¹²³⁴-⁹⁰ᵃ-ᵉ]|\((?:[a-z]|\d{1,2})\))+$")
"""Marks behind a number that point to a note: [a], [12], *, †, ², (b)."""

BLANKS: Final = "[ \u00a0\u2009\u202f'’]"
POINTED: Final = rf"\d{{1,3}}(?:(?:,\d{{3}})+|(?:{BLANKS}\d{{3}})+)(?:\.\d+)?|\d+(?:\.\d+)?"
"""A number with a decimal point, its thousands apart by commas or blanks, or not at all."""
COMMAED: Final = rf"\d{{1,3}}(?:(?:\.\d{{3}})+|(?:{BLANKS}\d{{3}})+)(?:,\d+)?|\d+(?:,\d+)?"
"""A number with a decimal comma, its thousands apart by points or blanks, or not at all."""

UNITS: Final = {"thousand": 1_000, "k": 1_000, "tsd": 1_000, "tsd.": 1_000, "tausend": 1_000, "тыс": 1_000,
                "тыс.": 1_000, "million": 1_000_000, "m": 1_000_000, "mio": 1_000_000, "mio.": 1_000_000,
                "mln": 1_000_000, "млн": 1_000_000}  # fmt: skip
"""Words behind a number, and how often it is meant."""

ABOUT: Final = r"(?:~|≈|c\.|ca\.?|circa|about|approx\.?|approximately|around|roughly|some|etwa|около|environ)"
LEAST: Final = r"(?:>=?|≥|at least|over|more than|min\.?|mindestens|über|не менее|более|au moins)"
MOST: Final = r"(?:<=?|≤|up to|at most|fewer than|less than|max\.?|bis zu|höchstens|до|не более|jusqu'à)"
BETWEEN: Final = r"(?:-|–|—|to|bis|до|à)"
LONGEST: Final = 60
"""Characters of a cell that can be a number with words around it."""
DECIMALS: Final = re.compile(r"\.0+")


def as_written(text: str, *, decimal: str = ".") -> Written | None:
    """What is meant by a cell; None where that is not plain.

    Parameters
    ----------
    decimal
        The sign before decimals, a point or a comma; the other one stands between thousands.

    >>> as_written("1,200[a]"), as_written("300+"), as_written("10–12")
    (Written(low='1200', high='1200'), Written(low='300', high=''), Written(low='10', high='12'))
    >>> as_written("1.200", decimal=","), as_written("n/a"), as_written("two battalions")
    (Written(low='1200', high='1200'), Written(low='', high=''), None)
    """
    if len(text) > LONGEST:
        return None
    plain = FOOTNOTES.sub("", text.strip()).strip()
    if plain.casefold() in NOTHING:
        return Written()
    number = POINTED if decimal == "." else COMMAED
    units = "|".join(map(re.escape, sorted(UNITS, key=len, reverse=True)))
    counted = rf"({number})\s*({units})?"
    for before, after, low, high in (
        (f"{ABOUT}?", "", True, True), (LEAST, "", True, False), (ABOUT + "?", r"\s*\+", True, False),
        (MOST, "", False, True),
    ):  # fmt: skip
        if match := re.fullmatch(rf"{before}\s*{counted}{after}", plain, re.IGNORECASE):
            value = _value(match[1], match[2], decimal)
            return Written(value if low else "", value if high else "")
    ends = re.fullmatch(rf"{ABOUT}?\s*{counted}\s*{BETWEEN}\s*{counted}", plain, re.IGNORECASE)
    if ends is None:
        return None
    # In "10 to 12 thousand" the word stands for both.
    first, last = _value(ends[1], ends[2] or ends[4], decimal), _value(ends[3], ends[4], decimal)
    return Written(first, last) if float(first) < float(last) else None


def _value(number: str, unit: str | None, decimal: str) -> str:
    """The digits of a number times its unit."""
    digits = re.sub(BLANKS, "", number)
    digits = digits.replace(",", "") if decimal == "." else digits.replace(".", "").replace(",", ".")
    if unit:
        digits = f"{float(digits) * UNITS[unit.casefold()]:.6f}".rstrip("0").rstrip(".")
    return digits[: match.start()] if (match := DECIMALS.search(digits)) and match.end() == len(digits) else digits
