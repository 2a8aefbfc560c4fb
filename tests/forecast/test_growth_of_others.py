"""How often other contingents grew."""

from dataclasses import replace
from datetime import date

from passmuster.datasets.strengths import load_strengths
from passmuster.forecast.growth_of_others import growth_of_others, others_counts
from passmuster.store.folder import open_case

WAR = open_case("examples/vietnam").case


def test_a_case_is_not_set_against_its_own_counts():
    """Of the same war, other contingents are kept and the case's own is left out, by its row."""
    counts = load_strengths()
    left = others_counts(counts, replace(WAR, partner="ZZ"))
    gone = [count for count in counts if count not in left]
    assert {(count.war, count.participant) for count in gone} == {("Vietnam War 1962-1975", "South Korea")}
    assert any(count.war == "Vietnam War 1962-1975" for count in left)


def test_without_a_row_the_partners_counts_since_the_start_are_left_out():
    """What the partner did before the case began is no part of its answer."""
    counts = load_strengths()
    left = others_counts(counts, replace(WAR, precedent_id="", start=date(2004, 1, 5)))
    assert {count.war for count in left if count.participant == "South Korea"} == {"Vietnam War 1962-1975"}


def test_the_rate_rests_on_the_others():
    """The contingents that a surge rests on are one fewer than those counted by the day."""
    of_others = growth_of_others(WAR, date(1972, 1, 6), seed=0)
    of_all = growth_of_others(replace(WAR, partner="ZZ", precedent_id=""), date(1972, 1, 6), seed=0)
    assert of_others.n_contingents == of_all.n_contingents - 1
