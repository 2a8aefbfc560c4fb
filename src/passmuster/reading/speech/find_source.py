"""The source that a noun phrase names, and for which group it speaks.

A phrase may hold a known person ("Budanov"), a known body ("the NIS"), a nation with an institution or a role ("South
Korean lawmakers", "Ukraine's military intelligence"), an unknown name with a known title or nation ("lawmaker Yu"), or
a role alone ("sources", "analysts"). States speak through their officials, their armies and their state media; news
outlets and the article itself are MEDIA; whoever cannot be placed is OTHER. Sides are none of the reader's business.
"""

from dataclasses import replace
from typing import Final

from passmuster.ledger.actors import actor_group
from passmuster.reading.speech.person_names import CALENDAR, ORGANISATIONS, person_name
from passmuster.reading.speech.source import ReadSource
from passmuster.reading.speech.source_groups import group_in_apposition, group_of, group_of_owner, only_stays_there
from passmuster.reading.syntax.word_kinds import speaker_kinds
from passmuster.reading.text.lexicon import Mark, word_set
from passmuster.reading.text.parsed import Parsed

__all__ = ["find_source"]

LEADING: Final = word_set("sources", "leading")

COUNTING_BODIES: Final = word_set("sources", "counting_bodies")
OUTLETS: Final = word_set("sources", "outlets")
KINDS: Final = ("body", "un", "institution", "official", "osint", "media", "unknown")
"""Kinds of source without a person's name, those that weigh most first."""

GROUP_OF_KIND: Final = {"osint": "OSINT", "media": "MEDIA", "un": "UN"}
"""Group of a kind whose words name no nation; OTHER for the kinds not listed."""

LONGEST_BODY: Final = 8
"""Tokens from the first mark of a source to its last; a longer phrase is called by its body alone."""

SHOWN: Final = frozenset({"seen", "obtained", "reviewed", "published", "leaked", "shown"})


def find_source(s: Parsed, first: int, stop: int, known: dict[str, ReadSource]) -> ReadSource | None:
    """The source named by a run of tokens, or None. `known` maps names met earlier in the text to their speakers."""
    found = _found(s, first, stop, known)
    nation = next((mark for mark in s.all("actor", first, stop) if not only_stays_there(s, mark)), None)
    return found if found is None or nation is None or found.actor else replace(found, actor=str(nation.value[0]))


def _found(s: Parsed, first: int, stop: int, known: dict[str, ReadSource]) -> ReadSource | None:
    first, stop = _trimmed(s, first, stop)
    first = _past_paper(s, first, stop)
    if first >= stop:
        return None
    sources = list(s.all("source", first, stop))
    actors = list(s.all("actor", first, stop))
    person = next((m for m in sources if m.value[0] == "person"), None)
    name = person_name(s, first, stop, sources, actors)
    if person is not None and (name is None or name[0] <= person.first <= name[1]):
        return _person(s, person, name)
    if name is not None:
        return _named(s, name, first, stop, sources, actors, known)
    return _unnamed(s, first, stop, sources, actors, known)


def _trimmed(s: Parsed, first: int, stop: int) -> tuple[int, int]:
    while first < stop and (
        s.low(first) in LEADING or s.low(first) in CALENDAR or s.kind(first) in {"mark", "number", "ordinal"}
    ):
        if s.source_kind(first) == "body" and s.begins("source", first) is not None:
            break
        if s.begins("actor", first) is not None:
            break
        first += 1
    while first < stop and (s.kind(stop - 1) == "mark" or s.low(stop - 1) in LEADING or s.low(stop - 1) in CALENDAR):
        stop -= 1
    return first, stop


def _past_paper(s: Parsed, first: int, stop: int) -> int:
    """Past the paper a source speaks through: "estimates by |", "data collected by |", "a statement from |"."""
    for at in range(first, min(first + 6, stop)):
        if s.at("says_noun", at) is not None and s.source_kind(at) != "media":
            here = at + 1
            while s.low(here) in {
                "collected",
                "compiled",
                "published",
                "released",
                "issued",
                "provided",
                "gathered",
                "made",
            }:
                here += 1
            return here + 1 if s.low(here) in {"by", "from"} and here + 1 < stop else first
    return first


# ---- those with a name ----------------------------------------------------------------------------------------------


def _person(s: Parsed, person: Mark, name: tuple[int, int] | None) -> ReadSource:
    _, full, group = person.value
    if name is None:
        return ReadSource(full, group, "person")
    written = s.words(*name)
    same_first = written.split()[0].lower() == full.split()[0].lower()
    single = name[1] - name[0] == person.stop - person.first
    return ReadSource(full if same_first or single else written, group, "person")


def _named(
    s: Parsed,
    name: tuple[int, int],
    first: int,
    stop: int,
    sources: list[Mark],
    actors: list[Mark],
    known: dict[str, ReadSource],
) -> ReadSource:
    written = s.words(*name)
    earlier = known.get(written.split()[-1].lower())
    if earlier is not None and earlier.kind == "person":
        return earlier
    group = group_of(s, sources, actors)
    if group == "":
        group = group_in_apposition(s, stop)
    return ReadSource(written, group or "OTHER", "person")


