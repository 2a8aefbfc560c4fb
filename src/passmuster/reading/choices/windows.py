"""Windows: each number of a sentence with the words about it, and what is known of each, as the network reads them."""

from collections.abc import Iterator, Sequence

from passmuster.networks.number_network import (
    AHEAD,
    BEFORE,
    BEHIND,
    NO_ROLE,
    NOUN,
    NUMBER,
    OTHER,
    WORD,
    NumberWindow,
    Signs,
)
from passmuster.reading.choices.number_features import NumberInSentence, noun_stop
from passmuster.reading.numbers.cues import TAGS
from passmuster.reading.syntax.symbols import symbols_of
from passmuster.reading.syntax.verb_groups import verb_groups
from passmuster.reading.syntax.word_kinds import moments, noun_kinds
from passmuster.reading.text.parsed import Parsed

__all__ = ["window_of"]


def window_of(s: Parsed, numbers: Sequence[NumberInSentence], index: int, before: Parsed | None) -> NumberWindow:
    """The window of one of the numbers of a sentence; left of the sentence stands the end of the one `before` it."""
    here = numbers[index].number
    own = s.once(_signs)
    earlier = [] if before is None else before.once(_signs)[-AHEAD:]
    noun_end, others = noun_stop(s, numbers[index]), {n.number.first for n in numbers}
    cells = list[tuple[Signs, int]]()
    for at in range(here.first - AHEAD, here.first + BEHIND):
        if 0 <= at < len(own):
            cells.append((own[at], _role(at, here.first, here.stop, noun_end, others)))
        else:
            cells.append((earlier[at], BEFORE) if -len(earlier) <= at < 0 else ((), NO_ROLE))
    return NumberWindow(*zip(*cells, strict=True))


def _role(at: int, first: int, stop: int, noun_end: int, others: set[int]) -> int:
    if first <= at < stop:
        return NUMBER
    if stop <= at < noun_end:
        return NOUN
    return OTHER if at in others else WORD


def _signs(s: Parsed) -> list[Signs]:
    found = [[symbol, *_of_word(s.low(at))] for at, symbol in enumerate(symbols_of(s))]
    for at, sign in _of_places(s):
        found[at].append(sign)
    return [tuple(dict.fromkeys(signs)) for signs in found]


def _of_word(low: str) -> Iterator[str]:
    yield from (f"n~{kind}" for kind in noun_kinds(low))
    yield from (f"^{moment}" for moment in moments(low))


def _of_places(s: Parsed) -> Iterator[tuple[int, str]]:
    """The signs that hang on the sentence: of its verbs and its cues, by token."""
    for group in verb_groups(s):
        yield from ((at, f"is~{group.state}") for at in range(group.first, group.stop))
        yield from ((group.head, f"v~{name}") for name in group.classes)
    for tag in TAGS:
        for mark in s.by_tag.get(tag, ()):
            yield from ((at, f"cue~{mark.value[0]}") for at in range(mark.first, mark.stop))
