"""Asked: what a request is about, where it is no request for help: that somebody goes.

"Mozambique asked the Rwandans to go" asks for nothing that helps it, though "asked" alone would.
"""

from typing import Final

from passmuster.ledger.vocabulary import EventType
from passmuster.reading.syntax.verb_groups import VerbGroup, verb_groups
from passmuster.reading.text.parsed import Parsed

__all__ = ["mode_asked"]

FURTHEST: Final = 12
"""Tokens between the request and what is asked for."""

ENDS: Final = frozenset({";", ":", ".", "?", "!", "but", "while", "after", "because", "who", "which"})
LEAVING: Final = frozenset({"leave", "withdraw"})
"""Classes of verbs by which somebody goes."""

AWAY: Final = frozenset({"home", "away", "back", "out", "now", "by", "within", "before", "at", ",", ".", ""})
"""Words behind "to go" and "to be gone" by which that is no errand: "to go by May"."""

OWNERS: Final = frozenset({"its", "their", "his", "her", "some"})
"""Words behind "to leave" by which what is left stays: "to leave its engineers where they are"."""


def mode_asked(s: Parsed, event: EventType, mode: str, stop: int) -> str:
    """The mode of an act whose words end before token `stop`: `yield` for a request that somebody goes."""
    if event != EventType.REQUEST or mode not in {"", "assist"}:
        return mode
    wanted = next((g for g in verb_groups(s) if stop <= g.first < stop + FURTHEST and _is_asked(s, g, stop)), None)
    return "yield" if wanted is not None and _goes(s, wanted) else mode


def _is_asked(s: Parsed, group: VerbGroup, stop: int) -> bool:
    """True for an infinitive in the clause of the request."""
    is_infinitive = any(s.low(at) == "to" for at in range(group.first, group.head))
    return is_infinitive and not any(s.low(at) in ENDS for at in range(stop, group.first))


def _goes(s: Parsed, group: VerbGroup) -> bool:
    if any(s.low(at) in {"not", "never"} for at in range(group.first - 2, group.head)):
        return False
    if group.base == "go":
        return s.low(group.stop) in AWAY
    stays = group.base == "leave" and s.low(group.stop) in OWNERS
    return bool(LEAVING.intersection(group.classes)) and not stays
