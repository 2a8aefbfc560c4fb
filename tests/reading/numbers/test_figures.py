"""Figures that are never a count."""

import pytest

from passmuster.ledger.vocabulary import Bound
from passmuster.reading.numbers.figures import is_never_a_count
from passmuster.reading.numbers.find_numbers import written_numbers
from passmuster.reading.numbers.number import Number
from worlds.one_sentence import parsed, place


def numbers(text: str) -> list[float]:
    """The values of all numbers that a sentence may count by."""
    return [number.value for number in written_numbers(parsed(text))]


@pytest.mark.parametrize(
    "text",
    [
        "On 2014-11-05 the ship sailed.",
        "Posted 21.8.1997 at noon.",
        "A 19-year-old was buried.",
        "Sergeant Peter Mole, 28, was buried.",
        "He was aged 28 when he left.",
        "A nurse, 34, was there.",
        "They dragged 155-millimetre guns.",
        "Moyo, pp. 211-215.",
        "Moyo, p. 44, and vol. 3.",
        "It stands on pages 12 to 14.",
        "Moyo, 'Roads and rain', Survival (2007), 330-335.",
        "The battle was fought on 24 and 25 February.",
        "They came between Oct. 9 and 11, and left.",
        "It rained on March 3, 4 and 9.",
        "It rained on 3, 4 and 9 May.",
        "The expedition to the coast (1858-1863) is forgotten.",
        "The war (1899–02) was long.",
        "It has cost 41 million quetzales so far.",
        "The wounded came back up to 30 April.",
    ],
)
def test_shapes_that_count_nobody(text: str) -> None:
    """Dates in figures, ages, pages and calibres are no numbers of men."""
    assert [value for value in numbers(text) if value not in {5.0, 2007.0}] == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Ghana sent 28, Togo 12.", 28.0),
        ("Sierra Leone, 28, Burkina Faso, 19.", 28.0),
        ("A 400-strong force came.", 400.0),
        ("A 28-man team came.", 28.0),
        ("In 2007, 330-335 men came.", 330.0),
        ("A page told of 300 men.", 300.0),
        ("On May 3 and 14 soldiers died, Nepal said.", 14.0),
        ("On March 3, 4 were killed.", 4.0),
        ("Four were killed on March 3 and 14 wounded.", 14.0),
        ("There were by March 12-15 thousand of them.", 12000.0),
        ("They are few (1858 men).", 1858.0),
        ("They lost 9 and on 25 February 11 men.", 9.0),
        ("Of the 31 may have died.", 31.0),
    ],
)
def test_counts_of_like_shape_are_kept(text: str, value: float) -> None:
    """Lists of states and strengths joined by a hyphen are counts."""
    assert value in numbers(text)


def test_the_day_of_a_dateline_is_no_end_of_a_range() -> None:
    """A dash behind a month's day opens the report."""
    assert 14.0 in numbers("LUSAKA, Dec 8 — Fourteen soldiers were killed.")


def test_a_day_in_figures_is_told_by_its_shape() -> None:
    """The parts of a date belong to it."""
    s = parsed("On 2014-11-05 twelve men sailed.")
    at = place(s, "05")
    assert is_never_a_count(s, Number(at, at, at + 1, 5.0, 5.0, Bound.EXACT))
