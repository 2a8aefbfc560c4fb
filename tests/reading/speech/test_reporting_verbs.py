"""Statements made by a reporting verb."""

import pytest

from passmuster.reading.speech.memory import SpeechMemory
from passmuster.reading.speech.reporting_verbs import put_statements, verb_statement
from passmuster.reading.speech.statement import ReadStatement
from worlds.one_sentence import parsed


def verbs(text: str) -> list[ReadStatement]:
    """What its verbs say, each knowing those before it."""
    s, memory = parsed(text), SpeechMemory()
    found: list[ReadStatement] = []
    for mark in s.by_tag.get("says", ()):
        statement = verb_statement(s, mark, found, memory)
        if statement is not None:
            found.append(statement)
            memory.note(statement.source)
    return found


@pytest.mark.parametrize(
    ("text", "name", "form", "mode", "relay"),
    [
        ("The NIS estimates that 100 died.", "NIS", "pre", "estimated", ()),
        ("Some 100 died, the NIS said.", "NIS", "post", "asserted", ()),
        ("Some 100 died, said Budanov.", "Kyrylo Budanov", "post", "asserted", ()),
        ("It was reported by the NIS.", "NIS", "phrase", "asserted", ()),
        ("The NIS told lawmakers that 100 died.", "NIS", "pre", "asserted", ("lawmakers",)),
        ("The NIS told reporters 100 died.", "NIS", "pre", "asserted", ()),
        ("Lawmakers quoted the NIS as saying so.", "NIS", "pre", "asserted", ("Lawmakers",)),
        ("Reports said 100 died.", "Reports", "pre", "rumoured", ()),
        ("Moscow denied that 100 died.", "Moscow", "pre", "denied", ()),
    ],
)
def test_a_verb_has_its_subject(text: str, name: str, form: str, mode: str, relay: tuple[str, ...]) -> None:
    """Before it, behind it, or behind "by"; whom it was told to passes it on unless nobody in particular."""
    found = verbs(text)[-1]
    assert (found.source.name, found.form, found.mode, found.relay) == (name, form, mode, relay)


@pytest.mark.parametrize(
    "text",
    ["Kyiv did not say so.", "It is estimated at 100.", "The report of 100 dead is old.", "The states of Africa met.",
     "Neither side said so."],
)  # fmt: skip
def test_nothing_is_said_without_a_speaker(text: str) -> None:
    """Verbs unsaid, passives without a source, nouns that look like verbs, and subjects that are nobody."""
    assert verbs(text) == []


def test_a_participle_goes_on_for_the_one_before() -> None:
    """ "..., adding that" is said by the subject of its clause."""
    first, second = verbs("The NIS said 100 died, adding that 20 were captured.")
    assert first.source == second.source
    assert second.form == "pre"


def test_to_put_a_number_at_is_to_estimate() -> None:
    """ "The UN puts the toll at"; a toll that is put has no speaker."""
    s = parsed("The UN puts the toll at 100.")
    (statement,) = put_statements(s, SpeechMemory())
    assert (statement.source.name, statement.mode) == ("UN", "estimated")
    assert put_statements(parsed("The toll is put at 100."), SpeechMemory()) == []
    assert put_statements(parsed("The UN puts an end to it."), SpeechMemory()) == []
