"""Hazards answer by closed forms where there are any, and the same way each time."""

from dataclasses import replace

import numpy as np
import pytest

from passmuster.errors import BadInput
from passmuster.precedents.exposure import INTERVAL_BOUNDS, WEEKS_PER_MONTH, exposure_of
from passmuster.precedents.hazards import Hazards
from passmuster.precedents.participant import CAUSES, Exit
from passmuster.randomness import RandomStream
from worlds.precedents_world import participant

RATES = np.array([0.02, 0.03, 0.01])
"""Of departure, completion and defeat, per month."""


def hazards(spread: float = 0.01, n_draws: int = 500) -> Hazards:
    """Constant hazards of camps that are nearly alike; every departure is a withdrawal."""
    return Hazards(
        rates=np.broadcast_to(RATES[:, None], (n_draws, 3, len(INTERVAL_BOUNDS))),
        camp_spread=np.full((n_draws, 3), spread),
        shares=np.tile([1.0, 0.0, 0.0], (n_draws, 1)),
        exposure=exposure_of([participant()]),
        seed=1,
        stream=RandomStream.NEW_WAR,
    )


def test_constant_hazards_of_equal_camps_have_a_closed_form() -> None:
    """A cause takes its share of what a constant total hazard lets go."""
    weeks = 26.0
    chances = hazards().exit_probabilities(7.0, [weeks]).mean(axis=0)[0]
    gone = 1.0 - np.exp(-RATES.sum() * weeks / WEEKS_PER_MONTH)
    shares = dict(zip(CAUSES, chances / gone, strict=True))
    assert shares[Exit.EARLY_WITHDRAWAL] == pytest.approx(RATES[0] / RATES.sum(), rel=0.01)
    assert shares[Exit.COMPLETED] == pytest.approx(RATES[1] / RATES.sum(), rel=0.01)
    assert shares[Exit.DRAWDOWN] == 0.0


def test_asking_twice_gives_the_same_draws() -> None:
    """The effect of the own camp hangs on seed and stream alone, so that a lever is compared draw by draw."""
    one = hazards(spread=1.0)
    assert np.array_equal(one.exit_probabilities(3.0, [13.0]), one.exit_probabilities(3.0, [13.0]))
    other = replace(one, stream=RandomStream.CASE_WAR)
    assert not np.array_equal(one.exit_probabilities(3.0, [13.0]), other.exit_probabilities(3.0, [13.0]))


def test_horizons_out_of_order_are_refused() -> None:
    """The later horizon comes later."""
    with pytest.raises(BadInput, match="each later than the one before"):
        hazards().exit_probabilities(3.0, [13.0, 4.0])
