"""How a part moves when its whole does, before any claim and after one."""

import numpy as np
import pytest
from scipy.special import expit

from passmuster.model.grid import Grid
from passmuster.model.parts import FARTHEST_FOLLOWED, ages, elsewhere
from passmuster.model.priors import resolve

TABLE = resolve(())
FOLLOWED = (
    # part of a past contingent: its number and the whole's, then and later; from general knowledge, rounded
    ("Korea's engineers and medics in Vietnam, 1965 to 1968", 2_000, 2_100, 2_400, 49_000),
    ("Australia's training team in Vietnam, 1962 to 1965", 30, 30, 100, 1_500),
    ("Australia's training team in Vietnam, 1965 to 1968", 100, 1_500, 200, 7_600),
    ("United States marines in Vietnam, 1965 to 1968", 38_000, 184_000, 81_000, 536_000),
    ("United States airmen in Vietnam, 1965 to 1968", 21_000, 184_000, 58_000, 536_000),
    ("United States sailors in Vietnam, 1965 to 1968", 8_400, 184_000, 36_000, 536_000),
    ("Soviet advisers to Afghanistan's army, 1980 to 1986", 1_800, 80_000, 1_800, 108_000),
)
"""What the prior of `part_follow` is held against; docs/explanation/model.md tells of it."""
DRAWS = 40_000


def drawn(name: str, seed: int) -> np.ndarray:
    """Draws of a prior."""
    z: np.ndarray = np.random.default_rng(seed).standard_normal(DRAWS)
    return TABLE.location(name) + TABLE.scale(name) * z


def numbers_later(times_as_large: float, years: float) -> np.ndarray:
    """A part of which 300 were there among 3,000, so many years later in a whole so many times as large; draws."""
    gap = np.log(9.0) + drawn("part_drift", 1) * np.sqrt(years)
    log_ratio = elsewhere(gap, np.log(times_as_large), expit(drawn("part_follow", 2)), xp=np)
    return 3_000.0 * times_as_large * expit(-log_ratio)


def went_along(part: float, whole: float, later_part: float, later_whole: float) -> float:
    """f of the module's equation, by the exact ratio of those elsewhere where there are any."""
    change = np.log(later_whole / whole)
    return float(np.log(later_part / part) / (FARTHEST_FOLLOWED * np.tanh(change / FARTHEST_FOLLOWED)))


def test_the_prior_of_following_is_that_of_past_parts():
    """Its middle lies among theirs, and seven rows leave it no more than one beyond either end of its 90 % interval."""
    past = np.array([went_along(*row[1:]) for row in FOLLOWED])
    low, middle, high = np.quantile(expit(drawn("part_follow", 2)), [0.05, 0.5, 0.95])
    assert np.quantile(past, 0.25) < middle < np.quantile(past, 0.75)
    assert np.sum(past < low) <= 1
    assert np.sum(past > high) <= 2, "beyond one, a drift of its own must carry it"


@pytest.mark.parametrize("times", [0.4, 0.6, 2.0, 4.0])
def test_both_kinds_of_parts_are_thinkable(times: float):
    """Half a year later neither a part that stayed as many nor one that kept its share is a surprise."""
    low, high = np.quantile(numbers_later(times, 0.5), [0.05, 0.95])
    assert low < 300.0 < high
    assert low < 300.0 * times < high


def test_a_whole_that_has_only_begun_says_little_of_a_part():
    """Of a whole thirty times as large a part is a few times as large at most, and it may be what it was."""
    low, middle, high = np.quantile(numbers_later(30.0, 0.3), [0.05, 0.5, 0.95])
    assert low < 330.0
    assert middle < 300.0 * 3.0
    assert high < 300.0 * 8.0


def test_a_part_nobody_speaks_of_again_grows_less_sure_with_time():
    """In a whole that stands still it stays near the number said, and spreads with the root of time."""
    spreads = [np.std(np.log(numbers_later(1.0, years))) for years in (0.25, 1.0, 4.0)]
    assert np.exp(np.mean(np.log(numbers_later(1.0, 1.0)))) == pytest.approx(300.0, rel=0.05)
    np.testing.assert_allclose(np.array(spreads[1:]) / spreads[:-1], 2.0, rtol=0.1)


def test_a_part_is_never_more_than_its_whole():
    """Where the whole shrinks to a tenth of the part as it was, the part is nearly all of it and not more."""
    assert np.max(numbers_later(0.01, 0.5)) <= 30.0
    assert np.median(numbers_later(0.01, 0.5)) > 20.0


def test_ages_are_roots_of_years_from_the_anchor():
    """Zero in the anchor step, one a year away to either side, and steps that only pad go on."""
    grid = Grid((0, 52, 104, 105))
    np.testing.assert_allclose(ages(grid, [1], 4)[:3, 0], [1.0, 0.0, np.sqrt(1 / 52)])
    assert ages(grid, [], 4).shape == (4, 0)
