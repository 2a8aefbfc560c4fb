"""Whose war, of one text or several as one."""

import pytest

from passmuster.reading.learned.tables import shipped
from passmuster.reading.reader import read_text
from passmuster.reading.roles.role_choice import OPEN, Casting
from passmuster.reading.roles.whose_war import WhoseWar, whose_war
from passmuster.reading.roles.window import windows_of


def told(text: str, given: Casting = OPEN) -> WhoseWar:
    """What a text tells."""
    reading = read_text(text)
    return whose_war([windows_of(reading.sightings, reading.claims)], shipped().roles, given)


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


def test_shares_go_from_the_largest_on() -> None:
    """What they lack of one is the chance that the role is open."""
    shares = [share for _, share in told("Fiji has 300 soldiers in Lebanon. Egypt has 200.").partner.shares]
    assert sum(shares) < 1.0
    assert shares == sorted(shares, reverse=True)


def test_several_texts_are_one() -> None:
    """What three tell alike is surer than what one tells, and all of their windows are asked."""
    text = "Fiji has 300 soldiers in Lebanon. The last of them will leave in May, the army said in Suva."
    reading = read_text(text)
    windows = windows_of(reading.sightings, reading.claims)
    war = whose_war([windows] * 3, shipped().roles)
    assert (war.told.partner, war.told.principal) == ("FJ", "LB")
    assert (war.agreeing, war.asked) == (3, 3)


def test_who_is_given_need_not_be_named() -> None:
    """The text leaves the principal out, and whoever asks knows it."""
    assert told("Fiji has lost 3 soldiers.", Casting("", "IL", "")).told[:2] == ("FJ", "IL")


def test_partner_and_principal_are_told_together_or_the_partner_alone() -> None:
    """A principal is told beside its partner and never without it."""
    war = told("Some 200 Fijian soldiers will leave in May, the army said in Suva. Chad and Peru sent their thanks.")
    assert not war.told.principal
