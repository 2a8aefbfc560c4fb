"""The name of a person in a phrase: a run of capitalised words that is no title, nation, body or month."""

from typing import Final

from passmuster.reading.text.lexicon import Mark, word_set
from passmuster.reading.text.parsed import Parsed

__all__ = ["CALENDAR", "ORGANISATIONS", "TITLES", "person_name"]

CALENDAR: Final = word_set("sources", "calendar")
TITLES: Final = word_set("sources", "titles")
NOT_NAMES: Final = word_set("sources", "not_names")
NO_NAME_WORDS: Final = TITLES | CALENDAR | NOT_NAMES

ORGANISATIONS: Final = word_set("sources", "organisations")
"""Words that make a capitalised name the name of a body."""


def person_name(s: Parsed, first: int, stop: int, sources: list[Mark], actors: list[Mark]) -> tuple[int, int] | None:
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
            and not s.is_dash(end)
        ):
            end += 1
        if _is_person(s, at, end, (first, stop), sources) and not any(
            s.low(i) in ORGANISATIONS for i in range(at, end)
        ):
            return at, end
        at = end
    return None


def _is_name_word(s: Parsed, at: int) -> bool:
    token = s.tokens[at]
    if token.kind not in {"word", "abbr"} or not token.is_capital or token.low in NO_NAME_WORDS:
        return (
            at >= 2
            and s.low(at - 1) == "-"
            and not s.is_dash(at - 1)
            and token.kind == "word"
            and s.tokens[at - 2].is_capital
        )
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
