"""Unseen: what the reader makes of passages when it has learned nothing from their writer, or from their war."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from passmuster.reading import read_text
from reader_learning.examples import Passage
from reader_learning.learn import learn_reading

Read = tuple[dict[str, Any], list[dict[str, Any]]]
"""A passage as written out, and the claims that were read in it."""


WRITER_PARTS = 2
"""Parts that the writers are dealt into; the passages of one part are read by what the others teach."""


def by_writer(passages: Sequence[Passage], parts: int = WRITER_PARTS) -> Callable[[Passage], str]:
    """A part for each passage, so that no writer is in two: the writers in turn, in the order of the alphabet."""
    place = {writer: str(turn % parts) for turn, writer in enumerate(sorted({p.writer for p in passages}))}
    return lambda passage: place[passage.writer]


def left_out(passages: Sequence[Passage], part_of: Callable[[Passage], str], every: int = 1) -> Iterator[Read]:
    """Every passage, read with what was learned from the other parts, or from every so many of their passages."""
    for part in sorted({part_of(passage) for passage in passages}):
        learned = learn_reading([passage for passage in passages if part_of(passage) != part][::every])
        for passage in passages:
            if part_of(passage) == part:
                yield passage.row, [claim.as_dict() for claim in read_text(passage.row["text"], learned=learned).claims]


def by_war(passages: Sequence[Passage], parts: int) -> Callable[[Passage], str]:
    """A part for each passage, so that no war is in two: the largest wars first, each to the smallest part so far."""
    sizes, place = [0] * parts, dict[str, str]()
    for war, size in sorted(Counter(p.row["war"] for p in passages).items(), key=lambda item: (-item[1], item[0])):
        smallest = min(range(parts), key=lambda part: (sizes[part], part))
        sizes[smallest] += size
        place[war] = str(smallest)
    return lambda passage: place[passage.row["war"]]
