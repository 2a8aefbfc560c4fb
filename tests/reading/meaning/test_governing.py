"""The cue that has a number's noun for subject, object or complement."""

import pytest

from passmuster.reading.meaning.governing import ahead_of, behind, close_behind, main_verb_behind, verb_of_part
from passmuster.reading.text.lexicon import Mark
from passmuster.reading.text.parsed import Parsed
from worlds.one_sentence import candidates_of, parsed


def words(s: Parsed, mark: Mark | None) -> str | None:
    """The words of a cue."""
    return None if mark is None else s.words(mark.first, mark.stop)


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Some 94 men were killed.", "killed"),
        ("Some 94 men who have since been wounded rest.", "wounded"),
        ("Some 94 men in the Kursk region have been killed.", "killed"),
        ("The 94 men Russia has sent rest.", "sent"),
        ("Some 94 men to train others rest.", None),
        ("Some 94 men, of whom nothing is known, were killed.", None),
    ],
)
def test_a_verb_close_behind_has_the_noun_for_subject(text: str, cue: str | None) -> None:
    """Only places, auxiliaries, relatives and adverbs may stand between; a purpose is none."""
    s = parsed(text)
    c = candidates_of(s)[0]
    assert words(s, close_behind(s, c, len(s.tokens))) == cue


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Russia has sent about 94 men.", "sent"),
        ("It is a batch of 94 men.", "batch of"),
        ("After the rotation of troops it has 94 men.", "rotation"),
        ("Those who killed for it said that 94 men rest.", None),
        ("It was killed by more than 94 men.", None),
    ],
)
def test_a_word_ahead_has_the_number_for_object(text: str, cue: str | None) -> None:
    """The nearest one, but a rotation goes before all; a subordinate clause bars what stands beyond it."""
    s = parsed(text)
    c = candidates_of(s)[-1]
    assert words(s, ahead_of(s, c, 0)) == cue


def test_the_main_verb_goes_before_a_participle() -> None:
    """ "3,000 troops sent to Kursk have been killed" are dead."""
    s = parsed("Some 94 men sent to Kursk have been killed.")
    (c,) = candidates_of(s)
    assert words(s, main_verb_behind(s, c, len(s.tokens))) == "killed"
    s = parsed("Some 94 men sent to Kursk, who have been killed.")
    (c,) = candidates_of(s)
    assert main_verb_behind(s, c, len(s.tokens)) is None


def test_a_part_has_its_own_verb() -> None:
    """ "12 of the 126 who joined were killed": past what describes the whole."""
    s = parsed("Twelve of the 126 men who joined were killed.")
    part, _ = candidates_of(s)
    assert words(s, verb_of_part(s, part, len(s.tokens))) == "killed"


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Some 94 men of the second battalion were, on that day, killed.", "killed"),
        ("Some 94 men rest, and Russian soldiers killed others.", None),
        ("Some 94 men replaced its losses.", None),
    ],
)
def test_a_cue_further_behind_must_not_be_anothers(text: str, cue: str | None) -> None:
    """Neither of another clause nor with an owner of its own."""
    s = parsed(text)
    (c,) = candidates_of(s)[:1]
    assert words(s, behind(s, c, len(s.tokens))) == cue
