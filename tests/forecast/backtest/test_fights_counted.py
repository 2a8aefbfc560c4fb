"""How many are lost in a fight that is told of, beside the days around it."""

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest
from scipy.stats import truncnorm

from passmuster.forecast.backtest.fights_counted import counts_a_fight, guessed_surplus, losses_of_a_fight
from passmuster.ledger import Claim
from passmuster.ledger.vocabulary import Quantity
from passmuster.model.ahead import Ahead
from passmuster.model.fights import SPREAD, spread_over
from passmuster.model.paths import paths_ahead
from worlds.muster_world import AS_OF, claim, decreed_fit

N_PATHS = 20_000


def window(claim_id: str, number: float, days: int, *, opens: int) -> Claim:
    """Dead of so many days, of which the first lies `opens` days after the as-of day."""
    first = AS_OF + timedelta(days=opens)
    told = claim(claim_id, "killed", number, first + timedelta(days=days - 1), bound="exact")
    return replace(told, as_of_start=first, as_of_end=first + timedelta(days=days - 1))


def ahead() -> Ahead:
    """Paths of twenty weeks after the decreed fit."""
    return paths_ahead(decreed_fit().posterior, 20, seed=3, n_paths=N_PATHS)


def test_a_short_window_is_a_fight_and_a_year_is_none() -> None:
    """What is counted of three days, or of five weeks, is told for what happened in them; a year is a time."""
    assert counts_a_fight(window("a", 40, 3, opens=30), ())
    assert counts_a_fight(window("a", 40, 35, opens=30), ())
    assert not counts_a_fight(window("a", 40, 365, opens=30), ())
    assert not counts_a_fight(claim("total", "killed", 40, AS_OF), ())


def test_one_more_day_of_a_bulletin_is_no_fight() -> None:
    """Where losses are told day after day, a day is told because it is one."""
    told = tuple(window(f"d{day}", 10, 1, opens=-day) for day in range(1, 11))
    assert not counts_a_fight(window("next", 10, 1, opens=1), told)


@pytest.mark.parametrize("share", [0.05, 0.3])
def test_the_guess_is_the_worst_of_the_weeks(share: float) -> None:
    """Beside the truncated normal of another library, to four Monte Carlo errors of the mean."""
    drawn = guessed_surplus(share, SPREAD, 40_000, np.random.default_rng(3)) + SPREAD**2 / 2.0
    worst = truncnorm(truncnorm(-np.inf, np.inf).ppf(1.0 - share), np.inf, scale=SPREAD)
    assert np.mean(drawn) == pytest.approx(worst.mean(), abs=4.0 * worst.std() / 200.0)
    assert np.std(drawn) == pytest.approx(worst.std(), rel=0.05)


def test_with_every_week_told_a_fight_costs_what_a_week_does() -> None:
    """The mean over all weeks is the mean rate itself, however spread they are."""
    drawn = np.exp(guessed_surplus(1.0, SPREAD, 400_000, np.random.default_rng(3)))
    spread = np.sqrt(np.exp(SPREAD**2) - 1.0)
    assert np.mean(drawn) == pytest.approx(1.0, abs=5.0 * spread / np.sqrt(400_000))


def test_a_fight_ahead_costs_more_than_its_days() -> None:
    """Told of for being bad; and by the guess alone, as nothing of the kind is known here."""
    paths = ahead()
    later = window("later", 1, 7, opens=40)
    told = losses_of_a_fight(paths, later, Quantity.KILLED, (), np.random.default_rng(1))
    plain = paths.gain(later.subject, later.quantity, later.as_of_start, later.as_of_end)
    assert told is not None
    assert np.median(told) > 2.0 * np.median(plain)


def copied(size: float, days: int) -> np.ndarray:
    """Losses in a fight ahead of so many days, after forty weeks that cost so many each."""
    known = [(window(f"k{place}", size, 7, opens=place - 60), np.zeros(N_PATHS)) for place in range(40)]
    later = window("later", 1, days, opens=40)
    told = losses_of_a_fight(ahead(), later, Quantity.KILLED, known, np.random.default_rng(1))
    assert told is not None
    return told


@pytest.mark.parametrize("days", [3, 7, 63])
def test_known_fights_are_copied_as_habits_are(days: int) -> None:
    """Were they twice as large, so would be those to come that copy one: forty of forty-four, guesses aside.

    An offensive of nine weeks stands out by as much less as such times are calmer than weeks.
    """
    ratio, wanted = copied(4_000, days) / copied(2_000, days), 2.0 ** (spread_over(days) / SPREAD)
    is_copy = np.isclose(ratio, wanted)
    assert np.mean(is_copy) == pytest.approx(40 / 44, abs=4.0 * np.sqrt(40 * 4) / 44 / np.sqrt(N_PATHS))
    np.testing.assert_allclose(ratio[~is_copy], 1.0)


def test_a_force_first_spoken_of_ahead_has_finite_fights() -> None:
    """Of a force of which one number of the next day is weighed, the usual losses so far are those of a day."""
    paths = ahead()
    design = replace(paths.design, observed=(replace(window("k", 20, 1, opens=1), subject="kp-force"),))
    moved = replace(paths, posterior=replace(paths.posterior, design=design))
    known = [(design.observed[0], np.zeros(N_PATHS))]
    told = losses_of_a_fight(moved, window("later", 1, 7, opens=40), Quantity.KILLED, known, np.random.default_rng(1))
    assert told is not None
    assert np.all(np.isfinite(told))
    assert np.all(told >= 0.0)


def test_what_is_not_counted_has_no_fight() -> None:
    """A measure that the model does not keep for a subject."""
    other = replace(window("later", 1, 7, opens=40), subject="nobody")
    assert losses_of_a_fight(ahead(), other, Quantity.KILLED, (), np.random.default_rng(1)) is None
