"""Days written in numbers: which is the month, which century, and when it is told."""

from datetime import date

import pytest

from passmuster.store.lossdays import DayReader, day_comes_first

FEBRUARY = date(2022, 2, 24)


def reader(day_first: bool | None = None, day_one: date = FEBRUARY) -> DayReader:
    """A reader of a file that calls day 1 day 1."""
    return DayReader(day_first, 1, day_one)


@pytest.mark.parametrize(
    ("texts", "is_told"),
    [
        (["3/4/2022", "3/25/2022"], False), (["25/3/2022", "3/4/2022"], True), (["3/4/2022"], None), ([], None),
        (["25/3/2022", "3/25/2022"], True), (["2022-03-25", "day 7"], None), (["3.4.22", "25.4.22"], True),
    ],
)  # fmt: skip
def test_one_number_above_twelve_settles_the_order_of_all(texts: list[str], is_told: bool | None) -> None:
    """Where two days contradict one another the day comes first, and the others are refused."""
    assert day_comes_first(texts) is is_told


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3/4/2022", "2022-04-03"), ("25.12.22", "2022-12-25"), ("2022/3/5", "2022-03-05"),
        ("2022.03.05", "2022-03-05"),
        ("3 March 2022", "2022-03-03"), ("2022-03-05 14:00", "2022-03-05"), ("Mar 2022", "2022-03"), ("7", "7"),
        ("3.4.22 14:00", "2022-04-03"), ("13/13/2022", "13/13/2022"), ("31.02.2022", "31.02.2022"), ("soon", "soon"),
        ("3/4.2022", "3/4.2022"),
    ],
)  # fmt: skip
def test_days_are_read_as_they_are_told(text: str, day: str) -> None:
    """What is no day stays as it stands, so that what is refused is what the file holds."""
    assert reader().read(text) == day


def test_the_month_comes_first_where_it_does() -> None:
    """By the mapping or by the file."""
    assert reader(day_first=False).read("3/4/2022") == "2022-03-04"


@pytest.mark.parametrize(
    ("day_one", "year"), [(FEBRUARY, "2022"), (date(1914, 7, 28), "1922"), (date(1936, 7, 17), "2022")]
)
def test_two_digits_of_a_year_mean_one_of_the_hundred_from_day_one_on(day_one: date, year: str) -> None:
    """A table reaches a century far, and the year of day 1 is the first of it, its January too."""
    assert reader(day_one=day_one).read("01.01.22") == f"{year}-01-01"


def test_only_what_might_have_been_otherwise_is_told() -> None:
    """An order that nobody settled, and a century; not points, nor a day like 5/5."""
    quiet = reader()
    for text in ("03.04.2022", "5/5/2022", "2022-03-04"):
        quiet.read(text)
    assert quiet.remarks() == []
    settled, open_ = reader(day_first=True), reader()
    assert [settled.read("3/4/2022"), open_.read("3/4/2022")] == ["2022-04-03"] * 2
    assert settled.remarks() == []
    (told,) = open_.remarks()
    assert told.startswith("'3/4/2022' was read as 2022-04-03, as no day of the file tells")
    open_.read("1/2/22")
    assert open_.remarks()[0].endswith("'1/2/22' was read as 2022-02-01")


def test_a_file_that_counts_from_nought_is_moved_by_one() -> None:
    """Only its numbers of days."""
    assert DayReader(None, 0, FEBRUARY).read("6") == "7"
