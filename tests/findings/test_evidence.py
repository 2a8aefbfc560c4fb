"""Claims and events as a reader sees them."""

from dataclasses import replace
from datetime import date

import pytest

from passmuster.findings.evidence import claim_line, event_line
from passmuster.ledger import Event
from passmuster.ledger.roles import Role
from worlds.muster_world import AS_OF, claim

EVENT = Event(
    event_id="e1", date=AS_OF, source_actor="KP", target_actor="UA", event="ASSAULT", score=-9.0, claimant="Seoul",
    claimant_group="KR", event_mode="battle", status="actual",
)  # fmt: skip


def test_a_claim_keeps_its_number_as_it_was_said() -> None:
    """The words of the bound, and the ends that they set, as reported."""
    line = claim_line(claim("c", "killed", bound="at_least", low=3_137.0), Role.OBSERVATION)
    assert (line.text, line.low, line.high) == ("at least 3,137", 3_137.0, None)
    assert line.role == "observation"


def test_a_vague_word_is_told_as_it_was_said() -> None:
    """Nobody said the ends of the range that such a word is read as."""
    vague = claim("c", "killed", bound="range", low=200.0, high=900.0, note="verbal: 'several hundred'; my reading")
    assert claim_line(vague, Role.OBSERVATION).text == "“several hundred”"


def test_why_a_claim_is_not_weighed_stands_in_its_note() -> None:
    """The reason joins what the reader noted."""
    line = claim_line(claim("c", "killed", 5, note="from a relay"), Role.NOT_MODELLED, "nobody counts them")
    assert line.note == "from a relay; not weighed: nobody counts them"


@pytest.mark.parametrize(
    ("changes", "when", "spoken_of"),
    [
        ({}, "5 January 2025", AS_OF),
        ({"as_of_start": date(2025, 1, 1)}, "1 to 5 January 2025", AS_OF),
        ({"as_of_end": None}, "5 January 2025, when it was said", AS_OF),
        ({"as_of_end": None, "mode": "planned", "horizon": date(2025, 12, 1)}, "by 1 December 2025", None),
        ({"as_of_end": None, "mode": "planned"}, "no day given", None),
    ],
)
def test_the_days_a_claim_speaks_about_are_said(changes: dict, when: str, spoken_of: date | None) -> None:
    """A day, a window, a horizon, or that none is given."""
    line = claim_line(replace(claim("c", "killed", 5), **changes), Role.OBSERVATION)
    assert (line.when, line.as_of_end) == (when, spoken_of)


def test_an_event_says_its_mode_and_whether_it_came_to_pass() -> None:
    """What was only meant says so."""
    assert event_line(EVENT).event == "ASSAULT (battle)"
    assert event_line(replace(EVENT, event_mode="", status="hypothetical")).event == "ASSAULT, hypothetical"
