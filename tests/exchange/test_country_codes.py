"""Codes of countries in three letters."""

from passmuster.exchange.country_codes import TWO_LETTERS
from passmuster.ledger.actors import known_states

GONE_OR_NEVER_CODED = {"CS", "DD", "VD", "XK", "YD", "YU"}
"""Codes of ours for states that are no more, and of one that the standard leaves to users."""


def test_every_state_known_here_has_one_code_of_three_letters() -> None:
    """And none has two."""
    states = {code for code in known_states() if len(code) == 2 and code.isupper()}
    assert states - set(TWO_LETTERS.values()) <= GONE_OR_NEVER_CODED
    assert len(set(TWO_LETTERS.values())) == len(TWO_LETTERS)
    assert {len(code) for code in TWO_LETTERS} == {3}
    assert (TWO_LETTERS["PRK"], TWO_LETTERS["UKR"], TWO_LETTERS["SWE"]) == ("KP", "UA", "SE")
