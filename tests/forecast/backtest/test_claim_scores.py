"""Tests of scores of later claims, in the decreed world."""

import math
from dataclasses import replace
from datetime import timedelta

import pytest

from passmuster.forecast.backtest.as_of_days import LeftOut, Round
from passmuster.forecast.backtest.baselines import BASELINES
from passmuster.forecast.backtest.claim_scores import lesson_of, score_round, weeks_needed
from passmuster.forecast.backtest.claim_width import Width
from passmuster.model.paths import paths_ahead
from worlds.muster_world import AS_OF, claim, decreed_fit, ordinary_claims


def later(claim_id, quantity, number, days=10, **changed):
    """A claim said some days after the as-of day."""
    return claim(claim_id, quantity, number, AS_OF + timedelta(days=days), **changed)


def scored(*targets, seed=5, **how):
    """Scores by claim id, and what is left out."""
    told = round_scores(*targets, seed=seed, **how)
    return {score.claim_id: score for score in told.scores}, told.left_out


def round_scores(*targets, seed=5, **how):
    """Everything that a day's claims come to."""
    fit = decreed_fit()
    asked = Round(AS_OF, ordinary_claims(), targets, (LeftOut("before", AS_OF, "some reason"),))
    ahead = paths_ahead(fit.posterior, weeks_needed(fit.design.clock, asked), fit.seed)
    return score_round(fit, ahead, asked, seed=seed, **how)


def test_every_claim_has_a_forecast_and_rivals():
    """Quantiles are in order, the ranges hold what they should, and each naive forecaster is scored."""
    scores, _ = scored(later("a", "present", 10_000))
    row = scores["a"]
    assert row.q05 <= row.q25 <= row.q50 <= row.q75 <= row.q95
    assert row.inside90 == (row.q05 <= 10_000 <= row.q95)
    assert [naive.name for naive in row.naive] == list(BASELINES)
    assert (row.lead_days, row.number) == (10, pytest.approx(10_000))
    assert row.lost_by == row.crps_log - min(naive.crps_log for naive in row.naive)


def test_the_first_of_its_kind_has_no_rival():
    """Nothing comparable had been said of prisoners: the program has a forecast and nobody else."""
    scores, _ = scored(later("a", "captured", 5, bound="exact"))
    assert scores["a"].naive == ()
    assert scores["a"].lost_by == -math.inf


def test_forecasts_do_not_depend_on_company():
    """A claim is forecast alike alone and among others that end no later."""
    alone, _ = scored(later("a", "present", 10_000))
    together, _ = scored(later("b", "killed", 600, days=9), later("a", "present", 10_000))
    assert alone["a"] == together["a"]


def test_another_seed_is_another_draw():
    """Seeds change draws a little, and the score with them."""
    one, other = (scored(later("a", "killed", 700), seed=seed)[0]["a"].crps_log for seed in (1, 2))
    assert one != other
    assert one == pytest.approx(other, abs=0.1)


def test_what_cannot_be_forecast_is_left_out_with_its_reason():
    """A claim about an unmodelled supply joins those left out before."""
    scores, left_out = scored(later("a", "shells", 5, subject="kp-shells"), later("b", "present", 9000))
    assert set(scores) == {"b"}
    assert [left.claim_id for left in left_out] == ["before", "a"]


def test_the_wrong_word_is_recognised():
    """Casualties printed as killed lie above the interval, and the sentence says as what they would fit."""
    scores, _ = scored(later("a", "killed", 2600, bound="exact"))
    assert not scores["a"].inside90
    assert scores["a"].why.endswith("times above the 90 % interval; as killed or wounded it would lie inside")


def test_a_number_far_below_says_so():
    """What lies below the interval is told by its factor."""
    scores, _ = scored(later("a", "present", 10, bound="exact"))
    assert "times below the 90 % interval" in scores["a"].why


def test_a_repeated_number_is_recognised():
    """Where the last claim's forecaster wins because the number was said again, the sentence says that."""
    scores, _ = scored(later("a", "present", 10_500, claimant_group="US"))
    row = scores["a"]
    assert row.lost_by <= 0 or "said before was said again" in row.why


def test_an_easy_claim_has_no_excuse():
    """Where nothing was lost nothing is said."""
    scores, _ = scored(later("a", "casualties", 2700))
    row = scores["a"]
    assert (row.why == "") == (row.inside90 and row.lost_by <= 0)


def test_paths_reach_the_last_day_spoken_of():
    """A claim said ten days after a Sunday needs two weeks ahead; a day without claims is content with one."""
    clock = decreed_fit().design.clock
    assert weeks_needed(clock, Round(AS_OF, (), (later("a", "killed", 1), later("b", "killed", 1, days=3)), ())) == 2
    month = later("c", "present", 1, as_of_start=AS_OF + timedelta(days=8), as_of_end=AS_OF + timedelta(days=38))
    assert weeks_needed(clock, Round(AS_OF, (), (month,), ())) == 6
    assert weeks_needed(clock, Round(AS_OF, (), (), ())) == 1


def test_a_day_without_claims_has_no_scores():
    """Nothing asked is nothing forecast, and no path is drawn."""
    scores, left_out = scored()
    assert scores == {}
    assert [left.claim_id for left in left_out] == ["before"]


def test_echoes_share_an_origin():
    """Two rows of one statement are one origin for the interval of the difference."""
    same = {"claimant": "the ministry"}
    scores, _ = scored(later("a", "killed", 700, **same), replace(later("b", "killed", 700, **same), outlet="else"))
    assert scores["a"].origin == scores["b"].origin


def test_a_width_learned_narrows_the_forecast_and_keeps_the_lesson():
    """Half as wide about the same median; what the claim teaches, and the score without, stay the model's own."""
    target = later("a", "casualties", 2700)
    half = Width(factor=0.5, n_claims=9, n_groups=3, longest_lead=30)
    (plain, _), (mended, _) = scored(target), scored(target, width=half)
    before, after = plain["a"], mended["a"]
    assert after.q95 / after.q05 < before.q95 / before.q05
    assert after.q50 == pytest.approx(before.q50, rel=0.01)
    assert (before.width, after.width) == (1.0, 0.5)
    assert lesson_of(after) == lesson_of(before)
    assert after.as_modelled == before.as_modelled
    assert before.as_modelled.crps_log == before.crps_log


def test_the_yardstick_counts_claims_with_rivals():
    """Chances of none to all of the claims that others could forecast too; together 1, on average nine in ten or more.

    Intervals of rounded numbers hold their ends, so that they hold a little more than they say. Fresh counts of one
    truth are held or missed together: both at once more often than two coins would be.
    """
    fresh = later("a", "killed", 700, claimant_group="US")
    told = round_scores(fresh, later("b", "casualties", 2700), later("c", "captured", 2))
    chances = told.held_if_right
    assert len(chances) == 3
    assert sum(chances) == pytest.approx(1.0)
    mean = (chances[1] + 2 * chances[2]) / 2
    assert 0.9 <= mean < 1.0
    assert chances[2] > mean**2
