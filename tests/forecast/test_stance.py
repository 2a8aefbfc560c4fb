"""Tests of stances ahead: fates follow their chances, and each stance does to a force what it says."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from passmuster.forecast.stance import Fates, draw_fates, steering_of
from passmuster.model.paths import paths_ahead
from passmuster.model.steering import Steering
from passmuster.precedents.growth import SurgeRate
from passmuster.precedents.participant import CAUSES
from worlds.muster_world import decreed_fit

WEEKS = 30
FIT = decreed_fit()
N = FIT.posterior.n_draws
NOBODY_LEAVES = np.zeros((1, WEEKS + 1, len(CAUSES)))


def surges(rate: float, n: int = N) -> SurgeRate:
    """A rate of surges that is the same in every draw."""
    return SurgeRate(
        per_week=np.full(n, rate), growth=np.full(n, 1.5), constant_per_week=rate, n_spans=1, n_surges=1,
        n_contingents=1, wars=("W",),
    )  # fmt: skip


def fates(cause: str = "", week: int = WEEKS + 1, surge_week: int = WEEKS + 1, left_share: float = 0.3) -> Fates:
    """One fate for all paths."""
    return Fates(
        n_weeks=WEEKS, exit_week=np.full(N, week), cause=np.full(N, CAUSES.index(cause) if cause else -1),
        surge_week=np.full(N, surge_week), growth=np.full(N, 1.5), left_share=np.full(N, left_share),
    )  # fmt: skip


def followed(what: Fates):
    """Paths of the decreed force under a fate."""
    posterior = FIT.posterior
    steering = steering_of(
        what, strength=posterior.stocks.present[:, -1, 0],
        return_rate=np.exp(-posterior.parameters["tour_weeks"][:, 0]), force=0, n_forces=1,
    )  # fmt: skip
    return paths_ahead(posterior, WEEKS, 3, steering=steering)


def test_exits_come_as_often_as_their_chances() -> None:
    """Among 100,000 paths each cause comes by each week as often as given, within five standard errors."""
    n = 100_000
    hazard = np.array([0.01, 0.004, 0.002, 0.001, 0.003])
    weeks = np.arange(WEEKS + 1)
    total = hazard.sum()
    left = (-np.expm1(-total * weeks))[:, None] * hazard / total
    drawn = draw_fates(np.broadcast_to(left, (50, *left.shape)), surges(0.0), n_paths=n, n_weeks=WEEKS, seed=1)
    for week in (1, 10, WEEKS):
        for at, chance in enumerate(left[week]):
            seen = ((drawn.exit_week <= week) & (drawn.cause == at)).mean()
            assert abs(seen - chance) < 5 * np.sqrt(chance * (1 - chance) / n)
    assert np.all((drawn.cause >= 0) == (drawn.exit_week <= WEEKS))


def test_surges_come_at_their_rate() -> None:
    """Among 100,000 paths the share that decides for a surge by week w is 1 - exp(-rate w)."""
    drawn = draw_fates(NOBODY_LEAVES, surges(0.02), n_paths=100_000, n_weeks=WEEKS, seed=2)
    for week in (1, 10, WEEKS):
        chance = -np.expm1(-0.02 * week)
        assert abs((drawn.surge_week <= week).mean() - chance) < 5 * np.sqrt(chance / 100_000)


def test_after_an_exit_there_is_no_surge() -> None:
    """Who has left sends no more."""
    left = np.zeros((1, WEEKS + 1, len(CAUSES)))
    left[:, 1:, CAUSES.index("early_withdrawal")] = 0.9
    drawn = draw_fates(left, surges(0.5), n_paths=5_000, n_weeks=WEEKS, seed=3)
    gone = drawn.exit_week <= WEEKS
    assert np.all((drawn.surge_week > WEEKS) | (drawn.surge_week < drawn.exit_week))
    assert gone.mean() == pytest.approx(0.9, abs=0.02)


def test_a_factor_moves_when_and_not_whether_luck_changes() -> None:
    """With one seed a higher rate brings every surge at most as late, and leaves exits as they are."""
    plain, more = (
        draw_fates(NOBODY_LEAVES, surges(0.02), n_paths=2_000, n_weeks=WEEKS, surge_factor=f, seed=4) for f in (1, 2)
    )
    assert np.all(more.surge_week <= plain.surge_week)
    assert np.any(more.surge_week < plain.surge_week)
    assert np.array_equal(plain.exit_week, more.exit_week)


def test_a_withdrawal_leaves_its_share() -> None:
    """Eight weeks after the decision at most about that is there, and nobody comes any more."""
    ahead = followed(fates("early_withdrawal", week=5, left_share=0.05))
    share = ahead.present[:, 12, 0] / ahead.present[:, 3, 0]
    # Those who rejoin from their wounds in the meantime come on top of the twentieth.
    assert np.all(share < 0.07)
    assert np.all(ahead.arrivals[:, 4:, 0] == 0.0)


def test_who_leaves_keeps_next_to_nobody_and_who_cuts_a_good_part() -> None:
    """Evenly in logs from a ten-thousandth to a tenth, a cut from that to a half; half who leave keep under .4 %."""
    for cause, low, middle, high in (("early_withdrawal", 0.0001, 0.00316, 0.1), ("drawdown", 0.1, 0.224, 0.5)):
        left = np.zeros((1, WEEKS + 1, len(CAUSES)))
        left[:, 1:, CAUSES.index(cause)] = 1.0
        kept = draw_fates(left, surges(0.0), n_paths=20_000, n_weeks=WEEKS, seed=5).left_share
        assert low <= kept.min() < 1.01 * low
        assert 0.99 * high < kept.max() <= high
        assert np.median(kept) == pytest.approx(middle, rel=0.06)


def test_a_cut_leaves_its_share_and_then_goes_on() -> None:
    """Eight weeks after a cut to 30 % at most that is there, and later men come again."""
    ahead = followed(fates("drawdown", week=5))
    share = ahead.present[:, 12, 0] / ahead.present[:, 3, 0]
    assert np.all((share > 0.1) & (share < 0.3))
    assert np.all(ahead.arrivals[:, 4:12, 0] == 0.0)
    assert ahead.arrivals[:, 20:, 0].mean() > 0.0


@pytest.mark.parametrize("cause", ["switched_side", "completed"])
def test_peace_ends_losses(cause: str) -> None:
    """After a separate peace, or the end of the war, nobody is lost, nobody comes, and the force goes home."""
    ahead = followed(fates(cause, week=3, left_share=0.1))
    assert np.all(ahead.casualties[:, 2:, 0] == 0.0)
    assert np.all(ahead.arrivals[:, 2:, 0] == 0.0)
    assert np.all(ahead.present[:, -1, 0] < 0.35 * ahead.present[:, 1, 0])


def test_a_surge_brings_what_it_says() -> None:
    """A surge to one and a half times adds half of today's strength within four weeks."""
    plain, more = followed(fates()), followed(fates(surge_week=2))
    added = (more.deployed - plain.deployed)[:, 4, 0] / plain.start.present[:, 0]
    # Men who came are lost and replaced as others are, by some per cent in three weeks.
    assert np.all((added > 0.4999) & (added < 0.56))


@settings(max_examples=15, deadline=None)
@given(st.sampled_from(("", *CAUSES)), st.integers(1, WEEKS), st.integers(1, WEEKS), st.floats(0.1, 0.5))
def test_everybody_is_somewhere_whatever_befalls(cause: str, week: int, surge: int, left: float) -> None:
    """Under every fate, on every path and week, stocks balance and no place holds fewer than nobody."""
    ahead = followed(fates(cause, week, surge, left))
    s = ahead.stocks
    elsewhere = s.present + s.recovering + s.killed + s.captured + s.evacuated + s.returned
    np.testing.assert_allclose(elsewhere, s.deployed, rtol=1e-12)
    assert all(np.min(place) >= -1e-3 for place in s)


def test_levers_and_fates_work_together() -> None:
    """A lever's factor holds where no fate ends it."""
    base = Steering(casualty_hazard=np.full((N, 1, 1), 2.0))
    made = steering_of(
        fates("switched_side", week=3), strength=np.ones(N), return_rate=np.ones(N), force=0, n_forces=1, base=base
    )
    assert np.all(made.casualty_hazard[:, :2] == 2.0)
    assert np.all(made.casualty_hazard[:, 2:] == 0.0)
