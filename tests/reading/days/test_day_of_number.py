"""Tests of the day of a number: which of a sentence's times it speaks about."""

from datetime import date

import pytest

from passmuster.ledger.vocabulary import Mode, Quantity
from passmuster.reading.days.day_of_number import day_of_number
from passmuster.reading.proposals import ReadSoFar
from passmuster.reading.reader import read_text, spoken_sentences

TUESDAY = date(2024, 7, 16)


def days(text: str, published: date | None = TUESDAY) -> dict[float | None, str]:
    """The days of each number of a text."""
    return {
        claim.point or claim.low or claim.high: claim.as_of for claim in read_text(text, published=published).claims
    }


@pytest.mark.parametrize(
    ("text", "number", "expected"),
    [
        ("Rebels killed 14 Kenyan soldiers in an ambush on 3 July.", 14, "2024-07-03"),
        ("On Friday a mine killed four Kenyan soldiers near Dhobley.", 4, "2024-07-12"),
        ("Kenya has 3,600 soldiers in Somalia, the army said on Monday.", 3600, "2024-07-15"),
        ("Kenya now has 3,600 soldiers in Somalia.", 3600, "2024-07-16"),
        ("In May 2019 Kenya had 3,600 soldiers in Somalia.", 3600, "2019-05"),
        ("Kenya will send another 400 police officers to Haiti by December.", 400, "2024-12"),
        ("Rebels killed 14 Kenyan soldiers, the army said on Monday.", 14, ""),
        ("NAIROBI, July 16 - Kenya has 3,600 soldiers in Somalia.", 3600, ""),
        ("NAIROBI, Kenya, July 16 -- Kenya has 3,600 soldiers in Somalia.", 3600, ""),
        ("Some 3,600 Kenyan soldiers are in Somalia, up from 1,200 in May 2019.", 3600, ""),
        ("Some 3,600 Kenyan soldiers are in Somalia, up from 1,200 in May 2019.", 1200, "2019-05"),
    ],
)
def test_the_time_of_a_number(text: str, number: float, expected: str) -> None:
    """Its own time first; of a total the day of saying; of an incident never that."""
    assert days(text)[number] == expected


def test_without_publication_nothing_is_made_up() -> None:
    """Days that hang on it are blank."""
    assert set(days("Rebels killed 14 Kenyan soldiers on Friday.", None).values()) == {""}


def test_a_day_since_which_is_no_day_of_saying() -> None:
    """Though the words of saying stand beside it; one without "since" is."""
    for words, total in (("since the raids began on 3 May", ""), ("on 3 May", "2024-05-03")):
        text = f"In all 14 Kenyan soldiers have been killed, the ministry said {words}."
        turned = f"In all 14 Kenyan soldiers have been killed {words}, the ministry said."
        assert day_of_total(text) == total
        assert not words.startswith("since") or day_of_total(turned) == ""


def day_of_total(text: str) -> str:
    """The day of the number after "In all", as of a total."""
    ((sentence, statements),) = spoken_sentences(text, ReadSoFar())
    return day_of_number(
        sentence, statements, (7, 9), quantity=Quantity.KILLED, mode=Mode.ASSERTED, scope="total", published=TUESDAY
    )


def test_since_is_a_stretch_of_a_flow_alone() -> None:
    """ "Since January" ends with publication for what flows, and fixes nothing for a running total."""
    text = "Since January, 14 Kenyan soldiers have been killed."
    ((sentence, statements),) = spoken_sentences(text, ReadSoFar())
    flow, total = (
        day_of_number(
            sentence, statements, (15, 17), quantity=Quantity.KILLED, mode=Mode.ASSERTED, scope=scope, published=TUESDAY
        )
        for scope in ("flow", "total")
    )
    assert (flow, total) == ("2024-01/2024-07", "")
