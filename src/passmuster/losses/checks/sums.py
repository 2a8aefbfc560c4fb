"""Columns that are the sum of other columns of the same source: told, because a sum is no further kind of loss."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import Final

from passmuster.losses.checks.check import CheckKind, LossCheck
from passmuster.losses.checks.exactness import FALSE_ALARMS, LEAST_HITS, TELLING, chances_of_hits, tail
from passmuster.losses.checks.points import PrintedTotal
from passmuster.losses.statements import Stream

__all__ = ["look_for_sums"]

MOST_PARTS: Final = 3
"""Most parts of a sum that are looked for one by one; beside them, all other columns together."""
MOST_COLUMNS: Final = 16
"""With more columns of one source only pairs and all others are tried; each triple of a hundred would be 160,000."""
NEARLY_ALL: Final = 0.8
"""Share of shared days on which a sum must come out: a column that is a sum is one on every day but for slips."""

Numbers = Mapping[int, float]
"""Number of each day."""


def look_for_sums(points: Mapping[Stream, Iterable[PrintedTotal]]) -> Iterator[LossCheck]:
    """Sums among the columns of each source about each side; `names` are the parts, `numbers` hits and shared days."""
    by_source: dict[tuple[str, str], dict[Stream, tuple[PrintedTotal, ...]]] = defaultdict(dict)
    for stream, own in points.items():
        positive = tuple(point for point in own if point.number > 0.0)
        if positive:
            by_source[stream.source, stream.side][stream] = positive
    for columns in by_source.values():
        numbers = {stream: {point.day: point.number for point in own} for stream, own in columns.items()}
        for whole, own in columns.items():
            check = _sum_of(whole, own, numbers)
            if check is not None:
                yield check


def _sum_of(whole: Stream, points: tuple[PrintedTotal, ...], numbers: Mapping[Stream, Numbers]) -> LossCheck | None:
    """The parts that a column is the sum of."""
    others = {stream: own for stream, own in numbers.items() if stream != whole and _is_less(own, numbers[whole])}
    sizes = range(2, MOST_PARTS + 1) if len(others) <= MOST_COLUMNS else range(2, 3)
    tried = [parts for size in sizes for parts in combinations(others, size)]
    if len(others) > MOST_PARTS:
        tried.append(tuple(others))
    for parts in tried:
        days = [day for day in numbers[whole] if all(day in others[part] for part in parts)]
        hits = {day for day in days if sum(others[part][day] for part in parts) == numbers[whole][day]}
        if len(hits) < max(LEAST_HITS, NEARLY_ALL * len(days)):
            continue
        shared = list(dict.fromkeys((numbers[whole][day], day in hits) for day in sorted(days)))
        chances = chances_of_hits([number for number, _ in shared])
        telling = [(chance, hit) for chance, (_, hit) in zip(chances, shared, strict=True) if chance < TELLING]
        alarms = len(tried) * tail([chance for chance, _ in telling], sum(hit for _, hit in telling))
        if alarms < FALSE_ALARMS:
            rows = tuple(sorted(point.row for point in points if point.day in hits))
            return LossCheck(
                kind=CheckKind.SUM_OF_COLUMNS, rows=rows, stream=whole, day=min(hits),
                numbers=(float(len(hits)), float(len(days))), names=tuple(part.category for part in parts),
            )  # fmt: skip
    return None


def _is_less(part: Numbers, whole: Numbers) -> bool:
    """Whether a column could be part of another: on no shared day it is larger, and they share LEAST_HITS days."""
    shared = [day for day in whole if day in part]
    return len(shared) >= LEAST_HITS and all(part[day] < whole[day] for day in shared)
