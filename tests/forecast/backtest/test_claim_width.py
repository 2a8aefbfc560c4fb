"""Tests of what earlier forecasts teach about the width of later ones."""

from dataclasses import replace
from datetime import date

import pytest

from passmuster.forecast.backtest.claim_width import AS_MODELLED, Lesson, Width, learned_width
from passmuster.score.width import width_factor

DAY = date(2030, 1, 1)
LESSON = Lesson(claim_id="a", as_of=DAY, lead_days=10, subject="force", family="losses", square=0.2)


def test_nothing_settled_teaches_nothing():
    """Before any forecast was settled the model's own width stands, at every lead."""
    assert learned_width([], ["a"]) == AS_MODELLED
    assert learned_width([LESSON], ["b"]) == AS_MODELLED
    assert AS_MODELLED.at(1) == AS_MODELLED.at(1000) == 1.0


def test_what_was_not_known_by_the_day_is_not_learned_from():
    """A lesson about a claim said later, or by nobody known, changes nothing."""
    unknown = replace(LESSON, claim_id="later", square=40.0)
    assert learned_width([LESSON, unknown], ["a"]) == learned_width([LESSON], ["a"])


def test_claims_that_share_a_truth_share_a_vote():
    """Ten claims about one subject, kind and day move no more than one; another subject is another vote."""
    ten = [replace(LESSON, claim_id=f"a{n}") for n in range(10)]
    names = [lesson.claim_id for lesson in ten] + ["b"]
    one = learned_width([ten[0]], names)
    many = learned_width(ten, names)
    assert many.factor == pytest.approx(one.factor)
    assert (many.n_claims, many.n_groups) == (10, 1)
    two = learned_width([*ten, replace(LESSON, claim_id="b", subject="other")], names)
    assert two.factor == pytest.approx(width_factor([0.2, 0.2], [1.0, 1.0]))


def test_widths_fade_beyond_what_was_learned_from():
    """Within the longest lead the factor holds; twice as far ahead its logarithm is halved; it never turns over."""
    width = Width(factor=0.64, n_claims=9, n_groups=4, longest_lead=30)
    assert width.at(5) == width.at(30) == 0.64
    assert width.at(60) == pytest.approx(0.8)
    assert 0.98 < width.at(3000) < 1.0
