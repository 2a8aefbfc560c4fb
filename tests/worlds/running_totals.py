"""Small tables with one thing amiss each: for tests of the plain look."""

from collections.abc import Iterable

from passmuster.ledger.losses import LossClaim
from passmuster.losses.checks.points import PrintedTotal
from worlds.small_war import claim

__all__ = ["points_of", "rows_of_series", "steady"]


def rows_of_series(said: Iterable[tuple[int, float]], first_row: int = 0, **more: object) -> list[LossClaim]:
    """Claims of one stream from days and numbers, rows counted on from `first_row`."""
    return [claim(first_row + at, day, float(number), **more) for at, (day, number) in enumerate(said)]


def points_of(said: Iterable[tuple[int, float]]) -> list[PrintedTotal]:
    """The same as points."""
    return [PrintedTotal(day, float(number), row) for row, (day, number) in enumerate(said)]


def steady(n: int, *, pace: float = 37.0, first: float = 103.0) -> list[tuple[int, float]]:
    """A total that does what totals do: a number every ten days, rising by `pace` and a little unevenly."""
    return [(10 * (at + 1), first + pace * at + (at * 7) % 5) for at in range(n)]
