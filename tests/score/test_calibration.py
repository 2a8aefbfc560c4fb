"""Tests of ranges, calibration and the comparison of forecasters."""

import dataclasses

import numpy as np
import pytest
import scoringrules
from hypothesis import given, settings
from hypothesis import strategies as st

from passmuster.errors import BadInput
from passmuster.score.calibration import calibration_slope, calibration_table, pit
from passmuster.score.comparison import score_difference
from passmuster.score.interval import coverage, interval_score


def test_interval_score_agrees_with_another_library() -> None:
    """The score is the one that scoringrules computes."""
    random = np.random.default_rng(1)
    observed, low = random.normal(size=30), random.normal(size=30)
    high = low + random.random(30)
    expected = scoringrules.interval_score(observed, low, high, 0.2)
    assert interval_score(observed, low, high, level=0.8) == pytest.approx(expected)


def test_interval_score_is_best_at_the_true_quantiles() -> None:
    """Ranges that are too wide, too narrow or shifted score worse than the true 90 per cent, beyond four errors."""
    observed = np.random.default_rng(2).normal(size=20_000)
    half = 1.6448536269514722
    truth = interval_score(observed, np.full(20_000, -half), np.full(20_000, half), level=0.9)
    for low, high in ((-2.5, 2.5), (-1.0, 1.0), (-1.0, 2.3)):
        loss = interval_score(observed, np.full(20_000, low), np.full(20_000, high), level=0.9) - truth
        assert loss.mean() > 4 * loss.std() / np.sqrt(len(loss))


def test_coverage_counts_bounds_as_inside() -> None:
    """An outcome on the bound of its range is covered."""
    assert coverage([1.0, 2.0, 3.0, 9.0], [1.0, 0.0, 0.0, 0.0], [2.0, 2.0, 2.0, 2.0]) == 0.5


def test_crossed_ranges_and_wrong_levels_are_refused() -> None:
    """A lower bound above the upper and a level in per cent are refused in words."""
    with pytest.raises(BadInput, match="no lower bound lies above its upper bound; found 1 crossed"):
        coverage([1.0], [2.0], [0.0])
    with pytest.raises(BadInput, match=r"lies between 0 and 1; found 90\. Write 0\.9"):
        interval_score([1.0], [0.0], [2.0], level=90)


def even_distance(values: np.ndarray) -> float:
    """Largest distance between the share of values below a point and the point itself (Kolmogorov)."""
    ordered, n = np.sort(values), len(values)
    return float(max((np.arange(1, n + 1) / n - ordered).max(), (ordered - np.arange(n) / n).max()))


def test_pit_is_even_for_the_truth_and_not_for_wrong_forecasts() -> None:
    """The true forecast passes a Kolmogorov test at 1 in 10,000; a biased, a narrow and a wide one fail it."""
    random = np.random.default_rng(3)
    observed, draws = random.gamma(2.0, size=3000), random.gamma(2.0, size=(3000, 99))
    critical = np.sqrt(-np.log(0.0001 / 2) / 2 / 3000)
    assert even_distance(pit(observed, draws, seed=1)) < critical
    centre = 2.0
    for wrong in (draws + 0.5, centre + (draws - centre) * 0.5, centre + (draws - centre) * 2):
        assert even_distance(pit(observed, wrong, seed=1)) > critical


def test_pit_of_counts_is_even_too() -> None:
    """Ties are spread within their share, so that small counts do not pile up."""
    random = np.random.default_rng(4)
    observed, draws = random.poisson(1.0, 3000), random.poisson(1.0, (3000, 99))
    critical = np.sqrt(-np.log(0.0001 / 2) / 2 / 3000)
    assert even_distance(pit(observed, draws, seed=1)) < critical
    assert np.array_equal(pit(observed, draws, seed=1), pit(observed, draws, seed=1))


def test_slope_recovers_how_overconfident_a_forecaster_is() -> None:
    """Log odds doubled give a slope of a half, the truth a slope of one, within four standard errors."""
    random = np.random.default_rng(5)
    log_odds = random.normal(-1.0, 1.0, 20_000)
    came = random.random(20_000) < 1 / (1 + np.exp(-log_odds))
    for stretch in (0.5, 1.0, 2.0):
        found = calibration_slope(1 / (1 + np.exp(-stretch * log_odds)), came)
        assert abs(found.slope - 1 / stretch) < 4 * found.slope_error
        assert found.slope_error < 0.05 / stretch


