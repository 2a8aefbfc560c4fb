"""Strings of strangers, made harmless before they are shown, or written into a table.

Claims come from files that anybody may have written. A control character could drive a terminal, a bidirectional
override could make a line read backwards, a link could run a script. Nothing else of a text is changed.
"""

import csv
import io
import re
from typing import Final
from urllib.parse import urlsplit

__all__ = [
    "escaped", "guarded", "harmless", "harmless_table", "one_line", "table_cell", "unguarded", "web_address",
]  # fmt: skip

_CONTROLS: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
"""C0 and C1 control characters, escape among them, and the two line separators of Unicode."""

_DIRECTION_MARKS: Final = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
"""Invisible marks that override the direction of text; letters keep the direction they have by nature."""

_SURROGATES: Final = re.compile(r"[\ud800-\udfff]")

_UNSAFE: Final = re.compile(r"[\x7f-\x9f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
"""The same characters as far as JSON writes them as they are."""


_FORMULA: Final = re.compile(r"^[\s]*[=+\-@\uff1d\uff0b\uff0d\uff20]")
"""How a cell begins that a spreadsheet would work out, in the widths of letters that it knows."""

_GUARDED: Final = re.compile(r"^\s*'[\s']*[=+\-@\uff1d\uff0b\uff0d\uff20]")
"""How a cell begins whose first apostrophe is there so that a spreadsheet takes what follows for text."""

_NUMBER: Final = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")


def harmless(text: str) -> str:
    """The text without what drives a terminal: controls become one space, direction marks vanish, halves show U+FFFD.

    Every door goes through this function, whether its output is a terminal, a pipe or a file: what is a pipe here is
    shown on a terminal there.
    """
    text = _CONTROLS.sub(" ", text)
    text = _DIRECTION_MARKS.sub("", text)
    return _SURROGATES.sub("\ufffd", text)


def one_line(text: str) -> str:
    """The harmless text on one line, without blanks at its ends."""
    return harmless(text).strip()


def table_cell(text: str) -> str:
    """The harmless text as a cell of a table; what a spreadsheet would take for a formula begins with an apostrophe.

    A number is let be.
    """
    plain = harmless(text)
    return f"'{plain}" if _is_formula(plain) else plain


def guarded(cell: str) -> str:
    """A cell of a table that is read again: no formula, and with a second apostrophe where one stands already.

    >>> guarded("=1+1"), guarded("'=1+1"), guarded("-5"), guarded("'tis")
    ("'=1+1", "''=1+1", '-5', "'tis")
    """
    return f"'{cell}" if _is_formula(cell) or _GUARDED.match(cell) else cell


def unguarded(cell: str) -> str:
    """The cell as it was before `guarded`."""
    return cell.replace("'", "", 1) if _GUARDED.match(cell) else cell


def _is_formula(plain: str) -> bool:
    return bool(_FORMULA.match(plain)) and not _NUMBER.fullmatch(plain)


def harmless_table(text: str) -> str:
    """A table of CSV with the same rows and columns, each cell of it as `table_cell` shows it."""
    usual = csv.field_size_limit(len(text) + 1)
    try:
        rows = [[table_cell(cell) for cell in row] for row in csv.reader(io.StringIO(text, newline=""))]
    finally:
        csv.field_size_limit(usual)
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def escaped(document: str) -> str:
    """The text of a JSON document, in which what drives a terminal is written by its number: the values stay."""
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", document)


def web_address(url: str) -> str:
    """The address when it is an absolute http or https one that names a host, otherwise an empty string.

    User names and passwords inside an address are refused, because they disguise where a link leads.
    """
    url = one_line(url)
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or not host or "@" in parts.netloc or " " in url or "\\" in url:
        return ""
    return url
