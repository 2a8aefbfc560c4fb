"""Restatements: a column of a source that is its other column, multiplied.

A spokesman who has the dead alone says "four times as many casualties", and a table then holds two numbers of which one
was counted. Such a relation is found without being told which:

    v = a · d + b   on the same day, a small and whole, b round, or
    v = a · d       to within one, a a half more than a whole number, or a plain share such as a tenth or a third,

for any two columns of one source about one side. A share is worked out by machines that round or cut, and so the whole
number on either side of it is a hit, and chance has two of them, of witnesses taken to agree far better than others.
What the relation's hits would come to by chance stands in `checks/exactness.py`. A restatement says nothing of its own,
and is set aside with the relation shown.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import permutations
from typing import Final, NamedTuple

from passmuster.ledger.losses import LossClaim
from passmuster.losses.checks.exactness import (
    FALSE_ALARMS,
    LEAST_HITS,
    TELLING,
    chances_of_hits,
    chances_of_near_hits,
    tail,
)
from passmuster.losses.statements import Stream, stream_of

__all__ = ["ColumnRestatement", "find_restatements"]

MULTIPLIERS: Final = range(1, 11)
"""What people multiply by in their heads."""
ROUND_DIGITS: Final = (1, 2, 5)
POWERS: Final = range(2, 6)
"""What people add: 100, 200, 500 and so on to 500,000, or nothing."""
ADDED: Final = (0, *(sign * digit * 10**power for digit in ROUND_DIGITS for power in POWERS for sign in (1, -1)))
SHARES: Final = (*(tenths / 10 for tenths in range(1, 10)), 1 / 4, 3 / 4, 1 / 3, 2 / 3)
HALVES: Final = tuple(whole + 0.5 for whole in MULTIPLIERS[:-1])
"""What people take of a number who have no whole multiple of it: "three and a half times", "a tenth of them"."""
EXACT: Final = 1e-9
"""Share of a whole by which a product of floats may miss it."""
FAMILIES: Final = 3
ALARMS_PLAIN: Final = FAMILIES * len(MULTIPLIERS)
ALARMS_ADDED: Final = FAMILIES * len(MULTIPLIERS) * (len(ADDED) - 1)
ALARMS_SHARES: Final = FAMILIES * (len(SHARES) + len(HALVES))
"""Tests that one stands for: a third of all false alarms is left to plain multiples, one to all that add something."""

Relation = tuple[float, int]
"""What is multiplied by, and what is added."""


@dataclass(frozen=True, slots=True)
class ColumnRestatement:
    """Rows of `stream` that are `multiplier` times the same day's number of `of`, plus `added`.

    A multiplier that is not whole hits to within one, rounded or cut.
    `shared` is how many rows of `stream` have the other column's number on their day, `rows` those that hit exactly,
    `examples` the numbers of `of` and `stream` on the first and the last such day, and `chance` how many such relations
    chance alone would bring about in a table, all that were tried together.
    """

    stream: Stream
    of: Stream
    multiplier: float
    added: int
    rows: tuple[int, ...]
    shared: int
    examples: tuple[tuple[float, float], ...]
    chance: float


class _Row(NamedTuple):
    """A number of the column that may restate, and the numbers of the other column on its day."""

    day: int
    number: float
    row: int
    bases: tuple[float, ...]


def find_restatements(claims: Iterable[LossClaim]) -> tuple[ColumnRestatement, ...]:
    """Restatements of all sources, in order of their streams, those with most rows first; no row stands in two."""
    by_stream: dict[tuple[Stream, int], list[LossClaim]] = defaultdict(list)
    for claim in claims:
        if claim.count > 0.0:
            by_stream[stream_of(claim), claim.span * claim.is_daily].append(claim)
    pairs = [
        (one, other)
        for one, other in permutations(sorted(by_stream), 2)
        if one[1] == other[1] and one[0][:2] == other[0][:2] and one[0].family == other[0].family
    ]
    found = [
        restated
        for base, column in pairs
        for restated in _between(base[0], column[0], _shared(by_stream[base], by_stream[column]), len(pairs))
    ]
    return _without_mirrors(found)


def _shared(base: Sequence[LossClaim], column: Sequence[LossClaim]) -> list[_Row]:
    """Rows of a column on days of which the other column speaks too, in the order of days."""
    by_day: dict[int, set[float]] = defaultdict(set)
    for claim in base:
        by_day[claim.day].add(claim.count)
    return sorted(
        _Row(claim.day, claim.count, claim.row, tuple(sorted(by_day[claim.day])))
        for claim in column
        if claim.day in by_day
    )


def _between(of: Stream, stream: Stream, shared: Sequence[_Row], n_pairs: int) -> list[ColumnRestatement]:
    """The relations by which one column restates another, one after the other, each of what the ones before left.

    The first is one of those tried on all pairs of columns; of a column that restates, the others are tried alone.
    """
    found: list[ColumnRestatement] = []
    left = list(shared)
    while len(left) >= LEAST_HITS and (best := _best(left, 1 if found else n_pairs)) is not None:
        (multiplier, added), chance = best
        hits = [(base, row) for row in left for base in row.bases if (multiplier, added) in _relations_to(base, row)]
        ends = tuple(dict.fromkeys((base, row.number) for base, row in (hits[0], hits[-1])))
        rows = tuple(sorted({row.row for _, row in hits}))
        found.append(ColumnRestatement(stream, of, multiplier, added, rows, len(shared), ends, chance))
        left = [row for row in left if row.row not in rows]
    return found


def _best(rows: Sequence[_Row], n_pairs: int) -> tuple[Relation, float] | None:
    """The relation that chance explains least, with the false alarms it stands for; None where chance would do."""
    # Numbers repeated unchanged are one trial, and numbers that would hit anyway are none.
    distinct = list({(row.bases, row.number): row for row in reversed(rows)}.values())[::-1]
    numbers, tries = [row.number for row in distinct], [len(row.bases) for row in distinct]
    exact = chances_of_hits(numbers, tries)
    hits_of = [_relations(row) for row in distinct]
    found = []
    for relation, n_rows in Counter(relation for hits in hits_of for relation in hits).items():
        if n_rows < LEAST_HITS:
            continue
        chances = exact if _is_whole(relation) else chances_of_near_hits(numbers, tries, relation[0])
        telling = [
            (chance, relation in hits) for chance, hits in zip(chances, hits_of, strict=True) if chance < TELLING
        ]
        n_hits = sum(is_hit for _, is_hit in telling)
        if n_hits >= LEAST_HITS:
            alarms = n_pairs * _alarms(relation) * tail([chance for chance, _ in telling], n_hits)
            found.append((alarms, abs(relation[1]), *relation))
    if not found or min(found)[0] >= FALSE_ALARMS:
        return None
    alarms, _, multiplier, added = min(found)
    return (multiplier, added), alarms


def _is_whole(relation: Relation) -> bool:
    """Whether a relation comes to a whole number, and not to one between the two that it hits."""
    return isinstance(relation[0], int)


def _alarms(relation: Relation) -> int:
    """Tests that a relation stands for."""
    if not _is_whole(relation):
        return ALARMS_SHARES
    return ALARMS_ADDED if relation[1] else ALARMS_PLAIN


def _relations(row: _Row) -> set[Relation]:
    """Every relation that a row would hit."""
    return {relation for base in row.bases for relation in _relations_to(base, row)}


def _relations_to(base: float, row: _Row) -> set[Relation]:
    """Every relation to one number of the other column that a row would hit."""
    added = ((multiplier, row.number - multiplier * base) for multiplier in MULTIPLIERS)
    exact = {(multiplier, int(rest)) for multiplier, rest in added if rest in ADDED}
    near = {(share, 0) for share in (*SHARES, *HALVES) if abs(row.number - share * base) < 1.0 - EXACT}
    return exact | near


def _without_mirrors(found: Iterable[ColumnRestatement]) -> tuple[ColumnRestatement, ...]:
    """Relations without their mirrors, and without rows that an earlier one has taken.

    Where columns restate one another (equal numbers, or a sum added and taken away), one of them stays the witness:
    relations with most rows come first, of as many a multiple before a share, and none is kept that would rest on a
    column resting on it.
    """
    kept: list[ColumnRestatement] = []
    rests_on: dict[Stream, set[Stream]] = defaultdict(set)
    taken: set[int] = set()
    for one in sorted(found, key=_by_rows):
        rows = tuple(row for row in one.rows if row not in taken)
        if rows and not _leads(rests_on, one.of, one.stream):
            taken.update(rows)
            rests_on[one.stream].add(one.of)
            kept.append(replace(one, rows=rows))
    return tuple(sorted(kept, key=lambda one: (one.stream, -len(one.rows), one.multiplier, one.added)))


def _by_rows(one: ColumnRestatement) -> tuple[int, bool, int, float, Stream]:
    return -len(one.rows), one.multiplier < 1, abs(one.added), one.multiplier, one.stream


def _leads(rests_on: dict[Stream, set[Stream]], begin: Stream, end: Stream) -> bool:
    """Whether one column rests on another, at however many removes."""
    return any(base == end or _leads(rests_on, base, end) for base in rests_on.get(begin, ()))
