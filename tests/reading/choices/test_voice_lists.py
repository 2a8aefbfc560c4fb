"""Who speaks by a label, in brackets, or by an own count."""

from passmuster.reading.choices.voice_lists import listed_features, unlisted_features
from passmuster.reading.proposals import ReadSoFar, proposals_of
from passmuster.reading.speech.memory import SpeechMemory
from passmuster.reading.speech.source import ReadSource
from passmuster.reading.speech.voices import Voice, voices_of
from worlds.one_sentence import parsed, statements_of

DUNFORD = ReadSource("Dunford", "US", "person")


def told(text: str, label: ReadSource | None = None) -> dict[str, set[str]]:
    """The features of each voice for the first number of a sentence, by name, and of nobody under no name."""
    s, memory = parsed(text), SpeechMemory()
    statements = statements_of(s, memory)
    memory.hear(DUNFORD, (), 0)
    voices: list[Voice] = voices_of(s, statements, memory)
    proposal = proposals_of(s, statements, ReadSoFar())[0]
    found = {v.source.name: set(listed_features(s, proposal, voices, v, label)) for v in voices}
    return {**found, "": set(unlisted_features(s, proposal, voices, label))}


def test_a_label_speaks_on() -> None:
    """To the end of its paragraph."""
    under = told("Two Americans were hurt.", DUNFORD)
    assert "labelled=True:earlier:0" in under["Dunford"]
    assert "nobody:labelled" in under[""]
    assert not any(f.startswith("labelled") for f in told("Two Americans were hurt.")["Dunford"])


def test_a_label_may_only_say_whose_men_they_are() -> None:
    """The men of the label's own nation."""
    found = told("Chad: 350 Chadian soldiers leave in May.")
    assert any(f.startswith("owner=True:ahead") and f.endswith(":True") for f in found["Chad"])
    assert any(f.startswith("nobody:under=") for f in found[""])


def test_whoever_stands_alone_in_brackets_speaks() -> None:
    """Within the item of the number, and beside him nobody else."""
    found = told("The army: 16 killed (Ministry of Defence).")
    assert "bracket-alone:institution" in found["Ministry of Defence"]
    assert any(f.startswith("bracketed-rival") for f in found["army"])
    far = told("The army: 16 killed; 20 hurt (Ministry of Defence).")
    assert "bracket-alone:institution" not in far["Ministry of Defence"]


def test_an_own_count_is_that_of_whoever_stands_ahead_of_it() -> None:
    """By any word of counting."""
    found = told("Lagos lost 9 soldiers by its own account.")
    assert any(f.startswith("own-count=ahead:True") for f in found["Lagos"])
    assert "nobody:own-count" in found[""]
    assert "nobody:own-count" not in told("Lagos lost 9 soldiers in its own camp.")[""]
