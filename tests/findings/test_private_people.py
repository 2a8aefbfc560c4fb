"""Who is named, and who is told by a role: a rule about the shape of names that knows nobody."""

import time

import pytest

from passmuster.analysis.inputs import open_case
from passmuster.findings.private_people import private_sources, role_of, roles_of, without_private


@pytest.mark.parametrize(
    ("claimant", "group", "role"),
    [
        ("Jane Miller", "OTHER", "a private person"),
        ("Ivan Petrov (captured soldier)", "KP", "a prisoner"),
        ("the wife of a soldier", "RU", "a soldier's relative"),
        ("a resident of Sudzha", "MEDIA", "a resident"),
        ("Oh Min-jun (defector)", "KR", "a defector"),
        ("Jane Miller (foreign ministry)", "OTHER", ""),
        ("Jane Miller (Relief NGO)", "OTHER", ""),
        ("Unnamed Western official", "OTHER", ""),
        ("Kyiv Post", "MEDIA", ""),
        ("International Crisis Group", "OTHER", ""),
        ("Human Rights Watch", "OTHER", ""),
        ("Ivan Petrov (soldier of the Wagner Group)", "OTHER", "a soldier"),
        ("Jane Miller", "US", ""),
        ("Some long name of a body without capitals", "OTHER", ""),
        ("Ahmed al-Hassan", "OTHER", "a private person"),
        ("Jan van der Berg", "OTHER", "a private person"),
        ("A. Petrov", "OTHER", "a private person"),
        ("I.V. Petrov", "OTHER", "a private person"),
        ("Petrov, Ivan", "OTHER", "a private person"),
        ("Ivan Petrov, 34", "OTHER", "a private person"),
        ("Ivan Petrov Jr.", "OTHER", "a private person"),
        ('Ivan "Vanya" Petrov', "OTHER", "a private person"),
        ("Mrs Jane Miller", "OTHER", "a private person"),
        ("Jane Miller, prisoner of war", "RU", "a prisoner"),
        ("Jane Miller – a nurse", "UA", "a medical worker"),
        ("Ivan Petrov (captured soldier, 8th regiment)", "RU", "a prisoner"),
        ("Ivan Petrov (unknown unit)", "OTHER", "a private person"),
        ("Jane Miller (minister's wife)", "UA", "a soldier's relative"),
        ("Jane Miller (spokeswoman of the prisoners' committee)", "OTHER", ""),
        ("Colonel Ivan Petrov", "OTHER", ""),
        ("Wagner", "OTHER", ""),
        ("محمد علي", "OTHER", "a private person"),
        ("김철수", "OTHER", "a private person"),
        ("नरेन्द्र कुमार", "OTHER", "a private person"),
    ],
)
def test_roles(claimant, group, role):
    """Officials, organisations and outlets are named; private people are not."""
    assert role_of(claimant, group, ()) == role


def test_public_figures_of_the_case_are_named():
    """By the case's own list."""
    assert role_of("Jane Miller", "OTHER", ("Jane Miller",)) == ""
    assert role_of("Jane Miller (a soldier)", "OTHER", ("Jane Miller",)) == ""


@pytest.mark.parametrize(
    "claimant",
    ["a" + " " * 70_000 + "b", ", " * 35_000, "(" * 70_000, "A " * 35_000, "'a" * 35_000, "a" * 70_000 + "1",
     " - " * 25_000],
)  # fmt: skip
def test_a_claimant_without_end_is_judged_in_no_time(claimant):
    """A cell may hold a megabyte, and is no name."""
    began = time.process_time()
    assert role_of(claimant, "OTHER", ()) == ""
    assert set(roles_of([(claimant, "OTHER"), (f"{claimant} (a prisoner)", "RU")], ()).values()) == {"a prisoner"}
    assert time.process_time() - began < 2.0


SOURCES = (
    "Oryx", "UA Source", "United Nations", "Kyiv Independent", "Ukraine MoD", "BBC Russian", "Fire Map", "Anna Petrova",
    "Jane Miller (defector)", "Pavel Orlov", "Jane Miller (foreign ministry)",
)  # fmt: skip


def test_sources_of_losses_are_judged_by_their_shape():
    """No group tells an outlet from a person there; roles that come twice are told apart, because rows are named so."""
    assert private_sources([*SOURCES, "Oryx"], ()) == {
        "Anna Petrova": "a private person", "Jane Miller (defector)": "a defector", "Pavel Orlov": "a private person 2",
    }  # fmt: skip
    assert "Anna Petrova" not in private_sources(SOURCES, ["Anna Petrova"])


def test_a_capital_speaks_for_its_government():
    """Two words with capitals are a person's name elsewhere."""
    assert private_sources(["Buenos Aires", "New Delhi", "Ivan Petrov"], ()).keys() == {"Ivan Petrov"}


def test_a_land_or_a_fort_is_nobodys_name():
    """States, territories, their capitals and peoples, and what begins as places alone do; a town may be a person's."""
    places = ["Puerto Rico", "Cabo Verde", "New Zealand", "San Juan", "South Ossetia", "Port Stanley", "Fort Bragg"]
    people = ["Juana Diaz", "Shah Alam", "Maria Port", "Jan Mayen"]
    assert private_sources([*places, *people], ()).keys() == set(people)


def test_no_private_source_is_offered():
    """Neither alone nor with its column."""
    names = ["Oryx:Tanks", "Anna Petrova", "Anna Petrova:Tanks", "Anna Petrovas:Tanks"]
    assert without_private(names, ["Oryx", "Anna Petrova"]) == ["Oryx:Tanks", "Anna Petrovas:Tanks"]


def test_nobody_in_the_shipped_case_is_a_private_person():
    """All who speak in it speak for a state, an organisation or an outlet, or are not named."""
    ledger = open_case("examples/kursk")
    spoken = {(claim.claimant, claim.claimant_group) for claim in ledger.claims}
    assert {name for name, group in spoken if role_of(name, group, ())} == set()
