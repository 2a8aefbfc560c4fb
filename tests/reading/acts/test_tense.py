"""Whether an act is done, past or only thought of."""

import pytest

from passmuster.ledger.vocabulary import EventStatus, EventType
from passmuster.reading.acts.tense import FUTURE_TYPES, status_of, timed
from passmuster.reading.syntax.verb_groups import verb_groups
from passmuster.reading.text.lexicon import Mark
from worlds.one_sentence import parsed


def told(text: str, event: str) -> tuple[str, str]:
    """Status of the first act of a sentence, and the type it has when it is of that type."""
    s = parsed(text)
    mark = s.by_tag["event"][0]
    status = status_of(s, mark)
    return status, timed(s, mark, event, "", status)[0]


@pytest.mark.parametrize(
    ("text", "status", "event"),
    [
        ("Rwanda has sent soldiers to Mozambique.", "actual", "AID"),
        ("Rwanda will send soldiers to Mozambique.", "actual", "AGREE"),
        ("Rwanda may send soldiers to Mozambique.", "hypothetical", "AID"),
        ("In 1992 Rwanda sent soldiers to Mozambique.", "actual", "AID"),
    ],
)
def test_help_is_given_promised_or_thought_of(text: str, status: str, event: str) -> None:
    """Only help that is announced is an agreement; help that may come is help, and no fact."""
    assert told(text, "AID") == (status, event)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Parliament considered the question of the withdrawal of the battalion.", "hypothetical"),
        ("There was talk about an early withdrawal of the battalion.", "hypothetical"),
        ("The withdrawal of the battalion began.", "actual"),
    ],
)
def test_what_is_only_spoken_of_is_not_done(text: str, status: str) -> None:
    """The matter of a question or a debate is no fact."""
    assert told(text, "RETREAT")[0] == status


def test_types_without_a_future_keep_their_name() -> None:
    """An attack that is announced is still an attack."""
    assert "ASSAULT" not in FUTURE_TYPES
    assert told("Rwanda will attack Burundi.", "ASSAULT")[1] == "ASSAULT"


def test_a_mode_goes_with_its_type() -> None:
    """What turns into an agreement loses the mode of the help."""
    s = parsed("Rwanda will send soldiers to Mozambique.")
    mark = s.by_tag["event"][0]
    assert timed(s, mark, "AID", "military", "actual") == ("AGREE", "")
    assert timed(s, mark, "AID", "military", "hypothetical") == ("AID", "military")


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The cabinet decided on Tuesday to withdraw its men from Haiti.", "CONCEDE"),
        ("Parliament voted on Thursday to withdraw its men from Haiti.", "CONCEDE"),
        ("The cabinet has begun to withdraw its men from Haiti.", "RETREAT"),
        ("The cabinet withdrew its men from Haiti.", "RETREAT"),
    ],
)
def test_a_decision_announces_whatever_stands_between(text: str, event: str) -> None:
    """The day of a decision does not make it a deed."""
    s = parsed(text)
    (verb,) = (group for group in verb_groups(s) if group.base == "withdraw")
    mark = Mark(verb.head, verb.stop, "event", None)
    assert timed(s, mark, EventType.RETREAT, "withdraw", EventStatus.ACTUAL, verb)[0] == event


@pytest.mark.parametrize(
    ("text", "status", "event"),
    [
        ("Hanoi announced on Monday that it would withdraw its soldiers from Cambodia.", "actual", "CONCEDE"),
        ("The force would withdraw from Cambodia in May, the minister said.", "actual", "CONCEDE"),
        ("Hanoi said that it would withdraw from Cambodia if China fell silent.", "hypothetical", "RETREAT"),
        ("Hanoi would withdraw from Cambodia.", "hypothetical", "RETREAT"),
        ("HANOI, May 26 - Hanoi will withdraw from Cambodia.", "actual", "CONCEDE"),
        ("Hanoi may withdraw from Cambodia in May.", "hypothetical", "RETREAT"),
    ],
)
def test_would_behind_a_word_of_telling_announces(text: str, status: str, event: str) -> None:
    """It is the "will" of whoever told it, unless it hangs on a condition; and May is a month."""
    s = parsed(text)
    mark = next(mark for mark in s.by_tag["event"] if s.low(mark.first) == "withdraw")
    (verb,) = (group for group in verb_groups(s) if group.base == "withdraw")
    found = status_of(s, mark)
    assert (found, timed(s, mark, EventType.RETREAT, "", found, verb)[0]) == (status, event)
