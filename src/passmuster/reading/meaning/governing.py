"""Governing words: the cue that has a number's noun for its subject, object or complement.

Three places are looked at: close behind the noun ("troops who have been killed"), ahead of the number ("has sent about
10,000 troops", "a batch of 1,500"), and further behind in the clause.
"""

from typing import Final

from passmuster.ledger.vocabulary import Quantity
from passmuster.reading.numbers.candidate import Candidate
from passmuster.reading.numbers.cues import (
    AUXILIARIES,
    HAVE_OR_BE,
    LOSSES,
    cue_at,
    cues_ending,
    form_of,
    is_loss,
    quantity_of,
)
from passmuster.reading.text.lexicon import Mark, word_set
from passmuster.reading.text.parsed import Parsed

__all__ = ["ahead_of", "behind", "close_behind", "main_verb_behind", "verb_of_part"]

LEFT_REACH: Final = 14
"""Tokens a governing word may stand ahead of its number."""

RIGHT_REACH: Final = 26
"""Tokens a governing word may stand behind its noun."""

MOST_FILLERS: Final = 9
"""Auxiliaries, relatives and adverbs between a noun and a verb close behind it."""

LINK_VERBS: Final = word_set("governing", "link_verbs")
"""Words that lead to a number without saying what it is."""

PLACE_WORDS: Final = word_set("governing", "place_words")
NEW_CLAUSE: Final = word_set("governing", "new_clause")
SUBORDINATE: Final = frozenset({"that", "who", "which", "when", "where", "because", "if"})
HOLDING: Final = frozenset({"have", "has", "had", "having", "keep", "keeps", "kept", "hold", "held"})
WEAK_NOUNS: Final = frozenset({"arrest", "death", "left", "number", "lives"})
"""Nouns that govern only what follows them with "of"."""

BARE_LOSSES: Final = frozenset({"killed", "wounded", "dead", "injured", "captured"})
OWNERS: Final = frozenset({"its", "their", "his", "the", "'s", "heavy"})
ADVERBS: Final = frozenset({"first", "originally", "initially", "already"})


# ---- behind the noun ------------------------------------------------------------------------------------------------


def close_behind(s: Parsed, c: Candidate, right: int) -> Mark | None:
    """A verb whose subject is the noun: only a place, auxiliaries, relatives and adverbs stand between."""
    at = c.noun_stop
    if s.low(at) in {"in", "from", "at", "on", "of"} and _is_place(s, at):
        at = _behind_place(s, at)
    for _ in range(MOST_FILLERS):
        if at >= right:
            return None
        cue = cue_at(s, at)
        if cue is not None and not _is_auxiliary(s, cue):
            return None if _is_purpose(s, c, cue) or _has_own_object(s, cue, right) else cue
        if s.low(at) not in AUXILIARIES and s.at("hedge", at) is None and not _is_subject_of_relative(s, c, at):
            return None
        at += 1
    return None


def _is_auxiliary(s: Parsed, cue: Mark) -> bool:
    return quantity_of(cue) == Quantity.PRESENT and s.low(cue.first) in HAVE_OR_BE


def _is_purpose(s: Parsed, c: Candidate, cue: Mark) -> bool:
    """True for "soldiers | to train": what they are for, not what became of them."""
    return s.low(cue.first - 1) == "to" and cue.first - 1 == c.noun_stop and not is_loss(cue)


def _has_own_object(s: Parsed, cue: Mark, right: int) -> bool:
    """True for "killed 21 North Koreans and | wounded 40": the verb governs the number behind it."""
    joined = s.low(cue.first - 1) in {"and", ","}
    return joined and form_of(cue) == "verb" and cue.stop == right < len(s.tokens)


def _is_subject_of_relative(s: Parsed, c: Candidate, at: int) -> bool:
    """True for a short subject right behind the noun: "10,000 soldiers | Russia has sent"."""
    named = s.at("actor", at) is not None or s.low(at) in {"the", "they", "'s"}
    return at - c.noun_stop <= 3 and named and s.low(at - 1) not in {"to", "in", "from", "into", "for"}


def _is_place(s: Parsed, at: int) -> bool:
    return s.kind(at + 1) == "word" and (s.tokens[at + 1].is_capital or s.low(at + 1) in PLACE_WORDS)


def _behind_place(s: Parsed, at: int) -> int:
    here = at + 1
    while here < len(s.tokens) and here - at < 8 and cue_at(s, here) is None:
        if not (s.tokens[here].is_capital or s.low(here) in PLACE_WORDS):
            break
        here += 1
    return here


def main_verb_behind(s: Parsed, c: Candidate, right: int) -> Mark | None:
    """The main verb behind a participle that only describes: "3,000 troops sent to Kursk | have been killed"."""
    described = cue_at(s, c.noun_stop + (s.low(c.noun_stop) in ADVERBS))
    if described is None or form_of(described) != "verb" or is_loss(described):
        return None
    for at in range(described.stop, min(right, described.stop + 12)):
        if s.low(at) in NEW_CLAUSE:
            return None
        if s.low(at) in HAVE_OR_BE:
            cue = _after_auxiliaries(s, at, right)
            return cue if cue is not None and quantity_of(cue) in {*LOSSES, Quantity.RETURNED, Quantity.OTHER} else None
    return None


