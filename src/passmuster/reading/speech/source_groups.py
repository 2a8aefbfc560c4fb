"""The group that a source answers for, by the bodies, roles and nations named with it."""

from typing import Final

from passmuster.ledger.actors import actor_group
from passmuster.reading.speech.source import ReadSource
from passmuster.reading.text.lexicon import Mark
from passmuster.reading.text.parsed import Parsed

__all__ = ["group_in_apposition", "group_of", "group_of_owner", "only_stays_there"]


OUTSIDERS: Final = frozenset(
    {
        *("diplomat", "diplomats", "attache", "attaches", "attaché", "attachés", "correspondent", "correspondents"),
        *("observer", "observers", "journalist", "journalists", "traveller", "travellers", "analyst", "analysts"),
        *("doctor", "doctors", "resident", "residents", "missionary", "missionaries", "expert", "experts", "western"),
    }
)
"""Those who do not speak for the country that they are in."""

WITHOUT_MINISTRIES: Final = frozenset({"OSINT", "MEDIA"})
"""Groups of which no ministry, committee or minister is one."""

OUTSIDER_WITHIN: Final = 6
"""Tokens before a country in which one of them is looked for."""


def group_of(s: Parsed, sources: list[Mark], actors: list[Mark]) -> str:
    """Group by the sources and nations marked in a phrase; empty when they tell none."""
    role = next((m.first for m in sources if m.value[0] == "official" and actors and m.first > actors[0].first), None)
    if role is not None and not any(m.first < role and m.value[0] in {"body", "un"} for m in sources):
        return actor_group(actors[0].value[0])  # "the deputy U.S. ambassador to the UN"
    for mark in sources:
        if mark.value[0] in {"body", "person", "un"}:
            return str(mark.value[2])
    kinds = [m.value[0] for m in sources]
    if "osint" in kinds:
        return "OSINT"
    if "media" in kinds and not any(s.low(m.first) == "state" for m in sources):
        armed = bool(actors) and actors[0].value[0].islower()
        return actor_group(actors[0].value[0]) if armed else "MEDIA"
    return actor_group(actors[0].value[0]) if actors and not only_stays_there(s, actors[0]) else ""


def only_stays_there(s: Parsed, place: Mark) -> bool:
    """Whether a nation only tells where an outsider is: "Western military attaches in Cairo"."""
    before = {s.low(at) for at in range(max(0, place.first - OUTSIDER_WITHIN), place.first)}
    return s.low(place.first - 1) in {"in", "at", "near"} and bool(before & OUTSIDERS)


def group_in_apposition(s: Parsed, stop: int) -> str:
    """Group of a name by what stands in apposition behind it: "Lee, a member of South Korea's parliament"."""
    if s.low(stop) not in {",", "(", "of", "from"}:
        return ""
    end = stop + 1
    while end < len(s.tokens) and end - stop < 14 and s.low(end) not in {",", ")", ";"}:
        end += 1
    return group_of(s, [*s.all("source", stop, end)], [*s.all("actor", stop, end)])


def group_of_owner(s: Parsed, begin: int, known: dict[str, ReadSource]) -> str:
    """Group of "its intelligence service" and "state media": of the source spoken of last, or the nation just named.

    Those who watch or report have no ministries: only "its" and "their" make a director theirs.
    """
    last = known["its"].group if "its" in known else ""
    if s.low(begin - 1) in {"its", "their"}:
        return last
    if s.low(begin) == "state":
        near = [mark for mark in s.by_tag.get("actor", ()) if mark.value[1] in {"leader", "seat", "name"}]
        return actor_group(near[0].value[0]) if near else ""
    return "" if last in WITHOUT_MINISTRIES else last
