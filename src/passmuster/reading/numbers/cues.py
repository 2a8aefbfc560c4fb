"""Cues: the words of `rules/cues.toml` found at a place in a sentence, and how two of them join."""

from typing import Final

from passmuster.ledger.vocabulary import Quantity
from passmuster.reading.text.lexicon import Mark, word_set
from passmuster.reading.text.parsed import Parsed

__all__ = [
    "AUXILIARIES",
    "HAVE_OR_BE",
    "LOSSES",
    "combined",
    "cue_at",
    "cues_ending",
    "form_of",
    "is_loss",
    "quantity_of",
]

LOSSES: Final = (Quantity.KILLED, Quantity.WOUNDED, Quantity.CAPTURED, Quantity.MISSING, Quantity.CASUALTIES)
ORDER: Final = (
    *LOSSES,
    Quantity.OTHER,
    Quantity.RETURNED,
    Quantity.ROTATED,
    Quantity.ARRIVALS,
    Quantity.DEPLOYED,
    Quantity.PLANNED,
    Quantity.PRESENT,
)
"""Where several cues begin at one word, the earlier here wins unless a later one is longer."""

TAGS: Final = tuple(f"cue_{quantity}{form}" for quantity in ORDER for form in ("", "_verb"))
AUXILIARIES: Final = word_set("cues", "auxiliaries")
HAVE_OR_BE: Final = frozenset({"have", "has", "had", "were", "was", "are", "is"})
SINKS_TO: Final = frozenset({"to", "from", "by", "below", "under", "short", "back", "ill", "behind", "into", "out"})
BETWEEN_LOSSES: Final = word_set("cues", "between_losses")


def quantity_of(mark: Mark) -> Quantity:
    """The quantity a cue speaks of."""
    return Quantity(mark.value[0])


def form_of(mark: Mark) -> str:
    """`verb` or `noun`."""
    return str(mark.value[1])


def is_loss(mark: Mark) -> bool:
    """True for the dead, wounded, captured, missing, and casualties."""
    return mark.value[0] in LOSSES


def cue_at(s: Parsed, at: int) -> Mark | None:
    """The cue that begins at a token: the longest, and among equals the first of `ORDER`; None when there is none."""
    best: Mark | None = None
    for tag in TAGS:
        mark = s.begins(tag, at)
        if mark is not None and (best is None or mark.stop > best.stop) and not _only_sinks(s, mark):
            best = mark
    return best


def cues_ending(s: Parsed, at: int) -> list[Mark]:
    """The cues whose last token is `at`: the longest first, then in the order of `ORDER`."""
    found = [mark for tag in TAGS if (mark := s.ends(tag, at + 1)) is not None and not _only_sinks(s, mark)]
    return sorted(found, key=lambda mark: (mark.first, ORDER.index(quantity_of(mark))))


def _only_sinks(s: Parsed, mark: Mark) -> bool:
    """True for "has fallen to 3,000" and "have fallen back", which nobody dies of."""
    return s.low(mark.stop - 1) == "fallen" and s.low(mark.stop) in SINKS_TO


def combined(s: Parsed, mark: Mark) -> Mark:
    """Two losses joined are casualties: "killed or wounded", "dead, wounded and captured"; others stay as they are."""
    if not is_loss(mark) or quantity_of(mark) == Quantity.CASUALTIES:
        return mark
    first, stop = _joined_before(s, mark.first), _joined_behind(s, mark.stop)
    if (first, stop) == (mark.first, mark.stop):
        return mark
    return Mark(first, stop, mark.tag, (Quantity.CASUALTIES, "noun"))


def _joined_behind(s: Parsed, stop: int) -> int:
    while s.low(stop) in {"or", "and", ",", "/"}:
        here = stop + 1
        while s.low(here) in BETWEEN_LOSSES:
            here += 1
        following = cue_at(s, here)
        if following is None or not is_loss(following):
            break
        stop = following.stop
    return stop


def _joined_before(s: Parsed, first: int) -> int:
    if s.low(first - 1) not in {"or", "and"}:
        return first
    previous = next(iter(cues_ending(s, first - 2)), None)
    return previous.first if previous is not None and is_loss(previous) else first
