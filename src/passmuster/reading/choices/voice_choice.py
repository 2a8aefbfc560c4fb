"""The choice of a voice: who says a number, among all who may, or the text itself."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from passmuster.reading.choices.voice_features import (
    SaidNumber,
    is_official_figure,
    is_settled,
    speaking_features,
    unspoken_features,
)
from passmuster.reading.learned.weights import Weights, softmax
from passmuster.reading.proposals import Proposal, ReadSoFar
from passmuster.reading.speech.claimants import claimant_of
from passmuster.reading.speech.statement import ReadStatement
from passmuster.reading.speech.voices import Voice
from passmuster.reading.text.parsed import Parsed

__all__ = ["VoiceChoice", "chosen_voice", "note_voice", "said_number", "voice_options"]


SETTLED: Final = 3.0
"""What is given on top to a speaker whom a convention settles and the grammar names too; the corpus has too few of
them to teach it. As a factor of the odds, twenty."""


class VoiceChoice(NamedTuple):
    """Who was chosen, None for the text itself, with the probability of each voice; nobody's stands last."""

    voice: Voice | None
    shares: tuple[float, ...]

    @property
    def likelihood(self) -> float:
        """Probability of what was chosen."""
        return max(self.shares)


def said_number(s: Parsed, p: Proposal, statements: list[ReadStatement], state: ReadSoFar) -> SaidNumber:
    """A number with whom the grammar gives it to, and who was given the number before."""
    grammar = claimant_of(s, statements, state.memory, p.number.first, p.number.core).source.name
    return SaidNumber(p, grammar, state.last_voice, state.voiced_in == state.memory.sentence)


def note_voice(voice: Voice | None, state: ReadSoFar, paragraph: int) -> None:
    """Take note of who said the last claim, None for the text itself."""
    state.last_voice = "" if voice is None else voice.source.name
    state.voiced_in = state.memory.sentence
    if voice is not None:
        state.memory.hear(voice.source, voice.relay, paragraph)


def voice_options(s: Parsed, symbols: Sequence[str], said: SaidNumber, voices: Sequence[Voice]) -> list[list[str]]:
    """The features of each voice, and at the end those of nobody."""
    speaking = [speaking_features(s, symbols, said, voices, index) for index in range(len(voices))]
    return [*speaking, unspoken_features(s, symbols, said, voices)]


def chosen_voice(
    s: Parsed, symbols: Sequence[str], said: SaidNumber, voices: Sequence[Voice], weights: Weights
) -> VoiceChoice:
    """The likeliest voice of a number."""
    scores = [weights.scores(features)[0] for features in voice_options(s, symbols, said, voices)]
    settled = [*(is_settled(s, said, voice) for voice in voices), is_official_figure(s, said)]
    shares = softmax([score + SETTLED * more for score, more in zip(scores, settled, strict=True)])
    best = max(range(len(shares)), key=shares.__getitem__)
    return VoiceChoice(voices[best] if best < len(voices) else None, tuple(shares))
