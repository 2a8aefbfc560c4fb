"""Sentences: where a text's paragraphs and sentences begin and end.

A paragraph ends at a blank line, or at a line break that follows a closing mark or a short line (a heading, a
by-line); a line break inside a wrapped sentence is a space. A sentence ends at a full stop, question or exclamation
mark that is followed by space and an opening character, unless the stop belongs to an abbreviation or an initial.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from passmuster.reading.text.tokens import ABBREVIATIONS

__all__ = ["Stretch", "sentences"]

LONGEST_SENTENCE: Final = 2_000
"""Characters; a longer run (a table, a data dump) is cut here so that no sentence takes unbounded time."""

HEADING_LENGTH: Final = 60
"""A line shorter than this, without a closing mark, is taken for a heading of its own."""

WIDEST_WRAP: Final = 110
"""Characters up to which the longest line of a text shows that it was wrapped by hand or by mail."""

SHORT_LINE: Final = 0.6
"""Share of the longest line below which a line of a wrapped text may end its paragraph."""

END_OF_SENTENCE: Final = re.compile(r"""(?<![.!?…])[.!?…]++["'”’»)\]]*+(?=\s++["'“‘«(\[]*+[A-Z0-9\u0400-\u042f])|\n""")
"""A run of marks is looked at once, from its beginning, and given back nothing of: a page of dots takes no minute."""
STOP_OF_ABBREVIATION: Final = re.compile(rf"(?:\b(?:{ABBREVIATIONS}|pp|[Vv]ols?)|\b[A-Za-z]|\b(?:[A-Z]\.)+[A-Z])\.$")
CLOSING: Final = ".!?…:;\"'”’»)]"


class Stretch(NamedTuple):
    """A sentence: offsets into the text (end exclusive) and the number of its paragraph, counting from 0."""

    start: int
    end: int
    paragraph: int


def sentences(text: str) -> Iterator[Stretch]:
    """The sentences of a text in order, without the space around them."""
    paragraph, begin, blank = 0, 0, True
    width = max(map(len, text.split("\n")))
    for match in END_OF_SENTENCE.finditer(text):
        at = match.start()
        if text[at] == "\n":
            if not _ends_paragraph(text, at, width):
                continue
            yield from _cut(text, begin, at, paragraph)
            blank = blank and not text[begin:at].strip()
            paragraph += 0 if blank else 1
            begin, blank = match.end(), True
        elif not _is_abbreviation(text, begin, match.end()):
            yield from _cut(text, begin, match.end(), paragraph)
            begin, blank = match.end(), False
    yield from _cut(text, begin, len(text), paragraph)


def _ends_paragraph(text: str, at: int, width: int) -> bool:
    """True when the line break at an offset ends a paragraph; `width` is the longest line of the text."""
    line = text[text.rfind("\n", 0, at) + 1 : at].strip()
    following = text[at + 1 : at + 2]
    if not line or following in {"", "\n", "\r", "\t", "-", "*", "•"}:
        return True
    if width <= WIDEST_WRAP and len(line) >= SHORT_LINE * width:
        return False  # a full line of a wrapped text goes on
    closed = line[-1] in CLOSING and STOP_OF_ABBREVIATION.search(line[-12:]) is None
    return closed or (len(line) < HEADING_LENGTH and not following.islower())


def _is_abbreviation(text: str, begin: int, end: int) -> bool:
    head = text[max(begin, end - 12) : end]
    return STOP_OF_ABBREVIATION.search(head) is not None


def _cut(text: str, begin: int, end: int, paragraph: int) -> Iterator[Stretch]:
    while begin < end and text[begin].isspace():
        begin += 1
    while begin < end and text[end - 1].isspace():
        end -= 1
    for start in range(begin, end, LONGEST_SENTENCE):
        yield Stretch(start, min(start + LONGEST_SENTENCE, end), paragraph)
