"""What a claim's number may be held against."""

from datetime import date, timedelta

import numpy as np
import pytest

from passmuster.model.paths import paths_ahead
from passmuster.muster.meanings import (
    count_ahead,
    count_so_far,
    counts_so_far,
    meanings,
    planned_readings,
    related_readings,
    window_of,
)
from passmuster.muster.readings import CountReading
from passmuster.observation.dating import SHIFTS
from worlds.muster_world import AS_OF, claim, decreed_fit

LATER = AS_OF + timedelta(days=30)


def test_a_claim_is_read_by_its_own_words() -> None:
    """Every candidate meaning that is not far-fetched, over the days that the claim names."""
    either = (("killed", 0.3), ("casualties", 0.65), ("captured", 0.05))
    readings = list(meanings(claim("c", "killed", 5, measures=either, as_of_start=AS_OF)))
    assert readings == [CountReading("killed", AS_OF, AS_OF), CountReading("casualties", AS_OF, AS_OF)]
    assert list(meanings(claim("c", "killed", 5, as_of_end=None))) == [CountReading("killed", None, AS_OF)]


def test_a_plan_leaves_open_which_of_three_it_is() -> None:
    """Strength, total sent or newcomers for men; a total or a gain for goods; nothing without a day."""
    plan = claim("p", "planned", 5, horizon=LATER)
    assert [reading.measure for reading in planned_readings(plan, is_supply=False)] == [
        "present", "deployed", "arrivals",
    ]  # fmt: skip
    assert list(planned_readings(plan, is_supply=True)) == [
        CountReading("other", None, LATER),
        CountReading("other", AS_OF, LATER),
    ]
    assert list(planned_readings(claim("p", "planned", 5), is_supply=False)) == []


def test_a_throughput_without_a_window_is_read_over_a_year() -> None:
    """As armies and newspapers count rotations."""
    (reading,) = planned_readings(claim("t", "rotated", 5), is_supply=False)
    assert (reading.first_day, reading.last_day) == (AS_OF, AS_OF + timedelta(weeks=52))


def test_a_window_runs_toward_the_horizon() -> None:
    """From the day it speaks from, or is said on; a horizon that is past makes none."""
    assert window_of(claim("p", "planned", 5, horizon=LATER)) == (AS_OF, LATER)
    assert window_of(claim("p", "planned", 5, horizon=date(2024, 1, 1))) is None


@pytest.mark.parametrize(
    ("reading", "measures"),
    [
        (CountReading("killed", None, AS_OF), ["casualties", "irrecoverable"]),
        (CountReading("present", None, AS_OF), ["deployed"]),
        (CountReading("captured", None, AS_OF), []),
        (CountReading("casualties", AS_OF, AS_OF), ["killed", "irrecoverable", "casualties"]),
        (CountReading("arrivals", AS_OF, AS_OF), ["deployed"]),
    ],
)
def test_related_readings_are_what_pages_mix_up(reading: CountReading, measures: list[str]) -> None:
    """The wrong word for the right number, and a total given for what was gained."""
    assert [other.measure for other in related_readings(reading)] == measures


def test_counts_are_those_of_the_posterior_and_of_the_paths() -> None:
    """Up to the as-of day both roads lead to one number, and what is not kept has none."""
    posterior = decreed_fit().posterior
    ahead = paths_ahead(posterior, 8, seed=2)
    for reading in (CountReading("killed", None, AS_OF), CountReading("killed", AS_OF - timedelta(days=6), AS_OF)):
        so_far = count_so_far(posterior, "kp-force", reading)
        np.testing.assert_allclose(count_ahead(ahead, "kp-force", reading), so_far[ahead.draw])
    assert count_so_far(posterior, "kp-force", CountReading("missing", None, AS_OF)) is None
    through = count_ahead(ahead, "kp-force", CountReading("rotated", AS_OF, LATER))
    np.testing.assert_array_equal(through, ahead.throughput("kp-force", AS_OF, LATER))


def test_a_number_may_be_of_weeks_around_its_day_but_none_to_come() -> None:
    """Each shift is the count of the day so far off; after the as-of week the last day stands; goods keep their day."""
    posterior = decreed_fit().posterior
    day = AS_OF - timedelta(weeks=1)
    around = counts_so_far(posterior, "kp-force", CountReading("killed", None, day))
    for place, shift in enumerate(SHIFTS):
        of_day = CountReading("killed", None, min(day + timedelta(weeks=shift), AS_OF))
        np.testing.assert_allclose(around[:, place], count_so_far(posterior, "kp-force", of_day))
    assert counts_so_far(posterior, "kp-force", CountReading("missing", None, AS_OF)) is None
