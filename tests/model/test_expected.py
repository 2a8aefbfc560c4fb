"""The estimate of time that is told first."""

from dataclasses import replace

from passmuster.model.design import make_design
from passmuster.model.expected import expected_seconds, expected_words
from passmuster.model.settings import Settings, usual_settings
from worlds import rich_case, small_case

SMALL = make_design(small_case.ledger().known(small_case.AS_OF)).shape
RICH = make_design(rich_case.ledger().known(small_case.AS_OF)).shape


def test_more_forces_more_steps_and_more_draws_take_longer():
    """Each by itself, and a small case takes well under a minute on two idle cores."""
    small = expected_seconds(SMALL, Settings())
    assert small is not None
    assert small < 60.0
    assert small < expected_seconds(RICH, Settings())
    assert small < expected_seconds(replace(SMALL, n_steps=39), Settings())
    assert small < expected_seconds(SMALL, Settings(n_draws=2000))


def test_the_heaviest_war_of_four_forces_is_told_to_take_less_than_a_minute_and_a_half():
    """That is the bar, for 39 steps of four forces with the settings that suit them."""
    heavy = replace(SMALL, n_steps=39, n_forces=4, is_weekly=False)
    assert expected_seconds(heavy, usual_settings(heavy)) < 90.0


def test_words_name_seconds_and_the_machine_they_are_for():
    """Rounded to ten seconds; where claims decide, no seconds are made up."""
    assert expected_words(SMALL, Settings()).startswith("fitting: about ")
    assert expected_words(SMALL, Settings()).endswith("0 s on two idle cores")
    many = replace(SMALL, stretches=SMALL.stretches._replace(points=5000))
    assert expected_words(many, Settings()) == "fitting: some minutes on two idle cores"
