"""Frames: what the clause makes of each number of a sentence, as a light grammar sees it.

Whether it is the subject of a verb, its object, or stands behind a preposition; which verb and which noun that is; what
describes it ("sent to Kursk", "who had died"); and in what state the deed is (`verb_groups.py`). A number within a
larger phrase has the place of that phrase: "a battalion of 800 | landed", "the rearguard, 300 men, | left". A number
of a list has the verb of the list.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from passmuster.reading.syntax.verb_groups import PRONOUNS, VerbGroup
from passmuster.reading.syntax.word_kinds import noun_kinds
from passmuster.reading.text.lexicon import word_set
from passmuster.reading.text.parsed import Parsed

__all__ = ["Frame", "Place", "frames_of"]

PREPOSITIONS: Final = word_set("frames", "prepositions")
BEFORE_A_NUMBER: Final = word_set("frames", "before_a_number")
"""Words between a number and the word that governs it."""

PARTICLES: Final = word_set("frames", "particles")
STOPS: Final = frozenset({";", ":", ".", "?", "!", "(", ")", "—", "–"})
QUOTES: Final = frozenset({'"', "“", "”", "«", "»"})
LINKS: Final = frozenset({"and", "or", ",", "plus", "&", "/", "but", "nor"})
CLAUSE_OPENERS: Final = PRONOUNS | {"when", "where", "while", "as", "if", "because", "although", "though", "than"}
CLAUSE_ENDS: Final = (STOPS - {";"}) | CLAUSE_OPENERS
LIST_LINKS: Final = LINKS | {";"}
NUMBER_BEHIND: Final = LINKS | BEFORE_A_NUMBER
PHRASE_BEHIND: Final = PREPOSITIONS | LINKS | CLAUSE_OPENERS | (BEFORE_A_NUMBER - {"the", "a", "an"})
"""Words behind which a noun's phrase begins."""

GOES_ON: Final = word_set("frames", "goes_on")
"""Words behind a comma with which the same noun phrase goes on."""

WIDER: Final = frozenset({"group", "unit", "strength", "soldier", "prisoner", "dead"})
"""Kinds of nouns of which a number with "of" is the size: "a batch of 1,500"."""

FURTHEST: Final = 22
"""Tokens behind a noun in which its verb is looked for."""

LONGEST_ASIDE: Final = 9
"""Tokens of an apposition."""

LONGEST_LINK: Final = 5
"""Tokens between two numbers of one list."""


class Place(NamedTuple):
    """Where a number stands: its first token, the one behind it, and the one behind its noun."""

    first: int
    stop: int
    noun_stop: int


@dataclass(frozen=True, slots=True)
class Frame:
    """What the clause makes of a number."""

    role: str
    """`object`, `be`, `exist`, `prep`, `list`, `subject` or `alone`."""

    verb: VerbGroup | None
    """The verb that governs it, or has it for its subject."""

    preposition: str
    noun: int | None
    """The noun ahead of it, that a preposition leads from, or none."""

    described: tuple[str, VerbGroup] | None
    """How it is described (`part`, `ing`, `rel`, `to`), and by which verb."""

    main: VerbGroup | None
    """The finite verb behind it whose subject it may be."""

    premodifiers: range
    """The words between it and what governs it."""

    wider: int | None = None
    """The head of the larger phrase whose place it has."""

    links_back: bool = False
    """True where it goes on a list."""

    inherited: bool = False
    """True where its verb is that of its list."""

    @property
    def way(self) -> str:
        """Role and preposition in one."""
        return f"{self.role}:{self.preposition}" if self.preposition else self.role


def frames_of(s: Parsed, groups: Sequence[VerbGroup], places: Sequence[Place]) -> list[Frame]:
    """The frame of each number of a sentence, in their order."""
    found: list[Frame] = []
    for index, place in enumerate(places):
        right = places[index + 1].first if index + 1 < len(places) else len(s.tokens)
        frame = _frame(s, groups, place, places[index - 1] if index else None, right)
        found.append(_leaning(frame, found[-1]) if found and frame.links_back else frame)
    for index in range(len(found) - 2, -1, -1):
        here, following = found[index], found[index + 1]
        if following.links_back and here.verb is None and following.verb is not None and not following.inherited:
            found[index] = replace(here, verb=following.verb, main=following.main, inherited=True)
    return found


