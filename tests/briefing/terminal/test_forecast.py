"""What lies ahead of a case, on the terminal."""

from dataclasses import replace

from passmuster.briefing.terminal.forecast import print_forecast
from worlds.findings_example import bare, example, failed
from worlds.screen import printed


def test_only_what_lies_ahead_is_told():
    """Actions, classes, stocks ahead and questions, each under its heading; nothing of today."""
    text = printed(print_forecast, example())
    heads = ("What the partner does next", "What partners did in other wars", "Strength and losses ahead", "Questions")
    assert [text.index(f"\n{head} ─") for head in heads] == sorted(text.index(f"\n{head} ─") for head in heads)
    assert "pass muster" not in text
    assert "2025-02-28" not in text


def test_a_failed_fit_and_a_lever_are_said_above():
    """Both stand before any number."""
    lines = printed(print_forecast, failed()).splitlines()
    assert lines[0].startswith("THE FIT FAILED")
    text = printed(print_forecast, replace(example(), levers=(("pay", "2"),)))
    assert text.index("What if pay = 2") < text.index("What the partner does next")


def test_nothing_known_is_said():
    """A bare case has a title and a sentence."""
    assert "no action could be judged" in printed(print_forecast, bare())
