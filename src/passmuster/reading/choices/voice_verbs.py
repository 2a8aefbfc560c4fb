"""Features of a voice from verbs: of what deed it is the subject or the agent, and whether the number is its object.

"The union holds that 40 died" and "the union holds 40" have one verb; in the first the number stands in a clause of its
own. Verbs are told by their classes too, so that one that the corpus never showed has the weights of its kin.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from passmuster.reading.speech.voices import Voice
from passmuster.reading.syntax.verb_groups import VerbGroup
from passmuster.reading.text.parsed import Parsed

__all__ = ["Deeds", "deeds_of", "verb_features"]

AGENTS: Final = frozenset({"by", "from", "to", "with", "for", "of", "in"})
"""Words that lead to one who did a deed, or had it done to him."""

STOPS: Final = frozenset({";", ".", "?", "!"})
OPENS: Final = frozenset({"that", ":", "as", "at", "how", '"', "“"})
"""What opens the clause that somebody says."""

DETERMINERS: Final = frozenset({"the", "a", "an", "its", "their", "his", "her", "our", "one", "some", "several", "two"})
UNKNOWN: Final = ("?",)
FURTHEST: Final = 14
"""Tokens between a name and its verb."""


class Deeds(NamedTuple):
    """The verb whose subject a voice is, and the one that leads to it with the word between ("told | by"); or None."""

    own: VerbGroup | None
    lead: tuple[VerbGroup, str] | None


def deeds_of(s: Parsed, groups: Sequence[VerbGroup], voice: Voice) -> Deeds:
    """The verbs of a voice."""
    if voice.statement is not None:
        return Deeds(next((g for g in groups if g.first <= voice.first < g.stop), None), None)
    return Deeds(_own(s, groups, voice), _lead(s, groups, voice))


def _own(s: Parsed, groups: Sequence[VerbGroup], voice: Voice) -> VerbGroup | None:
    reach = voice.stop + FURTHEST
    found = next((g for g in groups if g.is_finite and voice.stop <= g.first < reach), None)
    if found is None or any(s.low(i) in STOPS for i in range(voice.stop, found.first)):
        return None
    return found


def _lead(s: Parsed, groups: Sequence[VerbGroup], voice: Voice) -> tuple[VerbGroup, str] | None:
    at = voice.first - 1
    while at > 0 and s.low(at) in DETERMINERS:
        at -= 1
    word = s.low(at) if s.low(at) in AGENTS else ""
    stop = at if word else at + 1
    group = next((g for g in reversed(groups) if g.stop <= stop and stop - g.stop <= 2), None)
    return None if group is None else (group, word)


def verb_features(s: Parsed, groups: Sequence[VerbGroup], voice: Voice, at: int) -> Iterator[str]:
    """The features of a voice for the number at a token."""
    own, lead = deeds_of(s, groups, voice)
    side = "ahead" if voice.stop <= at else "behind"
    if own is None:
        yield f"deed=none:{voice.form}:{side}"
    else:
        yield from _of_deed(s, groups, voice, own, at, side)
    if lead is not None:
        group, word = lead
        yield from (f"led={group.base}:{word}", f"led={word}:{group.passive}:{side}")
        yield from (f"led~{name}:{word}:{group.passive}" for name in group.classes or UNKNOWN)


def _of_deed(s: Parsed, groups: Sequence[VerbGroup], voice: Voice, own: VerbGroup, at: int, side: str) -> Iterator[str]:
    between = range(voice.stop, own.first)
    aside = "," if any(s.low(i) == "," for i in between) else "who" if any(s.low(i) == "who" for i in between) else ""
    place = f"{side}:{_way(s, groups, own, at)}"
    kind = voice.source.kind
    yield from (f"deed={own.base}:{place}", f"deed={own.state}:{place}:{own.passive}", f"deed:{place}:{aside}")
    yield f"deed:{place}:{kind}:{own.state}"
    for name in own.classes or UNKNOWN:
        yield from (f"deed~{name}:{place}", f"deed~{name}:{place}:{kind}", f"deed~{name}:{own.state}:{place}")


def _way(s: Parsed, groups: Sequence[VerbGroup], own: VerbGroup, at: int) -> str:
    """How a number hangs on a verb: its `object`, in a clause that it `opens`, in one `further` on, or `before` it."""
    if at < own.stop:
        return "before"
    opened = any(s.low(i) in OPENS for i in range(own.stop, min(at, own.stop + 8)))
    others = sum(1 for g in groups if g.is_finite and own.stop <= g.first < at)
    if opened:
        return "opens"
    return "object" if not others else "further"
