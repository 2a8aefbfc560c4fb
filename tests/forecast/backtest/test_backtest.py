"""Tests of the backtest's sums."""

import pytest

from passmuster.forecast.backtest.backtest import (
    Backtest,
    DayOutcome,
    biggest_losses,
    by_key,
    differences,
    held_if_right,
    model_summary,
    naive_summaries,
    summary,
)
from passmuster.forecast.backtest.claim_width import AS_MODELLED
from passmuster.inference.diagnostics import FitStatus
from worlds.scored import DAY, ROWS, found, row


def test_like_is_compared_with_like():
    """The first of its kind is scored apart from claims that everybody could forecast."""
    backtest = found(*ROWS)
    assert [score.claim_id for score in backtest.comparable] == ["a", "b"]
    assert [score.claim_id for score in backtest.first_of_kind] == ["c"]
    assert [left.claim_id for left in backtest.left_out] == ["z"]


def test_summaries_are_plain_means():
    """Means over claims, of scores and of what was held."""
    ours, naive = summary(ROWS[:2]), naive_summaries(ROWS[:2])
    assert (ours.n, ours.crps_log, ours.coverage90) == (2, pytest.approx(0.3), 0.5)
    assert naive["last_claim"].crps_log == pytest.approx(0.3)
    assert naive["trend"].interval_score_log == pytest.approx(1.2)
    assert (naive["trend"].coverage50, naive["trend"].coverage90) == (0.0, 1.0)


def test_the_models_own_width_has_a_summary():
    """What would have been without a width learned is told beside what was."""
    assert model_summary(ROWS[:2]).crps_log == pytest.approx(0.6)
    assert model_summary(ROWS[:2]).coverage90 == 1.0


def test_the_yardstick_of_coverage():
    """Two days of two claims each: chances are those of a sum of two independent counts, worked out by hand."""
    one = found(*ROWS)
    held = held_if_right(Backtest(days=one.days * 2, actions=()))
    # Two of the four were held; the sum is 2, 3 or 4 with 0.01, 0.18 and 0.81.
    assert held.mean == pytest.approx((0.01 * 2 + 0.18 * 3 + 0.81 * 4) / 4)
    assert (held.q05, held.q95) == (0.75, 1.0)
    assert held.as_many == pytest.approx(1.0)
    assert held_if_right(found(ROWS[2])) is None


def test_no_claims_have_no_summary():
    """Over nothing there is no mean."""
    assert summary(()) is None
    assert naive_summaries(ROWS[2:]) == {}


def test_the_difference_is_ours_less_theirs():
    """Below zero ours is better, whatever the interval."""
    gaps = differences(ROWS, seed=1)
    assert gaps["trend"].mean == pytest.approx((0.1 - 0.4 + 0.5 - 0.8) / 2)
    assert gaps["last_claim"].mean == pytest.approx(0.0)


def test_one_origin_has_no_interval():
    """Claims that share one fate say nothing of the spread between fates."""
    assert differences([row(name, 0.1, 0.2, 0.2, 0.2, origin="same") for name in "ab"], seed=1) == {}


def test_losses_are_told_worst_first():
    """A claim on which somebody naive did better, or that fell outside its interval, is told; others are not."""
    lost = biggest_losses((*ROWS, row("d", 0.9, 0.1, 0.1, 0.1), row("e", 0.05, 0.4, 0.4, 0.4)))
    assert [score.claim_id for score in lost] == ["d", "b"]
    assert len(biggest_losses([row(str(n), 0.9, 0.1) for n in range(30)], 5)) == 5


def test_a_miss_without_rivals_is_a_loss():
    """The first of its kind counts as lost when it fell outside."""
    assert [score.claim_id for score in biggest_losses([row("x", 2.0, inside90=False), row("y", 2.0)])] == ["x"]


def test_groups_are_in_order_and_lose_nobody():
    """Every score stands in one group."""
    groups = by_key(ROWS, lambda score: score.claim_id)
    assert [name for name, _ in groups] == ["a", "b", "c"]


def test_one_failed_fit_spoils_the_whole():
    """A backtest is usable when each of its fits is."""
    good = found(*ROWS)
    bad = Backtest(days=(*good.days, DayOutcome(
        as_of=DAY, n_known=0, status=FitStatus.FAILED, r_hat_max=1.2, ess_min=9.0, divergences=4, scores=(),
        left_out=(), width=AS_MODELLED, held_if_right=(1.0,),
    )), actions=())  # fmt: skip
    assert good.is_usable
    assert not bad.is_usable
