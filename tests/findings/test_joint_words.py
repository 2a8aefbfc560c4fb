from dataclasses import replace
from datetime import date

from passmuster.findings.joint_words import against_estimate, implied, together
from passmuster.muster.found import JointReading
from passmuster.muster.readings import Interval
from worlds.muster_world import claim

STRENGTH, THROUGH = claim("plan", "present", 15_000), claim("through", "rotated", 100_000)
READING = JointReading(
    claims=("through", "plan"), strength=15_000.0, through=100_000.0, weeks=52.0, last_day=date(2026, 1, 4),
    stay_weeks=7.8, arrivals_a_week=85_000 / 52, arrivals_so_far=Interval(100.0, 200.0, 300.0),
    tour_weeks=Interval(20.0, 30.0, 40.0), probability=0.004,
)  # fmt: skip


def test_the_two_numbers_stand_together() -> None:
    """Both claims with their bounds, and the weeks of the window."""
    said = together(READING, THROUGH, STRENGTH)
    assert said.startswith("About 15,000 present, and about 100,000 pass")
    assert said.endswith(" in 52 weeks.")


def test_stay_and_arrivals_follow() -> None:
    """15,000 in place and 100,000 through in a year mean a stay of 7.8 weeks and 1,600 arrivals a week."""
    assert implied(READING, THROUGH) == "A mean stay of 7.8 weeks: 85,000 would have to arrive, 1,600 a week."


def test_a_ceiling_on_heads_is_a_floor_on_the_stay() -> None:
    """'Up to 100,000 through' means a stay of so long or more and so many arrivals or fewer."""
    ceiling = claim("through", "rotated", bound="at_most", high=100_000.0)
    assert implied(READING, ceiling) == (
        "A mean stay of 7.8 weeks or more: 85,000 or fewer would have to arrive, 1,600 a week or fewer."
    )


def test_nobody_need_arrive_when_fewer_pass_than_are_there() -> None:
    """A throughput below the strength needs no arrivals."""
    few = replace(READING, through=9_000.0, strength=12_000.0)
    assert implied(few, THROUGH) == "9,000 through is no more than the 12,000 in place: nobody need arrive."


def test_the_estimate_stands_beside_it() -> None:
    """Arrivals, tour and the chance of such a throughput are told with their intervals."""
    said = against_estimate(READING)
    assert said.startswith("Estimated arrivals in the last quarter are ")
    assert said.endswith("the chance that 100,000 have passed through by 4 January 2026 is less than 1 %.")


def test_what_is_not_known_is_said() -> None:
    """Paths that end too soon give no chance, and a force that is not counted no estimate."""
    assert against_estimate(replace(READING, probability=None)).endswith("; the paths ahead end before 4 January 2026.")
    assert against_estimate(replace(READING, tour_weeks=None)).startswith("The model keeps no count of this force")
