"""Asked: what a request is about, where it is no request for help: that somebody goes.

"Mozambique asked the Rwandans to go" asks for nothing that helps it, though "asked" alone would; so do "to take its men
home" and "for the departure of its soldiers". "Asked why its men are there" asks for nothing at all, nor does
whoever "has asked for none to go".
"""

from typing import Final

from passmuster.ledger.vocabulary import EventType
from passmuster.reading.syntax.verb_groups import VerbGroup, verb_groups
from passmuster.reading.text.parsed import Parsed

__all__ = ["is_question", "mode_asked"]

FURTHEST: Final = 12
"""Tokens between the request and what is asked for."""

ENDS: Final = frozenset({";", ":", ".", "?", "!", "but", "while", "after", "because", "who", "which"})
LEAVING: Final = frozenset({"leave", "withdraw"})
"""Classes of verbs by which somebody goes."""

AWAY: Final = frozenset({"home", "away", "back", "out", "now", "by", "within", "before", "at", ",", ".", ""})
"""Words behind "to go" and "to be gone" by which that is no errand: "to go by May"."""

TAKEN: Final = frozenset({"take", "bring", "call", "pull", "get", "fly", "ship", "send", "order", "move"})
"""Verbs by which men are brought home, or out of the country."""

TAKEN_WITHIN: Final = 8
"""Tokens behind such a verb in which "home" or "out" stands."""

HOMEWARD: Final = frozenset({"home", "homeward", "out"})
BEHIND_HOME: Final = AWAY | {"from", "of", "on", "in", "and", "as", "without", "immediately", "soon", ";"}
"""Words behind "home" by which that is where men go, and no part of a name: "its home guard"."""

DEPARTURES: Final = frozenset({"departure", "withdrawal", "pullout", "pull-out", "repatriation"})
QUALITIES: Final = frozenset(
    {"the", "a", "an", "its", "their", "immediate", "early", "prompt", "swift", "full", "total", "complete", "phased"}
)
"""Words that may stand between "asked for" and a departure."""

OWNERS: Final = frozenset({"its", "their", "his", "her", "some"})
"""Words behind "to leave" by which what is left stays: "to leave its engineers where they are"."""


QUESTIONS: Final = frozenset({"why", "whether", "how", "what", "who", "where", "when"})
QUESTION_WITHIN: Final = 6
"""Tokens behind "asked" in which such a word stands: "asked the minister this week why"."""

NONE: Final = frozenset({"none", "nobody", "no"})


def is_question(s: Parsed, stop: int, event: str) -> bool:
    """Whether a request whose words end before token `stop` asks for an answer alone, or for nothing."""
    if event != EventType.REQUEST:
        return False
    if s.low(stop) in NONE or (s.low(stop) == "for" and s.low(stop + 1) in NONE):
        return True
    for at in range(stop, stop + QUESTION_WITHIN):
        if s.low(at) in QUESTIONS:
            return True
        if s.low(at) in {"for", "to", ","} or s.low(at) in ENDS:
            return False
    return False


def mode_asked(s: Parsed, event: EventType, mode: str, stop: int) -> str:
    """The mode of an act whose words end before token `stop`: `yield` for a request that somebody goes."""
    if event != EventType.REQUEST or mode not in {"", "assist"}:
        return mode
    if _asks_for_departure(s, stop):
        return "yield"
    wanted = next((g for g in verb_groups(s) if stop <= g.first < stop + FURTHEST and _is_asked(s, g, stop)), None)
    return "yield" if wanted is not None and _goes(s, wanted) else mode


def _asks_for_departure(s: Parsed, stop: int) -> bool:
    """Whether what is asked for is the going itself: "asked for the immediate departure of its soldiers"."""
    at = next((at for at in range(stop - 1, min(stop + FURTHEST, len(s.tokens))) if s.low(at) == "for"), None)
    if at is None or any(s.low(i) in ENDS | {"to"} for i in range(stop, at)):
        return False
    at += 1
    while s.low(at) in QUALITIES:
        at += 1
    return s.low(at) in DEPARTURES


def _is_asked(s: Parsed, group: VerbGroup, stop: int) -> bool:
    """True for an infinitive in the clause of the request."""
    is_infinitive = any(s.low(at) == "to" for at in range(group.first, group.head))
    return is_infinitive and not any(s.low(at) in ENDS for at in range(stop, group.first))


def _goes(s: Parsed, group: VerbGroup) -> bool:
    if any(s.low(at) in {"not", "never"} for at in range(group.first - 2, group.head)):
        return False
    if group.base == "go":
        return s.low(group.stop) in AWAY
    if group.base in TAKEN:
        return _takes_home(s, group.stop)
    stays = group.base == "leave" and s.low(group.stop) in OWNERS
    return bool(LEAVING.intersection(group.classes)) and not stays


def _takes_home(s: Parsed, stop: int) -> bool:
    """Whether men are brought home or out: "to take its 900 men home by May", "to pull its soldiers out"."""
    for at in range(stop, min(stop + TAKEN_WITHIN, len(s.tokens))):
        if s.low(at) in ENDS:
            return False
        if s.low(at) in HOMEWARD:
            return s.low(at + 1) in BEHIND_HOME
    return False
