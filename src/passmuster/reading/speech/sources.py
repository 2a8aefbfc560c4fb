"""Sources: who a noun phrase names, and for which group it speaks.

A phrase may hold a known person ("Budanov"), a known body ("the NIS"), a nation with an institution or a role ("South
Korean lawmakers", "Ukraine's military intelligence"), an unknown name with a known title or nation ("lawmaker Yu"), or
a role alone ("sources", "analysts"). States speak through their officials, their armies and their state media; news
outlets and the article itself are MEDIA; whoever cannot be placed is OTHER. Sides are none of the reader's business.
"""

from dataclasses import dataclass, replace
from typing import Final

from passmuster.ledger.actors import actor_group
from passmuster.reading.text.lexicon import Mark, word_set
from passmuster.reading.text.parsed import Parsed

__all__ = ["ARTICLE", "Speaker", "find_speaker"]

CALENDAR: Final = word_set("sources", "calendar")
TITLES: Final = word_set("sources", "titles")
NOT_NAMES: Final = word_set("sources", "not_names")
LEADING: Final = word_set("sources", "leading")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who answers for a statement: the name as the text gives it, the group, and what kind of source it is.

    `kind` is `person`, `body`, `institution`, `official`, `unknown`, `osint`, `media`, `un`, `actor` or `article`.
    `actor` is the code of the nation named with it, or empty.
    """

    name: str
    group: str
    kind: str
    actor: str = ""

    @property
    def is_relay_by_nature(self) -> bool:
        """True for those who usually pass on what others counted: outlets and members of parliament."""
        words = self.name.lower()
        return self.kind == "media" or any(
            word in words for word in ("lawmaker", "legislator", "parliament", "senator")
        )


ARTICLE: Final = Speaker("article", "MEDIA", "article")
"""The text itself, where it names nobody."""


def find_speaker(s: Parsed, first: int, stop: int, known: dict[str, Speaker]) -> Speaker | None:
    """The source named by a run of tokens, or None. `known` maps names met earlier in the text to their speakers."""
    found = _found(s, first, stop, known)
    nation = next(s.all("actor", first, stop), None)
    return found if found is None or nation is None or found.actor else replace(found, actor=str(nation.value[0]))


def _found(s: Parsed, first: int, stop: int, known: dict[str, Speaker]) -> Speaker | None:
    first, stop = _trimmed(s, first, stop)
    first = _past_paper(s, first, stop)
    if first >= stop:
        return None
    sources = list(s.all("source", first, stop))
    actors = list(s.all("actor", first, stop))
    person = next((m for m in sources if m.value[0] == "person"), None)
    name = _proper_name(s, first, stop, sources, actors)
    if person is not None and (name is None or name[0] <= person.first <= name[1]):
        return _person(s, person, name)
    if name is not None:
        return _named(s, name, first, stop, sources, actors, known)
    return _unnamed(s, first, stop, sources, actors, known)


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


def _proper_name(s: Parsed, first: int, stop: int, sources: list[Mark], actors: list[Mark]) -> tuple[int, int] | None:
    """The first run of capitalised words that is a person's name: no title, nation, body, month or first word alone."""
    bodies = {i for m in sources if m.value[0] in {"body", "un"} for i in range(m.first, m.stop)}
    leaders = {i for m in actors if m.value[1] != "leader" for i in range(m.first, m.stop)}
    at = first
    while at < stop:
        if not _is_name_word(s, at) or at in bodies or at in leaders:
            at += 1
            continue
        end = at + 1
        while (
            end < stop
            and (_is_name_word(s, end) or s.low(end) in {"-", "al", "bin", "de", "van", "von", "abu", "el", "jr."})
            and end not in bodies
        ):
            end += 1
        if _is_person(s, at, end, (first, stop), sources) and not any(
            s.low(i) in ORGANISATIONS for i in range(at, end)
        ):
            return at, end
        at = end
    return None


ORGANISATIONS: Final = word_set("sources", "organisations")
"""Words that make a capitalised name the name of a body."""

COUNTING_BODIES: Final = frozenset(
    [
        "institute",
        "center",
        "centre",
        "university",
        "project",
        "observatory",
        "watch",
        "monitor",
        "foundation",
        "college",
        "academy",
    ]
)
OUTLETS: Final = word_set("sources", "outlets")
SHOWN: Final = frozenset({"seen", "obtained", "reviewed", "published", "leaked", "shown"})


def _is_name_word(s: Parsed, at: int) -> bool:
    token = s.tokens[at]
    if token.kind not in {"word", "abbr"} or not token.is_capital or token.low in TITLES | CALENDAR | NOT_NAMES:
        return at >= 2 and s.low(at - 1) == "-" and token.kind == "word" and s.tokens[at - 2].is_capital
    role = s.at("source", at)
    return role is None or role.value[0] == "person"


def _is_person(s: Parsed, at: int, end: int, phrase: tuple[int, int], sources: list[Mark]) -> bool:
    first, stop = phrase
    if any(s.source_kind(i) == "person" for i in range(at, end)):
        return True
    if s.low(end) in {"'s", "'"} and any(m.first >= end for m in sources):
        return False
    words = end - at
    titled = at > 0 and (
        s.low(at - 1) in TITLES
        or ((role := s.at("source", at - 1)) is not None and role.value[0] in {"official", "osint", "unknown", "media"})
    )
    return (
        titled
        or (words >= 2 and end == stop and any(m.value[0] == "official" and m.stop <= at for m in sources))
        or (words >= 2 and at == first)
        or (words >= 2 and not sources)
        or (words == 1 and at == first and end == stop)
    )


