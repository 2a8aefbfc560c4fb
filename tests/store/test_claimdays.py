"""Days of a claim with a width: a month or a year in a cell, and what comes of it."""

from datetime import date

import pytest

from passmuster.store import claimdays
from passmuster.store.claimfile import parse_claims, write_claims
from worlds.doorstep import only_fault, taken

HEAD = "claim_id,reported_on,as_of_start,as_of_end,horizon,subject,quantity,point,bound,mode,claimant,claimant_group\n"


def read(reported, opening, closing, quantity, intake, horizon=""):
    """The claims of a table of one row."""
    row = f"c,{reported},{opening},{closing},{horizon},force,{quantity},500,about,asserted,a ministry,OTHER\n"
    return parse_claims(HEAD + row, "claims.csv", intake)


@pytest.mark.parametrize(
    ("reported", "opening", "closing", "quantity", "first", "last"),
    [
        ("1985-02-01", "", "1984-05-20", "present", None, date(1984, 5, 20)),
        ("1985-02-01", "", "1984-05", "present", date(1984, 5, 1), date(1984, 5, 31)),
        ("1985-02-01", "", "1984", "present", date(1984, 1, 1), date(1984, 12, 31)),
        ("1984-09-15", "", "1984", "present", date(1984, 1, 1), date(1984, 9, 15)),
        ("1985-02-01", "1984-02", "1984-02", "killed", date(1984, 2, 1), date(1984, 2, 29)),
        ("1985-02-01", "1976", "1984", "killed", date(1976, 1, 1), date(1984, 12, 31)),
        ("1985-02-01", "", "1984-05", "killed", None, date(1984, 5, 16)),
        ("1985-02", "", "", "present", None, None),
    ],
)
def test_a_cell_may_hold_a_month_or_a_year(reported, opening, closing, quantity, first, last):
    """A window takes all days of its cells, a stock keeps its width, a running total is taken at its middle."""
    (claim,) = taken(lambda intake: read(reported, opening, closing, quantity, intake))
    assert (claim.as_of_start, claim.as_of_end) == (first, last)
    assert claim.is_window == (opening != "")


def test_who_spoke_within_a_month_is_known_by_its_end_and_a_plan_by_a_year_reaches_to_its_end():
    """What was said in February is known on its last day; by 1986 is by the end of 1986."""
    (claim,) = taken(lambda intake: read("1985-02", "", "", "planned", intake, horizon="1986"))
    assert (claim.said_on, claim.horizon) == (date(1985, 2, 28), date(1986, 12, 31))


def test_what_was_said_on_the_first_day_of_a_month_speaks_of_that_day_alone():
    """Of the others of the month nothing could be seen yet."""
    (claim,) = taken(lambda intake: read("1985-02-01", "", "1985-02", "present", intake))
    assert (claim.as_of_start, claim.as_of_end) == (None, date(1985, 2, 1))


def test_a_stock_with_a_width_is_read_back_as_it_was_written():
    """Written with both of its days, it is the same claim, taken at the middle of them."""
    (claim,) = taken(lambda intake: read("1985-02-01", "", "1984-05", "present", intake))
    (again,) = taken(lambda intake: parse_claims(write_claims([claim]), "claims.csv", intake))
    assert again == claim
    assert claim.has_width
    assert claim.day == date(1984, 5, 16)


@pytest.mark.parametrize("closing", ["1984-13", "84", "1984-5", "0000"])
def test_a_width_must_be_a_month_or_year_that_exists(closing):
    """Anything else is refused with the way out."""
    assert "as_of_end" in only_fault(lambda intake: read("1985-02-01", "", closing, "present", intake))


def test_zones_of_the_earth_are_a_day_apart_and_no_more():
    """An observation may speak of the day after it was said, and of no later one."""
    assert claimdays.DAYS_AHEAD_ALLOWED == 1
    taken(lambda intake: read("1985-02-01", "", "1985-02-02", "present", intake))
    assert "days after it was said" in only_fault(
        lambda intake: read("1985-02-01", "", "1985-02-03", "present", intake)
    )
