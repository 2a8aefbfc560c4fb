"""What a number counts: the noun at its head, and whose people or things they are.

A number becomes a candidate claim only when its noun is known to be countable here (`rules/nouns.toml`), so that dates,
brigades, visits and dollars fall away by themselves. Where the noun is left out, `ellipsis.py` takes over.
"""

from dataclasses import replace
from typing import Final, NamedTuple

from passmuster.reading.numbers.candidate import Candidate
from passmuster.reading.numbers.cues import cue_at, form_of
from passmuster.reading.numbers.ellipsis import is_loss_word, without_noun
from passmuster.reading.numbers.number import Number
from passmuster.reading.numbers.owners import nearest_actor, owner_behind
from passmuster.reading.numbers.shares import BASE_WORDS
from passmuster.reading.text.lexicon import word_set
from passmuster.reading.text.parsed import Parsed

__all__ = ["find_candidates", "is_work"]

LONGEST_NOUN_PHRASE: Final = 9
"""Tokens between a number and its noun."""

MOST_UNKNOWN_WORDS: Final = 3
"""Unknown adjectives allowed between a number and its noun."""

STOPS: Final = word_set("nouns", "stops")
OPENERS: Final = word_set("nouns", "openers")
POINTERS: Final = frozenset({"them", "whom", "these", "which", "those"})
LOSS_NOUNS: Final = frozenset({"dead", "hurt", "losses"})
TALKS: Final = frozenset({"talks", "negotiations", "sanctions", "fighting", "applause", "voting"})
QUOTES: Final = frozenset("\"'“”‘’«»`")
WORK_WORDS: Final = word_set("nouns", "work_words")
LEAST_ARMY: Final = 150_000
"""People from which on "strong" before an army speaks of the whole of it, not of a contingent."""


def find_candidates(s: Parsed, found: list[Number], said_before: Candidate | None = None) -> list[Candidate]:
    """The numbers of a sentence that count something we follow, in order.

    `said_before` is the last candidate of the sentences before, for "a third of them" and "another 90".
    """
    candidates: list[Candidate] = []
    starts = {number.first: number for number in found} | {number.core: number for number in found}
    for number in found:
        candidate = _with_noun(s, number, starts)
        if candidate is None:
            candidate = without_noun(s, number, candidates, said_before)
        if candidate is not None and candidate.kind:
            candidates.append(candidate)
    return _corrected(s, found, candidates)


def is_work(s: Parsed) -> bool:
    """True when the sentence speaks of building and factories, so that people without a rank are workers."""
    return any(token.low in WORK_WORDS for token in s.tokens)


def _corrected(s: Parsed, found: list[Number], candidates: list[Candidate]) -> list[Candidate]:
    """With the former value of a correction, whose noun stands behind the new one: "from 43 to 51 dead"."""
    out: list[Candidate] = []
    taken = {candidate.number.core for candidate in candidates}
    for candidate in candidates:
        earlier = [n for n in found if n.stop <= candidate.number.first and n.core not in taken]
        joined = bool(earlier) and s.words(earlier[-1].stop, candidate.number.first).lower() == "to"
        if joined and s.low(earlier[-1].first - 1) == "from":
            out.append(replace(candidate, number=earlier[-1], elliptic=True))
        elif out and not candidate.elliptic and _is_from_to(s, out[-1].number, candidate.number):
            out[-1] = replace(candidate, number=out[-1].number)
        out.append(candidate)
    return out


def _is_from_to(s: Parsed, old: Number, new: Number) -> bool:
    return s.low(old.first - 1) == "from" and s.words(old.stop, new.first).lower() == "to"


# ---- the noun behind the number -------------------------------------------------------------------------------------


class _PhraseStep(NamedTuple):
    """Where the walk through a noun phrase goes next, and what it learnt on the way."""

    at: int
    actor: str = ""
    unknown: bool = False
    part: bool = False


FORMATIONS: Final = frozenset(
    {"contingent", "battalion", "unit", "units", "company", "brigade", "detachment", "force", "forces", "regiment"}
)
"""Words behind "police" by which those counted are a formation and no passers-by: "the Military Police Contingent"."""


def _with_noun(s: Parsed, number: Number, starts: dict[int, Number]) -> Candidate | None:
    """The candidate with the noun behind its number; kind empty for what is no claim, None for nothing."""
    if number.strong:
        return _strong(s, number)
    at, actor, unknown, base_stop = number.stop, "", 0, 0
    part = False
    end = min(len(s.tokens), number.stop + LONGEST_NOUN_PHRASE)
    while at < end:
        noun = _noun(s, number, at, actor)
        if noun is not None:
            return replace(noun, part_of=part)
        if s.at("not_counted", at) is not None and s.begins("actor", at) is None:
            return Candidate(number, "", "", number.stop, at + 1)
        if at in starts and at != number.core and not unknown:
            part, at = True, starts[at].stop
            base_stop, end = at, min(len(s.tokens), at + LONGEST_NOUN_PHRASE)
            continue
        step = _step(s, at, bool(actor), unknown)
        if step is None:
            break
        # A share is told from its base by words that say nothing else: "a third of the remaining 3,000 men".
        unknown += step.unknown and not (number.share is not None and s.low(at) in BASE_WORDS)
        at, actor, part = step.at, step.actor or actor, part or step.part
        if unknown > MOST_UNKNOWN_WORDS:
            break
    if base_stop and number.share is not None:
        return Candidate(number, "anaphor", "", base_stop, base_stop, elliptic=True, part_of=True)
    return None


