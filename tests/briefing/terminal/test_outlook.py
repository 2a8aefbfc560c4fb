"""What lies ahead, on the terminal."""

from dataclasses import replace

from passmuster.briefing.terminal.outlook import (
    action_tables,
    actions_section,
    classes_section,
    disputes,
    indicators_section,
    questions_section,
)
from worlds.findings_example import bare, example
from worlds.screen import drawn


def test_each_action_has_word_number_interval_and_naive_rate():
    """Horizons come from the nearest on, and a naive rate that nobody knows is said so."""
    text = drawn(action_tables(example(), 80))
    assert text.index("Within 13 weeks, by 30 May 2025") < text.index("Within 26 weeks, by 29 August 2025")
    assert "withdraw            unlikely             28 %     15 to 45 %        11 %" in text
    assert "not known" in text
    assert "no action could be judged" in drawn(action_tables(bare(), 80))


def test_a_number_that_is_the_word_is_said_once():
    """Beyond the last band the column of numbers stays empty."""
    row = replace(example().actions[0], words="less than 1 %", probability=0.001)
    assert drawn(action_tables(replace(bare(), actions=(row,)), 80)).count("less than 1 %") == 1


def test_the_past_stands_above_and_disputes_below():
    """What the partner has done so far comes first; what an expert may dispute comes last."""
    text = drawn(actions_section(example(), 80))
    assert text.strip().startswith("So far, by the events on record: 5 November 2024 first combat")
    assert "May be disputed: Sending more and leaving" in text.splitlines()[-1]
    assert disputes(example(), "nowhere") == []


def test_a_class_names_its_first_members():
    """The others are counted; a class of which nothing is known says so."""
    row = replace(example().classes[0], members=tuple(f"P{n}" for n in range(9)), exit_probability=())
    text = " ".join(drawn(classes_section(replace(bare(), classes=(row,)))).split())
    assert "Members: P0, P1, P2, P3, P4, P5 and 3 more." in text
    assert "Left early: not known." in text


def test_questions_and_indicators_say_how_far_they_go():
    """A question has word, number and interval; an indicator says which way, and how far where it is known."""
    assert "very unlikely, 7 % (90 % interval 3 to 14 %)" in " ".join(drawn(questions_section(example())).split())
    text = " ".join(drawn(indicators_section(example())).split())
    assert "lowers: withdraw within 26 weeks, by about 9 points" in text
    assert text.endswith("narrows: the killed total")