def verb_of_part(s: Parsed, c: Candidate, right: int) -> Mark | None:
    """What a part alone did or suffered, past what describes the whole: "12 of the 126 who joined | were killed"."""
    relative = False
    for at in range(c.noun_stop, min(right, c.noun_stop + 14)):
        if s.low(at) in {"who", "that"} and not relative:
            relative = True
            continue
        if s.low(at) in NEW_CLAUSE or (s.at("actor", at) is not None and not relative):
            return None
        if s.low(at) in HAVE_OR_BE and s.low(at - 1) not in {"who", "that"}:
            cue = _after_auxiliaries(s, at, right)
            return cue if cue is not None and quantity_of(cue) not in {Quantity.PRESENT, Quantity.PLANNED} else None
    return None


def _after_auxiliaries(s: Parsed, at: int, right: int) -> Mark | None:
    here = at + 1
    while here < right and s.low(here) in AUXILIARIES:
        here += 1
    return cue_at(s, here)


def behind(s: Parsed, c: Candidate, right: int) -> Mark | None:
    """The first cue further behind in the clause that is not another's."""
    at = c.noun_stop
    while at < min(right, c.noun_stop + RIGHT_REACH):
        if _ends_search(s, at, right):
            return None
        infinitive = cue_at(s, at + 1) if s.low(at) == "to" else None
        if infinitive is not None and quantity_of(infinitive) in {Quantity.PRESENT, Quantity.RETURNED, *LOSSES}:
            at += 2
            continue
        cue = cue_at(s, at)
        if cue is not None and not _is_auxiliary(s, cue) and not _is_owned_loss(s, cue):
            return cue
        at += 1
    return None


def _ends_search(s: Parsed, at: int, right: int) -> bool:
    """True where another clause or the attribution begins."""
    other = s.low(at) == "," and s.low(at + 1) == "and" and _has_subject(s, at + 2, right)
    return other or (s.begins("says", at) is not None and s.low(at - 1) in {",", '"', "”"})


def _has_subject(s: Parsed, first: int, right: int) -> bool:
    return any(s.at("actor", i) is not None or s.at("head", i) is not None for i in range(first, min(first + 4, right)))


def _is_owned_loss(s: Parsed, cue: Mark) -> bool:
    """True for losses with an owner of their own ("to replace its losses")."""
    return form_of(cue) == "noun" and is_loss(cue) and s.low(cue.first - 1) in OWNERS


# ---- ahead of the number --------------------------------------------------------------------------------------------


def ahead_of(s: Parsed, c: Candidate, left: int) -> Mark | None:
    """The nearest word ahead of the number that can have it for object or complement; a rotation goes before all."""
    start = max(left, c.number.first - LEFT_REACH)
    rotation = next(s.all("cue_rotated", start, c.number.first), None)
    if rotation is not None:
        return rotation
    for at in range(c.number.first - 1, start - 1, -1):
        for mark in cues_ending(s, at):
            if mark.first >= left and not _is_idle(s, mark, c):
                return mark
        if _bars(s, at, left, c.number.first - 1 - at):
            return None
    return None


def _bars(s: Parsed, at: int, left: int, steps: int) -> bool:
    """True where nothing further ahead can govern the number: a subordinate clause, a comma, a statement, a subject."""
    if s.low(at) in SUBORDINATE or (s.low(at) == "," and not _is_aside(s, at, left)) or _speaks(s, at):
        return True
    subject = s.at("head", at) is not None and s.begins("actor", at + 1) is None
    return subject and s.low(at + 1) not in {"of", "to", "at"} and steps > 4


def _is_aside(s: Parsed, at: int, left: int) -> bool:
    """True for a comma that ends a short aside ("the loss, he said, of 300 men") or leads to a list."""
    opened = any(s.low(i) == "," for i in range(max(left, at - 5), at))
    return opened or s.low(at + 1) in LINK_VERBS


def _speaks(s: Parsed, at: int) -> bool:
    """True for a reporting verb in the active voice: what governs a number does not stand beyond it."""
    says = s.at("says", at)
    passive = s.low(at - 1) in {"is", "are", "was", "were", "been", "be"}
    return says is not None and says.value != "denied" and not passive and not cues_ending(s, at)


def _is_idle(s: Parsed, mark: Mark, c: Candidate) -> bool:
    """True for words that only look like cues here: links, auxiliaries, nouns that do not lead to the number."""
    low = s.low(mark.first)
    between = {s.low(i) for i in range(mark.stop, c.number.first)}
    if low in LINK_VERBS:
        return True
    if is_loss(mark) and form_of(mark) == "verb" and s.low(mark.stop) == "by":  # "killed by more than | 100 gunmen"
        return True
    if quantity_of(mark) == Quantity.PRESENT and low in HOLDING:
        spoken = any(s.at("says", i) is not None for i in range(mark.stop, c.number.first))
        return spoken or bool(between & {"been", "said", "that"})
    if form_of(mark) == "noun" and low in WEAK_NOUNS:
        return "of" not in between
    bare = form_of(mark) == "noun" and is_loss(mark) and low in BARE_LOSSES
    return bare and bool(between & {"and", ",", "that", "while"})
