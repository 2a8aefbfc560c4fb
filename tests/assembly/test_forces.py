"""Which force or supply each number is of."""

from datetime import date

import pytest

from passmuster.assembly.casting import Roles
from passmuster.assembly.dating import DatedReading
from passmuster.assembly.forces import force_id, forces_of
from passmuster.documents import Document
from passmuster.reading.reader import read_document

ROLES = Roles("KP", "RU", "UA", "as it was given")


def dated(text: str) -> DatedReading:
    """A text of some day."""
    document = Document(document_id="d", name="a.txt", text=text, kind="text")
    return DatedReading(document, read_document(document), date(2025, 1, 13))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Russia has lost 300 Russian soldiers.", "ru-force"),
        ("North Korea has sent 12,000 troops.", "kp-force"),
        ("North Korea has sent 12 million shells.", "kp-shells"),
        ("North Korea has sent 100 missiles.", "kp-missiles"),
        ("Some 300 soldiers were killed.", "xx-force"),
        ("Kenya has sent 230 Kenyan police to Haiti.", "ke-force"),
        ("In Haiti 20 Kenyan nationals were killed.", "ke-civilians"),
    ],
)
def test_a_number_is_of_its_owners_force_or_supply(text: str, name: str) -> None:
    """The id is the owner's code with what is counted behind it; nobody's people are those of whom the caller says."""
    (claim,) = dated(text).reading.claims
    assert force_id(claim, "XX") == name


def test_each_subject_gets_a_force_and_the_partners_comes_first() -> None:
    """A supply is none of the people; forces found in place do not start empty."""
    forces = forces_of([dated("Russia has lost 300 Russian soldiers. North Korea has sent 12 million shells.")], ROLES)
    assert [(force.force_id, force.kind) for force in forces] == [
        ("kp-force", "force"), ("ru-force", "force"), ("kp-shells", "supply"),
    ]  # fmt: skip
    assert [force.name for force in forces] == [
        "North Korean force in Russia's war", "Russian force", "artillery rounds from North Korea",
    ]  # fmt: skip
    assert not any(force.starts_empty for force in forces)


def test_the_partner_has_a_force_even_where_it_is_not_counted() -> None:
    """A case is about it."""
    assert [force.force_id for force in forces_of([dated("It rained.")], ROLES)] == ["kp-force"]
