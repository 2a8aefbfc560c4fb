"""Tests of the table of tours: what ships, what it says of each time, and what is refused."""

import numpy as np
import pytest
from scipy.optimize import minimize
from scipy.stats import norm

from passmuster.datasets.tours import load_tours
from passmuster.datasets.tours.table import parse_tours
from passmuster.errors import BadInput
from passmuster.model.prior_defaults import DEFAULTS
from passmuster.model.tours import BEFORE_TOURS, FIRST_YEAR_OF_TOURS
from passmuster.store.intake import Intake


def middle_and_spread(tours) -> tuple[float, float]:
    """Middle and spread in logs of tours of which those that lasted to the end are a lower bound."""
    weeks, is_least = np.log([tour.weeks for tour in tours]), np.array([tour.is_least for tour in tours])

    def surprise(x):
        told = norm.logpdf(weeks[~is_least], x[0], np.exp(x[1])).sum()
        return -(told + norm.logsf(weeks[is_least], x[0], np.exp(x[1])).sum())

    found = minimize(surprise, [4.0, 0.0])
    return float(found.x[0]), float(np.exp(found.x[1]))


def test_the_shipped_table_is_whole():
    """Every tour has a source, and no contingent of a war stands twice."""
    tours = load_tours()
    assert len(tours) == 49
    assert len({(tour.war, tour.participant) for tour in tours}) == 49
    assert all("general knowledge" in tour.source or "http" in tour.source for tour in tours)


def test_before_tours_the_prior_is_the_table_s_and_a_fifth_wider():
    """Its middle is that of the contingents before 1945, and it is no narrower than they are."""
    middle, spread = middle_and_spread([tour for tour in load_tours() if tour.start < FIRST_YEAR_OF_TOURS])
    assert BEFORE_TOURS.location == pytest.approx(middle, abs=0.05)
    assert BEFORE_TOURS.scale == pytest.approx(1.2 * spread, abs=0.05)


def test_since_the_prior_holds_every_tour_of_the_table():
    """The middle of the contingents since lies within a third of a spread, and all within its middle 95 %."""
    tours, own = [tour for tour in load_tours() if tour.start >= FIRST_YEAR_OF_TOURS], DEFAULTS["tour_weeks"]
    middle, spread = middle_and_spread(tours)
    assert abs(middle - own.location) < own.scale / 3
    assert spread < own.scale
    assert all(abs(np.log(tour.weeks) - own.location) < 1.96 * own.scale for tour in tours)


def test_all_faults_are_told_at_once():
    """An empty name, a year that is none and a word that is unknown are three faults with their columns."""
    intake = Intake()
    parse_tours("war,participant,start,weeks,bound,source\nW,,19,52,roughly,x\n", "tours.csv", intake)
    with pytest.raises(BadInput) as refused:
        intake.close()
    told = str(refused.value)
    assert "line 2, column 'participant': the cell must not be empty" in told
    assert "column 'start'" in told
    assert "column 'bound': the word must be a known one; found 'roughly'" in told