# ---- those without --------------------------------------------------------------------------------------------------


def _unnamed(
    s: Parsed, first: int, stop: int, sources: list[Mark], actors: list[Mark], known: dict[str, ReadSource]
) -> ReadSource | None:
    listed = any(mark.value[0] in {"body", "un", "institution"} for mark in sources)
    body = None if listed else _body(s, first, stop, actors)
    if body is not None:
        return body
    if not sources and not actors:
        return None
    if not sources and actors[0].value[1] in {"adjective", "people"}:
        return _people(s, stop, actors[0]) if actors[0].first == first else None
    begin = min(mark.first for mark in [*sources, *actors])
    end = max(mark.stop for mark in [*sources, *actors])
    seen = next((i for i in range(begin, end) if s.low(i) in SHOWN and s.low(i + 1) in {"by", "to"}), None)
    if seen is not None and seen > begin:
        return find_source(s, first, seen, {})
    if not sources:
        return ReadSource(s.words(actors[0].first, actors[0].stop), actor_group(actors[0].value[0]), "actor")
    return _by_role(s, first, (begin, end), sources, actors, known)


def _by_role(
    s: Parsed,
    first: int,
    reach: tuple[int, int],
    sources: list[Mark],
    actors: list[Mark],
    known: dict[str, ReadSource],
) -> ReadSource:
    """A body, an institution or a role, called by all the words between its first and its last mark."""
    begin, end = reach
    kinds = {mark.value[0] for mark in sources}
    kind = next((k for k in KINDS if k in kinds), "unknown")
    bodies = [m for m in sources if m.value[0] in {"body", "un"}]
    if kind in {"body", "un"} and len({m.value[2] for m in bodies}) == 1 and end - begin > LONGEST_BODY:
        begin, end = bodies[0].first, bodies[0].stop
    group = group_of(s, sources, actors)
    if kind == "body" and group == "MEDIA":
        kind = "media"
    if not group and (kind in {"institution", "official"} or s.low(begin) == "state"):
        group = group_of_owner(s, begin, known)
    if not group and "channel" in s.words(begin, end).lower():
        group = "OTHER"
    begin = _with_adjectives(s, first, begin)
    if kind == "institution" and "person" in speaker_kinds(s.low(end)):
        end += 1  # "a military attache"
    if kind == "institution" and s.low(end) == "of":
        end = _with_domain(s, end)
    return ReadSource(s.words(begin, end), group or GROUP_OF_KIND.get(kind, "OTHER"), kind)


def _people(s: Parsed, stop: int, nation: Mark) -> ReadSource | None:
    """People of a nation who speak: "Ukrainian drone operators"; None where only the nation's adjective stands."""
    head = next((mark for mark in s.all("head", nation.stop, stop)), None)
    if nation.value[1] == "people":
        return ReadSource(s.words(nation.first, nation.stop), actor_group(nation.value[0]), "unknown")
    if head is None:
        return None
    return ReadSource(s.words(nation.first, head.stop), actor_group(nation.value[0]), "unknown")


def _body(s: Parsed, first: int, stop: int, actors: list[Mark]) -> ReadSource | None:
    """A capitalised name with the word of a body in it ("Daily Nation"), or None."""
    named = [i for i in range(first, stop) if s.low(i) in ORGANISATIONS and s.tokens[i].is_capital]
    if not named:
        return None
    begin = named[0]
    while begin > first and (s.tokens[begin - 1].is_capital or s.low(begin - 1) in {"of", "for", "and", "the", "'s"}):
        begin -= 1
    end = named[-1] + 1
    while end < stop and (s.tokens[end].is_capital or s.low(end) in {"of", "for"}):
        end += 1
    while s.low(begin) in LEADING and begin < named[0]:
        begin += 1
    words = {s.low(i) for i in range(begin, end)}
    group = actor_group(actors[0].value[0]) if actors else "OTHER"
    if words & COUNTING_BODIES:
        return ReadSource(s.words(begin, end), "OSINT", "osint")
    if words & OUTLETS:
        return ReadSource(s.words(begin, end), "MEDIA", "media")
    return ReadSource(s.words(begin, end), group, "body")


def _with_domain(s: Parsed, end: int) -> int:
    """Behind what an institution is for, where that is part of its name: "Ministry of National Security"."""
    stop = end + 1
    while stop < len(s.tokens) and s.kind(stop) == "word" and s.tokens[stop].is_capital and s.at("says", stop) is None:
        stop += 1
    return stop if stop > end + 1 and s.tokens[end - 1].is_capital else end


def _with_adjectives(s: Parsed, first: int, begin: int) -> int:
    while (
        begin > first
        and s.kind(begin - 1) in {"word"}
        and s.low(begin - 1) not in LEADING
        and s.low(begin - 1) not in CALENDAR
        and s.at("says", begin - 1) is None
    ):
        begin -= 1
    return begin
