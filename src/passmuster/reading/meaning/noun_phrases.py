"""What the noun phrase of a number settles by itself, and what is said of a whole apart from its part."""

from typing import Final

from passmuster.ledger.vocabulary import Quantity
from passmuster.reading.meaning.governed import Governed, from_mark
from passmuster.reading.meaning.governing import ahead_of, behind, close_behind, main_verb_behind, verb_of_part
from passmuster.reading.numbers.candidate import Candidate
from passmuster.reading.numbers.cues import HAVE_OR_BE, combined, cue_at, is_loss, quantity_of
from passmuster.reading.text.lexicon import word_set
from passmuster.reading.text.parsed import Parsed

__all__ = ["by_noun", "is_whole", "of_whole"]


OWN_QUANTITY: Final = {
    "shells": Quantity.SHELLS,
    "missiles": Quantity.MISSILES,
    "other": Quantity.OTHER,
    "recruits": Quantity.OTHER,
    "workers": Quantity.WORKERS,
    "prisoners": Quantity.CAPTURED,
    "dead": Quantity.KILLED,
    "hurt": Quantity.WOUNDED,
    "losses": Quantity.CASUALTIES,
    "army": Quantity.OTHER,
}
"""Kinds of noun that settle the quantity by themselves."""
OF_WORDS: Final = word_set("shares", "base_words")
DETERMINERS: Final = frozenset({"the", "his", "her", "their", "its", "those", "these", "our"})

UNTOLD_PARTS: Final = frozenset({"many", "some", "few", "none", "any", "several", "part", "which"})
"""Parts without a number: what is said of them is not said of the whole."""

FINITE: Final = word_set("noun_phrases", "finite")
"""Past tenses that are no participles: "soldiers killed" may describe a whole, "soldiers died" says what a part did."""


def by_noun(s: Parsed, c: Candidate, clause: tuple[int, int], left: int, right: int) -> Governed | None:
    """What the noun phrase itself settles; None when the words around it must."""
    for at in range(c.number.stop, c.noun_first):
        inner = cue_at(s, at)
        if inner is not None and is_loss(inner):  # "1,437 wounded North Koreans"
            return from_mark(combined(s, inner), "noun", clause)
    part = verb_of_part(s, c, right) if c.part_of or c.number.share is not None else None
    if part is not None:
        return from_mark(combined(s, part), "behind", clause)
    if c.kind == "bodies":
        return _bodies(s, c, clause, left, right)
    lost = c.kind in {"workers", "recruits", "hurt"} and _loss_close_behind(s, c, right)
    return None if c.kind not in OWN_QUANTITY or lost else _own(s, c, clause)


def _own(s: Parsed, c: Candidate, clause: tuple[int, int]) -> Governed:
    quantity, stop = OWN_QUANTITY[c.kind], c.noun_stop
    cue = cue_at(s, c.noun_first) if c.kind in {"dead", "hurt"} else None
    if cue is not None and is_loss(cue):  # "300 dead and wounded"
        joined = combined(s, cue)
        quantity, stop = quantity_of(joined), max(stop, joined.stop)
    return Governed(quantity, c.noun_first, stop, "noun", clause)


def _bodies(s: Parsed, c: Candidate, clause: tuple[int, int], left: int, right: int) -> Governed:
    moved = ahead_of(s, c, left) or behind(s, c, right)
    home = moved is not None and quantity_of(moved) in {Quantity.RETURNED, Quantity.ARRIVALS, Quantity.DEPLOYED}
    return Governed(Quantity.RETURNED if home else Quantity.KILLED, c.number.stop, c.noun_stop, "noun", clause)


def _loss_close_behind(s: Parsed, c: Candidate, right: int) -> bool:
    close = main_verb_behind(s, c, right) or close_behind(s, c, right)
    return close is not None and is_loss(close)


# ---- parts of a whole -----------------------------------------------------------------------------------------------


def is_whole(s: Parsed, candidates: list[Candidate], index: int) -> bool:
    """True for the number that a part is taken of.

    "Half of his | 3,000 men", "of the | 5,000 men, 1,000 must leave", "how many of its | 1,700 troops have left".
    """
    number = candidates[index].number
    of = number.first - 1
    while s.low(of) in DETERMINERS:
        of -= 1
    if s.low(of) == "of" and ((of == 0 and index + 1 < len(candidates)) or s.low(of - 1) in UNTOLD_PARTS):
        return True
    if index == 0:
        return False
    part = candidates[index - 1].number
    words = {s.low(i) for i in range(part.stop, number.first)}
    return (part.share is not None or "of" in words) and words <= OF_WORDS


def of_whole(s: Parsed, c: Candidate, right: int, clause: tuple[int, int]) -> Governed | None:
    """What is said of the whole alone: a participle or relative at its noun; the main verb belongs to the part."""
    close = close_behind(s, c, right)
    if close is None:
        return None
    between = {s.low(i) for i in range(c.noun_stop, close.first)}
    named = any(s.at("actor", i) is not None for i in range(c.noun_stop, close.first))
    relative = named or bool(between & {"who", "that", "which", "it", "they", "he"})
    if "," in between or (between & (HAVE_OR_BE | {"been"}) and not relative):
        return None
    if s.low(close.first) in FINITE and not relative:
        return None
    return from_mark(combined(s, close), "behind", clause)
