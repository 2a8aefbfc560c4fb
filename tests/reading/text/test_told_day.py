"""The day a text is from by its own words, and how surely they tell it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passmuster.reading.text.told_day import Sureness, day_of_text, told_day


def told(text: str, how: Sureness) -> date | None:
    """The day that a text tells in this way; None where it tells none, or in another way."""
    found = told_day(text)
    return found.day if found is not None and found.sureness is how else None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("It began on 24 February 2022 and ended on March 3, 2024.", date(2024, 3, 3)),
        ("Published 2024-05-06.", date(2024, 5, 6)),
        ("On 3rd Sept. 2024 it rained.", date(2024, 9, 3)),
        ("On 3 May 2024 it rained, as it did all through that spring of 2024.", date(2024, 5, 3)),
        ("ACCRA, 9 July 2021 - In May 2022 they vote.", date(2021, 7, 9)),
        ("ACCRA, 9 July 2021 - It is to end in May 2022, and not on 31 February 2023.", date(2021, 7, 9)),
        ("ACCRA, 9 July 2021 - The last are due to leave on 3 May 2022. He died on 4 June 2023.", date(2021, 7, 9)),
        ("By A. Writer\nUpdated 9 July 2021\nThe mandate ends on 3 May 2022.", date(2021, 7, 9)),
        ("9 July 2021: They land.\n3 May 2022: They leave.\n", date(2022, 5, 3)),
        ("The battle (9 July 2021) was lost. On 3 May 2022 they left.", date(2022, 5, 3)),
        ("They came on 9 July 2021. The last will leave on 3 May 2022.", date(2021, 7, 9)),
        ("The treaty was signed on 5 June 1862, after a force of 1900 men had landed in 1858.", date(1862, 6, 5)),
    ],
)
def test_a_full_date_tells_the_day(text: str, day: date) -> None:
    """The one it was sent on does, or the latest it looks back to; a month named beside the former is no later."""
    assert told(text, Sureness.TOLD) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("BEIRUT, June 5 - They have been there since 2012, and in May 2013 took a town.", date(2013, 6, 5)),
        ("PORT-AU-PRINCE, 12 June. The mission began in 2024.", date(2024, 6, 12)),
        ("GITEGA, Thursday 4 March. A pact of 2022 binds both.", date(2022, 3, 4)),
        ("On Monday a man in Gitega saw 4 March. A pact of 2022 binds both.", date(2022, 3, 4)),
        ("GITEGA, 15 December - They are to leave in January 2024, it said.", date(2023, 12, 15)),
        ("GITEGA, 5 January - They came in 2019 and will be gone by March 2022.", date(2022, 1, 5)),
        ("GITEGA, 5 January - They will be gone by 8 December. A pact of 2022 binds both.", date(2022, 1, 5)),
        ("The force is to be gone by 8 December. GITEGA, 5 January. A pact of 2022.", date(2022, 1, 5)),
    ],
)
def test_a_dateline_is_in_the_latest_year_named(text: str, day: date) -> None:
    """Where it looks ahead to a month, it is of the year before; a weekday that fits no year leaves it a guess."""
    assert told(text, Sureness.YEAR_GUESSED) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("BEIRUT, Friday, June 5 - They have been here since 2013.", date(2015, 6, 5)),
        ("GITEGA, Tues. 4 March. A pact of 2022 binds both.", date(2025, 3, 4)),
        ("GITEGA, Wednesday 4 March. A pact of 2022 binds both.", date(2026, 3, 4)),
        ("GITEGA, Monday 4 March. A pact of 2022 binds both.", date(2024, 3, 4)),
    ],
)
def test_a_weekday_settles_the_year_of_a_dateline(text: str, day: date) -> None:
    """The year is the one of five in which the day had its weekday."""
    assert told(text, Sureness.TOLD) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("In July 2024 they lost 84 men, in 2022 they had been 1,200.", date(2024, 7, 31)),
        ("They had been 1,200 in 2022.", date(2022, 12, 31)),
        ("It began on 9 July 2021. In May 2022 it ended.", date(2022, 5, 31)),
        ("In July 2024 they were 500; all will be gone by the end of December 2026.", date(2024, 7, 31)),
        ("They were 2,000 in January 2020 and 18,000 by December 2020.", date(2020, 12, 31)),
        ("In May 2023 it was to send 2,000 of them home by the end of June and the rest by 2024.", date(2023, 5, 31)),
        ("BEIRUT, Feb 30 - In 2012.", date(2012, 12, 31)),
        ("Since 2013 they have been there. In May 2021 they were 500.", date(2021, 5, 31)),
        ("They entered in October 2011 and have been there for 13 years.", date(2024, 12, 31)),
    ],
)
def test_a_text_was_written_when_the_latest_month_it_looks_back_to_was_over(text: str, day: date) -> None:
    """A month or year counts to its end, a year only where it is later than every month; what is to come does not."""
    assert told(text, Sureness.PERIOD_ENDS) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("They will leave by July 2025.", date(2025, 6, 30)),
        ("The captors have given them until 20 July 2004. In August 2004 the rest is to go.", date(2004, 7, 19)),
        ("Since it began in December 1992 they lost five. They are to go in March 1994.", date(1994, 2, 28)),
        ("Since July 2021 they have been there. The mission should close by 15 July 2024.", date(2024, 7, 14)),
    ],
)
def test_a_text_that_looks_ahead_is_from_before_what_comes(text: str, day: date) -> None:
    """It looks back to nothing, or only to what is so since."""
    assert told(text, Sureness.BEFORE_WHAT_COMES) == day


@pytest.mark.parametrize(
    "text",
    ["", "They will leave by July 2025.", "It is to last until the end of 2025.", "It sent 2,000 men.",
     "BEIRUT, June 5 - They are 2000 men.", "BEIRUT, June 5 - Nobody names a year.", "On 31 February 2024 it rained."],
)  # fmt: skip
def test_most_texts_tell_no_day(text: str) -> None:
    """A number of men is no year, a day that no calendar has is none, and what is to come dates nothing."""
    assert told(text, Sureness.TOLD) is None
    assert told(text, Sureness.YEAR_GUESSED) is None


@given(st.text(alphabet="0123456789 -,.JunMayin by", max_size=80))
def test_any_text_tells_a_day_or_none(text: str) -> None:
    """Nothing that can be typed is a fault."""
    found = told_day(text)
    assert found is None or date(1800, 1, 1) <= found.day <= date(2104, 12, 31)


def test_the_day_of_a_text_is_told_or_none() -> None:
    """However surely."""
    assert day_of_text("PARIS, 4 March 1991 - Nothing.") == date(1991, 3, 4)
    assert day_of_text("Nothing.") is None
