"""Tests of when a force began to come, as far as anybody says."""

from passmuster.ledger import Force
from passmuster.model.beginnings import begin, first_told
from passmuster.model.clock import Clock
from passmuster.model.entrants import Counted
from worlds.small_case import AS_OF, START, claim

FORCE = Force(force_id="force", name="the force", actor="ALLY")
FOUND = Force(force_id="host", name="the host", actor="BUND", starts_empty=False)
PART = Force(force_id="front", name="its part", actor="ALLY", kind="part", part_of="force")
COUNTED = Counted((FORCE, FOUND), (PART,), (), ())
CLOCK = Clock.until(START, AS_OF)


def test_a_force_that_starts_empty_is_first_told_of_on_the_first_day_of_its_own_or_a_part() -> None:
    """Whichever is earlier, and never before the case; one that was found in place was there from its start."""
    claims = [claim("a", 35, "present", 100.0), claim("b", 28, "present", 50.0, subject="front")]
    assert first_told(FORCE, COUNTED, claims, CLOCK) == 4.0
    assert first_told(FORCE, COUNTED, claims[:1], CLOCK) == 5.0
    assert first_told(FORCE, COUNTED, (), CLOCK) == 0.0
    assert first_told(FOUND, COUNTED, [claim("c", 35, "present", 9.0, subject="host")], CLOCK) == 0.0


def test_a_force_began_half_way_or_half_a_year_before_it_was_told_of() -> None:
    """Whichever is earlier, never before the case; one found in place came within the half year before it."""
    assert begin(FORCE, 20.0) == 0.0
    assert begin(FORCE, 40.0) == 14.0
    assert begin(FORCE, 100.0) == 50.0
    assert begin(FOUND, 0.0) == -26.0
