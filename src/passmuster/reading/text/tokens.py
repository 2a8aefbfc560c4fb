"""Tokens: the words, numbers and marks of a text, each with its place.

One regular expression, one pass. Every token's `start` and `end` point into the text that was given, so that spans
made from tokens can never leave it. Hyphens stand alone ("two-day" is three tokens), a possessive is its own token
("Ukraine", "'s"), abbreviations with points stay whole ("U.S.", "Dec.").
"""

import re
from typing import Final, NamedTuple

__all__ = ["Token", "tokenize"]

SPACES_IN_NUMBERS: Final = "\u0020\u00a0\u2009\u202f"
"""Characters that some countries put between groups of three digits."""

ABBREVIATIONS: Final = (
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Gen|Lt|Col|Maj|Capt|Brig|Sgt|Adm|Mr|Mrs|Ms|Dr|St|Prof|Rep|Sen|"
    "Gov|Pres|No|approx|ca|vs|Sgt|Jr|Sr|Vol|al"
)

TYPED_DASH, DASH = "--", "—"
"""A dash as machines without one write it, and the one that it stands for."""

PATTERN: Final = re.compile(
    rf"""
    (?P<abbr> (?:[A-Z]\.){{2,8}} | \b[A-Z]\.(?=\s[A-Z]) | \b(?:{ABBREVIATIONS})\.(?=\W) )
  | (?P<ordinal> \d{{1,4}}(?:st|nd|rd|th)\b )
  | (?P<number>
        \d{{1,3}}(?:[,.'’]\d{{3}}){{1,4}}(?![\d,.'’]?\d)(?!\d)
      | \d{{1,3}}(?:[{SPACES_IN_NUMBERS}]\d{{3}}){{1,4}}(?!\d)
      | \d{{1,15}}(?:[.,]\d{{1,6}})?
      | \d{{16}}
    )
  | (?P<clitic> ['’](?:s|t|re|ve|ll|d|m)\b )
  | (?P<word> [^\W\d_]{{1,60}}(?:['’](?!(?:s|t|re|ve|ll|d|m)\b)[^\W\d_]{{1,60}}){{0,3}} )
  | (?P<mark> -{{2,16}} | [^\w\s] | _ )
    """,
    re.VERBOSE,
)


class Token(NamedTuple):
    """One word, number or mark: its text, its lower case, its kind, and where it stands in the text.

    `kind` is one of `word`, `number`, `ordinal`, `abbr`, `clitic`, `mark`. `start` is inclusive, `end` exclusive.
    """

    text: str
    low: str
    kind: str
    start: int
    end: int

    @property
    def is_capital(self) -> bool:
        """True when it starts with a capital letter."""
        return self.text[0].isupper()


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """All tokens of `text` between two offsets, in order; offsets count from the beginning of `text`."""
    stop = len(text) if end is None else end
    return [
        Token(
            piece,
            DASH if piece.startswith(TYPED_DASH) else piece.lower().replace("’", "'"),
            match.lastgroup or "mark",
            match.start(),
            match.end(),
        )
        for match in PATTERN.finditer(text, start, stop)
        for piece in (match.group(),)
    ]
