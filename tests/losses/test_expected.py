"""What sources would say by one set of parameters."""

import numpy as np
import pytest

from passmuster.ledger.losses import LossTable
from passmuster.losses.expected import ExpectedTotals
from worlds.loss_fits import decreed_fit
from worlds.small_war import claim

ROWS = (
    *(claim(at, 10 * at + 10, 50.0 * at + 50) for at in range(20)),
    claim(30, 200, 600.0, category="Guns"),
    claim(31, 100, 3.0, category="Jets", is_daily=True),
    claim(32, 200, 90.0, category="Guns", side="B"),
)


def expected() -> ExpectedTotals:
    """Tanks to 1,000 told by half too high, guns to 500."""
    levels = {"Tanks": np.log(1000.0), "Guns": np.log(500.0), "Jets": np.log(100.0)}
    fit = decreed_fit(LossTable("t", ROWS, ""), levels=levels, leans={("X", "Tanks"): np.log(1.5)})
    return ExpectedTotals(fit.layout, fit.draws.x.mean(axis=(0, 1)).astype(float))


def test_a_total_is_that_of_the_day_times_the_lean() -> None:
    """Half way through an even war half is lost."""
    assert expected().log_total(0, 100.0) == pytest.approx(np.log(750.0), abs=0.01)


def test_a_day_is_what_it_adds_to_the_total() -> None:
    """An even war loses as many every day; the first day's total is the day's."""
    totals = expected()
    assert totals.log_day(0, 100.0) == pytest.approx(np.log(7.5), abs=0.02)
    assert totals.log_day(0, 1.0) == totals.log_total(0, 1.0)


def test_a_drift_counts() -> None:
    """What a stream says of a day holds its drift on that day."""
    totals, with_drift = expected(), expected()
    with_drift.x[with_drift.layout.drift_places[0]] += 0.3
    assert with_drift.log_total(0, 100.0) - totals.log_total(0, 100.0) == pytest.approx(0.3)


def test_beside_stand_running_totals_of_the_same_side() -> None:
    """Neither a column that gives days alone nor one about the other side."""
    totals = expected()
    assert [totals.layout.streams[at].category for at in totals.beside(0)] == ["Guns"]
