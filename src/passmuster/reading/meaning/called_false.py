"""Called false: numbers of which a sentence says only that they are untrue: "reports that ten were killed are false".

Whoever calls a number false does not give it, and a report that nobody owns is nobody's claim.
"""

import re
from typing import Final

from passmuster.reading.text.parsed import Parsed

__all__ = ["is_called_false"]

UNOWNED: Final = re.compile(
    r"\b(?:reports?|rumou?rs?|posts?|messages?|claims?|allegations?|suggestions?|stories|talk|news|information)\b"
    r"(?:\s+(?:on|in|from|of|circulating|spread|shared)\b[^,;:.]{0,60}?)?"
    r"\s+(?:that|saying|claiming|according to which)\b[^;:.]*$",
    re.IGNORECASE,
)
"""What stands before a number that is only reported, to the end of the words before it."""

FALSE: Final = re.compile(
    r"^[^;:.]*?\b(?:is|are|was|were|as)\s+(?:\w+ly\s+|not\s+)?"
    r"(?:false|untrue|fake|baseless|unfounded|groundless|fabricated|invented|lies|a lie|nonsense|incorrect|"
    r"true|correct)\b",
    re.IGNORECASE,
)
"""What stands behind it where it is called false."""

AFFIRMED: Final = re.compile(
    r"^[^;:.]*?\b(?:is|are|was|were|as)\s+(?!not\b)(?:\w+ly\s+)?(?:true|correct)\b", re.IGNORECASE
)


def is_called_false(s: Parsed, first: int, stop: int) -> bool:
    """Whether the number at tokens `first` to `stop` stands in a report that its sentence calls false, and owns not."""
    begin, end = s.span(first, stop)
    before, behind = s.text[s.stretch.start : begin], s.text[end : s.stretch.end]
    if UNOWNED.search(before) is None:
        return False
    return FALSE.search(behind) is not None and AFFIRMED.search(behind) is None
