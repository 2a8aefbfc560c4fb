"""Verbs with what stands before them."""

import pytest

from passmuster.reading.syntax.verb_groups import verb_groups
from worlds.one_sentence import parsed


@pytest.mark.parametrize(
    ("text", "base", "state", "passive"),
    [
        ("Kenya has sent 600 men.", "send", "done", False),
        ("The men had already been sent home.", "send", "done", True),
        ("The figure could swell to 9,000.", "swell", "may", False),
        ("The force may have lost 40 men.", "lose", "guess", False),
        ("The force will be cut to 300.", "cut", "ahead", True),
        ("The force is to be cut to 300.", "cut", "ahead", True),
        ("Chad did not send 600 men.", "send", "not", False),
        ("Chad is sending 600 men.", "send", "prog", False),
    ],
)
def test_a_deed_is_done_or_ahead_or_denied(text: str, base: str, state: str, passive: bool) -> None:
    """As its auxiliaries have it."""
    (found,) = verb_groups(parsed(text))
    assert (found.base, found.state, found.passive) == (base, state, passive)


def test_an_infinitive_is_meant_or_tells_what_for() -> None:
    """ "Promised to send" is meant; "flew in to fight" is a purpose."""
    assert [g.state for g in verb_groups(parsed("Chad promised to send 600 men."))] == ["done", "meant"]
    assert [g.state for g in verb_groups(parsed("They flew in to fight the rebels."))] == ["done", "purpose"]


def test_a_participle_describes_unless_an_object_follows() -> None:
    """ "The 600 men sent to Haiti", but "Kenya sent 600 men"."""
    assert verb_groups(parsed("The 600 men sent to Haiti are tired."))[0].state == "part"
    assert verb_groups(parsed("Kenya sent 600 men."))[0].state == "done"


def test_a_noun_is_no_verb() -> None:
    """ "The attack", "its losses", and May, the month."""
    assert verb_groups(parsed("The attack on the post in May.")) == []
