"""Inherited: the quantity a number takes over from one before it, from what was said before, or from a total."""

from dataclasses import replace
from typing import Final

from passmuster.ledger.vocabulary import Quantity
from passmuster.reading.meaning.governed import Governed, from_mark
from passmuster.reading.meaning.governing import ahead_of
from passmuster.reading.numbers.candidate import Candidate
from passmuster.reading.numbers.cues import LOSSES, combined, cue_at, form_of, is_loss, quantity_of
from passmuster.reading.text.lexicon import word_set
from passmuster.reading.text.parsed import Parsed

__all__ = ["PEOPLE", "by_total", "inherited", "said_before"]

NO_TROOPS: Final = frozenset({"shells", "missiles", "other", "workers", "army"})
PEOPLE: Final = frozenset({"troops", "specialists", "demonym", "civilians"})
"""Kinds of noun that count things or labour, and those that count people in the field."""

LIST_WORDS: Final = word_set("inherited", "list_words")

GENERIC_TOTALS: Final = frozenset({"number", "figure", "figures", "total", "count", "tally", "estimate", "numbers"})
"""Totals that only say that something was counted before."""


def inherited(
    s: Parsed, candidates: list[Candidate], index: int, earlier: list[Governed], clause: tuple[int, int]
) -> Governed | None:
    """The quantity of the number that this one follows in a list or leans on."""
    if index == 0 or index - 1 >= len(earlier):
        return None
    c, previous = candidates[index], candidates[index - 1]
    source = earlier[c.leans_on if c.leans_on is not None and c.leans_on < len(earlier) else index - 1]
    between = {s.low(i) for i in range(previous.noun_stop, c.number.first)}
    if c.leans_on is None and not (between and between <= LIST_WORDS):
        return None
    if previous.kind in NO_TROOPS and c.kind in PEOPLE:  # "send 5,000 builders and 1,000 sappers"
        shared = ahead_of(s, previous, clause[0])
        return None if shared is None else from_mark(shared, "ahead", clause)
    return replace(source, side="list", clause=clause)


def said_before(c: Candidate, clause: tuple[int, int]) -> Governed | None:
    """What the sentence before counted, for "the count" and "another 90"."""
    return Governed(c.recalled, c.number.first, c.number.stop, "total", clause) if c.recalled else None


def by_total(s: Parsed, c: Candidate, total: int, clause: tuple[int, int], before: Governed | None) -> Governed:
    """What a total before a bare number is of: a loss first ("the death toll ... reached 190"), else a force."""
    marks = [mark for at in range(max(0, total - 4), c.number.first) if (mark := cue_at(s, at)) is not None]
    generic = s.low(total) in GENERIC_TOTALS and s.low(total + 1) != "of"
    if before is not None and generic and not any(is_loss(mark) for mark in marks):
        return before
    if before is not None and before.quantity in LOSSES and s.low(total) == "toll" and s.low(total - 1) != "death":
        return before  # "900 people had been killed, a toll that the UN put at 700"
    for wanted in (
        LOSSES,
        (Quantity.RETURNED, Quantity.ROTATED, Quantity.DEPLOYED, Quantity.ARRIVALS, Quantity.OTHER),
        (Quantity.PRESENT,),
    ):
        for mark in marks:
            link = mark.first > total and form_of(mark) == "verb" and c.number.first - mark.stop < 3
            if quantity_of(mark) in wanted and (is_loss(mark) or not link):
                return from_mark(combined(s, mark), "total", clause)
    return Governed(Quantity.PRESENT, total, total + 1, "total", clause)
