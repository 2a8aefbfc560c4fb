"""Tests of numbers that are plans by the words around them, and of men who are to come or to stay."""

from dataclasses import replace
from datetime import date

import pytest

from passmuster.assembly.meant import is_all_there, mode_of, quantity_of
from passmuster.reading.read_claim import ReadClaim
from passmuster.reading.reader import read_text

SAID = date(2031, 5, 3)


def first(text: str, quantity: str) -> ReadClaim:
    """The first number of a quantity that is read in a text of the day."""
    return next(claim for claim in read_text(text, published=SAID).claims if claim.quantity == quantity)


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Kenya has begun to take home its 1,800 soldiers from Haiti.", "planned"),
        ("Kenya took home 1,800 soldiers from Haiti on Monday.", "asserted"),
        ("Kenya began on Monday: 300 soldiers flew home from Haiti.", "asserted"),
        ("Parliament voted on Tuesday to bring home the 310 Kenyan soldiers who serve in Haiti.", "planned"),
        ("Kenya's president ordered the return of its 310 soldiers from Haiti.", "planned"),
        ("Kenya decided nothing. Its 310 soldiers flew home from Haiti.", "asserted"),
    ],
)
def test_who_has_begun_to_leave_is_not_gone(text: str, mode: str) -> None:
    """All 1,800 of whom the first have left are a plan, and so are those who are voted home; those who flew are not."""
    assert mode_of(first(text, "returned"), text, SAID) == mode


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("Kenya has 400 men in Haiti. Kenya will send another 1,000 soldiers to Haiti in June.", "arrivals"),
        ("Kenya has 400 men in Haiti. It will send 1,000 more soldiers to Haiti.", "arrivals"),
        ("Kenya will cut its contingent in Haiti from 2,500 to 1,800 by October.", "present"),
        ("Kenya plans to send 1,200 soldiers to Haiti.", "planned"),
    ],
)
def test_planned_men_come_beside_others_or_are_left(text: str, quantity: str) -> None:
    """ "Another 1,000" are more; "cut to 1,800" tells how many stay; what is only planned is planned."""
    assert quantity_of(first(text, "planned"), text) == quantity


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("Kenya has begun to withdraw from Haiti. The first 200 men crossed the border on Friday.", "returned"),
        ("Kenya's men in Haiti will be home soon. A first group of 90 flew to Miami on Tuesday.", "returned"),
        ("Kenya is sending a battalion to Haiti. The first 200 men crossed the border on Friday.", "deployed"),
        ("Kenya helps Haiti. The first 200 men crossed the border on Friday.", "deployed"),
    ],
)
def test_the_first_to_go_of_a_force_that_leaves_have_gone(text: str, quantity: str) -> None:
    """Where it is told that the force leaves, and of nobody who comes."""
    told = [claim for claim in read_text(text, published=SAID).claims if claim.point in {200, 90}]
    (sent,) = (replace(claim, quantity="deployed", mode="asserted") for claim in told)
    assert quantity_of(sent, text) == quantity


@pytest.mark.parametrize(
    ("text", "all_there"),
    [
        ("Kenya will bring home its 310 soldiers from Haiti.", True),
        ("Kenya will bring home the 310 Kenyan soldiers serving with the force in Haiti.", True),
        ("Kenya will bring home the 310 soldiers in Haiti.", True),
        ("Kenya will bring home 310 soldiers from Haiti.", False),
        ("Kenya will bring home the 310 wounded soldiers from Haiti.", False),
    ],
)
def test_the_men_who_serve_there_are_all_who_are_there(text: str, *, all_there: bool) -> None:
    """So are "its" men; some men, or the wounded, are not."""
    told = replace(first(text, "returned"), mode="planned")
    assert is_all_there(told, text, SAID) is all_there
