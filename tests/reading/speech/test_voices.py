"""Everyone who may have said a number."""

from string import ascii_lowercase

import pytest

from passmuster.reading.proposals import ReadSoFar
from passmuster.reading.reader import spoken_sentences
from passmuster.reading.speech.memory import SpeechMemory
from passmuster.reading.speech.source import ReadSource
from passmuster.reading.speech.voices import MOST_PHRASES, voices_of
from worlds.one_sentence import parsed, statements_of


def named(text: str, memory: SpeechMemory | None = None) -> dict[str, str]:
    """The voices of a sentence by name, with the form of each."""
    s = parsed(text)
    return {v.source.name: v.form for v in voices_of(s, statements_of(s), memory or SpeechMemory())}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The column, put at 2,000 men by local authorities, left.", "local authorities"),
        ("The sheikh says: 1,600 names until now.", "sheikh"),
        ("Up to 6,000 came, by the reckoning of a British author.", "British author"),
        ("Georgia gave 160 military dead.", "Georgia"),
        ("Some 300 (NIS, January 2025) were killed.", "NIS"),
        ("Six policemen were shot, an official in Peshawar said.", "official in Peshawar"),
        ("Some 900 men landed, its spokesman said.", "its spokesman"),
        ("A spokesman for the militants told a radio station that 57 lay dead.", "spokesman for the militants"),
    ],
)
def test_whoever_may_speak_is_named_by_his_own_words(text: str, name: str) -> None:
    """On a list or not; an office with its place and its owner, an office alone with its article."""
    assert name in named(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The death of 17 bandsmen, put about by the band's own drummer, was never denied.", "band's own drummer"),
        ("The loss of 23 men, reported by a crane driver to a newspaper, came out.", "crane driver"),
        ("The Lakwena Front lost 70 men.", "Lakwena Front"),
        ("An earlier version of this post gave the dead as 40.", "version of this post"),
        ("Some 40 died, by the tally of a trade union.", "trade union"),
    ],
)
def test_a_speaker_is_no_less_for_being_on_no_list(text: str, name: str) -> None:
    """Behind "by", with a name that ends in a word for men, and ahead of a denial of something else."""
    assert name in named(text)


def test_a_statement_is_told_once() -> None:
    """Its speaker is no phrase beside it, and one who says nothing is nobody's voice."""
    assert named("The NIS estimates that over 100 soldiers have been killed.") == {"NIS": "pre"}
    assert "ministry" not in named("The ministry did not say how many of its 1,700 troops had been hurt.")


def test_a_list_has_no_end_of_voices() -> None:
    """What a sentence costs is bounded by its length."""
    names = [f"Orban{first}{second}" for first in ascii_lowercase for second in ascii_lowercase]
    assert len(named(", ".join(names[: MOST_PHRASES - 1]))) == MOST_PHRASES - 1
    assert len(named(", ".join(names))) == MOST_PHRASES


def test_those_heard_before_come_last() -> None:
    """The latest first, each once, and how long ago."""
    memory = SpeechMemory(sentence=3)
    for sentence, name in enumerate(("Ochieng", "Lund", "Ochieng")):
        memory.sentence = sentence
        memory.hear(ReadSource(name, "OTHER", "person"), (), 0)
    memory.sentence = 3
    s = parsed("Another 90 are in hospital.")
    heard = [(v.source.name, v.back) for v in voices_of(s, [], memory) if v.form == "earlier"]
    assert heard == [("Ochieng", 1), ("Lund", 2)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Al-Shabab attacked a base. It said it had killed 100 soldiers.", "Al-Shabab"),
        ("Kenya lost a base. It has claimed that 40 soldiers were killed.", "Kenya"),
        ("Kenya lost a base. Some 40 soldiers were killed.", ""),
    ],
)
def test_it_said_may_mean_a_state_or_a_group(text: str, name: str) -> None:
    """One that the sentence before was about, where a pronoun speaks, and nowhere else."""
    state, found = ReadSoFar(), set[str]()
    for sentence, statements in spoken_sentences(text, state):
        found = {v.source.name for v in voices_of(sentence, statements, state.memory) if v.form == "named"}
    assert found == {name} - {""}
