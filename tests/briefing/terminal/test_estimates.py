"""Estimates on the terminal."""

from dataclasses import replace

from passmuster.briefing.terminal.estimates import estimates_ahead, estimates_section
from worlds.findings_example import bare, example
from worlds.screen import drawn


def test_the_first_force_is_told_in_full_and_the_others_as_of_today():
    """Days ahead of the other forces stand elsewhere, and the section says where."""
    there = example()
    later = replace(there.estimates[-1], date=max(row.date for row in there.estimates))
    text = drawn(estimates_section(replace(there, estimates=(*there.estimates, later)), 80))
    assert text.count("2025-02-28") == 2
    assert text.count("ahead") == 1
    assert "Later days of the other forces stand in the page" in " ".join(text.split())


def test_a_strip_needs_a_wide_terminal_and_the_half_interval_some_room():
    """At 104 columns the interval is drawn too; a column gives way where not all of them fit."""
    findings = example()
    assert "├" not in drawn(estimates_section(findings, 103), 103)
    assert "├" in drawn(estimates_section(findings, 104), 104)
    wide = replace(findings.estimates[0], q25=1.2e9, q75=1.3e9, q05=1.1e9, q50=1.25e9, q95=1.4e9, claims=("k1",) * 99)
    assert "50 % interval" not in drawn(estimates_section(replace(findings, estimates=(wide,)), 78), 78)


def test_the_forecast_tells_the_days_ahead_alone():
    """Each force by name, with no count of today."""
    text = drawn(estimates_ahead(example(), 80))
    assert "2025-08-29, ahead" in text
    assert "2025-02-28" not in text
    assert "Russian force in Kursk" not in text


def test_nothing_estimated_is_said():
    """A case of which nothing is known has a sentence and no table."""
    assert drawn(estimates_section(bare(), 80)) == "  Not known: no quantity could be estimated.\n"
