"""The choice of a voice, by the tables of the package."""

import pytest

from passmuster.reading.choices.voice_choice import chosen_voice, note_voice, said_number, voice_options
from passmuster.reading.learned.fits import Fitting
from passmuster.reading.learned.weights import read_weights
from passmuster.reading.proposals import ReadSoFar, proposals_of
from passmuster.reading.reader import read_text
from passmuster.reading.speech.voices import voices_of
from passmuster.reading.syntax.symbols import symbols_of
from worlds.one_sentence import parsed, statements_of


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Kenya's president has sent an estimated 4,000 troops to Somalia.", ["article"]),
        ("Rwanda lost an estimated 400 troops in Congo.", ["article"]),
        ("Ambulance crews told Reuters that at least 35 civilians were killed.", ["Ambulance crews"]),
        ("Dead: 12 soldiers; wounded: 30 soldiers.", ["article", "article"]),
        ("North Korean losses: 1,200 killed, the German ministry said.", ["German ministry"]),
        ("Nine workers were shot dead, the mayor said.", ["mayor"]),
        ("The company admitted 19 dead of its own.", ["company"]),
    ],
)
def test_who_speaks_is_told_by_grammar_and_not_by_a_list(text: str, names: list[str]) -> None:
    """A role that stands on no list speaks; an owner, a heading and a place do not."""
    assert [claim.claimant for claim in read_text(text).claims] == names


def test_shares_sum_to_one_and_nobody_stands_last() -> None:
    """A table that only knows nobody chooses nobody; one that knows a verb of saying chooses who says."""
    s, state = parsed("Seoul said that 300 soldiers had died."), ReadSoFar()
    statements = statements_of(s)
    (p,) = proposals_of(s, statements, state)
    voices, said = voices_of(s, statements, state.memory), said_number(s, p, statements, state)
    nobody = chosen_voice(s, symbols_of(s), said, voices, Fitting(read_weights("voice\tfit\n\nnobody\ta500\n")))
    speaking = chosen_voice(s, symbols_of(s), said, voices, Fitting(read_weights("voice\tfit\n\nform=pre\ta500\n")))
    assert nobody.voice is None
    assert speaking.voice is voices[0]
    assert sum(nobody.shares) == pytest.approx(1)
    assert len(voice_options(s, symbols_of(s), said, voices)) == len(voices) + 1 == len(nobody.shares)


def test_who_spoke_is_remembered() -> None:
    """For the numbers that follow; the text itself is no name."""
    s, state = parsed("Seoul said that 300 soldiers had died."), ReadSoFar()
    voice = voices_of(s, statements_of(s), state.memory)[0]
    note_voice(voice, state, 0, 3)
    assert (state.last_voice, state.voiced_in, state.memory.heard[-1].source.name) == ("Seoul", 0, "Seoul")
    note_voice(None, state, 0, 3)
    assert (state.last_voice, state.voiced) == ("", ("Seoul", ""))


def test_who_came_second_is_told() -> None:
    """With his probability; nobody else where nobody else may have spoken."""
    (claim,) = read_text("Officials in Seoul told a newspaper in Tokyo that 300 men had died, quoting agents.").claims
    told = {field: (value, probability) for field, value, probability, _ in claim.runners_up}
    assert told["claimant"][0] != claim.claimant
    assert 0.02 <= told["claimant"][1] <= 0.5
