"""Fingerprints of many texts, and which texts share some that few others have.

A fingerprint is a number of 32 bits: the hash of a sentence or of a run of words, or a figure. Those of all texts lie
in one array, text after text, and who shares what is found by sorting them. So a million texts of two hundred each take
some gigabytes where a table of sets would take tens.
"""

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

__all__ = ["Fingerprints", "Meetings", "meetings"]

MEETINGS_AT_ONCE: Final = 4_000_000
"""Shared fingerprints that are counted at a time, in some 100 MB; more where a single text has more."""

BITS: Final = np.uint64(32)
"""Of a fingerprint, and of the place of a text."""

Places = NDArray[np.uint32]


class Fingerprints:
    """Fingerprints of texts, in the order in which the texts are added; their places count from 0."""

    def __init__(self) -> None:
        self._values = array("I")
        self._ends = array("Q", [0])

    def add(self, own: Iterable[int]) -> None:
        """Take in the fingerprints of the next text, each once, from 0 to 2^32 - 1."""
        self._values.extend(sorted(own))
        self._ends.append(len(self._values))

    @property
    def values(self) -> Places:
        """All of them, text after text; nothing can be added while this is held."""
        return np.frombuffer(self._values, np.uint32)

    @property
    def sizes(self) -> NDArray[np.int64]:
        """How many each text has, shape (n_texts,)."""
        return np.diff(np.frombuffer(self._ends, np.uint64)).astype(np.int64)

    def both(self, one: int, other: int) -> int:
        """How many the texts at two places share."""
        own, others = (self.values[self._ends[place] : self._ends[place + 1]] for place in (one, other))
        return int(np.intersect1d(own, others, assume_unique=True).size)


@dataclass(frozen=True, slots=True)
class Meetings:
    """Pairs of texts and how many rare fingerprints they share, arrays of one length.

    In the order of the later text's place, and among those of one by the earlier text's.
    """

    later: Places
    earlier: Places
    shared: NDArray[np.int64]

    def among(self, chosen: NDArray[np.bool_]) -> "Meetings":
        """Those that are chosen."""
        return Meetings(self.later[chosen], self.earlier[chosen], self.shared[chosen])


def meetings(prints: Fingerprints, common: int) -> Iterator[Meetings]:
    """Every two texts that share a fingerprint which at most `common` texts have, some later texts at a time."""
    texts, before = _rare(prints, common)
    for first, end in pairwise(_cuts(texts, before, len(prints.sizes))):
        own = np.flatnonzero((texts >= first) & (texts < end) & (before > 0))
        if own.size:
            yield _counted(_pairs(texts, before, own))


def _pairs(texts: Places, before: Places, own: NDArray[np.int64]) -> NDArray[np.uint64]:
    """Later and earlier text of every meeting of some holders with those before them, in order."""
    pairs = np.empty(int(before[own].sum()), np.uint64)
    end = 0
    for back in range(1, int(before[own].max()) + 1):
        one = own[before[own] >= back]
        pairs[end : end + one.size] = _packed(texts[one], texts[one - back])
        end += one.size
    pairs.sort()
    return pairs


def _counted(pairs: NDArray[np.uint64]) -> Meetings:
    """How often each pair stands there."""
    begins = np.flatnonzero(np.concatenate(([True], pairs[1:] != pairs[:-1])))
    met = pairs[begins]
    return Meetings((met >> BITS).astype(np.uint32), met.astype(np.uint32), np.diff(begins, append=len(pairs)))


def _cuts(texts: Places, before: Places, n_texts: int) -> list[int]:
    """Where to cut the later texts, so that those between two cuts meet as often as is counted at a time."""
    met = np.cumsum(np.bincount(texts, weights=before, minlength=n_texts))
    inner = np.flatnonzero(np.diff(met // MEETINGS_AT_ONCE)) + 1
    return [0, *inner.tolist(), n_texts]


def _rare(prints: Fingerprints, common: int) -> tuple[Places, Places]:
    """Holders of each fingerprint that several texts have and not too many, the earliest first.

    Beside each holder stands how many come before it, which lie just before it in the array.
    """
    held = _packed(prints.values, np.repeat(np.arange(len(prints.sizes), dtype=np.uint32), prints.sizes))
    held.sort()
    values = np.empty(len(held), np.uint32)
    np.right_shift(held, BITS, out=values, casting="unsafe")
    begins = np.flatnonzero(np.concatenate(([True], values[1:] != values[:-1]))[: len(held)])
    del values
    sizes = np.diff(begins, append=len(held))
    is_rare = (sizes > 1) & (sizes <= common)
    kept = held[np.repeat(is_rare, sizes)].astype(np.uint32)
    del held
    own = sizes[is_rare]
    before = np.arange(len(kept), dtype=np.uint32)
    before -= np.repeat((np.cumsum(own) - own).astype(np.uint32), own)
    return kept, before


def _packed(high: Places, low: Places) -> NDArray[np.uint64]:
    """Two numbers in one, which sorts by the first and then by the second."""
    packed = high.astype(np.uint64)
    packed <<= BITS
    packed |= low
    return packed
