"""The day with which a sentence, a line or a paragraph begins."""

from datetime import date

import pytest

from passmuster.reading.days.opening_days import day_of_entry, opening_day

SAID = date(2015, 3, 8)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("On 5 March the assembly voted.", date(2015, 3, 5)),
        ("Early on Thursday they attacked.", date(2015, 3, 5)),
        ("- 4 March: They attacked.", date(2015, 3, 4)),
        ("The assembly voted on 5 March.", None),
        ("In March they attacked.", None),
        ("On 1 December the last of them will leave.", None),
        ("They attacked.", None),
    ],
)
def test_a_sentence_opens_with_a_day_or_not(text: str, day: date | None) -> None:
    """A single day, and none that is still to come."""
    assert opening_day(text, 0, SAID) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("4 March: They attacked. Nine died", date(2015, 3, 4)),
        ("6 March: It rained.\n4 March: They attacked. Nine died", date(2015, 3, 4)),
        ("4 March: They attacked.\n\nNine died", None),
        ("On 4 March they attacked. Nine died", None),
    ],
)
def test_an_entry_is_of_its_day(text: str, day: date | None) -> None:
    """To the end of its paragraph, or to the next entry."""
    assert day_of_entry(text, text.index("Nine"), SAID) == day