def _noun(s: Parsed, number: Number, at: int, actor: str) -> Candidate | None:
    """The candidate whose noun begins at a token, or None."""
    head = s.begins("head", at)
    if head is not None and head.value in LOSS_NOUNS and _is_of_a_nations(s, head.stop):
        return None
    if head is not None and not _qualifies(s, head.stop, head.value):
        kind = "" if _is_other_thing(s, head.value, head.stop) else head.value
        kind = "troops" if kind == "civilians" and s.low(head.stop) in FORMATIONS else kind
        return Candidate(number, kind, actor or owner_behind(s, number.first, head.stop), at, head.stop)
    people = s.begins("actor", at)
    if people is None:
        return None
    bare = people.value[1] == "people" or (people.value[1] == "adjective" and _ends_phrase(s, people.stop))
    if bare and s.begins("head", people.stop) is None:
        return Candidate(number, "demonym", people.value[0], at, people.stop)
    return None


def _ends_phrase(s: Parsed, at: int) -> bool:
    """True where no noun can follow: "60,000 Chinese | could", "300,000 Chinese | crossed"."""
    cue = cue_at(s, at)
    mark = s.kind(at) in {"mark", ""} and s.low(at) != "-"
    verb = cue is not None and form_of(cue) == "verb"
    return mark or verb or (s.low(at) in STOPS and s.low(at) not in {"and", "or"}) or is_loss_word(s, at)


def _qualifies(s: Parsed, at: int, kind: str) -> bool:
    """True when the noun at hand only qualifies the next one ("marines units", "officers' families")."""
    following = s.begins("head", at)
    if following is None:
        return False
    return following.value not in LOSS_NOUNS and kind not in LOSS_NOUNS


def _is_of_a_nations(s: Parsed, at: int) -> bool:
    """True where a word of loss only describes a nation's people: "20 wounded | Russian mercenaries"."""
    people = s.begins("actor", at)
    return people is not None and people.value[1] == "adjective" and s.begins("head", people.stop) is not None


def _is_other_thing(s: Parsed, kind: str, stop: int) -> bool:
    """True where company makes another thing of a noun: "three rounds of talks"."""
    return (kind == "shells" and s.low(stop) == "of" and s.low(stop + 1) in TALKS) or (
        kind == "troops" and s.low(stop) == "-"
    )


def _step(s: Parsed, at: int, has_actor: bool, unknown: int) -> _PhraseStep | None:
    """One step through the words before a noun; None where the phrase ends."""
    low, kind = s.low(at), s.kind(at)
    if low == "of" and s.low(at + 1) in POINTERS and s.begins("head", at + 2) is None:
        return None
    people = s.begins("actor", at)
    if people is not None:
        return _PhraseStep(people.stop, actor=people.value[0])
    if kind == "number":
        calibre = 2 if s.low(at + 1) == "mm" else 3 if s.low(at + 1) == "-" and s.low(at + 2) == "mm" else 0
        return _PhraseStep(at + calibre) if calibre else None
    if low in OPENERS:
        return _PhraseStep(at + 1, part=low == "of")
    if (low in {"and", "or", ","} and _joins(s, at, unknown, has_actor)) or low in QUOTES or low == "-":
        return _PhraseStep(at + 1)
    if is_loss_word(s, at) and (s.begins("actor", at + 1) is not None or s.begins("head", at + 1) is not None):
        return _PhraseStep(at + 1)
    if kind == "ordinal" or low in STOPS or kind in {"mark", "clitic", "abbr"} or is_loss_word(s, at):
        return None
    return _PhraseStep(at + 1, unknown=True)


def _joins(s: Parsed, at: int, unknown: int, has_actor: bool) -> bool:
    """True for "Russian and North Korean troops", "122 mm and 152 mm shells", "young, untried men"."""
    nations = s.at("actor", at + 1) is not None and has_actor
    calibres = s.kind(at + 1) == "number" and s.low(at - 1) == "mm"
    adjectives = unknown > 0 and s.kind(at + 1) == "word" and s.begins("head", at + 2) is not None
    return nations or calibres or (adjectives and s.low(at + 1) not in STOPS)


def _strong(s: Parsed, number: Number) -> Candidate:
    """ "a 10,000-strong contingent": men, whatever the noun; the nation before or after."""
    actor, at = "", number.stop
    while at < min(len(s.tokens), number.stop + 5) and (s.kind(at) != "mark" or s.low(at) == "-"):
        mark = s.begins("actor", at)
        actor = actor or ("" if mark is None else str(mark.value[0]))
        if s.at("army", at) is not None and number.value >= LEAST_ARMY:
            return Candidate(number, "army", actor or nearest_actor(s, number.first), at, at + 1)
        at += 1
    stop = min(number.stop + 1, len(s.tokens))
    return Candidate(number, "troops", actor or nearest_actor(s, number.first), number.stop, stop)
