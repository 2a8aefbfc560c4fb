"""Claims as statements: one printed number or range each, with the stream it belongs to and the curve it speaks of.

A *curve* is one true running total: a category of goods on a side, or the casualties of a population on a side, of
which deaths and injuries are shares. A *stream* is what one source says in one column about one side; its statements
share their lean. A lower and an upper bound of one source, column and day are the two ends of one range.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from passmuster.ledger.echoes import SAME_STATEMENT_DAYS
from passmuster.ledger.losses import LossBound, LossClaim, population_of

__all__ = ["BY_NAME", "MATERIEL", "Curve", "Statement", "Stream", "statements_of", "stream_of"]

MATERIEL: Final = "materiel"
WEEK: Final = 7
BY_NAME: Final = ", by name"
"""Ends the name of a source that is a list of names: it counts the dead it names, leans nowhere and is a floor."""


class Curve(NamedTuple):
    """A true running total: `what` is a population (its casualties) or a category of goods."""

    side: str
    what: str
    is_people: bool


class Stream(NamedTuple):
    """What one source says in one column about one side."""

    source: str
    side: str
    category: str

    @property
    def curve(self) -> Curve:
        """The running total that it speaks of."""
        population = population_of(self.category)
        return Curve(self.side, population or self.category, bool(population))

    @property
    def column(self) -> str:
        """What the category says that it counts: its last word."""
        return self.category.rpartition(" ")[2]

    @property
    def is_by_name(self) -> bool:
        """Whether it is a list of names."""
        return self.source.endswith(BY_NAME)

    @property
    def family(self) -> str:
        """The kind of number, within which a source's leans are alike."""
        return population_of(self.category) or MATERIEL


@dataclass(frozen=True, slots=True)
class Statement:
    """One printed number: `low` alone is a floor, `high` alone a ceiling, both alike a point, both apart a range."""

    rows: tuple[int, ...]
    stream: Stream
    day: int
    is_daily: bool
    low: float | None
    high: float | None
    doubt: float = 0.0
    """Spread of the printed number beyond its rounding, on the log scale."""
    span: int = 1
    """Days that a number other than a running total speaks of, up to its day."""

    @property
    def is_point(self) -> bool:
        """Whether one number was printed without a bound."""
        return self.low == self.high

    @property
    def printed(self) -> float:
        """The printed number, the lower one of a range."""
        return self.low if self.low is not None else self.high or 0.0


def stream_of(claim: LossClaim) -> Stream:
    """Whose number a claim is."""
    return Stream(claim.source, claim.side, claim.category)


def statements_of(claims: Iterable[LossClaim]) -> tuple[Statement, ...]:
    """Statements in the order of their first rows."""
    said: dict[tuple[Stream, int, bool, int], list[LossClaim]] = defaultdict(list)
    for claim in claims:
        said[stream_of(claim), claim.day, claim.is_daily, claim.span].append(claim)
    made = [_made(key, parts) for key, group in said.items() for parts in _parted(group)]
    return tuple(sorted(_without_repeats(made), key=lambda statement: statement.rows))


def _without_repeats(made: Iterable[Statement]) -> list[Statement]:
    """Statements with each run of one number joined into one a week.

    The rule is that of the ledger's echoes: a number that its speaker goes on repeating unchanged, never more than
    three days apart, is one statement repeated. A run of months says each week that nothing has changed.
    """
    kept: list[Statement] = []
    last: dict[tuple[Stream, bool], tuple[Statement, int]] = {}
    for statement in sorted(made, key=lambda one: (one.day, one.rows)):
        key = statement.stream, statement.is_daily
        before, place = last.get(key, (statement, -1))
        is_again = (
            place >= 0
            and not statement.is_daily
            and (statement.low, statement.high) == (before.low, before.high)
            and statement.day - before.day <= SAME_STATEMENT_DAYS
        )
        if is_again and statement.day - kept[place].day < WEEK:
            kept[place] = replace(kept[place], rows=(*kept[place].rows, *statement.rows))
        else:
            kept.append(statement)
            place = len(kept) - 1
        last[key] = statement, place
    return kept


def _parted(claims: Sequence[LossClaim]) -> list[tuple[LossClaim, ...]]:
    """Claims of one stream and day: floors paired with ceilings above them, all others alone."""
    floors = sorted((claim for claim in claims if claim.bound == LossBound.AT_LEAST), key=lambda claim: claim.count)
    ceilings = sorted((claim for claim in claims if claim.bound == LossBound.AT_MOST), key=lambda claim: claim.count)
    pairs = [(low, high) for low, high in zip(floors, ceilings, strict=False) if low.count < high.count]
    paired = {claim.row for pair in pairs for claim in pair}
    return [*pairs, *((claim,) for claim in claims if claim.row not in paired)]


def _made(key: tuple[Stream, int, bool, int], parts: tuple[LossClaim, ...]) -> Statement:
    stream, day, is_daily, span = key
    low = next((claim.count for claim in parts if claim.bound != LossBound.AT_MOST), None)
    high = next((claim.count for claim in reversed(parts) if claim.bound != LossBound.AT_LEAST), None)
    if len(parts) == 1 and parts[0].count == 0.0:
        # None lost: less than one.
        low, high = None, 1.0
    doubt = max(claim.doubt for claim in parts)
    return Statement(tuple(claim.row for claim in parts), stream, day, is_daily, low, high, doubt, span)
