"""Totals told again through another mouth, and witnesses who count for themselves."""

import numpy as np
import pytest

from passmuster.losses.checks.check import CheckKind
from passmuster.losses.checks.points import PrintedTotal
from passmuster.losses.checks.relays import look_for_relays
from passmuster.losses.statements import Stream
from worlds.running_totals import points_of

AGENCY, PAPER = Stream("Agency", "A", "Tanks"), Stream("Paper", "A", "Tanks")


def total(
    random: np.random.Generator, noise: float, every: int, *, lean: float = 1.0, lag: int = 0
) -> list[PrintedTotal]:
    """A total of uneven days as a source prints it whose numbers are out by `noise`, on every so many days."""
    truth = np.cumsum(40.0 * np.random.default_rng(3).lognormal(0.0, 0.5, 120))
    days = range(every, 119, every)
    said = [(day + lag, round(lean * truth[day] * np.exp(noise * random.standard_normal()))) for day in days]
    return points_of(said)


@pytest.mark.parametrize("lag", [0, 1, 2])
def test_numbers_told_again_are_asked_about(lag: int) -> None:
    """A paper that prints an agency's numbers up to two days later, rounded and a little off."""
    random = np.random.default_rng(1)
    (found,) = look_for_relays({AGENCY: total(random, 0.0, 3), PAPER: total(random, 0.007, 9, lag=lag)})
    assert (found.kind, found.stream, found.names) == (CheckKind.RELAYED, PAPER, ("Agency",))
    assert found.rows == tuple(range(13))


def test_who_says_more_is_followed_and_never_follows() -> None:
    """Whichever stands first in the table."""
    random = np.random.default_rng(1)
    points = {PAPER: total(random, 0.0, 9), AGENCY: total(random, 0.0, 3)}
    assert [found.stream for found in look_for_relays(points)] == [PAPER]


def test_witnesses_who_count_for_themselves_are_left_in_peace() -> None:
    """Two out by 5 % each without any lean, and one who leans by a tenth: of a hundred tables none is told."""
    told = 0
    for seed in range(50):
        random = np.random.default_rng(seed)
        told += len(list(look_for_relays({AGENCY: total(random, 0.05, 3), PAPER: total(random, 0.05, 9)})))
        told += len(list(look_for_relays({AGENCY: total(random, 0.0, 3), PAPER: total(random, 0.01, 9, lean=1.1)})))
    assert told == 0


def test_other_things_and_coarse_numbers_tell_nothing() -> None:
    """Neither another column nor numbers in round hundreds below three thousand are numbers told again."""
    random = np.random.default_rng(1)
    own = total(random, 0.0, 9)
    coarse = [point._replace(number=float(round(point.number, -3))) for point in own]
    agency = total(random, 0.0, 3)
    assert list(look_for_relays({AGENCY: agency, PAPER._replace(category="Guns"): own})) == []
    assert list(look_for_relays({AGENCY: agency, PAPER: coarse})) == []
