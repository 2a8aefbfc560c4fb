"""The noun phrase that speaks."""

import pytest

from passmuster.reading.speech.memory import SpeechMemory
from passmuster.reading.speech.source import ReadSource
from passmuster.reading.speech.subjects import phrase_end, subject_ending_at, subject_start
from worlds.one_sentence import parsed, place


def subject(text: str, memory: SpeechMemory | None = None) -> tuple[str, str, tuple[str, ...]] | None:
    """Name, group and relays of the subject before the verb "said"."""
    s = parsed(text)
    found = subject_ending_at(s, place(s, "said") - 1, memory or SpeechMemory())
    return None if found is None else (found.source.name, found.source.group, found.relay)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the NIS said it", ("NIS", "KR", ())),
        ("Zelensky, the president of Ukraine, said it", ("Volodymyr Zelensky", "UA", ())),
        ("lawmakers briefed by the NIS said it", ("NIS", "KR", ("lawmakers",))),
        ("Budanov, who said it", ("Kyrylo Budanov", "UA", ())),
        ("It rained, while Ukrainian and Western officials said it", ("Ukrainian and Western officials", "UA", ())),
        ("General Katumba Wamala, chief of the Ugandan army (UPDF) said it", ("Katumba Wamala", "OTHER", ())),
        ("the day said it", None),
        ("said it", None),
    ],
)
def test_a_subject_may_be_plain_apposed_relative_or_a_chain(
    text: str, expected: tuple[str, str, tuple[str, ...]] | None
) -> None:
    """Whoever is cited stands behind whoever cites."""
    assert subject(text) == expected


def test_a_pronoun_is_who_spoke_before() -> None:
    """ "He" is the last person, "it" the last of all; nobody where nobody spoke."""
    memory = SpeechMemory()
    assert subject("he said so", memory) is None
    memory.note(ReadSource("Kyrylo Budanov", "UA", "person"))
    memory.note(ReadSource("NIS", "KR", "body"))
    assert subject("he said so", memory) == ("Kyrylo Budanov", "UA", ())
    assert subject("it said so", memory) == ("NIS", "KR", ())


def test_a_phrase_begins_behind_what_cannot_belong_to_it() -> None:
    """A comma, the word of a clause, another's verb."""
    s = parsed("It rained, while the army of Chad said so")
    assert s.words(subject_start(s, place(s, "Chad")), place(s, "said")) == "the army of Chad"


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("the army of Chad said so", "the army of Chad"),
        ("UN experts and the army on Monday", "UN experts and the army"),
        ("data from the UN, which", "data from the UN"),
        ("Globalsecurity.org has it", "Globalsecurity.org"),
    ],
)
def test_a_phrase_ends_where_another_begins(text: str, phrase: str) -> None:
    """A verb, a day, a comma; a point inside a name is part of it."""
    s = parsed(text)
    assert s.words(0, phrase_end(s, 0)) == phrase