def test_weights_count_like_repeats() -> None:
    """A forecast of weight two is the same forecast made twice."""
    said, came = np.array([0.1, 0.4, 0.6, 0.7, 0.2]), np.array([0, 1, 0, 1, 1])
    twice = calibration_slope(np.append(said, said[1]), np.append(came, came[1]))
    weighted = calibration_slope(said, came, weight=[1, 2, 1, 1, 1])
    assert weighted.slope == pytest.approx(twice.slope)
    assert weighted.intercept == pytest.approx(twice.intercept)


def test_no_slope_without_both_outcomes() -> None:
    """All faults are told at once: one probability throughout, one outcome throughout."""
    with pytest.raises(BadInput, match="a slope needs") as refusal:
        calibration_slope([0.3, 0.3], [1, 1])
    assert len(refusal.value.faults) == 2
    assert "a slope needs both outcomes; found 1 throughout" in str(refusal.value)


def test_no_slope_where_outcomes_are_told_apart() -> None:
    """Likelihood has no maximum where a probability divides what came from what did not, ties or not."""
    for said, came in (([0.1, 0.2, 0.3], [0, 0, 1]), ([0.1, 0.2, 0.2], [0, 0, 1]), ([0.1, 0.2, 0.3], [1, 1, 0])):
        with pytest.raises(BadInput, match="do not tell wholly apart; found 3 outcomes told apart"):
            calibration_slope(said, came)
    with pytest.raises(BadInput, match="forecasts that count"):
        calibration_slope([0.1, 0.2], [0, 1], weight=[0, 0])


@given(
    st.lists(st.tuples(st.floats(0.001, 0.999), st.booleans()), min_size=2, max_size=12),
)
@settings(deadline=None)
def test_a_slope_is_the_maximum_or_is_refused(rows: list[tuple[float, bool]]) -> None:
    """Whatever is given, the slope solves the equations of likelihood, or it is refused in words."""
    said, came = np.array([row[0] for row in rows]), np.array([float(row[1]) for row in rows])
    try:
        found = calibration_slope(said, came)
    except BadInput:
        return
    log_odds = np.log(said) - np.log1p(-said)
    off = came - 1 / (1 + np.exp(-(found.intercept + found.slope * log_odds)))
    assert abs(off.sum()) < 1e-5
    assert abs((off * log_odds).sum()) < 1e-5


def test_table_groups_by_size_and_keeps_all() -> None:
    """Groups of equal size, smallest probability first, hold every forecast once."""
    said = np.linspace(0.05, 0.95, 25)
    lines = calibration_table(said, said > 0.5, n_groups=4)
    assert [line.n for line in lines] == [7, 6, 6, 6]
    assert [line.mean_probability for line in lines] == sorted(line.mean_probability for line in lines)
    assert sum(line.n * line.share_happened for line in lines) == pytest.approx((said > 0.5).sum())


def test_difference_knows_that_groups_share_a_fate() -> None:
    """The same question asked ten times within each group does not make the interval narrower."""
    random = np.random.default_rng(6)
    ours, theirs, groups = random.normal(0.0, 1.0, 40), random.normal(0.3, 1.0, 40), np.arange(40)
    once = score_difference(ours, theirs, groups, seed=1)
    tenfold = score_difference(np.repeat(ours, 10), np.repeat(theirs, 10), np.repeat(groups, 10), seed=1)
    assert dataclasses.astuple(tenfold) == pytest.approx(dataclasses.astuple(once))
    assert once.mean == pytest.approx(ours.mean() - theirs.mean())
    assert once.q05 < once.mean < once.q95


def test_interval_of_a_difference_covers_the_truth() -> None:
    """Over 300 worlds of 30 groups the 90 per cent interval holds the true difference 84 to 94 times in a hundred.

    Clustered bootstraps are known to be a little short with few groups; 84 is 90 less 2 for that and less two binomial
    standard errors (1.7 each, rounded).
    """
    held = 0
    for world in range(300):
        random = np.random.default_rng([7, world])
        groups = np.repeat(np.arange(30), 5)
        ours = random.normal(0.2, 1.0, 150) + np.repeat(random.normal(0, 1.0, 30), 5)
        found = score_difference(ours, np.zeros(150), groups, seed=world, n_resamples=500)
        held += found.q05 <= 0.2 <= found.q95
    assert 0.84 <= held / 300 <= 0.94


def test_difference_needs_two_groups() -> None:
    """With one group nothing can be drawn again."""
    with pytest.raises(BadInput, match="needs two groups at least; found 1"):
        score_difference([1.0, 2.0], [1.0, 1.0], ["a", "a"])
