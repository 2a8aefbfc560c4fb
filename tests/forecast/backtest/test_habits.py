"""Tests of the habits of those who print numbers."""

from itertools import combinations, groupby

import numpy as np
import pytest

from passmuster.datasets.strengths import load_strengths
from passmuster.forecast.backtest.habits import (
    GUESS_COUNTS,
    REPEAT_GUESS,
    REPEATS_HALVE_DAYS,
    WIDTH_GUESS,
    chance_of_repeating,
    chosen,
    coarseness,
    gap_sources,
    last_said,
    range_widths,
    rounding,
)
from passmuster.forecast.backtest.printed import Printed
from worlds.claims_said import day, said, said_many

N = 20_000
FOUR_ERRORS = 4.0 / np.sqrt(N)
"""Four standard errors of a share, at most: a right share lies outside once in 16,000 runs."""


def test_the_guess_counts_as_four_claims():
    """With four claims of the family known and none of others, every second draw is the guess."""
    picked = chosen([3, 5, 7, 9], [], N, np.random.default_rng(1))
    assert (picked == -1).mean() == pytest.approx(0.5, abs=FOUR_ERRORS)
    assert set(picked) == {-1, 3, 5, 7, 9}


def test_claims_of_other_families_stand_in_before_the_guess():
    """Twelve of the family and four of others: three draws in four, half of the rest, and the guess the other half."""
    picked = chosen(list(range(12)), [20, 21, 22, 23], N, np.random.default_rng(1))
    assert np.isin(picked, range(12)).mean() == pytest.approx(0.75, abs=FOUR_ERRORS)
    assert (picked >= 20).mean() == pytest.approx(0.125, abs=FOUR_ERRORS)


def test_nothing_known_leaves_the_guess():
    """Without claims every draw is the guess."""
    assert set(chosen([], [], 50, np.random.default_rng(1))) == {-1}


@pytest.mark.parametrize(("number", "part"), [(10_000, 0.5), (12_000, 1 / 12), (3667, 1 / 3667), (4000, 0.25), (0, 0)])
def test_coarseness_of_printed_numbers(number, part):
    """The rounding unit over the number, at most a half."""
    assert coarseness(said(1, number)) == pytest.approx(part)


def test_rounding_follows_the_family():
    """Where forty numbers are printed to the head, most forecasts are too."""
    known = [said(n, 1001 + 2 * n) for n in range(40)]
    numbers = rounding(np.full(N, np.log(4321.0)), "strength", known, np.random.default_rng(1))
    assert (np.abs(np.exp(numbers) - 4321) < 0.01).mean() == pytest.approx(40 / 44, abs=0.02)


def test_rounding_never_moves_by_more_than_a_quarter():
    """Whatever is known, a number and its rounding differ by a quarter of it at most, heads apart."""
    logs = np.log(np.geomspace(2.0, 1e7, 500))
    known = [said(n, 10.0**n) for n in range(6)]
    moved = rounding(logs, "losses", known, np.random.default_rng(3)) - logs
    assert np.all(np.abs(np.expm1(moved)) <= 0.25 + 1e-9)


def test_widths_of_ranges_are_copied_or_guessed():
    """Half the log of high over low of known ranges, or an exponential with the stated mean."""
    known = [said(n, None, bound="range", low=100.0, high=400.0) for n in range(GUESS_COUNTS_AS_INT)]
    widths = range_widths(known, "strength", N, np.random.default_rng(1))
    copied = np.isclose(widths, np.log(2.0))
    assert copied.mean() == pytest.approx(0.5, abs=FOUR_ERRORS)
    assert widths[~copied].mean() == pytest.approx(WIDTH_GUESS, rel=4 / np.sqrt(N / 2))


GUESS_COUNTS_AS_INT = int(GUESS_COUNTS)


def test_gaps_are_those_of_the_same_bound_and_extent():
    """A floor over a window is no guide to a floor of a total, and a ceiling none to a floor."""
    known = [
        said(1, 5, bound="at_least", quantity="killed"),
        said(2, 5, bound="at_most", quantity="killed"),
        said(3, 5, bound="at_least"),
        said(4, 5, bound="at_least", quantity="killed", as_of_start=day(2)),
    ]
    assert gap_sources(said(9, 5, bound="at_least", quantity="killed"), known) == ([0], [2])


def key_of(count):
    """The contingent of a count, and its day within it."""
    return count.war, count.participant


def test_a_group_repeats_itself_before_others():
    """The number in circulation is that of the own group where it has spoken, else anybody's last."""
    known = said_many(said(1, 10), said(2, 20, claimant_group="US"), said(3, 30, claimant_group="GB"))
    own = last_said(known, Printed.of(said(9, 1, claimant_group="US")))
    other = last_said(known, Printed.of(said(9, 1, claimant_group="KR")))
    assert (own[0].claim_id, own[1]) == ("c2", True)
    assert (other[0].claim_id, other[1]) == ("c3", False)


def test_numbers_go_out_of_circulation_slowly():
    """The chance of a repeat falls by half with every half year of the number's age, and never to nothing."""
    known = said_many(said(1, 10))
    chances = [chance_of_repeating(known, Printed.of(said(1 + days, 1)), lead=days).chance for days in (7, 189, 371)]
    assert chances == pytest.approx([REPEAT_GUESS * 0.5 ** ((7 + n * 182) / REPEATS_HALVE_DAYS) for n in range(3)])


def test_the_shipped_counts_are_repeated_as_slowly_as_is_said():
    """Of two counts of one contingent, exact repeats halve in about half a year: 43, 14, 9 and 2 in 100 by age."""
    by_contingent = groupby(sorted(load_strengths(), key=key_of), key=key_of)
    pairs = [pair for _, counts in by_contingent for pair in combinations(list(counts), 2)]
    shares = []
    for low, high in ((120, 250), (250, 400), (400, 800), (800, 3000)):
        repeated = [one.troops == other.troops for one, other in pairs if low < abs((other.day - one.day).days) <= high]
        shares.append(round(100 * sum(repeated) / len(repeated)))
    assert shares == [43, 14, 9, 2]
    # From six months to a year and a half on, the share that the half-life says is left of the first.
    assert shares[2] / shares[0] == pytest.approx(0.5 ** (415 / REPEATS_HALVE_DAYS), abs=0.05)


def test_the_chance_of_repeating_is_learned():
    """Eight claims each over again, a week apart, outvote the guess of one in four."""
    known = said_many(*(said(7 * n, 500) for n in range(9)))
    repeats = chance_of_repeating(known, Printed.of(said(63, 1)), lead=7)
    week = 0.5 ** (7 / REPEATS_HALVE_DAYS)
    assert repeats.chance == pytest.approx(week * (8 + GUESS_COUNTS * REPEAT_GUESS) / (8 * week + GUESS_COUNTS))
    assert np.exp(repeats.log_number) == pytest.approx(500)


def test_nothing_comparable_is_nothing_to_repeat():
    """The first claim of a kind repeats nothing."""
    assert chance_of_repeating(said_many(said(1, 10)), Printed.of(said(9, 1, quantity="killed")), lead=3) is None
