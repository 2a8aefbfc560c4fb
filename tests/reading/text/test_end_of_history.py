"""The day with which a text about the past ends."""

from datetime import date

import pytest

from passmuster.reading.text.end_of_history import end_of_history


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("It began in November 1950 and ended on 27 July 1953.", date(1953, 7, 27)),
        ("It began in 1950. Three years later, in 1953, it ended.", date(1953, 12, 31)),
        ("It began in 1950.", None),
        ("It began in 1950 and ended in 1953. In 2014 a stone was set.", None),
        ("Since 1950 and since 1953 they have been there.", None),
        ("On Tuesday they spoke of 1950, of 1953 and of 1950.", None),
        (
            "On Tuesday 27 July 1953 it ended. It began in 1950, in June 1950, and was so in 1951.",
            date(1953, 7, 27),
        ),
        ("They came in 1858 and left on 1 April 1863. A memoir, printed in 1869, counts 300 dead.", date(1863, 4, 1)),
        ("Posted on 3 May 2015\nThey came in 1853 and left in the spring of 1856.", date(1856, 12, 31)),
        ("", None),
    ],
)
def test_a_text_of_history_ends_with_what_it_tells(text: str, day: date | None) -> None:
    """It names years, and none of the last fifteen; words of news need more years beside them."""
    assert end_of_history(text, date(2015, 2, 10)) == day
