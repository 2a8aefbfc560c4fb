"""Years that are told by how long they lie from another."""

import pytest

from passmuster.reading.text.years_on import years_on


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("They entered in October 2011 and have been there for thirteen years.", 2024),
        ("The Dutch are there two years after NATO took over in 2004.", 2006),
        ("It began in 1975; for eleven years, since November 1975, they have fought.", 1986),
        ("Since 1975, for 11 years, they have fought.", 1986),
        ("They landed in 1992. Five years ago, in 2001, they left.", 2006),
        ("The war began in 1965 and seven years later they left.", 1972),
    ],
)
def test_a_year_and_how_long_ago_it_is_tell_another(text: str, year: int) -> None:
    """Within one sentence, however long is written."""
    assert list(years_on(text)) == [year]


@pytest.mark.parametrize(
    "text",
    [
        "After twenty years of war a peace was signed in 2005.",
        "In 2005 he was twelve years old.",
        "It began in 2005. For ten years nobody came.",
        "He was there from 2001 for five years.",
        "",
    ],
)
def test_a_span_of_something_else_tells_none(text: str) -> None:
    """It may end before the year, or be told of something else."""
    assert list(years_on(text)) == []
