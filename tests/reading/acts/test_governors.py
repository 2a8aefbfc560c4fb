"""What settles, asks for or refuses a deed."""

import pytest

from passmuster.reading.acts.deeds import deeds_of
from passmuster.reading.acts.governors import NO_GOVERNOR, Governor, governed_types, governor_of, only_settles
from passmuster.reading.syntax.verb_groups import verb_groups
from worlds.one_sentence import parsed, place


def governor(text: str, word: str) -> Governor:
    """The governor of the deed that a word of a sentence tells."""
    s = parsed(text)
    verbs = verb_groups(s)
    at = place(s, word)
    return next(governor_of(s, deed, verbs) for deed in deeds_of(s, verbs) if deed.first <= at < deed.stop)


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("Kenya voted on Tuesday to withdraw its men from Haiti.", "withdraw", "decides"),
        ("Kenya said it had decided that its men would leave Haiti.", "leave", "decides"),
        ("Haiti had told the Kenyan force in October to leave.", "leave", "asks"),
        ("Haiti refused to renew the mandate.", "renew", "refuses"),
        ("Kenya has begun to withdraw its men.", "withdraw", "begins"),
        ("Kenya's decision to withdraw from Haiti came late.", "withdraw", "decides"),
        ("Kenya threatens to withdraw its men.", "withdraw", "weighs"),
    ],
)
def test_what_stands_over_a_deed_is_told(text: str, word: str, kind: str) -> None:
    """A verb or a noun, beside "to" or some words away from it."""
    assert governor(text, word).kind == kind


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Kenya withdraws its men from Haiti.", "withdraws"),
        ("Kenya voted; its men left Haiti.", "left"),
        ("The men who voted on Tuesday left Haiti.", "left"),
    ],
)
def test_a_deed_of_its_own_has_none(text: str, word: str) -> None:
    """Without "to" or "that" nothing is governed, and no governor reaches out of its clause."""
    assert governor(text, word) == NO_GOVERNOR


def test_a_governor_knows_the_type_of_its_deed() -> None:
    """So that whoever votes to withdraw does one thing and not two."""
    s = parsed("Kenya voted on Tuesday to withdraw its men.")
    verbs = verb_groups(s)
    deeds = [(deed, governor_of(s, deed, verbs)) for deed in deeds_of(s, verbs)]
    assert governed_types(deeds) == {place(s, "voted"): "RETREAT"}


def test_whoever_votes_for_a_deed_has_not_done_it() -> None:
    """Whoever begins it has, and a vote for nothing is no deed's."""
    assert only_settles("vote", "RETREAT")
    assert not only_settles("begin", "RETREAT")
    assert not only_settles("vote", "")
