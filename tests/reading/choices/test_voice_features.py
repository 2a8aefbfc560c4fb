"""What makes someone the speaker of a number."""

from passmuster.reading.choices.voice_choice import said_number
from passmuster.reading.choices.voice_features import (
    SaidNumber,
    is_official_figure,
    is_settled,
    speaking_features,
    unspoken_features,
)
from passmuster.reading.proposals import ReadSoFar, proposals_of
from passmuster.reading.speech.memory import SpeechMemory
from passmuster.reading.speech.voices import Voice, voices_of
from passmuster.reading.syntax.symbols import symbols_of
from passmuster.reading.syntax.verb_groups import verb_groups
from passmuster.reading.text.parsed import Parsed
from worlds.one_sentence import parsed, statements_of


def said(text: str) -> tuple[Parsed, SaidNumber, list[Voice]]:
    """A sentence, its first number, and who may say it."""
    s, state = parsed(text), ReadSoFar()
    statements = statements_of(s)
    p = proposals_of(s, statements, state)[0]
    return s, said_number(s, p, statements, state), voices_of(s, statements, SpeechMemory())


def test_one_who_says_is_told_from_one_who_is_named() -> None:
    """By his verb, by his place, and by what the grammar thinks."""
    s, number, voices = said("Seoul said that 300 soldiers had died near Kursk.")
    features = speaking_features(s, symbols_of(s), number, voices, 0, verb_groups(s))
    assert {"form=pre", "grammar=True", "place=pre:ahead", "spoken=pre:ahead0"} <= set(features)
    assert len(features) == len(set(features))


def test_marks_and_brackets_stand_between() -> None:
    """A source in brackets behind its number is told from one ahead of a comma."""
    s, number, voices = said("Some 300 soldiers (NIS, January) were killed.")
    features = speaking_features(s, symbols_of(s), number, voices, 0, verb_groups(s))
    assert {"bracketed=True:False:behind", "away=phrase-alone:behind0"} <= set(features)


def test_nobody_has_features_too() -> None:
    """Whether anyone speaks at all, and what the grammar thinks."""
    s, number, voices = said("Kenya has sent 600 officers.")
    assert {"nobody", "nobody:grammar=True", "nobody:stated=0"} <= set(
        unspoken_features(s, symbols_of(s), number, voices)
    )


def test_conventions_settle_a_few() -> None:
    """Whoever is cited stands behind whoever cites; the official figure is nobody's."""
    s, number, voices = said("Lawmakers said, citing the spy agency, that 300 soldiers died.")
    assert [v.source.name for v in voices if is_settled(s, number, v)] == ["spy agency"]
    s, number, _ = said("Doctors double the official figure of 300 dead.")
    assert is_official_figure(s, number)
