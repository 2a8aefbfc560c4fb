"""Whose war, by the votes of windows."""

import pytest

from passmuster.reading.learned.tables import shipped
from passmuster.reading.reader import read_text
from passmuster.reading.roles.role_choice import OPEN, Casting
from passmuster.reading.roles.whose_war import WhoseWar, whose_war
from passmuster.reading.roles.window import windows_of


def told(text: str, given: Casting = OPEN) -> WhoseWar:
    """What a text tells."""
    reading = read_text(text)
    return whose_war(windows_of(reading.sightings, reading.claims), shipped().roles, given)


@pytest.mark.parametrize(
    ("text", "cast"),
    [
        ("Fiji has 300 soldiers in Lebanon. The last of them will leave in May, the army said in Suva.", "FJ LB -"),
        ("About 400 Nepalese soldiers are fighting for Chad in its war against Libya.", "NP TD LY"),
        ("Malawi will withdraw its 200 soldiers from Togo, it said on Monday.", "MW TG -"),
        ("Latvian troops fighting alongside Finnish forces against the Taliban have lost 30 men.", "LV FI taliban"),
    ],
)
def test_plain_sentences_are_read_whoever_it_is(text: str, cast: str) -> None:
    """Casts that nobody has seen, so that it is the words that tell."""
    assert [code or "-" for code in told(text).told] == cast.split()


def test_a_trade_fair_is_no_war() -> None:
    """Two states and a number are not enough."""
    assert told("Latvia and Chile signed a trade agreement. Some 300 companies took part.").told == OPEN


def test_no_names_no_votes() -> None:
    """Nothing is told, and nothing breaks."""
    war = whose_war([], shipped().roles)
    assert (war.told, war.agreeing, war.asked) == (OPEN, 0, 0)


def test_a_role_that_is_given_is_held() -> None:
    """And the others are chosen beside it."""
    war = told("Fiji has 300 soldiers in Lebanon.", Casting("", "IL", ""))
    assert war.told.partner == "FJ"
    assert war.told.principal == "IL"
    assert told("Fiji has 300 soldiers in Lebanon.", Casting("LB", "", "")).told.partner == "LB"


def test_shares_are_of_the_votes_for_somebody() -> None:
    """They sum to one, from the largest on."""
    shares = [share for _, share in told("Fiji has 300 soldiers in Lebanon. Egypt has 200.").partner.shares]
    assert sum(shares) == pytest.approx(1.0)
    assert shares == sorted(shares, reverse=True)
