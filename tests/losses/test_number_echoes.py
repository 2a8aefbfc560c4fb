"""Echoes by number: a series that grows as another does, and not merely as the calendar does."""

from itertools import pairwise

from passmuster.ledger.losses import LossBound, LossClaim
from passmuster.losses.number_echoes import find_number_echoes

BURSTS = [(10, 100.0), (30, 900.0), (50, 1000.0), (70, 1100.0), (90, 2500.0), (110, 2600.0), (130, 4000.0)]


def series(source: str, points: list[tuple[int, float]], category: str = "Military Deaths") -> list[LossClaim]:
    """Running totals of side A by a source."""
    return [LossClaim(0, day, count, category, "A", source, False, LossBound.POINT) for day, count in points]


def dense(source: str, category: str = "Military Deaths") -> list[LossClaim]:
    """The bursts told every ten days."""
    days = range(10, 131, 5)
    return series(source, [(day, read(day)) for day in days], category)


def read(day: int) -> float:
    """The bursts between their points."""
    pairs = pairwise(BURSTS)
    before, after = next(pair for pair in pairs if pair[0][0] <= day <= pair[1][0])
    return before[1] + (after[1] - before[1]) * (day - before[0]) / (after[0] - before[0])


def test_a_series_that_takes_another_sources_bursts_is_proposed() -> None:
    """Twice another's steps, rounded, in an uneven war: one echo, with the growth that shows it."""
    echo = series("E", [(day, round(2 * count, -2)) for day, count in BURSTS], "Military Casualties")
    (found,) = find_number_echoes([*dense("X"), *echo])
    assert found.echo == ("E", "A", "Military Casualties")
    assert found.follows == ("X", "A", "Military Deaths")
    assert found.misfit < 0.5 * found.even_misfit
    assert found.steps == (1600.0, 200.0, 200.0, 2800.0, 200.0, 2800.0)
    assert found.followed_steps == tuple(step / 2.0 for step in found.steps)


def test_an_even_war_proves_nothing() -> None:
    """Where all totals grow by the calendar, growing alike is no echo."""
    even = series("X", [(day, 10.0 * day) for day in range(10, 131, 5)])
    assert find_number_echoes([*even, *series("E", [(day, 20.0 * day) for day in range(10, 131, 20)])]) == ()


def test_a_series_with_bursts_of_its_own_is_no_echo() -> None:
    """A source that sees the growth elsewhere is a witness of its own."""
    own = [(10, 100.0), (30, 150.0), (50, 1500.0), (70, 3000.0), (90, 3100.0), (110, 4000.0), (130, 4050.0)]
    assert find_number_echoes([*dense("X"), *series("E", own)]) == ()


def test_goods_echo_only_their_own_kind() -> None:
    """Steps of tanks are never held against steps of the dead."""
    assert find_number_echoes([*dense("X", "Tanks"), *series("E", [(d, 2 * n) for d, n in BURSTS])]) == ()
