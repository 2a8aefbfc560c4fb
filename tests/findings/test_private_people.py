"""Who is named, and who is told by a role: a rule about the shape of names that knows nobody."""

import pytest

from passmuster.analysis.inputs import open_case
from passmuster.findings.private_people import role_of


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
        ("Jane Miller", "US", ""),
        ("Some long name of a body without capitals", "OTHER", ""),
    ],
)
def test_roles(claimant, group, role):
    """Officials, organisations and outlets are named; private people are not."""
    assert role_of(claimant, group, ()) == role


def test_public_figures_of_the_case_are_named():
    """By the case's own list."""
    assert role_of("Jane Miller", "OTHER", ("Jane Miller",)) == ""
    assert role_of("Jane Miller (a soldier)", "OTHER", ("Jane Miller",)) == ""


def test_nobody_in_the_shipped_case_is_a_private_person():
    """All who speak in it speak for a state, an organisation or an outlet, or are not named."""
    ledger = open_case("examples/kursk")
    spoken = {(claim.claimant, claim.claimant_group) for claim in ledger.claims}
    assert {name for name, group in spoken if role_of(name, group, ())} == set()
