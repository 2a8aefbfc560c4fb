"""Headings: short lines that no mark closes, and a text's first words without a verb ("Document 403, annex.").

One that opens with the mark of a list, or tells a number of men, is a line of the text itself.
"""

from typing import Final

from passmuster.reading.syntax.verb_groups import verb_groups
from passmuster.reading.text.parsed import Parsed

__all__ = ["is_heading"]

LONGEST: Final = 22
"""Tokens of a heading; a longer line is a sentence that lost its stop."""

CLOSED: Final = frozenset({".", "!", "?", "…", '"', "”", "»"})
LISTED: Final = frozenset({"-", "–", "—", "*", "•"})


def is_heading(s: Parsed, *, opens: bool) -> bool:
    """True for a line that may name whom those below it are about, or by whom; `opens` where it opens its text."""
    if len(s.tokens) > LONGEST or not s.tokens or s.low(0) in LISTED:
        return False
    if s.low(len(s.tokens) - 1) not in CLOSED:
        return True
    return opens and not any(group.is_finite for group in verb_groups(s))
