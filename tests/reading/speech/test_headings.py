"""Headings: lines that name who issues what stands below them."""

import pytest

from passmuster.reading.proposals import ReadSoFar
from passmuster.reading.reader import spoken_sentences
from passmuster.reading.speech.headings import heading_sources, label_source
from passmuster.reading.speech.memory import SpeechMemory
from passmuster.reading.speech.voices import Voice, voices_of
from passmuster.reading.syntax.headings import is_heading
from worlds.one_sentence import parsed


def last_voices(text: str) -> list[Voice]:
    """The voices of the last sentence of a text."""
    state, found = ReadSoFar(), list[Voice]()
    for s, statements in spoken_sentences(text, state):
        found = voices_of(s, statements, state.memory)
    return found


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("GENERAL STAFF // 14.03 // 08:00", "GENERAL STAFF"),
        ("Governor Adeyemi's briefing, in short", "Adeyemi"),
        ("Press centre of the Joint Forces, 6 June", "Press centre of the Joint Forces"),
        ("MINISTRY OF WAR / BULLETIN", "MINISTRY OF WAR"),
        ("Mayor Diop on the radio this morning:", "Mayor Diop"),
        ("Order of the day from the Southern Command.", "Southern Command"),
    ],
)
def test_a_heading_names_whoever_issues_it(line: str, name: str) -> None:
    """By any kind of name; a text's first words without a verb may be closed by a stop."""
    s = parsed(line)
    assert is_heading(s, opens=True)
    assert any(source.name.startswith(name) for source in heading_sources(s, SpeechMemory()))


def test_whoever_is_named_in_a_heading_may_speak_below_it() -> None:
    """Until the next heading, also where he has spoken before."""
    below = last_voices(
        "What Colonel Barre told reporters\n\nThe road is open.\n\nNobody fled.\n\n- 19 of the enemy killed"
    )
    assert [(v.form, v.heads) for v in below if v.source.name == "Barre"] == [("earlier", True)]
    lines = ("Governor Adeyemi, 8 May", "The road is open.", "The bridge is too.", "The ford is not.", "4 men fell.")
    far = last_voices("\n\n".join(lines))
    assert [(v.form, v.heads) for v in far if v.source.name == "Adeyemi"] == [("heading", True)]
    later = last_voices("Briefing by Governor Adeyemi\n\nThe road is open.\n\nMayor Diop\n\nThe town lost 30.")
    assert [v.source.name for v in later if v.heads] == ["Mayor Diop"]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("GEN. DUNFORD: We lost four.", "DUNFORD"),
        ("Chad: 350 leave in May.", "Chad"),
        ("We lost four: two at the bridge.", None),
        ("The garrison that was to have left the town is still here: 400 men.", None),
    ],
)
def test_a_sentence_may_begin_with_whoever_speaks(sentence: str, name: str | None) -> None:
    """Ahead of a colon near its beginning."""
    found = label_source(parsed(sentence), SpeechMemory())
    assert (found.name if found else None) == name
