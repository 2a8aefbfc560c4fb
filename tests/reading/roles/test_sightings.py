"""Where a sentence names nations, groups and places."""

from datetime import date

import pytest

from passmuster.reading.reader import read_text
from passmuster.reading.roles.sightings import Sighting


def seen(text: str) -> Sighting:
    """The one sighting of a sentence."""
    (sighting,) = read_text(text).sightings
    return sighting


def test_whom_a_sentence_names_stands_in_order() -> None:
    """Each mention, by code; a town is a mention of its state."""
    assert seen("Kenyan soldiers fought al-Shabaab near Kismayo.").named == ("KE", "shabaab", "SO")


def test_who_they_are_leaves_no_trace() -> None:
    """The features of two sentences that differ in their names alone are the same."""
    one, other = seen("Kenyan soldiers fought in Somalia."), seen("Rwandan soldiers fought in Mozambique.")
    assert one.alone["KE"] == other.alone["RW"]
    assert one.together["KE", "SO"] == other.together["RW", "MZ"]


@pytest.mark.parametrize(
    ("text", "published", "years"),
    [
        ("Kenyan soldiers fought in Somalia in 2012 and 2014.", None, {2012, 2014}),
        ("Kenyan soldiers fought in Somalia in 2012.", date(2026, 3, 1), {2012}),
        ("Kenyan soldiers fought in Somalia on Monday.", date(2026, 3, 1), {2026}),
        ("Some 1,950 Kenyan soldiers fought in Somalia.", None, set()),
        ("Kenya has 1950 soldiers in Somalia.", None, {1950}),  # a year by its figures, and no harm but a doubt
    ],
)
def test_a_sentence_speaks_of_the_years_it_names_or_of_its_day(
    text: str, published: date | None, years: set[int]
) -> None:
    """Without either of none."""
    (sighting,) = read_text(text, published=published).sightings
    assert sighting.years == years


def test_what_stands_between_two_is_told_of_both() -> None:
    """From the one to the other, and back."""
    sighting = seen("Kenyan soldiers fought in Somalia.")
    assert ">last=in" in sighting.together["KE", "SO"]
    assert "<last=in" in sighting.together["SO", "KE"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Rwandan troops reached Kandahar.", ("RW", "AF")),
        ("Rwandan troops met Kandahar Singh.", ("RW",)),
        ("Rwandan troops went to Kandahar province.", ("RW", "AF")),
        ("Rwandan troops like Kandahar.", ("RW",)),
        ("KANDAHAR - Rwandan troops left.", ("AF", "RW")),
    ],
)
def test_a_place_is_one_where_a_place_can_stand(text: str, named: tuple[str, ...]) -> None:
    """Behind a word of place, and not as a part of somebody's name."""
    assert seen(text).named == named


def test_a_sentence_without_a_name_is_no_sighting() -> None:
    """There is nothing to choose from."""
    assert read_text("Some 300 soldiers were there.").sightings == ()
