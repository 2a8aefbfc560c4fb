"""The day of articles that give none, and the days that their numbers speak about."""

from datetime import date, timedelta

import pytest

from passmuster.assembly.dating import (
    ARRIVAL_WINDOW,
    NOMINAL_DAY,
    DatedReading,
    day_of_the_undated,
    days_of,
    doubt_about_days,
)
from passmuster.documents import Document
from passmuster.errors import BadInput
from passmuster.ledger.vocabulary import Mode, Quantity
from passmuster.reading.reader import read_text

DAY = date(2025, 1, 13)


def document(text: str = "", published_on: date | None = None) -> Document:
    """A document of plain text."""
    return Document(document_id=text, name="a.txt", text=text, kind="text", published_on=published_on)


def test_dated_articles_need_no_choice() -> None:
    """Nothing is said where every article has its day."""
    assert day_of_the_undated([document("a", DAY), document("b", DAY - timedelta(1))], None) == (DAY, [])


def test_no_articles_have_no_day() -> None:
    """A web archive without a page is such a thing; whoever reads it refuses it by name."""
    assert day_of_the_undated([], None) == (NOMINAL_DAY, [])
    assert day_of_the_undated([], DAY) == (DAY, [])


@pytest.mark.parametrize(
    ("text", "as_of", "day", "words"),
    [
        ("", DAY, DAY, "the as-of date that was asked for"),
        (
            "It began on 9 July 2021, not on 1 May 2020.",
            None,
            date(2021, 7, 9),
            "the day that it begins with, or the latest that it looks back to.",
        ),
        (
            "It began on 9 July 2021. In May 2022 it ended.",
            None,
            date(2022, 5, 31),
            "the end of the latest month or year that it looks back to.",
        ),
        ("They came in 2019.", None, date(2019, 12, 31), "the end of the latest month or year that it looks back to."),
        (
            "ACCRA, 9 July 2021 - In May 2022 they vote.",
            None,
            date(2021, 7, 9),
            "the day that it begins with, or the latest that it looks back to.",
        ),
        (
            "The last will leave on 3 May 2022.",
            None,
            date(2022, 5, 2),
            "the day before the first that it looks ahead to.",
        ),
        ("ACCRA, 5 June - They came in 2012.", None, date(2012, 6, 5), "in the latest year that it names"),
        ("", None, NOMINAL_DAY, "the case runs on an undated clock"),
    ],
)
def test_an_undated_article_gets_a_day_and_a_sentence(text: str, as_of: date | None, day: date, words: str) -> None:
    """The day asked for, else the latest one written, else a fixed one."""
    found, (sentence,) = day_of_the_undated([document(text)], as_of)
    assert found == day
    assert sentence.startswith("The article gives no date")
    assert words in sentence


def test_the_sentence_counts_the_undated() -> None:
    """Of several articles it says how many."""
    _, (sentence,) = day_of_the_undated([document("a"), document("b", DAY)], None)
    assert sentence.startswith("1 of 2 articles give no date")


def test_later_articles_are_refused_all_at_once() -> None:
    """Each is named."""
    with pytest.raises(BadInput) as refusal:
        day_of_the_undated([document("a", DAY), document("b", DAY)], DAY - timedelta(1))
    assert len(refusal.value.faults) == 2


@pytest.mark.parametrize(
    ("quantity", "mode", "written", "days"),
    [
        (Quantity.PRESENT, Mode.ASSERTED, None, (None, DAY, None)),
        (Quantity.PRESENT, Mode.ASSERTED, "over the past week", (None, DAY, None)),
        (Quantity.KILLED, Mode.ESTIMATED, "in the past week", (DAY - timedelta(6), DAY, None)),
        (Quantity.PLANNED, Mode.ASSERTED, "over the coming year", (None, None, DAY + timedelta(weeks=52))),
        (Quantity.PRESENT, Mode.PROJECTED, None, (None, None, None)),
        (Quantity.ARRIVALS, Mode.ASSERTED, None, (DAY - ARRIVAL_WINDOW, DAY, None)),
        (Quantity.ARRIVALS, Mode.PLANNED, None, (None, None, None)),
        (Quantity.ARRIVALS, Mode.ASSERTED, "a day", (DAY, DAY, None)),
    ],
)
def test_a_number_holds_for_its_days(
    quantity: Quantity, mode: Mode, written: str | None, days: tuple[date | None, date | None, date | None]
) -> None:
    """A stock for the day it was said, a flow for its window, a plan for its horizon, arrivals for four weeks."""
    assert days_of(quantity, mode, written, DAY) == days


def test_a_dated_reading_holds_three_things() -> None:
    """The document, what was read in it, and its day."""
    dated = DatedReading(document("a"), read_text("a"), DAY)
    assert (dated.document.text, dated.reading.claims, dated.said_on) == ("a", (), DAY)


def test_a_day_before_what_comes_is_told_as_a_guess() -> None:
    """A text that only looks ahead is from before the first day that it names."""
    documents = [document("They are to be gone by 20 July 2004.", None)]
    assert day_of_the_undated(documents, None)[0] == date(2004, 7, 19)
    assert "a guess, the day before the first that is named as yet to come" in doubt_about_days(documents, None)
