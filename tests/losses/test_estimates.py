"""What a fit says: of one whose draws are known, every number is known."""

import numpy as np
import pytest

from passmuster.ledger.losses import LossTable
from passmuster.losses.estimates import (
    drifts_of,
    examine,
    health_of,
    leans_of,
    meanings_of,
    totals_of,
    weekly_days,
)
from passmuster.losses.fit import LossFit
from worlds.loss_fits import SPREAD, decreed_fit
from worlds.small_war import claim


@pytest.fixture
def fit() -> LossFit:
    """Tanks that grow evenly to 1,000, told half as high again by X and soberly by Y; people to 8,000."""
    rows = [claim(row, 20 + 15 * row, 101.0 + 40 * row) for row in range(13)]
    rows += [claim(20, 200, 900.0, source="Y"), claim(21, 200, 2000.0, category="Military Deaths")]
    levels = {"Tanks": np.log(1000.0), "Military": np.log(8000.0)}
    return decreed_fit(LossTable("t", tuple(rows), ""), levels=levels, leans={("X", "Tanks"): np.log(1.5)})


def test_totals_are_those_of_the_draws(fit: LossFit) -> None:
    """Medians and 95 % ends of levels, of people by the accounts, on days on which half is lost and on the last."""
    found = {(total.category, total.day): total for total in totals_of(fit, [100.0, 200.0])}
    assert found["Tanks", 200].q50 == pytest.approx(1000.0, rel=0.02)
    assert found["Tanks", 100].q50 == pytest.approx(500.0, rel=0.02)
    assert np.log(found["Tanks", 200].q975 / found["Tanks", 200].q025) == pytest.approx(2 * 1.96 * SPREAD, rel=0.2)
    assert found["Military Deaths", 200].q50 == pytest.approx(2000.0, rel=0.02)
    assert found["Military Injuries", 200].q50 == pytest.approx(6000.0, rel=0.02)
    assert found["Military Casualties", 200].q50 == pytest.approx(8000.0, rel=0.02)


def test_leans_are_over_what_is_meant(fit: LossFit) -> None:
    """A column that counts the dead is held against the dead; each lean comes with its number of statements."""
    found = {(lean.group, lean.category): lean for lean in leans_of(fit)}
    assert found["X", "Tanks"].factor_q50 == pytest.approx(1.5, rel=1e-5)
    assert found["Y", "Tanks"].factor_q50 == pytest.approx(1.0, rel=1e-5)
    assert found["X", "Military Deaths"].factor_q50 == pytest.approx(1.0, rel=1e-5)
    assert (found["X", "Tanks"].claims, found["Y", "Tanks"].claims) == (13, 1)


def test_a_drift_is_told_from_first_statement_to_last(fit: LossFit) -> None:
    """Only a long stream has one; decreed to fall by a tenth from end to end it is told so."""
    (drift,) = drifts_of(fit)
    assert (drift.group, drift.factor_q50) == ("X", 1.0)
    own, first = fit.layout.blocks[0].drift(0), fit.layout.offsets[0]
    nodes = fit.draws.x[:, :, first + own.start : first + own.stop]
    nodes[:] = np.linspace(0.0, np.log(0.9), own.stop - own.start)
    (fallen,) = drifts_of(fit)
    # The first statement is of day 20 of 200.
    assert fallen.factor_q50 == pytest.approx(0.9 ** (180.0 / 199.0), rel=1e-4)


def test_a_sure_meaning_is_not_told(fit: LossFit) -> None:
    """Only columns that leave a meaning open have rows, and every measure with a chance is one."""
    assert meanings_of(fit) == ()
    people = next(number for number, stream in enumerate(fit.layout.streams) if stream.curve.is_people)
    fit.draws.meaning_chance[:, people] = [0.25, 0.75, 0.0, 0.0]
    found = meanings_of(fit)
    assert [(row.measure, row.probability) for row in found] == [("casualties", 0.25), ("killed", 0.75)]


def test_weekly_days_end_on_the_last() -> None:
    """A week apart, the first within the first week."""
    np.testing.assert_array_equal(weekly_days(20), [6.0, 13.0, 20.0])
    np.testing.assert_array_equal(weekly_days(7), [7.0])


def test_every_total_and_lean_is_examined(fit: LossFit) -> None:
    """Independent draws pass; one lean that does not mix fails the fit and is named by the draws it is worth."""
    fit.draws.x[:, :, fit.layout.stream_places] += 0.01 * np.random.default_rng(1).standard_normal((4, 250, 3))
    assert examine(fit).is_usable
    fit.draws.x[0, :, fit.layout.stream_places[1]] += 1.0
    health = examine(fit)
    assert not health.is_usable
    assert health.worst == "lean of Y on Tanks of A"


def test_what_lies_past_the_last_claim_is_not_examined() -> None:
    """Guns of which nobody spoke after day 100 may wander afterwards, and before they may not."""
    rows = [*(claim(row, 20 + 15 * row, 101.0 + 75 * row) for row in range(13)), claim(20, 100, 90.0, category="Guns")]
    for first, is_usable in ((110.0, True), (50.0, False)):
        fit = decreed_fit(LossTable("t", tuple(rows), ""), levels={"Tanks": np.log(1000.0), "Guns": np.log(200.0)})
        fit.draws.x[:, :, fit.layout.stream_places] += 0.01 * np.random.default_rng(1).standard_normal((4, 250, 2))
        wandering = fit.layout.knot_places[1][fit.layout.knots > first]
        fit.draws.x[0, :, wandering] += 1.0
        assert examine(fit).is_usable is is_usable


def test_the_worst_is_the_one_worth_fewest_draws() -> None:
    """A chain that hardly moves is worth few draws, whatever its R-hat."""
    random = np.random.default_rng(2)
    fresh = random.standard_normal((4, 500))
    slow = np.cumsum(random.standard_normal((4, 500)), axis=1)
    health = health_of([("fresh", fresh), ("slow", slow)])
    assert health.worst == "slow"
    assert (health.divergences, health.is_usable) == (0, False)
    assert health_of([("fresh", fresh)]).is_usable
