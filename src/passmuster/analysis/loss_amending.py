"""What a reader says of the streams of a table, held against the table: every name that is not there told at once.

A stream is written SOURCE:COLUMN:SIDE, or SOURCE:COLUMN for both sides.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from passmuster.errors import BadInput, Fault
from passmuster.findings.private_people import without_private
from passmuster.ledger.losses import LossTable
from passmuster.ledger.nearest import did_you_mean
from passmuster.losses.amending import Amendments, amended, renamed
from passmuster.losses.statements import Stream, stream_of

__all__ = ["LossWishes", "as_confirmed", "own_counts"]

DAY: Final = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True, slots=True, kw_only=True)
class LossWishes:
    """What a reader says of a table, as it was written.

    `restart` is STREAM:DAY, a running total begun anew on that day; `daily` and `weekly` are streams of numbers of the
    day and of the week filed as totals; `same_name` OTHER=NAME, two spellings of one name; `other_side` a stream filed
    under the wrong of two sides; `take_last` a stream whose last row counts where a day has several; `set_aside` a
    stream that is not weighed.
    `own_count` is a stream whose numbers are counted, though they are another source's as well.
    `weigh_restatements` keeps columns that are another column multiplied, which the default model sets aside.
    `as_of` leaves out what was said later; of a number without a day on which it was said, the day that it speaks of.
    `public_figure` is a source that is named though its name looks like a private person's.
    """

    restart: tuple[str, ...] = ()
    daily: tuple[str, ...] = ()
    weekly: tuple[str, ...] = ()
    same_name: tuple[str, ...] = ()
    other_side: tuple[str, ...] = ()
    take_last: tuple[str, ...] = ()
    set_aside: tuple[str, ...] = ()
    own_count: tuple[str, ...] = ()
    weigh_restatements: bool = False
    as_of: date | None = None
    public_figure: tuple[str, ...] = ()


def as_confirmed(table: LossTable, wishes: LossWishes, day_one: date) -> LossTable:
    """The table as its reader confirms it, and as it was known by the end of the day that is asked for.

    Raises
    ------
    BadInput
        When a name, a stream or a day is not in the table, when a side has no single other, or when nothing is left.
    """
    faults: list[Fault] = []
    table = _as_known(table, wishes.as_of, day_one)
    table = renamed(table, _names(table, wishes.same_name, faults))
    streams = _streams(table)
    _check_figures(table, wishes.public_figure, faults)
    amendments = Amendments(
        restarts=tuple(found for text in wishes.restart for found in _restarts(text, streams, faults)),
        daily=_found("daily", wishes.daily, streams, faults),
        weekly=_found("weekly", wishes.weekly, streams, faults),
        other_side=tuple(_moved(table, _found("other_side", wishes.other_side, streams, faults), faults)),
        take_last=_found("take_last", wishes.take_last, streams, faults),
        set_aside=_found("set_aside", wishes.set_aside, streams, faults),
    )
    for stream in sorted(amendments.daily & amendments.weekly):
        rule, found = "numbers are of the day or of the week", f"both of '{stream.source}:{stream.category}'"
        faults.append(Fault.of_argument("weekly", rule, found, "Leave one of them out."))
    if faults:
        raise BadInput(faults)
    confirmed = amended(table, amendments)
    if not confirmed.claims:
        rule = "something must be left to weigh"
        raise BadInput([Fault.of_argument("set_aside", rule, "every stream of the table", "Leave one of them in.")])
    return confirmed


def own_counts(table: LossTable, wishes: LossWishes) -> frozenset[Stream]:
    """The streams of a table, as its reader confirms it, that are no relays of another's.

    Raises
    ------
    BadInput
        When one is not in the table.
    """
    faults: list[Fault] = []
    found = _found("own_count", wishes.own_count, _streams(table), faults)
    if faults:
        raise BadInput(faults)
    return found


def _as_known(table: LossTable, as_of: date | None, day_one: date) -> LossTable:
    """What was said by the end of a day."""
    if as_of is None:
        return table
    last = (as_of - day_one).days + 1
    later = frozenset(claim.row for claim in table.claims if claim.known_on > last)
    if len(later) == len(table.claims):
        rule = "something must have been said by then"
        raise BadInput([Fault.of_argument("as_of", rule, f"nothing by {as_of}", "Name a later day.")])
    return table.without(later) if later else table


def _streams(table: LossTable) -> dict[str, tuple[Stream, ...]]:
    """Every way to write a stream of the table, and what it stands for."""
    found: dict[str, list[Stream]] = {}
    for stream in sorted({stream_of(claim) for claim in table.claims}):
        for name in (f"{stream.source}:{stream.category}", f"{stream.source}:{stream.category}:{stream.side}"):
            found.setdefault(name, []).append(stream)
    return {name: tuple(streams) for name, streams in found.items()}


def _found(
    argument: str, names: Sequence[str], streams: dict[str, tuple[Stream, ...]], faults: list[Fault]
) -> frozenset[Stream]:
    for name in names:
        if name not in streams:
            rule = "a stream is written SOURCE:COLUMN or SOURCE:COLUMN:SIDE, as in the table"
            sources = {stream.source for alike in streams.values() for stream in alike}
            remedy = did_you_mean(name, without_private(streams, sources))
            faults.append(Fault.of_argument(argument, rule, f"'{name}'", remedy))
    return frozenset(stream for name in names for stream in streams.get(name, ()))


def _restarts(text: str, streams: dict[str, tuple[Stream, ...]], faults: list[Fault]) -> list[tuple[Stream, int]]:
    name, _, day = text.rpartition(":")
    if not (DAY.fullmatch(day) and int(day) > 1):
        rule = "a restart is written STREAM:DAY, the day a whole number from 2"
        remedy = "Write for example 'Red Source:Tanks:Blue:190'."
        faults.append(Fault.of_argument("restart", rule, f"'{text}'", remedy))
        return []
    return [(stream, int(day)) for stream in sorted(_found("restart", [name], streams, faults))]


def _names(table: LossTable, pairs: Sequence[str], faults: list[Fault]) -> dict[str, str]:
    """Each name to what it is read as, at however many removes."""
    known = sorted({name for claim in table.claims for name in stream_of(claim)})
    names: dict[str, str] = {}
    for pair in pairs:
        other, sign, name = (part.strip() for part in pair.partition("="))
        if not (sign and name) or other == name:
            rule, remedy = "two names are written OTHER=NAME", "Write for example 'Red source=Red Source'."
            faults.append(Fault.of_argument("same_name", rule, f"'{pair}'", remedy))
        elif other not in known:
            rule = "the first name must be in the table"
            remedy = did_you_mean(other, without_private(known, {claim.source for claim in table.claims}))
            faults.append(Fault.of_argument("same_name", rule, f"'{other}'", remedy))
        else:
            # What the second name is read as itself goes for the first, whichever was told earlier.
            meant = names.get(name, name)
            meant = name if meant == other else meant
            names = {**{old: meant if new == other else new for old, new in names.items()}, other: meant}
    return names


def _check_figures(table: LossTable, figures: Sequence[str], faults: list[Fault]) -> None:
    """A public figure is a source of the table."""
    sources = sorted({claim.source for claim in table.claims})
    for name in figures:
        if name not in sources:
            remedy = f"Write it as in the table. {did_you_mean(name, without_private(sources, sources))}"
            faults.append(Fault.of_argument("public_figure", "a source must be in the table", f"'{name}'", remedy))


def _moved(table: LossTable, streams: frozenset[Stream], faults: list[Fault]) -> list[tuple[Stream, str]]:
    sides = sorted({claim.side for claim in table.claims})
    if streams and len(sides) != 2:
        rule = "the other side is known where a table has two sides"
        faults.append(Fault.of_argument("other_side", rule, f"{len(sides)} sides", "Correct these rows in the table."))
        return []
    return [(stream, next(side for side in sides if side != stream.side)) for stream in sorted(streams)]
