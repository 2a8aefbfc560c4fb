"""Tests of the strain state: a Kalman smoother agrees, known truth comes back, and parts add up."""

import numpy as np
import pytest

from passmuster.latent.strain import Scores, StrainSettings, smooth_strain, worn_sums

SETTINGS = StrainSettings(
    persistence=0.94,
    effect_mean=np.array([0.05, -0.3]),
    effect_spread=np.array([0.03, 0.2]),
    tone=4.0,
    tone_spread=2.0,
    expression=2.5,
    lean_spread=2.0,
    noise=3.0,
)
N_WEEKS = 30


def some_scores(random: np.random.Generator, n: int = 25) -> Scores:
    """Scores of three sources in random weeks."""
    return Scores(
        score=random.normal(2.0, 4.0, n),
        week=np.sort(random.integers(0, N_WEEKS, n)),
        source=random.integers(0, 3, n),
        credit=random.choice([0.1, 0.5, 1.0], n),
    )


def kalman(drivers: np.ndarray, scores: Scores, settings: StrainSettings) -> tuple[np.ndarray, np.ndarray]:
    """Mean and variance of strain by week from a plain Rauch-Tung-Striebel smoother for one draw of the drivers.

    The state holds strain, the effects, the tone and the leans; the latter do not change.
    """
    n_drivers, n_weeks = drivers.shape
    n_sources = 3
    n = 1 + n_drivers + 1 + n_sources
    mean = np.concatenate([[0.0], settings.effect_mean, [settings.tone], np.zeros(n_sources)])
    spread = np.concatenate([[0.0], settings.effect_spread, [settings.tone_spread], np.full(n_sources, 2.0)])
    covariance = np.diag(spread**2)
    filtered, predicted, moves = [], [], []
    for week in range(n_weeks):
        move = np.eye(n)
        move[0, 0] = settings.persistence
        move[0, 1 : 1 + n_drivers] = drivers[:, week]
        mean, covariance = move @ mean, move @ covariance @ move.T
        covariance[0, 0] += 1 - settings.persistence**2
        predicted.append((mean, covariance))
        for at in np.flatnonzero(scores.week == week):
            look = np.zeros(n)
            look[0], look[1 + n_drivers], look[2 + n_drivers + scores.source[at]] = -settings.expression, 1.0, 1.0
            gain = covariance @ look / (look @ covariance @ look + settings.noise**2 / scores.credit[at])
            mean = mean + gain * (scores.score[at] - look @ mean)
            covariance = covariance - np.outer(gain, look @ covariance)
        filtered.append((mean, covariance))
        moves.append(move)
    smooth_mean, smooth_covariance = filtered[-1]
    means, variances = [smooth_mean[0]], [smooth_covariance[0, 0]]
    for week in range(n_weeks - 2, -1, -1):
        mean, covariance = filtered[week]
        ahead_mean, ahead_covariance = predicted[week + 1]
        back = covariance @ moves[week + 1].T @ np.linalg.inv(ahead_covariance)
        smooth_mean = mean + back @ (smooth_mean - ahead_mean)
        smooth_covariance = covariance + back @ (smooth_covariance - ahead_covariance) @ back.T
        means.append(smooth_mean[0])
        variances.append(smooth_covariance[0, 0])
    return np.array(means[::-1]), np.array(variances[::-1])


def test_agrees_with_a_kalman_smoother() -> None:
    """Mean and spread of 40,000 draws are those of an exact smoother, within five standard errors everywhere."""
    random = np.random.default_rng(1)
    drivers, scores, n = random.random((2, N_WEEKS)), some_scores(random), 40_000
    paths = smooth_strain(np.broadcast_to(drivers, (n, 2, N_WEEKS)), scores, SETTINGS, random=random)
    mean, variance = kalman(drivers, scores, SETTINGS)
    assert np.all(np.abs(paths.strain.mean(axis=0) - mean) < 5 * np.sqrt(variance / n))
    assert paths.strain.var(axis=0) == pytest.approx(variance, rel=5 * np.sqrt(2 / n))


def test_without_events_it_is_the_prior() -> None:
    """With nothing seen, strain starts at 0 and spreads toward 1 where nothing drives it."""
    nothing = Scores(
        score=np.zeros(0), week=np.zeros(0, dtype=np.int64), source=np.zeros(0, dtype=np.int64), credit=np.zeros(0)
    )
    paths = smooth_strain(np.zeros((20_000, 2, 80)), nothing, SETTINGS, random=np.random.default_rng(2))
    spread = paths.strain.std(axis=0)
    assert spread[0] == pytest.approx(np.sqrt(1 - 0.94**2), rel=0.03)
    assert spread[-1] == pytest.approx(1.0, rel=0.03)
    assert paths.from_driver.tolist() == [0.0, 0.0]


def test_recovers_known_strain() -> None:
    """Over 150 worlds drawn from the model, 90 per cent intervals of the last and a middle week hold the truth.

    Worlds are independent and two weeks of one world nearly so: a standard error of 1.7 to 2.4 points, three allowed.
    """
    held = []
    for world in range(150):
        random = np.random.default_rng([3, world])
        drivers = random.random((2, N_WEEKS)) * np.array([[3.0], [0.5]])
        effects = SETTINGS.effect_mean + SETTINGS.effect_spread * random.standard_normal(2)
        shocks = effects @ drivers + np.sqrt(1 - 0.94**2) * random.standard_normal(N_WEEKS)
        truth = worn_sums(shocks, 0.94)
        seen = some_scores(random)
        lean, tone = 2.0 * random.standard_normal(3), 4.0 + 2.0 * random.standard_normal()
        noise = 3.0 / np.sqrt(seen.credit) * random.standard_normal(len(seen.week))
        score = tone - 2.5 * truth[seen.week] + lean[seen.source] + noise
        scores = Scores(score=score, week=seen.week, source=seen.source, credit=seen.credit)
        paths = smooth_strain(np.broadcast_to(drivers, (800, 2, N_WEEKS)), scores, SETTINGS, random=random)
        for week in (14, N_WEEKS - 1):
            low, high = np.quantile(paths.strain[:, week], [0.05, 0.95])
            held.append(low <= truth[week] <= high)
    assert abs(np.mean(held) - 0.9) < 3 * 0.0245


def test_parts_add_up_to_the_whole() -> None:
    """What drivers and events add makes up the mean at the end, within four Monte Carlo errors."""
    random = np.random.default_rng(4)
    drivers = random.random((20_000, 2, N_WEEKS))
    paths = smooth_strain(drivers, some_scores(random), SETTINGS, random=random)
    last = paths.strain[:, -1]
    error = last.std() / np.sqrt(len(last))
    assert abs(last.mean() - paths.from_driver.sum() - paths.from_event.sum()) < 4 * error


def test_worn_sums_forget() -> None:
    """A push of one is worth persistence to the power of its age."""
    assert worn_sums(np.array([1.0, 0.0, 0.0]), 0.5).tolist() == [1.0, 0.5, 0.25]
