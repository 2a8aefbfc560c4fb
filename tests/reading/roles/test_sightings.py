"""Where a sentence names nations, groups and places."""

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
