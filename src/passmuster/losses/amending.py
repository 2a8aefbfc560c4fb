"""A table with what its reader has confirmed put right: counts begun anew, numbers of the day, names, sides, vintages.

Nothing here is done of itself. Rows keep their numbers, and the table keeps the hash of its file.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from passmuster.ledger.losses import LossClaim, LossTable
from passmuster.losses.statements import Stream, stream_of

__all__ = ["Amendments", "amended", "renamed"]

WEEK: Final = 7
"""Days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendments:
    """What a reader has confirmed of a table's streams.

    `restarts` are days from which a running total counts anew; `daily` and `weekly` are numbers of the day, and of the
    week that ends with it, filed as totals; `other_side` are streams filed under the wrong side, with the right one; of
    `take_last` the last row of a day counts; `set_aside` is not weighed.
    """

    restarts: tuple[tuple[Stream, int], ...] = ()
    daily: frozenset[Stream] = frozenset()
    weekly: frozenset[Stream] = frozenset()
    other_side: tuple[tuple[Stream, str], ...] = ()
    take_last: frozenset[Stream] = frozenset()
    set_aside: frozenset[Stream] = frozenset()


def renamed(table: LossTable, names: Mapping[str, str]) -> LossTable:
    """The table with sources, categories and sides read as other names."""

    def anew(claim: LossClaim) -> LossClaim:
        source, side, category = (names.get(name, name) for name in stream_of(claim))
        return replace(claim, source=source, side=side, category=category)

    return _each(table, anew) if names else table


def amended(table: LossTable, amendments: Amendments) -> LossTable:
    """The table as its reader confirms it."""
    gone = _earlier_vintages(table, amendments.take_last)
    gone |= {claim.row for claim in table.claims if stream_of(claim) in amendments.set_aside}
    kept = table.without(frozenset(gone)) if gone else table
    before = _levels_before(kept, amendments.restarts)
    sides = dict(amendments.other_side)

    def anew(claim: LossClaim) -> LossClaim:
        stream = stream_of(claim)
        carried = sum(level for day, level in before.get(stream, ()) if claim.day >= day and not claim.is_daily)
        is_weekly = stream in amendments.weekly and not claim.is_daily
        return replace(
            claim, count=claim.count + carried, side=sides.get(stream, claim.side),
            is_daily=claim.is_daily or is_weekly or stream in amendments.daily, span=WEEK if is_weekly else claim.span,
        )  # fmt: skip

    return _each(kept, anew)


def _each(table: LossTable, anew: Callable[[LossClaim], LossClaim]) -> LossTable:
    return LossTable(table.file, tuple(map(anew, table.claims)), table.sha256)


def _levels_before(
    table: LossTable, restarts: tuple[tuple[Stream, int], ...]
) -> dict[Stream, tuple[tuple[int, float], ...]]:
    """Of each stream that counts anew, each such day and the last number since the one before it."""
    levels: dict[Stream, tuple[tuple[int, float], ...]] = {}
    for stream in {stream for stream, _ in restarts}:
        days = sorted({day for other, day in restarts if other == stream})
        own = [claim for claim in table.claims if stream_of(claim) == stream and not claim.is_daily]
        begins = [0, *days]
        levels[stream] = tuple(
            (day, max(((claim.day, claim.count) for claim in own if first <= claim.day < day), default=(0, 0.0))[1])
            for first, day in zip(begins, days, strict=False)
        )
    return levels


def _earlier_vintages(table: LossTable, streams: frozenset[Stream]) -> set[int]:
    """Rows of which a later row of the same stream, day and bound says another number."""
    last: dict[tuple[object, ...], int] = {}
    gone: set[int] = set()
    for claim in table.claims:
        if (stream := stream_of(claim)) in streams:
            key = stream, claim.day, claim.is_daily, claim.span, claim.bound
            if key in last:
                gone.add(last[key])
            last[key] = claim.row
    return gone
