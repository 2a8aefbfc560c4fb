"""Clause subjects: which nation or group is the subject of each verb of a sentence, however far it stands.

A participle, an infinitive, a coordinated verb and a relative clause keep the subject: in "Cuba, at Moscow's request,
aided Ethiopia, stationing 9,000 men" Cuba does both. What stands behind a preposition is nobody's subject.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from passmuster.reading.syntax.verb_groups import VerbGroup, verb_groups
from passmuster.reading.text.lexicon import Mark, word_set
from passmuster.reading.text.parsed import Parsed

__all__ = ["Doer", "clause_subjects", "leading_word", "main_subject"]

LEADING: Final = word_set("frames", "prepositions")
OWNING: Final = frozenset({"of", "from", "like"})
"""Prepositions behind which the owner of a subject stands: "the soldiers of Chad"."""

OWNING_OR_NONE: Final = OWNING | {""}

DETERMINERS: Final = word_set("frames", "determiners")
SKIPPED: Final = DETERMINERS | word_set("clause_subjects", "skipped")
STRONG: Final = frozenset({";", ":", ".", "(", ")", "—", "–", "?", "!"})
OPENERS: Final = word_set("clause_subjects", "openers")
RELATIVE: Final = frozenset({"who", "which", "that", "whom"})
PRONOUNS: Final = frozenset({"it", "they", "he", "she", "we", "these", "those"})
LINKS: Final = word_set("clause_subjects", "links")
COORDINATING: Final = frozenset({"and", "but", "or", "then"})
YEAR_DIGITS: Final = 4
FURTHEST_LEAD: Final = 5
"""Words between a name and the preposition that leads to it: "at the last large Cuban base"."""


class Doer(NamedTuple):
    """The code of a verb's subject, empty for none that is known, and how it was found.

    `own`, `kept` (by a participle, an infinitive or a second verb), `who` (a relative clause), `aside` (across one),
    `pronoun`, `noun` (some other thing) or `none`.
    """

    code: str
    how: str


NO_DOER: Final = Doer("", "none")


def clause_subjects(s: Parsed) -> dict[int, Doer]:
    """The subject of each verb group of a sentence, by the group's first token."""
    return s.once(_subjects)


def main_subject(s: Parsed) -> Doer:
    """The subject of the first verb that tells a deed; the first nation or group of a sentence without one."""
    subjects = clause_subjects(s)
    for group in verb_groups(s):
        if group.is_finite and s.at("says", group.head) is None and subjects[group.first].code:
            return subjects[group.first]
    mark = _first_free(s, s.by_tag.get("actor", ()), 0, len(s.tokens))
    return NO_DOER if mark is None else Doer(str(mark.value[0]), "own")


def leading_word(s: Parsed, mark: Mark) -> str:
    """The preposition that leads to a name, "by" and "of" among them; empty for none."""
    at, last = mark.first - 1, mark.first - FURTHEST_LEAD
    while at >= max(0, last):
        low = s.low(at)
        if low in LEADING:
            return low
        if low.isdigit() and len(low) == YEAR_DIGITS:  # "in 1977 Cuba ..."
            return ""
        passed = low in SKIPPED or s.kind(at) in {"number", "ordinal"} or s.at("bound", at) is not None
        if not passed and not (at == mark.first - 1 and s.tokens[at].low.endswith("ern")):
            return ""
        at -= 1
    return ""


def _subjects(s: Parsed) -> dict[int, Doer]:
    groups, found = verb_groups(s), dict[int, Doer]()
    for place, group in enumerate(groups):
        before = groups[place - 1] if place else None
        kept = found[before.first] if before is not None else NO_DOER
        if group.is_finite and s.low(group.first) != "to":  # an infinitive may be ahead or meant: "will ... to help"
            found[group.first] = _of_finite(s, group, before, kept)
        elif before is not None:
            found[group.first] = Doer(kept.code, "kept") if kept.code else _over_aside(s, group) or NO_DOER
        else:
            found[group.first] = _of_opening(s, group)
    return _with_later(groups, found)


