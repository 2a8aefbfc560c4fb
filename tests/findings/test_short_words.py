"""How a first screen puts things."""

from dataclasses import replace

from passmuster.findings.short_words import CHANCE_WORDS, DOES, ahead_words, partner_name, short_estimate
from passmuster.ledger.vocabulary import Action
from worlds.findings_example import example


def test_every_action_has_its_words():
    """In the table and in a sentence."""
    assert set(CHANCE_WORDS) == set(DOES) == set(Action)
    assert max(map(len, CHANCE_WORDS.values())) <= 24


def test_an_estimate_stands_before_its_interval():
    """A number below one is no "about"."""
    row = example().estimates[0]
    assert short_estimate(row) == "about 12,600 (11,400 to 14,700)"
    assert short_estimate(replace(row, q05=0.0, q50=0.2, q95=3.0)).startswith("fewer than 1 (")


def test_stretches_of_time_have_words_where_people_have():
    """A month, half a year; other stretches are counted in weeks."""
    assert [ahead_words(weeks) for weeks in (0, 1, 4, 20, 26)] == [
        "now", "in 1 week", "in a month", "in 20 weeks", "in half a year",
    ]  # fmt: skip


def test_the_partner_has_a_name():
    """Its plain name, or what it is to the principal where nothing says who it is."""
    there = example()
    assert partner_name(there) == "North Korea"
    assert there.about is not None
    assert partner_name(replace(there, about=replace(there.about, partner="US"))) == "the United States"
    assert partner_name(replace(example(), about=None)) == "the partner"
