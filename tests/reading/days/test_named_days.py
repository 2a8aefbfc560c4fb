"""Tests of named days: every way of naming a time, seen from a day of publication."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passmuster.reading.days.named_days import first_and_last, named_days

TUESDAY = date(2024, 7, 16)


def written(text: str, published: date | None = TUESDAY, *, ahead: bool = False) -> list[str]:
    """The times that a text names, as they are written."""
    return [named.written for named in named_days(text, 0, len(text), published, ahead=ahead)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 14 July 2024", ["2024-07-14"]),
        ("on July 14, 2024,", ["2024-07-14"]),
        ("on the 3rd of May", ["2024-05-03"]),
        ("on 20 November", ["2023-11-20"]),
        ("in May", ["2024-05"]),
        ("in November", ["2023-11"]),
        ("in March 2019", ["2019-03"]),
        ("in 2012", ["2012"]),
        ("on Friday", ["2024-07-12"]),
        ("on Tuesday", ["2024-07-16"]),
        ("next Friday", ["2024-07-19"]),
        ("yesterday", ["2024-07-15"]),
        ("today", ["2024-07-16"]),
        ("two weeks ago", ["2024-07-02"]),
        ("three months ago", ["2024-04"]),
        ("a year ago", ["2023"]),
        ("last week", ["2024-07-08/2024-07-14"]),
        ("last month", ["2024-06"]),
        ("last year", ["2023"]),
        ("over the weekend", ["2024-07-13/2024-07-14"]),
        ("overnight", ["2024-07-15/2024-07-16"]),
        ("in the past week", ["2024-07-10/2024-07-16"]),
        ("over the past two months", ["2024-05/2024-07"]),
        ("from 3 to 9 March 2016", ["2016-03-03/2016-03-09"]),
        ("between March and June 2016", ["2016-03/2016-06"]),
        ("from November 2015 to March", ["2015-11/2016-03"]),
        ("from November to March", ["2023-11/2024-03"]),
        ("between 1990 and 1994", ["1990/1994"]),
        ("2012-16", ["2012/2016"]),
        ("2024-07-01", ["2024-07-01"]),
        ("in 1991, on 3 April,", ["1991", "1991-04-03"]),
        ("there in May, up from 900 in 2022", ["2024-05", "2022"]),
        ("900 in May and 700 in June 2022", ["2022-05", "2022-06"]),
    ],
)  # fmt: skip
def test_each_way_of_naming_a_time(text: str, expected: list[str]) -> None:
    """Seen from Tuesday, 16 July 2024."""
    assert written(text) == expected


@pytest.mark.parametrize("text", ["may have", "1,991 men", "in 2,012 cases", "the 31 February", "march on", "2012 men"])
def test_what_is_no_time(text: str) -> None:
    """Verbs, numbers and days that no month has."""
    assert written(text) == []


def test_what_is_to_come_is_the_next_of_its_name() -> None:
    """Of a plan, March is the March to come and Friday the Friday to come."""
    assert written("by March", ahead=True) == ["2025-03"]
    assert written("by August", ahead=True) == ["2024-08"]
    assert written("by Friday", ahead=True) == ["2024-07-19"]


def test_a_month_to_come_is_of_a_later_one_s_year_only_in_a_list() -> None:
    """ "Half by June, all by December 2025" may begin with June of this year; "in June and July 2025" may not."""
    assert written("half by the end of September and all by December 2025", ahead=True) == ["2024-09", "2025-12"]
    assert written("in September and October 2025", ahead=True) == ["2025-09", "2025-10"]
    assert written("in September, October and December 2025", ahead=True)[0] == "2025-09"
    assert written("they had 300 in May and 900 in June 2019") == ["2019-05", "2019-06"]


def test_without_a_day_of_publication_only_years_are_told() -> None:
    """Nothing is taken from a clock."""
    assert written("on Tuesday, in May, last week, two days ago", None) == []
    assert written("on 14 July 2024 and in 2012", None) == ["2024-07-14", "2012"]


def test_since_opens_a_stretch() -> None:
    """Whatever stands behind it."""
    (named,) = named_days("since January", 0, 13, TUESDAY)
    assert named.is_since


@pytest.mark.parametrize(
    ("text", "is_since"),
    [
        ("since the operation began on 11 January", True),
        ("since its men\nwent into the hills in early February", True),
        ("since 2012; they were killed on 11 January", False),
        ("killed on 11 January", False),
    ],
)
def test_what_began_on_a_day_opens_a_stretch_too(text: str, is_since: bool) -> None:
    """However it is told; another clause's "since" does not."""
    assert named_days(text, 0, len(text), TUESDAY)[-1].is_since is is_since


@pytest.mark.parametrize("published", [date.min, date.max, date(9999, 12, 1), date(1, 1, 31)])
def test_the_ends_of_the_calendar_are_no_fault(published: date) -> None:
    """The first and the last day that there are, and whatever is counted from them."""
    counted = ("999 weeks ago", "last year", "next week", "over the weekend", "in the past 900 years", "in December")
    for text in (*counted, "from November to January", "from May to June", "from March 2019 to June 2016"):
        written(text, published)
        written(text, published, ahead=True)


@given(st.text(alphabet="0123456789 -–/.,abdefJulyMarchSunTost", max_size=60), st.dates())
def test_nothing_stands_within_another_and_every_time_can_be_read_back(text: str, published: date) -> None:
    """Whatever the text: places rise, and what is written means its first and last day."""
    found = named_days(text, 0, len(text), published)
    for one, following in pairwise(found):
        assert one.stop <= following.start
    for one in found:
        ends = first_and_last(one.written)
        assert ends is not None
        assert ends[0] <= ends[1]
        assert first_and_last("") is None


def test_what_is_over_is_of_no_day_to_come() -> None:
    """The year of a dateline does not hold for a month that it would put after publication, unless that is to come."""
    text = "10 July 2024 - Half have left since the accords of 22 December"
    assert written(text) == ["2024-07-10", "2023-12-22"]
    assert written(text, ahead=True) == ["2024-07-10", "2024-12-22"]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("It landed in December 2022 and numbered 287 in March.", ["2022-12", "2023-03"]),
        ("It numbered 287 in March, up from 90 in December 2022.", ["2022-03", "2022-12"]),
        ("It landed in March 2022 and numbered 287 in December.", ["2022-03", "2022-12"]),
    ],
)
def test_a_month_behind_one_with_a_year_is_the_next_of_its_name(text: str, written: list[str]) -> None:
    """What is told moves on, and what stands ahead of the year is of that year."""
    assert [named.written for named in named_days(text, 0, len(text), date(2023, 10, 27))] == written


def test_a_text_about_the_past_gives_its_years_to_its_days() -> None:
    """Published long after, without a word of its own day."""
    text = "The corps landed on 22 December 1936. By February it counted 44,000 men."
    start = text.index("By")
    assert [named.written for named in named_days(text, start, len(text), date(2011, 3, 2))] == ["1937-02"]