def _person(s: Parsed, person: Mark, name: tuple[int, int] | None) -> Speaker:
    _, full, group = person.value
    if name is None:
        return Speaker(full, group, "person")
    written = s.words(*name)
    same_first = written.split()[0].lower() == full.split()[0].lower()
    single = name[1] - name[0] == person.stop - person.first
    return Speaker(full if same_first or single else written, group, "person")


def _named(
    s: Parsed,
    name: tuple[int, int],
    first: int,
    stop: int,
    sources: list[Mark],
    actors: list[Mark],
    known: dict[str, Speaker],
) -> Speaker:
    written = s.words(*name)
    earlier = known.get(written.split()[-1].lower())
    if earlier is not None and earlier.kind == "person":
        return earlier
    group = _group(s, sources, actors)
    if group == "":
        group = _apposed_group(s, stop)
    return Speaker(written, group or "OTHER", "person")


def _apposed_group(s: Parsed, stop: int) -> str:
    """Group of a name by what stands in apposition behind it: "Lee, a member of South Korea's parliament"."""
    if s.low(stop) not in {",", "(", "of", "from"}:
        return ""
    end = stop + 1
    while end < len(s.tokens) and end - stop < 14 and s.low(end) not in {",", ")", ";"}:
        end += 1
    return _group(s, [*s.all("source", stop, end)], [*s.all("actor", stop, end)])


def _group(s: Parsed, sources: list[Mark], actors: list[Mark]) -> str:
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
    return actor_group(actors[0].value[0]) if actors else ""


def _body(s: Parsed, first: int, stop: int, actors: list[Mark]) -> Speaker | None:
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
        return Speaker(s.words(begin, end), "OSINT", "osint")
    if words & OUTLETS:
        return Speaker(s.words(begin, end), "MEDIA", "media")
    return Speaker(s.words(begin, end), group, "body")


def _unnamed(
    s: Parsed, first: int, stop: int, sources: list[Mark], actors: list[Mark], known: dict[str, Speaker]
) -> Speaker | None:
    listed = any(mark.value[0] in {"body", "un", "institution"} for mark in sources)
    body = None if listed else _body(s, first, stop, actors)
    if body is not None:
        return body
    if not sources and not actors:
        return None
    kinds = [mark.value[0] for mark in sources]
    if not sources and actors[0].value[1] in {"adjective", "people"}:
        return _people(s, stop, actors[0]) if actors[0].first == first else None
    begin = min(mark.first for mark in [*sources, *actors])
    end = max(mark.stop for mark in [*sources, *actors])
    seen = next((i for i in range(begin, end) if s.low(i) in SHOWN and s.low(i + 1) in {"by", "to"}), None)
    if seen is not None and seen > begin:
        return find_speaker(s, first, seen, {})
    group = _group(s, sources, actors)
    if not sources:
        return Speaker(s.words(actors[0].first, actors[0].stop), actor_group(actors[0].value[0]), "actor")
    kind = next(
        (k for k in ("body", "un", "institution", "official", "osint", "media", "unknown") if k in kinds), "unknown"
    )
    if (
        kind in {"body", "un"}
        and len({m.value[2] for m in sources if m.value[0] in {"body", "un"}}) == 1
        and end - begin > 8
    ):
        named = next(m for m in sources if m.value[0] in {"body", "un"})
        begin, end = named.first, named.stop
    defaults = {
        "official": "OTHER",
        "unknown": "OTHER",
        "institution": "OTHER",
        "osint": "OSINT",
        "media": "MEDIA",
        "un": "UN",
    }
    if kind == "body" and group == "MEDIA":
        kind = "media"
    if not group and (kind in {"institution", "official"} or s.low(begin) == "state"):
        group = _group_of_owner(s, begin, known)
    if not group and "channel" in s.words(begin, end).lower():
        group = "OTHER"
    begin = _with_adjectives(s, first, begin)
    return Speaker(s.words(begin, end), group or defaults.get(kind, "OTHER"), kind)


def _group_of_owner(s: Parsed, begin: int, known: dict[str, Speaker]) -> str:
    """Group of "its intelligence service" and "state media": of the source spoken of last, or the nation just named."""
    if s.low(begin - 1) in {"its", "their"} or s.low(begin) == "the":
        return known["its"].group if "its" in known else ""
    if s.low(begin) == "state":
        near = [mark for mark in s.by_tag.get("actor", ()) if mark.value[1] in {"leader", "seat", "name"}]
        return actor_group(near[0].value[0]) if near else ""
    return known["its"].group if "its" in known else ""


def _people(s: Parsed, stop: int, nation: Mark) -> Speaker | None:
    """People of a nation who speak: "Ukrainian drone operators"; None where only the nation's adjective stands."""
    head = next((mark for mark in s.all("head", nation.stop, stop)), None)
    if nation.value[1] == "people":
        return Speaker(s.words(nation.first, nation.stop), actor_group(nation.value[0]), "unknown")
    if head is None:
        return None
    return Speaker(s.words(nation.first, head.stop), actor_group(nation.value[0]), "unknown")


def _with_adjectives(s: Parsed, first: int, begin: int) -> int:
    while (
        begin > first
        and s.kind(begin - 1) in {"word"}
        and s.low(begin - 1) not in LEADING | CALENDAR
        and s.at("says", begin - 1) is None
    ):
        begin -= 1
    return begin
