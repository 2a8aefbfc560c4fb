"""Tests of the last day that an act names: every way of naming one, and what names none."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passmuster.ledger.last_days import last_day_named

SAID = date(1988, 4, 14)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("all home by 15 February 1989", date(1989, 2, 15)),
        ("all home by February 15, 1989", date(1989, 2, 15)),
        ("by 1989-02-15", date(1989, 2, 15)),
        ("before the 15th of February 1989", date(1989, 2, 15)),
        ("half by 15 August and all by 15 February", date(1989, 2, 15)),
        ("by the end of September", date(1988, 9, 30)),
        ("by mid-September", date(1988, 9, 15)),
        ("by early September 1989", date(1989, 9, 10)),
        ("by February", date(1989, 2, 28)),
        ("out by the end of 1990", date(1990, 12, 31)),
        ("by mid-1990", date(1990, 6, 30)),
        ("by the end of the year", date(1988, 12, 31)),
        ("home by Christmas", date(1988, 12, 25)),
        ("foreign troops out within ninety days", date(1988, 7, 13)),
        ("within ten months", date(1989, 2, 12)),
        ("in 75 days", date(1988, 6, 28)),
        ("gone in a year", date(1989, 4, 14)),
        ("within the next two weeks", date(1988, 4, 28)),
    ],
)
def test_a_day_that_is_named_is_found(words: str, expected: date) -> None:
    """By day, month, part of a month, year or span, with a year or the next one of its name."""
    assert last_day_named(words, SAID) == expected


@pytest.mark.parametrize(
    "words",
    ["", "all troops leave", "signed by the United Nations", "by 31 February 1989", "may leave by then", "by 1980",
     "by 15 April 1987", "in 500 years"],
)  # fmt: skip
def test_what_names_no_day_ahead_is_none(words: str) -> None:
    """Names that look alike, days that are none or have passed, and what lies beyond all promises."""
    assert last_day_named(words, SAID) is None


@given(st.text(max_size=80), st.dates(date(1800, 1, 1), date(2200, 1, 1)))
def test_any_words_give_a_day_ahead_or_none(words: str, said: date) -> None:
    """Whatever is written, nothing breaks, and no day lies behind."""
    found = last_day_named(f"by {words} in {words}", said)
    assert found is None or found > said


def test_a_day_asked_for_in_the_past_is_none_of_next_year() -> None:
    """Unless its year is written, or it comes soon."""
    said = date(2023, 12, 15)
    assert last_day_named("had told them to be gone by 8 December", said) == date(2024, 12, 8)
    assert last_day_named("had told them to be gone by 8 December", said, is_past=True) is None
    assert last_day_named("had told them to be gone by 8 December 2024", said, is_past=True) == date(2024, 12, 8)
    assert last_day_named("had told them to be gone by 8 March", said, is_past=True) == date(2024, 3, 8)
