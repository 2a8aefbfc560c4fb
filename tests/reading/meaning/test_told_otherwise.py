"""Numbers whose own words say what they are of."""

import pytest

from passmuster.ledger.vocabulary import Quantity
from passmuster.reading import read_text
from passmuster.reading.meaning.told_otherwise import is_hour, quantity_told
from passmuster.reading.numbers.find_numbers import written_numbers
from worlds.one_sentence import parsed


def told(text: str, quantity: Quantity, at: int = 0) -> Quantity:
    """The quantity of the number of a sentence that stands `at` its place among them."""
    s = parsed(text)
    return quantity_told(s, written_numbers(s)[at], quantity)


@pytest.mark.parametrize(
    ("text", "at", "is_rate"),
    [
        ("Recruitment fell from 4,000 a month to 1,500.", 0, True),
        ("Recruitment fell from 4,000 a month to 1,500.", 1, True),
        ("Enlistments ran at 200 per week, rising to about 350 by May.", 1, True),
        ("Enlistments rose from 200 to 350 a month.", 0, True),
        ("Monthly recruitment reached 1,500 in June.", 0, True),
        ("Recruitment at the depot, which ran at 800 men a month, has ceased.", 0, True),
        ("There were 4,000 men a month ago.", 0, False),
        ("There were 4,000 men a month after the landing.", 0, False),
        ("Recruitment went on, and the contingent rose from 4,000 to 5,500.", 1, False),
        ("The brigade has 1,500 men.", 0, False),
    ],
)
def test_a_rate_is_no_strength(text: str, at: int, is_rate: bool) -> None:
    """So many a month are not so many men, whatever is told besides."""
    expected = Quantity.OTHER if is_rate else Quantity.PRESENT
    assert told(text, Quantity.PRESENT, at) == expected


def test_men_sent_at_a_rate_are_sent() -> None:
    """Only of recruits is it told that nobody has sent them yet."""
    assert told("Rwanda sends 300 men a month to Mozambique.", Quantity.DEPLOYED) == Quantity.DEPLOYED
    assert told("Rwanda enlists 300 men a month for Mozambique.", Quantity.DEPLOYED) == Quantity.OTHER


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        ("Losses: 29 killed in action, 20 in accidents, 7 POW.", 2, Quantity.CAPTURED),
        ("Losses: 29 killed in action, 20 in accidents, 7 POW.", 1, Quantity.KILLED),
        ("In April 160 soldiers shot in the air to get their wages.", 0, Quantity.OTHER),
        ("Some 16 soldiers shot at the crowd.", 0, Quantity.OTHER),
        ("In April 160 soldiers were shot in the air force's camp.", 0, Quantity.KILLED),
        ("Some 16 soldiers shot at close range were buried.", 0, Quantity.KILLED),
        ("They lost 92 T-55 tanks.", 0, Quantity.OTHER),
        ("They lost 92 T-55s.", 0, Quantity.OTHER),
        ("They lost 92 T-55 crewmen.", 0, Quantity.KILLED),
    ],
)
def test_prisoners_shots_and_tanks_are_no_dead(text: str, at: int, expected: Quantity) -> None:
    """The words right behind a number come before what the sentence is full of."""
    assert told(text, Quantity.KILLED, at) == expected


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("09.12 Troops crossed the border.", True),
        ("21.40 All quiet.", True),
        ("Some 9.12 million people fled.", False),
        ("45.70 men of a hundred fell.", False),
    ],
)
def test_an_entry_may_open_with_its_hour(text: str, opens: bool) -> None:
    """An hour and its minutes, and nothing before them."""
    s = parsed(text)
    assert any(is_hour(s, number) for number in written_numbers(s)) is opens


def test_a_reading_follows_them() -> None:
    """An hour is no claim, and recruits are no men in the field."""
    blog = "09.12 Senegalese troops crossed the border last night.\n\nSenegal has 700 soldiers in Gambia."
    assert [claim.point for claim in read_text(blog).claims] == [700]
    text = "Russian recruitment of Cubans fell from 4,000 a month to 1,500, the Ukrainian intelligence service said."
    assert {claim.quantity for claim in read_text(text).claims} <= {"other"}
