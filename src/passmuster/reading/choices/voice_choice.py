"""The choice of a voice: who says a number, among all who may, or the text itself."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from passmuster.reading.choices.voice_features import (
    SaidNumber,
    in_brackets,
    is_official_figure,
    is_quoted,
    is_settled,
    speaking_features,
    unspoken_features,
)
from passmuster.reading.choices.voice_heads import head_features
from passmuster.reading.choices.voice_links import Before, link_features, link_of, unspoken_links
from passmuster.reading.choices.voice_lists import listed_features, unlisted_features
from passmuster.reading.learned.fits import Fitting
from passmuster.reading.learned.weights import softmax
from passmuster.reading.proposals import MOST_KEPT, Proposal, ReadSoFar
from passmuster.reading.speech.claimants import claimant_of
from passmuster.reading.speech.source import ARTICLE
from passmuster.reading.speech.statement import ReadStatement
from passmuster.reading.speech.voices import Voice
from passmuster.reading.syntax.verb_groups import verb_groups
from passmuster.reading.text.parsed import Parsed

__all__ = ["VoiceChoice", "chosen_voice", "note_voice", "said_number", "voice_options"]


LEAST_TOLD: Final = 0.02
"""Probability from which on a speaker who was not chosen is told."""

SETTLED: Final = 3.0
"""What is given on top to a speaker whom a convention settles and the grammar names too; the corpus has too few of
them to teach it. As a factor of the odds, twenty."""


SAID_BY_SOMEBODY: Final = 0.6
"""What is taken from the text itself, where somebody may have spoken: a reader who does not know a writer knows his
speakers less well, and falls back on the text. Of half of the writers, read by what the others teach, the text was
given 3,629 of 7,108 claims, and 3,142 are its; .814 had their speaker without this, .817 at .6 and .818 at .8."""


class VoiceChoice(NamedTuple):
    """Who was chosen, None for the text itself; the probability and the name of each voice, nobody last."""

    voice: Voice | None
    shares: tuple[float, ...]
    names: tuple[str, ...]

    @property
    def likelihood(self) -> float:
        """Probability of what was chosen."""
        return max(self.shares)

    @property
    def runner_up(self) -> tuple[str, float] | None:
        """Who came second and how likely; None where nobody else may have said it, or hardly."""
        ordered = sorted(zip(self.shares, self.names, strict=True), reverse=True)
        return next(((name, round(share, 2)) for share, name in ordered[1:] if share >= LEAST_TOLD), None)


def said_number(s: Parsed, p: Proposal, statements: list[ReadStatement], state: ReadSoFar) -> SaidNumber:
    """A number with whom the grammar gives it to, and who was given the number before."""
    at = p.number.first
    grammar = claimant_of(s, statements, state.memory, at, p.number.core).source.name
    last_here = state.voiced_in == state.memory.sentence
    last_stop = state.voiced_to if last_here else -1
    return SaidNumber(
        p, grammar, state.last_voice, last_here, is_quoted(s, at), in_brackets(s, at), state.voiced, last_stop,
        state.memory.before, state.memory.label_of(s.stretch.paragraph),
    )  # fmt: skip


def note_voice(voice: Voice | None, state: ReadSoFar, paragraph: int, stop: int) -> None:
    """Take note of who said the last claim, None for the text itself; its number ends before token `stop`."""
    state.voiced_to = stop
    state.last_voice = "" if voice is None else voice.source.name
    state.voiced, state.voiced_in = (*state.voiced, state.last_voice)[-MOST_KEPT:], state.memory.sentence
    if voice is not None:
        state.memory.hear(voice.source, voice.relay, paragraph)


def voice_options(s: Parsed, symbols: Sequence[str], said: SaidNumber, voices: Sequence[Voice]) -> list[list[str]]:
    """The features of each voice, and at the end those of nobody."""
    groups = verb_groups(s)
    before = Before(said.proposal.number, said.last_stop, said.last)
    link = link_of(s, groups, before, voices)
    speaking = [
        [
            *speaking_features(s, symbols, said, voices, at, groups),
            *link_features(s, groups, before, voices, v, link),
            *head_features(s, groups, v, before.number.first),
            *listed_features(s, said.proposal, voices, v, said.label),
        ]
        for at, v in enumerate(voices)
    ]
    unspoken = [
        *unspoken_features(s, symbols, said, voices),
        *unspoken_links(s, groups, before, voices, link),
        *unlisted_features(s, said.proposal, voices, said.label),
    ]
    return [*speaking, unspoken]


def chosen_voice(
    s: Parsed, symbols: Sequence[str], said: SaidNumber, voices: Sequence[Voice], fitting: Fitting
) -> VoiceChoice:
    """The likeliest voice of a number."""
    scores = fitting.fits(voice_options(s, symbols, said, voices))
    settled = [*(is_settled(s, said, voice) for voice in voices), is_official_figure(s, said)]
    scores[-1] -= SAID_BY_SOMEBODY
    shares = softmax([score + SETTLED * more for score, more in zip(scores, settled, strict=True)])
    best = max(range(len(shares)), key=shares.__getitem__)
    names = (*(voice.source.name for voice in voices), ARTICLE.name)
    return VoiceChoice(voices[best] if best < len(voices) else None, tuple(shares), names)
