"""Likely slips: a number far from what its source says is found with what was expected and what may have happened."""

import numpy as np
import pytest

from passmuster.ledger.losses import LossTable
from passmuster.losses.fit import LossFit
from passmuster.losses.slip_causes import SlipKind
from passmuster.losses.slips import find_slips
from worlds.loss_fits import decreed_fit
from worlds.small_war import claim

LEVELS = {"Tanks": np.log(1843.0), "Guns": np.log(507.0)}


def fit_of(*more: object) -> LossFit:
    """Tanks and guns told soberly every twenty days, and some rows more."""
    rows = [claim(row, day, round(1843.0 * day / 200.0)) for row, day in enumerate(range(20, 201, 20))]
    rows += [claim(50 + row, day, round(507.0 * day / 200.0), category="Guns") for row, day in enumerate((99, 200))]
    return decreed_fit(LossTable("t", (*rows, *more), ""), levels=LEVELS)  # type: ignore[arg-type]


def test_sound_numbers_are_no_slips() -> None:
    """Where every number is near what its source says, nothing is found."""
    assert find_slips(fit_of()) == ()


@pytest.mark.parametrize(
    ("count", "kind"),
    [(92.0, SlipKind.DIGIT_DROPPED), (257.0, SlipKind.OTHER_COLUMN), (9.0, SlipKind.DAY_AS_TOTAL)],
)
def test_a_slip_is_found_with_its_cause(count: float, kind: SlipKind) -> None:
    """In place of 931: a digit lost, the column of guns, the tanks of the day alone."""
    (slip,) = find_slips(fit_of(claim(70, 101, count)))
    assert (slip.rows, slip.printed, slip.cause.kind) == ((70,), count, kind)
    assert slip.probability > 0.9
    assert slip.expected == pytest.approx(931.0, rel=0.02)


def test_a_bound_is_no_slip() -> None:
    """A floor far below what is believed says nothing wrong."""
    assert find_slips(fit_of(claim(70, 101, 92.0, bound="at_least"))) == ()


def test_a_rounded_number_is_held_against_its_rounding() -> None:
    """1,000 for 931 is rounding and no slip, though the source's noise is a twentieth."""
    assert find_slips(fit_of(claim(70, 101, 1000.0))) == ()


def test_a_daily_number_may_slip_too() -> None:
    """A day on which a total was filed is told with what was expected of the day."""
    (slip,) = find_slips(fit_of(claim(70, 101, 931.0, is_daily=True)))
    assert slip.expected == pytest.approx(1843.0 / 200.0, rel=0.1)


@pytest.mark.parametrize(("count", "day", "is_slip"), [(15.0, 1, False), (25.0, 1, True), (960.0, 101, False)])
def test_what_is_near_or_within_what_counts_scatter_by_is_no_slip(count: float, day: int, is_slip: bool) -> None:
    """15 tanks for 9 on the first day, or three per cent too many, though the source prints to a thousandth."""
    fit = fit_of(claim(70, day, count))
    fit.draws.log_noise[:] = np.log(0.001)
    assert bool(find_slips(fit)) is is_slip
