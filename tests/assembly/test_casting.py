"""Whose troops, in whose war, against whom: read, given, or refused."""

import re

import pytest

from passmuster.assembly.casting import Roles, cast_roles, given_roles
from passmuster.errors import BadInput
from passmuster.reading.reader import read_text
from passmuster.reading.roles.role_choice import OPEN, Casting

PLAIN = "Rwanda has sent 2,500 soldiers to Mozambique to help it fight al-Shabaab."


def cast(*texts: str, given: Casting = OPEN) -> Roles:
    """The roles in some texts."""
    return cast_roles([read_text(text) for text in texts], "article.txt", given)


def test_the_helper_is_the_partner_and_the_helped_the_principal() -> None:
    """Whose force is counted, whom it helps, whom both fight; and the evidence is told."""
    roles = cast(PLAIN)
    assert roles.codes == ("RW", "MZ", "shabaab")
    assert re.fullmatch(
        r"Whose war it is: Rwanda for Mozambique against al-Shabaab, as 1 of 1 passage that tell have it, "
        r"at \d\d% by all that is told of who is named\.",
        roles.sentence(),
    )


def test_an_opponent_may_be_missing() -> None:
    """A war told without its enemy has a cast of two, and the sentence says so."""
    roles = cast("Rwanda has sent 2,500 soldiers to Mozambique.")
    assert (roles.codes, roles.opponent) == (("RW", "MZ"), "")
    assert ", its opponent not named," in roles.sentence()


@pytest.mark.parametrize("text", ["", "There were 300 soldiers.", "Rwanda has 2,500 soldiers in the field."])
def test_what_is_not_told_is_refused_with_the_way_out(text: str) -> None:
    """The refusal names what is open and how to say it."""
    with pytest.raises(BadInput, match=r"article\.txt: the articles must tell clearly .* no .*principal.*`principal="):
        cast(text)


def test_a_refusal_names_who_it_may_be() -> None:
    """Somebody who knows can choose."""
    with pytest.raises(BadInput, match=r"no clear partner: .*\(\d+%\), .*\(\d+%\)"):
        cast("Rwanda has lost 30 soldiers in Mali.", "Kenya has lost 30 soldiers in Mali.", "Ghana has lost 3 in Mali.")


def test_what_is_given_is_not_read() -> None:
    """A role settled by hand is held against the text, and the sentence says that it was given."""
    roles = cast(PLAIN, given=Casting("KE", "SO", ""))
    assert (roles.partner, roles.principal) == ("KE", "SO")
    assert roles.sentence().endswith(" against al-Shabaab, as it was given, with the opponent that is read.")
    assert cast(PLAIN, given=Casting("KE", "SO", "daesh")).evidence == "as it was given"
    assert cast(PLAIN, given=Casting("", "SO", "")).evidence.endswith("; the principal was given")
    assert cast(PLAIN, given=Casting("RW", "", "daesh")).evidence.endswith("; the partner and the opponent were given")


@pytest.mark.parametrize("written", ["KE", "ke", "Kenya", "kenyan"])
def test_an_actor_goes_by_code_or_name(written: str) -> None:
    """In any letter case."""
    assert given_roles(partner=written) == Casting("KE", "", "")


def test_an_unknown_name_is_refused_with_the_nearest() -> None:
    """All faults at once."""
    with pytest.raises(BadInput) as refusal:
        given_roles("Kenia", "Somalya", "Atlantis")
    assert [fault.file for fault in refusal.value.faults] == ["partner", "principal", "opponent"]
    assert "Did you mean 'Kenya'?" in refusal.value.faults[0].remedy


def test_one_actor_has_one_role() -> None:
    """Nobody fights for and against himself."""
    with pytest.raises(BadInput, match="different states or groups"):
        given_roles("KE", "Kenya")
