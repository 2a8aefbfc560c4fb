"""Errors of numbers of days: what they say of another one, by the formula and by a recovered truth."""

import numpy as np
import pytest
from scipy.stats import multivariate_normal

from passmuster.ledger.losses import LossTable
from passmuster.losses.daily_errors import DailyErrors, _Form, daily_errors_of, teller_of
from worlds.loss_fits import decreed_fit
from worlds.small_war import claim

DAYS = np.array([10.0, 10.0, 12.0, 40.0])
STREAMS = np.array([0, 1, 0, 1])
ERRORS = np.array([[-0.9, -1.0, -0.3, -0.4]])
FORM = _Form(spread=0.8, shared=0.5, length=5.0, middle=0.3)


def test_another_number_is_foretold_by_the_normal_that_all_share() -> None:
    """Mean and scale are those of the last of five normal numbers, given four."""
    days, streams = np.append(DAYS, 11.0), np.append(STREAMS, 1)
    apart, same = np.abs(days[:, None] - days), streams[:, None] == streams
    joint = 0.09 * same + 0.64 * (0.5 * np.exp(-apart / 5.0) + 0.5 * np.eye(5))
    four = multivariate_normal(np.zeros(4), joint[:4, :4]).logpdf(ERRORS[0])
    grid = np.linspace(-5.0, 4.0, 1801)
    density = np.exp([multivariate_normal(np.zeros(5), joint).logpdf([*ERRORS[0], value]) - four for value in grid])
    mean = np.average(grid, weights=density)
    expected, scale = DailyErrors(DAYS, STREAMS, ERRORS, FORM).foretold(1, 11.0)
    assert expected[0] == pytest.approx(mean, abs=1e-6)
    # A t of four degrees has twice the variance of its scale.
    assert scale * np.sqrt(2.0) == pytest.approx(np.sqrt(np.average((grid - mean) ** 2, weights=density)), abs=1e-6)


def test_a_report_says_more_than_other_days() -> None:
    """On the day of low numbers a low one is expected, of whatever column; far away it is the column's middle."""
    errors = DailyErrors(DAYS, STREAMS, ERRORS, FORM)
    new, far = errors.foretold(None, 10.0)[0][0], errors.foretold(None, 900.0)[0][0]
    assert new < -0.4
    assert far == pytest.approx(0.0, abs=1e-6)


def reported(shared: float, seed: int) -> LossTable:
    """Forty reports of four columns each on an even war, whose errors are shared or not."""
    random, rows = np.random.default_rng(seed), []
    for day in range(20, 180, 4):
        of_report = np.sqrt(shared) * random.standard_normal()
        for column in ("Tanks", "Guns", "Jets", "Trucks"):
            error = 0.8 * (of_report + np.sqrt(1.0 - shared) * random.standard_normal())
            number = max(round(50.0 * np.exp(error)), 1)
            rows.append(claim(len(rows), day, float(number), category=column, is_daily=True))
    return LossTable("t", tuple(rows), "")


@pytest.mark.parametrize("shared", [0.75, 0.0])
def test_what_reports_share_is_found(shared: float) -> None:
    """In forty reports of four numbers each."""
    fit = decreed_fit(reported(shared, 3), levels=dict.fromkeys(("Tanks", "Guns", "Jets", "Trucks"), np.log(10_000.0)))
    x = fit.draws.x.reshape(-1, fit.draws.x.shape[2])[:50].astype(float)
    (errors,) = daily_errors_of(fit.layout, x).values()
    assert abs(errors.form.shared - shared) <= 0.25
    assert errors.form.spread in {0.6, 0.8, 1.0}


def test_few_numbers_of_days_keep_the_noise_of_the_fit() -> None:
    """Of five errors no form is asked; tellers are told apart by how many days a number speaks of."""
    rows = [claim(at, 10 + at, 50.0, is_daily=True) for at in range(5)]
    rows += [claim(10 + at, 20 + 7 * at, 350.0, is_daily=True, span=7) for at in range(6)]
    fit = decreed_fit(LossTable("t", tuple(rows), ""), levels={"Tanks": np.log(10_000.0)})
    found = daily_errors_of(fit.layout, fit.draws.x[0, :20].astype(float))
    assert list(found) == [teller_of(fit.layout.streams[0], 7)]
