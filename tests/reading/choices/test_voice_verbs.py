"""Of what deed a voice is the subject."""

import pytest

from passmuster.reading.choices.voice_verbs import deeds_of, verb_features
from passmuster.reading.speech.memory import SpeechMemory
from passmuster.reading.speech.voices import voices_of
from passmuster.reading.syntax.verb_groups import verb_groups
from worlds.one_sentence import parsed, statements_of


def features(text: str, name: str) -> set[str]:
    """The features of the voice of a name, for the first number of a sentence."""
    s = parsed(text)
    groups = verb_groups(s)
    at = next(i for i in range(len(s.tokens)) if s.kind(i) == "number")
    voice = next(v for v in voices_of(s, statements_of(s), SpeechMemory()) if name in v.source.name)
    return set(verb_features(s, groups, voice, at))


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("The union holds that 40 soldiers died.", "opens"),
        ("The union holds 40 soldiers.", "object"),
        ("Some 40 soldiers died, the union holds.", "before"),
    ],
)
def test_the_number_hangs_on_the_verb_in_one_way(text: str, way: str) -> None:
    """In a clause of its own, as the object, or ahead of it."""
    side = "behind" if way == "before" else "ahead"
    assert f"deed=hold:{side}:{way}" in features(text, "union")


def test_one_who_is_led_to_is_no_subject() -> None:
    """ "told by families": the word between is told with the verb."""
    assert "led=obtain:from" in features("The list, obtained from three diplomats, has 90 names.", "diplomats")


def test_half_a_sentence_has_no_deed() -> None:
    """And a stop ends the reach of a name."""
    s = parsed("In Moscow; 40 died.")
    voice = voices_of(s, [], SpeechMemory())[0]
    assert deeds_of(s, verb_groups(s), voice).own is None
    assert "deed=none:phrase-alone:ahead" in features("In Moscow; 40 died.", "Moscow")
