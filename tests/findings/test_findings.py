"""The whole as one value."""

from dataclasses import replace

from passmuster.findings.findings import actions_by_horizon
from worlds.findings_example import bare, example


def test_actions_are_read_from_near_to_far_and_from_staying_to_leaving() -> None:
    """Whatever order they were found in."""
    shuffled = replace(example(), actions=tuple(reversed(example().actions)))
    by_horizon = actions_by_horizon(shuffled)
    assert [weeks for weeks, _ in by_horizon] == [13, 26]
    assert all([row.action for row in rows][0::4] == ["sustain", "turn to diplomacy"] for _, rows in by_horizon)


def test_without_actions_there_is_no_horizon() -> None:
    """A case that nobody forecast has none."""
    assert actions_by_horizon(bare()) == []
