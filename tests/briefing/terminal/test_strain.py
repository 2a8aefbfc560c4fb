"""Strain and dependence on the terminal."""

from dataclasses import replace

from passmuster.briefing.terminal.strain import strain_section
from worlds.findings_example import bare, example
from worlds.screen import drawn


def test_both_say_where_they_stand_today_and_how_they_came_there():
    """A sentence with an interval, a line of blocks, what it is made of, and what may be disputed."""
    text = " ".join(drawn(strain_section(example())).split())
    assert "Strain of the partner on 23 February 2025: 0.6 (90 % interval −0.1 to 1.3). 0 is the level" in text
    assert "Made of: losses +1.1; rewards −0.1. May be disputed: Public words" in text
    assert "on 23 February 2025: 18 % (90 % interval 13 to 24 %). 2024-10-06 ▁" in text


def test_what_is_not_known_takes_its_disputes_along():
    """Without strain nothing of it is disputed."""
    text = drawn(strain_section(replace(example(), strain=())))
    assert "Public words" not in text
    assert "Heads count alike" in text
    assert strain_section(bare()) == []