def _with_later(groups: Sequence[VerbGroup], found: dict[int, Doer]) -> dict[int, Doer]:
    """Verbs ahead of any subject take that of the first verb behind them: "Having landed, the Cubans lost"."""
    later = next((found[group.first] for group in groups if found[group.first].code), NO_DOER)
    for group in groups:
        if found[group.first].code:
            break
        if not group.is_finite and later.code:
            found[group.first] = Doer(later.code, "kept")
    return found


def _of_opening(s: Parsed, group: VerbGroup) -> Doer:
    """Of a participle behind a name: "Syrians recruited by Turkey"."""
    mark = _first_free(s, s.by_tag.get("actor", ()), 0, group.first)
    if mark is None:
        return Doer("", "noun") if group.first else NO_DOER
    return Doer(str(mark.value[0]), "own")


def _of_finite(s: Parsed, group: VerbGroup, before: VerbGroup | None, kept: Doer) -> Doer:
    first = _clause_start(s, group, 0 if before is None else before.stop)
    actors = s.by_tag.get("actor", ())
    opener = max((i for i in range(first, group.first) if s.low(i) in RELATIVE), default=-1)
    if opener >= 0 and not any(opener < mark.first < group.first for mark in actors):
        return _of_relative(s, opener, group, kept)
    if kept.code and s.low(_last_word(s, group.first)) in COORDINATING:
        return Doer(kept.code, "kept")  # what stands between is the object of the first verb
    over = _over_aside(s, group)
    if over is not None:
        return over
    mark = _first_free(s, actors, first, group.first)
    if mark is not None:
        return Doer(str(mark.value[0]), "own")
    words = [s.low(i) for i in range(first, group.first) if not s.low(i).endswith("ly")]
    if any(word in PRONOUNS for word in words):
        return Doer(kept.code, "pronoun")
    if all(word in LINKS for word in words):
        return Doer(kept.code, "kept") if kept.code else NO_DOER
    return Doer("", "noun")


def _over_aside(s: Parsed, group: VerbGroup) -> Doer | None:
    """Of a verb behind a comma that closes an aside: "Chad, at France's request, sent"; None for no such verb."""
    if s.low(_last_word(s, group.first)) != ",":
        return None
    said = min((mark.first for mark in s.by_tag.get("says", ())), default=len(s.tokens))
    ends = (i + 1 for i in range(group.first) if s.low(i) in STRONG or (s.low(i) == "that" and said < i))
    start = max(ends, default=0)
    mark = _first_free(s, s.by_tag.get("actor", ()), start, group.first)
    return None if mark is None else Doer(str(mark.value[0]), "aside")


def _of_relative(s: Parsed, opener: int, group: VerbGroup, kept: Doer) -> Doer:
    """Of a verb behind "who" or "which": whoever stands last before it; behind "said that it" whoever said so."""
    if any(s.low(i) in PRONOUNS for i in range(opener + 1, group.first)):
        return Doer(kept.code, "pronoun")
    if any(s.low(i) in DETERMINERS for i in range(opener + 1, group.first)):
        return Doer("", "noun")
    ahead = [mark for mark in s.by_tag.get("actor", ()) if mark.stop <= opener]
    return Doer(str(ahead[-1].value[0]), "who") if ahead else NO_DOER


def _last_word(s: Parsed, at: int) -> int:
    at -= 1
    while at > 0 and s.low(at).endswith("ly"):
        at -= 1
    return at


def _clause_start(s: Parsed, group: VerbGroup, first: int) -> int:
    """Where the clause of a verb begins: behind the last strong mark or opener."""
    ends = (i for i in range(first, group.first) if s.low(i) in STRONG or s.low(i) in OPENERS)
    return max((i + (s.low(i) not in RELATIVE) for i in ends), default=first)


def _first_free(s: Parsed, marks: Sequence[Mark], first: int, stop: int) -> Mark | None:
    """The first nation or group between two tokens that no preposition leads to."""
    inside = (mark for mark in marks if mark.first >= first and mark.stop <= stop)
    return next((mark for mark in inside if leading_word(s, mark) in OWNING_OR_NONE), None)
