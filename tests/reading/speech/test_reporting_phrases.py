"""Statements made without a verb."""

import pytest

from passmuster.reading.speech.memory import SpeechMemory
from passmuster.reading.speech.reporting_phrases import headline_statements, noun_statements, phrase_statements
from passmuster.reading.speech.source import ReadSource
from worlds.one_sentence import parsed


@pytest.mark.parametrize(
    ("text", "name", "mode"),
    [
        ("Prigozhin's claim that 94 died is doubted.", "Yevgeny Prigozhin", "asserted"),
        ("An estimate by the UN gives 94.", "UN", "estimated"),
        ("The Ukrainian estimate of 94 is doubted.", "Ukrainian estimate", "estimated"),
    ],
)
def test_a_noun_has_its_owner(text: str, name: str, mode: str) -> None:
    """Before it, or behind "by"."""
    (found,) = noun_statements(parsed(text), SpeechMemory())
    assert (found.source.name, found.mode, found.form) == (name, mode, "noun")


def test_an_owner_may_be_who_spoke_last() -> None:
    """ "Its estimate" is of the last source; the official figure is nobody's."""
    memory = SpeechMemory()
    assert noun_statements(parsed("Its estimate is 94."), memory) == []
    memory.note(ReadSource("NIS", "KR", "body"))
    (found,) = noun_statements(parsed("Its estimate is 94."), memory)
    assert found.source.name == "NIS"
    assert noun_statements(parsed("The official figure is 94."), memory) == []


@pytest.mark.parametrize(
    ("text", "name", "form", "mode"),
    [
        ("According to the UN, 94 died.", "UN", "phrase", "asserted"),
        ("Reuters wrote, citing Budanov, that 94 died.", "Kyrylo Budanov", "deep", "asserted"),
        ("According to a Ukrainian assessment, 94 died.", "Ukrainian assessment", "phrase", "estimated"),
        ("According to reports, 94 died.", "reports", "phrase", "rumoured"),
    ],
)
def test_a_phrase_cites_its_source(text: str, name: str, form: str, mode: str) -> None:
    """A nation may speak through its paper; reports are nobody's."""
    memory = SpeechMemory()
    (found,) = phrase_statements(parsed(text), memory)
    assert (found.source.name, found.form, found.mode) == (name, form, mode)
    assert memory.last == found.source


def test_a_headline_has_its_source_before_a_colon() -> None:
    """A source, a colon, and what it says; a clock is none."""
    (found,) = headline_statements(parsed("Russian defence ministry: 94 died"), SpeechMemory())
    assert (found.source.group, found.form) == ("RU", "pre")
    for text in ("Moscow 5:30 it rained", "The day: 94 died", "Kyiv said: 94 died"):
        assert headline_statements(parsed(text), SpeechMemory()) == []
