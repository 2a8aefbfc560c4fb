"""Actors: codes, names and the groups that their statements count for."""

import re

from passmuster.ledger.actors import actor_adjective, actor_group, actor_name, actors, known_states
from passmuster.ledger.vocabulary import GROUPS


def test_states_and_groups_have_names_in_words() -> None:
    """A name and an adjective for those in the table; the code itself for those that are not."""
    assert (actor_name("KP"), actor_adjective("KP")) == ("North Korea", "North Korean")
    assert (actor_name("XX"), actor_adjective("XX")) == ("XX", "XX")


def test_statements_count_for_a_known_group() -> None:
    """Of a state's own, or of all others."""
    assert actor_group("UA") == "UA"
    assert actor_group("XX") == "OTHER"
    assert {actor_group(code) for code in actors()} <= set(GROUPS)


def test_codes_tell_states_from_armed_groups() -> None:
    """ISO codes in capitals for states, short words for groups, and every one of them has a name."""
    assert all(re.fullmatch("[A-Z]{2}", code) for code in known_states())
    assert all(code == code.lower() for code in actors() if code not in known_states())
    assert all(entry["names"] for entry in actors().values())
