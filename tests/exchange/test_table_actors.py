"""Whom the event tables of others name."""

import pytest

from passmuster.exchange.table_actors import table_actor, table_country

GROUP = "JNIM: Group for Support of Islam and Muslims"


@pytest.mark.parametrize(
    ("name", "code"),
    [("Military Forces of Russia (2000-)", "RU"), ("Government of Ukraine", "UA"), ("Government of the Gambia", "GM"),
     ("Al Shabaab", "shabaab"), (GROUP, ""), ("", "")],
)  # fmt: skip
def test_states_are_found_behind_what_stands_for_them(name: str, code: str) -> None:
    """Armed groups by their names; nobody for who is not known."""
    assert table_actor(name) == code


@pytest.mark.parametrize("own", ["JNIM", "jnim", "Group for Support", GROUP])
def test_a_group_of_the_case_is_known_as_the_case_writes_it(own: str) -> None:
    """By its whole name or by the short one before a colon, and by nothing else."""
    assert table_actor(f"{GROUP} (Mali)", (own,)) == ("" if own == "Group for Support" else own)


def test_a_country_goes_before_a_name() -> None:
    """In letters of two or three; a case's own group by its name."""
    assert table_country({"actor country": "RUS", "actor name": GROUP}, "actor", ("JNIM",)) == "RU"
    assert table_country({"actor country": "", "actor name": GROUP}, "actor", ("JNIM",)) == "JNIM"
