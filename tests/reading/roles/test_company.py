"""Whose men a text counts where, and beside whom."""

import pytest

from passmuster.reading.reader import read_text
from passmuster.reading.roles.company import Company
from passmuster.reading.roles.window import windows_of

PLAIN = "Rwanda has 1,000 soldiers in Mozambique. Insurgents of Renamo killed 20 Rwandan soldiers on Friday."


def company(text: str) -> Company:
    """The counts of a text."""
    reading = read_text(text)
    return Company(windows_of(reading.sightings, reading.claims))


def test_men_are_counted_where_a_place_is_named() -> None:
    """Rwanda's stand in Mozambique, and Mozambique's nowhere."""
    told = company(PLAIN)
    assert told.together("RW", "MZ")["men where it is"] > 0.3
    assert told.together("RW", "MZ")["men beside it"] == 0.0
    assert told.together("MZ", "RW")["men where it is"] < told.together("RW", "MZ")["men where it is"]


def test_losses_are_counted_beside_a_party() -> None:
    """Renamo is no place; who killed them is told beside them."""
    told = company(PLAIN).together("RW", "renamo")
    assert told["losses beside it"] > 0.3
    assert told["losses where it is"] == 0.0


def test_a_count_speaks_for_each_owner_by_how_likely_it_is() -> None:
    """The shares of all owners and of nobody make up the counts, one more than there are below the line."""
    reading = read_text(PLAIN)
    men, losses = (claim for claim in reading.claims)
    told = Company(windows_of(reading.sightings, reading.claims)).alone("RW")
    assert told["men that may be its"] == pytest.approx(men.owners["RW"] / 2)
    assert told["losses that may be its"] == pytest.approx(losses.owners["RW"] / 2)


def test_nothing_counted_tells_nothing() -> None:
    """Of a text without a claim every share is nought."""
    told = company("Rwanda talked with Mozambique.")
    assert set(told.alone("RW").values()) == {0.0}
    assert set(told.together("RW", "MZ").values()) == {0.0}
