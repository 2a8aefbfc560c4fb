"""Called false: numbers of which a sentence says only that they are untrue: "reports that ten were killed are false".

Whoever calls a number false does not give it, and a report that nobody owns is nobody's claim. Nor does he give one
that nobody shall believe ("don't believe the 400 dead"), nor one of what never was ("the 400 dead are a myth").
"""

from typing import Final

from passmuster.reading.text.lexicon import pattern
from passmuster.reading.text.parsed import Parsed

__all__ = ["is_called_false"]

UNOWNED: Final = pattern("called_false", "unowned_before")
FALSE: Final = pattern("called_false", "false_behind")
AFFIRMED: Final = pattern("called_false", "affirmed_behind")
NOT_BELIEVED: Final = pattern("called_false", "not_believed_before")
TAKEN_UP: Final = pattern("called_false", "taken_up_before")
A_LOSS: Final = pattern("called_false", "loss_behind")
NEVER_WAS: Final = pattern("called_false", "never_was_behind")


def is_called_false(s: Parsed, first: int, stop: int) -> bool:
    """Whether the number at tokens `first` to `stop` stands in a report that its sentence calls false, and owns not."""
    begin, end = s.span(first, stop)
    before, behind = s.text[s.stretch.start : begin], s.text[end : s.stretch.end]
    if NOT_BELIEVED.search(before) is not None:
        return True
    if TAKEN_UP.search(before) and A_LOSS.match(behind) and NEVER_WAS.search(behind):
        return True
    if UNOWNED.search(before) is None:
        return False
    return FALSE.search(behind) is not None and AFFIRMED.search(behind) is None
