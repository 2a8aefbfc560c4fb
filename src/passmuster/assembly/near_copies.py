"""Texts that are one text printed again: found among many, without holding each against each.

Three ways lead from a text to the earlier one that it copies:

1. **Same sentences.** Sentences of eight words or more that stand in both word for word: cut and re-headlined copies.
2. **Edited.** Most runs of three words stand in both. Texts meet over a sample of their runs, chosen by hash, which is
   Broder's sketch of containment (On the resemblance and containment of documents, 1997, section 3), and are then held
   against one another run by run.
3. **Same figures.** Three or more numbers that few other texts have stand in both, within three days: translations.

A text is named a copy of the earliest text that it shares enough with. What many texts share is nobody's: a sentence or
a number that stands in more than `COMMON` of them says nothing.
"""

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Final

__all__ = ["CopyKind", "DatedText", "NearCopy", "near_copies"]


class CopyKind(StrEnum):
    """By what a copy was found."""

    SENTENCES = "same sentences"
    EDITED = "edited"
    FIGURES = "same figures"


@dataclass(frozen=True, slots=True)
class DatedText:
    """A text by its name, and the day it was published; None where nobody says."""

    name: str
    text: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class NearCopy:
    """`copy` prints `of` again; `share` is the part of the shorter one's sentences, words or figures that both have."""

    copy: str
    of: str
    kind: CopyKind
    share: float


LEAST_WORDS: Final = 8
"""Words of a sentence that two writers do not find independently."""
LEAST_SHARE: Final = {CopyKind.SENTENCES: 0.34, CopyKind.EDITED: 0.4, CopyKind.FIGURES: 0.75}
"""Part of the shorter text that both must have; customary, and tried on made-up wires of which the truth is known."""
LEAST_FIGURES: Final = 3
DAYS: Final = 3
"""Between a dispatch and its translation."""
COMMON: Final = 40
"""Texts that may share a sentence or a number before it is a phrase of the trade or a round number."""
SHINGLE: Final = 3
"""Words of a run."""
SAMPLED: Final = 4
"""One run in so many is looked up, by its hash, so that the same runs are looked up in every text."""
LEAST_MET: Final = 2
"""Runs looked up that two texts share before all of theirs are compared."""

SENTENCE_END: Final = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+|\n+")
WORD: Final = re.compile(r"\w+")
FIGURE: Final = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d{3})*(?![\d])")
YEARS: Final = range(1900, 2101)
SMALLEST: Final = 10
"""Numbers below are in every text."""


def near_copies(texts: Sequence[DatedText]) -> tuple[NearCopy, ...]:
    """Each text that prints an earlier one again, with the earliest such; in the order of their days.

    Texts without a day come last, and those of one day in the order given.
    """
    order = sorted(range(len(texts)), key=lambda place: (texts[place].day or date.max, place))
    ranked = [texts[place] for place in order]
    read = [_read(one.text) for one in ranked]
    found: dict[int, NearCopy] = {}
    for links in (_by_sentences(read), _by_runs(read), _by_figures(ranked, read)):
        for later, earlier, kind, share in links:
            name = NearCopy(ranked[later].name, ranked[earlier].name, kind, round(share, 3))
            found.setdefault(later, name)
    return tuple(found[place] for place in sorted(found))


@dataclass(frozen=True, slots=True, eq=False)
class _Read:
    """What is compared of a text: hashes of its long sentences and of its runs of words, and its numbers."""

    sentences: frozenset[int]
    runs: frozenset[int]
    figures: frozenset[int]


_Link = tuple[int, int, CopyKind, float]
"""Place of the later text, place of the earlier one, how it was found, and the share."""


def _read(text: str) -> _Read:
    sentences: set[int] = set()
    runs: set[int] = set()
    for sentence in SENTENCE_END.split(text):
        words = WORD.findall(sentence.casefold())
        if len(words) >= LEAST_WORDS:
            sentences.add(_hash(" ".join(words)))
        runs.update(_hash(" ".join(words[place : place + SHINGLE])) for place in range(len(words) - SHINGLE + 1))
    numbers = (int(re.sub(r"\D", "", figure)) for figure in FIGURE.findall(text))
    kept = frozenset(number for number in numbers if number >= SMALLEST and number not in YEARS)
    return _Read(frozenset(sentences), frozenset(runs), kept)


def _hash(text: str) -> int:
    """Thirty-two bits of a text; two of a million differ, and each find is held against the texts themselves."""
    return zlib.crc32(text.encode("utf-8", "surrogatepass"))


def _holders(sets: Sequence[frozenset[int]]) -> dict[int, list[int]]:
    """Which texts hold a thing, the earliest first; those that too many hold are left out."""
    places: dict[int, list[int]] = defaultdict(list)
    for place, own in enumerate(sets):
        for one in own:
            places[one].append(place)
    return {one: held for one, held in places.items() if 1 < len(held) <= COMMON}


def _shared(sets: Sequence[frozenset[int]]) -> Iterator[tuple[int, Counter[int]]]:
    """For each text, how many rare things it shares with each earlier one."""
    holders = _holders(sets)
    for place, own in enumerate(sets):
        met = Counter(earlier for one in own if one in holders for earlier in holders[one] if earlier < place)
        if met:
            yield place, met


def _by_sentences(read: Sequence[_Read]) -> Iterator[_Link]:
    for later, met in _shared([one.sentences for one in read]):
        for earlier in sorted(met):
            shorter = min(len(read[later].sentences), len(read[earlier].sentences))
            share = met[earlier] / shorter
            if share >= LEAST_SHARE[CopyKind.SENTENCES]:
                yield later, earlier, CopyKind.SENTENCES, share
                break


def _by_runs(read: Sequence[_Read]) -> Iterator[_Link]:
    sampled = [frozenset(run for run in one.runs if run % SAMPLED == 0) for one in read]
    for later, met in _shared(sampled):
        for earlier in sorted(one for one, both in met.items() if both >= LEAST_MET):
            own, other = read[later].runs, read[earlier].runs
            share = len(own & other) / min(len(own), len(other))
            if share >= LEAST_SHARE[CopyKind.EDITED]:
                yield later, earlier, CopyKind.EDITED, share
                break


def _by_figures(texts: Sequence[DatedText], read: Sequence[_Read]) -> Iterator[_Link]:
    for later, met in _shared([one.figures for one in read]):
        for earlier in sorted(met):
            shorter = min(len(read[later].figures), len(read[earlier].figures))
            share = met[earlier] / shorter
            enough = met[earlier] >= LEAST_FIGURES and share >= LEAST_SHARE[CopyKind.FIGURES]
            if enough and _near(texts, later, earlier):
                yield later, earlier, CopyKind.FIGURES, share
                break


def _near(texts: Sequence[DatedText], later: int, earlier: int) -> bool:
    """Whether two texts lie within three days; one without a day may lie anywhere."""
    days = [one for one in (texts[earlier].day, texts[later].day) if one is not None]
    return all((last - first).days <= DAYS for first, last in pairwise(days))
