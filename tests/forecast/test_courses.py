"""Courses: every count of a case, past and ahead, in a world whose truth is decreed."""

from datetime import date, timedelta

import numpy as np

from passmuster.forecast.courses import Courses
from passmuster.model.paths import paths_ahead
from worlds.decreed_material import AS_OF, claim, decreed_fit, material


def test_accounts_balance_in_every_draw():
    """Everybody sent is present, recovering, lost for good or returned, in every draw on any day."""
    courses = material().courses
    places = ("present", "recovering", "irrecoverable", "returned")
    for day in (AS_OF, AS_OF - timedelta(days=9)):
        held = sum(courses.of("kp-force", place).at(day) for place in places)
        np.testing.assert_allclose(held, courses.of("kp-force", "deployed").at(day), rtol=1e-9)


def test_a_course_has_no_seam():
    """What a course says of the past is the posterior's own path, and each of its paths goes on from there."""
    course = material().courses.of("kp-force", "killed")
    past = material().fit.posterior.path("kp-force", "killed")[material().ahead.draw]
    np.testing.assert_array_equal(course.values[:, : past.shape[1]], past)
    assert (np.diff(course.values, axis=1) >= -1e-9).all()


def test_a_day_inside_a_week_lies_on_the_straight_line():
    """Wednesday evening is three sevenths of the way from one Sunday evening to the next."""
    course = material().courses.of("kp-force", "present")
    sunday = course.sundays[4]
    wednesday = sunday + timedelta(days=3)
    between = course.at(sunday) * 4 / 7 + course.at(sunday + timedelta(weeks=1)) * 3 / 7
    np.testing.assert_allclose(course.at(wednesday), between)


def test_a_part_has_a_strength_and_a_supply_one_kind_of_goods():
    """Only what is kept of a subject has a course, and goods are counted in pieces."""
    shells = [
        claim(f"shells-{n}", "shells", 100_000 + n, date(2024, 10 + n, 6), subject="kp-shells", claimant_group=group)
        for n, group in enumerate(("UA", "US", "KR"))
    ]
    courses = Courses(paths_ahead(decreed_fit(*shells).posterior, 4, seed=1))
    assert courses.quantities("kp-force-kursk") == ("present",)
    assert courses.quantities("kp-shells") == ("shells",)
    assert courses.of("kp-shells", "shells").unit == "pieces"
    assert courses.of("kp-force", "shells") is None
    assert [force.force_id for force in courses.subjects] == ["kp-force", "kp-force-kursk", "kp-shells"]


def test_what_a_total_gains_over_days_is_its_difference():
    """From the beginning of the first day to the end of the last, both included."""
    course = material().courses.of("kp-force", "killed")
    first, last = AS_OF - timedelta(days=6), AS_OF
    np.testing.assert_allclose(course.gained(first, last), course.at(last) - course.at(first - timedelta(days=1)))
