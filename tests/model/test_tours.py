"""Tests of the prior of tours by the time in which a war began."""

import math
from datetime import date

import numpy as np
import pytest

from passmuster.ledger import Prior
from passmuster.model.prior_defaults import DEFAULTS
from passmuster.model.priors import resolve
from passmuster.model.tours import BEFORE_TOURS, tour_default


def test_the_year_of_the_war_decides():
    """The last day of 1944 has the tours of before, the next those of today."""
    assert tour_default(date(1944, 12, 31)) is BEFORE_TOURS
    assert tour_default(date(1945, 1, 1)) is DEFAULTS["tour_weeks"]


def test_a_case_gets_the_prior_of_its_time_and_its_own_goes_before():
    """An old war has the longer tours as a shipped default with its reason; what the case says stands in any year."""
    table = resolve((), start=date(1862, 1, 6))
    assert table.location("tour_weeks") == pytest.approx(math.log(132.0))
    assert table["tour_weeks"].is_default
    assert table["tour_weeks"].reason == BEFORE_TOURS.reason
    assert resolve((), start=date(2020, 1, 6)) == resolve(())
    own = Prior(name="tour_weeks", location=math.log(20), scale=0.3, reason="a test")
    assert resolve([own], start=date(1862, 1, 6))["tour_weeks"] is own


def test_what_was_sent_to_keep_a_force_for_four_years():
    """Prior predictive: of a force that stays as large as it is, 2.6 times as many (1.3 to 9.2) have been sent in four
    years before 1945, and 5 times (2.1 to 15.9) since: 1 + 208 weeks over the tour."""
    z = np.array([1.645, 0.0, -1.645])
    early, late = (1.0 + 208.0 / np.exp(own.location + own.scale * z) for own in (BEFORE_TOURS, DEFAULTS["tour_weeks"]))
    assert early == pytest.approx([1.30, 2.58, 9.16], abs=0.02)
    assert late == pytest.approx([2.07, 5.0, 15.9], abs=0.1)