def _leaning(frame: Frame, before: Frame) -> Frame:
    """A number of a list with the verb of the number before it, where it has none of its own."""
    if frame.main is not None or (before.verb is None and before.noun is None):
        return frame
    return replace(
        frame, role=before.role, verb=before.verb, preposition=before.preposition, noun=before.noun, wider=before.wider,
        inherited=True,
    )  # fmt: skip


def _frame(s: Parsed, groups: Sequence[VerbGroup], place: Place, before: Place | None, right: int) -> Frame:
    edge = _edge(s, place.first)
    ahead = range(edge + 1, place.first)
    described, main = _behind(s, groups, place.noun_stop, right)
    linked = before is not None and _is_linked(s, before, edge, place.first)
    if linked:
        return Frame("list", main, "", None, described, main, ahead, links_back=True)
    role, verb, preposition, noun = _governing(s, groups, edge)
    wider = _wider(s, edge, role, preposition, noun, place)
    if wider is not None:
        outer, outer_verb, outer_preposition, outer_noun = _governing(s, groups, _edge(s, _phrase_start(s, wider)))
        main = main or _behind_aside(s, groups, place.noun_stop)
        if outer in {"object", "be", "exist"} or (outer == "prep" and main is None):
            role, verb, preposition, noun = outer, outer_verb, outer_preposition, outer_noun
        else:
            role, verb = "alone", None
    if role == "alone" and main is not None:
        role, verb = "subject", main
    elif role == "alone" and described is not None and described[0] == "part":
        verb = described[1]
    return Frame(role, verb, preposition, noun, described, main, ahead, wider)


def _edge(s: Parsed, first: int) -> int:
    """The token that stands ahead of a number and of all that belongs to it; -1 for none."""
    edge = first - 1
    while edge >= 0 and (
        s.low(edge) in BEFORE_A_NUMBER
        or s.low(edge) in QUOTES
        or (s.low(edge).endswith("ly") and s.kind(edge) == "word")
    ):
        edge -= 1
    return edge


def _is_linked(s: Parsed, before: Place, edge: int, first: int) -> bool:
    """True where a number goes on a list: "12 killed and 30 wounded", "Nepal furnished 401, India 199"."""
    near = first - before.noun_stop if before.noun_stop <= first else first - before.stop
    if not 0 <= near <= LONGEST_LINK:
        return False
    between = range(before.stop, edge + 1)
    if any(s.low(i) in CLAUSE_ENDS for i in between):
        return False
    named = edge >= 0 and (s.at("actor", edge) is not None or s.tokens[edge].is_capital)
    return edge >= before.stop and (s.low(edge) in LINKS or (named and s.low(_before_name(s, edge)) in LIST_LINKS))


def _before_name(s: Parsed, at: int) -> int:
    while at >= 0 and (s.tokens[at].is_capital or s.at("actor", at) is not None or s.low(at) in {"the", "'s"}):
        at -= 1
    return at


def _governing(s: Parsed, groups: Sequence[VerbGroup], edge: int) -> tuple[str, VerbGroup | None, str, int | None]:
    """The role of a phrase by what stands ahead of it, which verb governs it, and the preposition and noun between."""
    if edge < 0:
        return "alone", None, "", None
    low = s.low(edge)
    nearest = next((group for group in reversed(groups) if group.stop <= edge + 1), None)
    reach = None if nearest is None or _is_cut(s, nearest.stop, edge) else nearest
    if nearest is not None and nearest.stop >= edge + 1 - _n_indirect(s, nearest.stop, edge):
        there = any(s.low(i) == "there" for i in range(max(0, nearest.first - 1), nearest.stop))
        return ("exist" if there else "be") if nearest.base == "be" else "object", nearest, "", None
    if low in PREPOSITIONS:
        direct = reach is not None and reach.stop >= edge - (s.low(edge - 1) in PARTICLES)
        return "prep", reach, low, None if direct or s.kind(edge - 1) != "word" else edge - 1
    if low in LINKS or low in CLAUSE_OPENERS or s.kind(edge) == "mark":
        return "alone", None, "", None
    return "alone", None, "", edge


