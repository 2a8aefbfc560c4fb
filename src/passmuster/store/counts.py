"""Texts to counts of people or pieces: whole, zero or more, and what to write where a text is none."""

import re
from functools import lru_cache
from math import isfinite

from passmuster.store.aswritten import as_written

__all__ = ["is_number", "read_count"]

LARGEST_COUNT = 1e12
"""More than any number of people or shells; a larger one is a slip. Whole numbers up to here are exact floats."""

COUNT = re.compile(r"\+?(\d+)(\.\d*)?([eE]\+?\d{1,3})?", re.ASCII)
GROUPED = re.compile(r"\d{1,3}((,\d{3})+|([ \u00a0\u2009\u202f]\d{3})+)", re.ASCII)
POINTED_THOUSANDS = re.compile(r"[1-9]\d{0,2}(\.\d{3})+", re.ASCII)
"""Thousands apart by points, as half the world writes them; of one point the other half reads a decimal one."""


@lru_cache(maxsize=4096)
def read_count(text: str) -> tuple[float | None, str, str]:
    """The count, or None with the rule that was broken and the way out."""
    if len(text) < 13 and text.isascii() and text.isdigit():  # nearly every count, and below the largest
        return float(text), "", ""
    digits = re.sub(r"\D", "", text) if GROUPED.fullmatch(text) else text
    if text.startswith("-") and is_number(text):
        return None, "counts are zero or more", "Correct the number, or leave the cell empty if there is none."
    match = COUNT.fullmatch(digits)
    if match is None:
        return None, "a count must be a number", _count_remedy(text)
    if POINTED_THOUSANDS.fullmatch(digits):
        whole = digits.replace(".", "")
        return None, "a count must not be ambiguous", f"Write {match[1]} or {whole}."
    if match[2] == ".000" and not match[3]:
        return None, "a count must not be ambiguous", f"Write {match[1]} or {match[1]}000."
    value = float(digits)
    if value != int(value) if isfinite(value) else False:
        return None, "counts are whole numbers", f"Write {round(value)}, or a range in low and high."
    if value > LARGEST_COUNT:
        return None, "counts are at most 1,000,000,000,000", "Correct the number."
    return value, "", ""


def _count_remedy(text: str) -> str:
    """What to write for a number that people write so, worked out where it is plain."""
    if POINTED_THOUSANDS.fullmatch(text):
        return f"Write {text.replace('.', '')}."
    if (written := as_written(text)) is not None:
        return written.remedy()
    return "Write digits, such as 12000; leave the cell empty if there is none."


def is_number(text: str) -> bool:
    """Whether Python reads a number in it."""
    try:
        float(text)
    except ValueError:
        return False
    return True
