"""Texts that are one text printed again: found among many, without holding each against each.

Three ways lead from a text to the earlier one that it copies:

1. **Same sentences.** Sentences of eight words or more that stand in both word for word: cut and re-headlined copies.
2. **Edited.** Most runs of three words stand in both. Texts meet over a sample of their runs, chosen by hash, which is
   Broder's sketch of containment (On the resemblance and containment of documents, 1997, section 3), and are then held
   against one another run by run.
3. **Same figures.** Three or more numbers that few other texts have stand in both, within three days: translations.

A text is named a copy of the earliest text that it shares enough with. What many texts share is nobody's: a sentence
that stands in more than `COMMON` of them, or a number that does so within days, says nothing.
"""

import re
import zlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from passmuster.assembly.fingerprints import Fingerprints, Meetings, meetings

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
"""Texts that may share a sentence, or within days a number, before it is a phrase of the trade or a round number."""
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
MOST_DIGITS: Final = 30
"""Of a number that are looked at; a longer row of digits counts nothing."""
NO_DAY: Final = date.max.toordinal() + 1
"""Of a text that nobody dates: after all others, as in their order."""


def near_copies(texts: Sequence[DatedText]) -> tuple[NearCopy, ...]:
    """Each text that prints an earlier one again, with the earliest such; in the order of their days.

    Texts without a day come last, and those of one day in the order given.
    """
    order = sorted(range(len(texts)), key=lambda place: (texts[place].day or date.max, place))
    ranked = [texts[place] for place in order]
    read = _Read.of(ranked)
    found: dict[int, NearCopy] = {}
    for links in (_by_sentences(read), _by_runs(read, found), _by_figures(ranked, read)):
        for later, earlier, kind, share in links:
            name = NearCopy(ranked[later].name, ranked[earlier].name, kind, round(share, 3))
            found.setdefault(later, name)
    return tuple(found[place] for place in sorted(found))


@dataclass(frozen=True, slots=True, eq=False)
class _Read:
    """What is compared of all texts: hashes of their long sentences and runs of words, and their numbers."""

    sentences: Fingerprints
    runs: Fingerprints
    sampled: Fingerprints
    figures: tuple[Fingerprints, ...]
    """One for each of `_windows`."""

    @classmethod
    def of(cls, texts: Iterable[DatedText]) -> "_Read":
        """Every text read once."""
        read = cls(Fingerprints(), Fingerprints(), Fingerprints(), tuple(Fingerprints() for _ in range(3)))
        for one in texts:
            sentences, runs = _hashes(one.text)
            read.sentences.add(sentences)
            read.runs.add(runs)
            read.sampled.add(run for run in runs if run % SAMPLED == 0)
            figures = _figures(one.text)
            for prints, window in zip(read.figures, _windows(one.day), strict=True):
                prints.add(() if window is None else {_hash(f"{number} {window}") for number in figures})
        return read


_Link = tuple[int, int, CopyKind, float]
"""Place of the later text, place of the earlier one, how it was found, and the share."""


def _hashes(text: str) -> tuple[set[int], set[int]]:
    """Of the long sentences of a text, and of its runs of words."""
    sentences: set[int] = set()
    runs: set[int] = set()
    for sentence in SENTENCE_END.split(text):
        words = WORD.findall(sentence.casefold())
        if len(words) >= LEAST_WORDS:
            sentences.add(_hash(" ".join(words)))
        runs.update(_hash(" ".join(words[place : place + SHINGLE])) for place in range(len(words) - SHINGLE + 1))
    return sentences, runs


def _hash(text: str) -> int:
    """Thirty-two bits of a text: among a million texts some differ and have the same, and no two share several so."""
    return zlib.crc32(text.encode("utf-8", "surrogatepass"))


def _figures(text: str) -> set[int]:
    """The numbers of a text that tell it from others."""
    numbers = (int(re.sub(r"\D", "", figure)[:MOST_DIGITS]) for figure in FIGURE.findall(text))
    return {number for number in numbers if number >= SMALLEST and number not in YEARS}


def _windows(day: date | None) -> tuple[int | None, int | None, int | None]:
    """The windows in which a text meets others by its figures, in three rows of windows; None in a row it is not in.

    Among a million texts every number is common, and only within some days it is not. So each row but the last cuts
    time into windows of twice the days, the second half a window later than the first: any two texts that lie near
    enough share a window of one. In the last row every text meets those that nobody dates.
    """
    if day is None:
        return None, None, 0
    return day.toordinal() // (2 * (DAYS + 1)), (day.toordinal() + DAYS + 1) // (2 * (DAYS + 1)), 0


def _by_sentences(read: _Read) -> Iterator[_Link]:
    for met in meetings(read.sentences, COMMON):
        yield from _earliest(met, _share(met, read.sentences), CopyKind.SENTENCES)


def _by_runs(read: _Read, found: Collection[int]) -> Iterator[_Link]:
    """Of texts that are not found yet: only for them are all runs compared."""
    sizes, done = read.runs.sizes, set[int]()
    for met in meetings(read.sampled, COMMON):
        several = met.among(met.shared >= LEAST_MET)
        for later, earlier in zip(several.later.tolist(), several.earlier.tolist(), strict=True):
            if later in done or later in found:
                continue
            share = read.runs.both(later, earlier) / int(min(sizes[later], sizes[earlier]))
            if share >= LEAST_SHARE[CopyKind.EDITED]:
                done.add(later)
                yield later, earlier, CopyKind.EDITED, share


def _by_figures(texts: Sequence[DatedText], read: _Read) -> Iterator[_Link]:
    days = np.array([NO_DAY if one.day is None else one.day.toordinal() for one in texts])
    best: dict[int, _Link] = {}
    for prints in read.figures:
        for met in meetings(prints, COMMON):
            first, last = days[met.earlier], days[met.later]
            near = met.among((last - first <= DAYS) | (last == NO_DAY))
            enough = near.among(near.shared >= LEAST_FIGURES)
            for link in _earliest(enough, _share(enough, prints), CopyKind.FIGURES):
                best[link[0]] = min(link, best.get(link[0], link))
    yield from best.values()


def _share(met: Meetings, prints: Fingerprints) -> NDArray[np.float64]:
    """The part of the shorter text that both have."""
    sizes = prints.sizes
    return np.asarray(met.shared / np.minimum(sizes[met.later], sizes[met.earlier]))


def _earliest(met: Meetings, share: NDArray[np.float64], kind: CopyKind) -> Iterator[_Link]:
    """For each later text the earliest with which it shares enough."""
    enough = np.flatnonzero(share >= LEAST_SHARE[kind])
    later, first = np.unique(met.later[enough], return_index=True)
    chosen = enough[first]
    for place, earlier, part in zip(later.tolist(), met.earlier[chosen].tolist(), share[chosen].tolist(), strict=True):
        yield place, earlier, kind, part
