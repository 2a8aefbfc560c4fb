"""Levers on the terminal."""

from dataclasses import replace

from passmuster.briefing.terminal.levers import effects_section, levers_section
from worlds.findings_example import bare, example
from worlds.screen import drawn


def test_effects_stand_side_by_side():
    """Without, with, and the difference with its interval, in points or in people."""
    text = drawn(effects_section(example(), 80))
    assert "withdraw                     6 %           6 %        +0.5         0.0 to +2.0" in text
    assert "killed                     2,450         3,270        +860       +90 to +2,100" in text
    assert effects_section(bare(), 80) == []


def test_an_answer_that_moves_is_a_sentence():
    """The question stands before what the levers change about it."""
    row = replace(example().lever_effects[0], what="Will it?", kind="question")
    text = " ".join(drawn(effects_section(replace(bare(), lever_effects=(row,)), 80)).split())
    assert text.startswith("• Will it? – 6 % as it stands, 6 % with the levers: +0.5 (90 % interval 0.0 to +2.0).")


def test_levers_say_what_they_stand_for():
    """One that was set says how it acts; the others say which values they take."""
    text = drawn(levers_section(example()), 100)
    assert "losses=2  Losses run at this multiple" in text
    assert "talks=    Ceasefire talks are under way (1) or not (0). Takes 0 or 1, 0 as it is." in text
    assert levers_section(bare()) == []
