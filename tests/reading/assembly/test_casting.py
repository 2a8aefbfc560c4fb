"""Whose troops, in whose war, against whom."""

import pytest

from passmuster.reading.assembly.casting import Roles, cast_roles
from passmuster.reading.reader import read_text


def cast(*texts: str) -> Roles | None:
    """The roles in some texts."""
    return cast_roles(read_text(text) for text in texts)


def test_the_helper_is_the_partner_and_the_helped_the_principal() -> None:
    """Whose force is counted and who gives aid comes first; whom both fight is the opponent."""
    text = "Rwanda has sent 2,500 soldiers to Mozambique. Al-Shabaab attacked Mozambique."
    assert cast(text) == Roles("RW", "MZ", "shabaab")


def test_an_opponent_may_be_missing() -> None:
    """A war told without its enemy has a cast of two, and the sentence says so."""
    roles = cast("Rwanda has sent 2,500 soldiers to Mozambique.")
    assert roles == Roles("RW", "MZ", "")
    assert roles.sentence() == (
        "Whose war it is was read off the text: Rwanda assists Mozambique, its opponent not named."
    )


def test_what_several_texts_tell_is_put_together() -> None:
    """One counts the force, another tells whom it helps and whom they fight."""
    assert cast(
        "Rwanda has lost 30 soldiers.", "Rwanda sent aid to Mozambique.", "Al-Shabaab attacked Mozambique."
    ) == (Roles("RW", "MZ", "shabaab"))


@pytest.mark.parametrize("text", ["", "There were 300 soldiers.", "Rwanda has 2,500 soldiers in the field."])
def test_one_state_alone_is_no_cast(text: str) -> None:
    """Without a helper and a helped there is no case."""
    assert cast(text) is None