def _n_indirect(s: Parsed, stop: int, edge: int) -> int:
    """Tokens of a short indirect object or a particle between a verb and a number: "sent Russia", "brought in"."""
    between = range(stop, edge + 1)
    objects = {"him", "them", "it", "her", "us", "me"}
    short = all(s.low(i) in PARTICLES | objects or s.at("actor", i) is not None for i in between)
    return len(between) if short and len(between) <= 3 else 0


def _is_cut(s: Parsed, first: int, stop: int) -> bool:
    """True where a clause ends between two places."""
    return any(
        s.low(i) in STOPS or s.low(i) in {"who", "which", "that", "while", "whereas"} for i in range(first, stop)
    )


def _wider(s: Parsed, edge: int, role: str, preposition: str, noun: int | None, place: Place) -> int | None:
    """The head of the larger phrase that a number tells the size of; None for none."""
    if role == "prep" and preposition == "of" and noun is not None and WIDER & set(noun_kinds(s.low(noun))):
        return noun
    opened = edge > 0 and s.low(edge) in {",", "("} and s.kind(edge - 1) == "word"
    if role != "alone" or not opened or (edge + 1 != place.first and s.low(edge + 1) not in BEFORE_A_NUMBER):
        return None
    closing = ")" if s.low(edge) == "(" else ","
    aside = range(place.stop, min(len(s.tokens), place.noun_stop + LONGEST_ASIDE))
    named = set(noun_kinds(s.low(edge - 1))) & WIDER or s.tokens[edge - 1].is_capital
    return edge - 1 if named and any(s.low(i) == closing for i in aside) else None


def _phrase_start(s: Parsed, noun: int) -> int:
    """Where the phrase begins whose head is a noun."""
    at = noun
    while at > 0 and s.kind(at - 1) in {"word", "clitic", "abbr"} and s.low(at - 1) not in PHRASE_BEHIND:
        at -= 1
        if s.low(at) in {"the", "a", "an"} or noun - at > LONGEST_LINK:
            break
    return at


def _behind(
    s: Parsed, groups: Sequence[VerbGroup], noun_stop: int, right: int
) -> tuple[tuple[str, VerbGroup] | None, VerbGroup | None]:
    """What describes the noun, and the finite verb whose subject it may be."""
    starts = {group.first: group for group in groups}
    described: tuple[str, VerbGroup] | None = None
    at, relative = noun_stop, False
    end = min(len(s.tokens), noun_stop + FURTHEST)
    while at < end:
        low = s.low(at)
        if low in STOPS or low in QUOTES or (low == "," and s.low(at + 1) not in GOES_ON and described is None):
            break
        if at >= right and s.low(at - 1) not in NUMBER_BEHIND and s.kind(at - 1) != "number":
            break
        relative = relative or low in {"who", "which", "that", "whom"}
        group = starts.get(at)
        if group is None:
            at += 1
            continue
        if relative:
            described, relative = described or ("rel", group), False
        elif group.is_finite:
            return described, group
        elif described is None and at <= noun_stop + 8 * (group.state == "purpose") + 4:
            described = ({"purpose": "to"}.get(group.state, group.state), group)
        at = group.stop
    return described, None


def _behind_aside(s: Parsed, groups: Sequence[VerbGroup], noun_stop: int) -> VerbGroup | None:
    """The verb behind an apposition: "the rearguard, 300 men, | left"."""
    for at in range(noun_stop, min(len(s.tokens), noun_stop + LONGEST_ASIDE)):
        if s.low(at) in {",", ")"}:
            return next((g for g in groups if at < g.first <= at + 2 and g.state != "purpose"), None)
    return None
