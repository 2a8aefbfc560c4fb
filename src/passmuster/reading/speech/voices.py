"""Voices: everyone who may have said a number, before it is chosen who did.

Those of the statements that the grammar found, whoever else stands in a phrase of the sentence in the place of a
speaker ("by the mayor's count", "(NIS, January)", "Kyiv:"), who spoke in the sentences before, and whom these were
about without his speaking ("Macron has given himself four months. ... he said").
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final, NamedTuple

from passmuster.reading.speech.full_names import full_name
from passmuster.reading.speech.memory import SpeechMemory
from passmuster.reading.speech.offices import in_office, vacate_office
from passmuster.reading.speech.phrases import Phrase, naming_phrases, subject_phrase
from passmuster.reading.speech.source import ReadSource
from passmuster.reading.speech.statement import ReadStatement
from passmuster.reading.syntax.verb_groups import verb_groups, verb_tokens
from passmuster.reading.text.parsed import Parsed

__all__ = ["Voice", "voices_of"]

MOST_PHRASES: Final = 40
"""Phrases of a sentence that are thought of; one with more is a list or a table that lost its lines."""

MOST_HEARD: Final = 3
"""Speakers of earlier sentences that are thought of, the latest first."""

FURTHEST: Final = 4
"""Sentences back from which on all are alike."""


class Voice(NamedTuple):
    """Someone who may have said a number.

    `first` and `stop` are the tokens of the phrase, or of the verb or the words of a statement. `form` is that of the
    statement, `phrase-alone` where there is none, `earlier` for one who spoke `back` sentences before, `named` for one
    whom such a sentence was about, or `heading` for one named in the heading above. `heads` is True for anyone who is
    named there.
    """

    source: ReadSource
    first: int
    stop: int
    form: str
    statement: ReadStatement | None = None
    relay: tuple[str, ...] = ()
    back: int = 0
    same_paragraph: bool = True
    heads: bool = False

    @property
    def is_before(self) -> bool:
        """True for one of an earlier sentence."""
        return self.first < 0


def voices_of(s: Parsed, statements: Sequence[ReadStatement], memory: SpeechMemory) -> list[Voice]:
    """Everyone who may speak in a sentence or speak on in it, each once."""
    made = [
        Voice(full_name(s, f.source, f.first), f.first, f.stop, f.form, f, f.relay)
        for f in statements if f.mode != "denied"
    ]  # fmt: skip
    told = [_words(voice.source) for voice in made]
    phrases = islice(naming_phrases(s, verb_tokens(s), memory.known), MOST_PHRASES)
    alone = [_alone(s, p, memory) for p in phrases if not _is_told(s, p, told)]
    here = [_words(voice.source) for voice in (*made, *alone)]
    before = [*_earlier(s, memory, here), *_named(s, memory, here), *_headed(s, memory, here)]
    return _with_heads([*made, *alone, *before], memory)


def _alone(s: Parsed, phrase: Phrase, memory: SpeechMemory) -> Voice:
    source = in_office(phrase.source, memory)
    vacate_office(phrase.source, memory)
    source = full_name(s, source, phrase.first) if source is phrase.source else source
    return Voice(source, phrase.first, phrase.stop, "phrase-alone")


def _is_told(s: Parsed, phrase: Phrase, told: Sequence[set[str]]) -> bool:
    """True for a phrase that a statement names already, or that holds the name of one who makes a statement."""
    written = {s.low(i) for i in range(phrase.first, phrase.stop)}
    return any(_words(phrase.source) <= words or words <= written for words in told)


def _words(source: ReadSource) -> set[str]:
    return set(source.name.lower().split())


def _earlier(s: Parsed, memory: SpeechMemory, told: list[set[str]]) -> Iterator[Voice]:
    """Who spoke before, the latest first; each is added to those told."""
    limit = len(told) + MOST_HEARD
    for h in reversed(memory.heard):
        words = _words(h.source)
        if len(told) == limit or any(words <= other for other in told):
            continue
        told.append(words)
        back = min(FURTHEST, memory.sentence - h.sentence)
        yield Voice(h.source, -1, -1, "earlier", None, h.relay, back, h.paragraph == s.stretch.paragraph)


def _named(s: Parsed, memory: SpeechMemory, told: list[set[str]]) -> Iterator[Voice]:
    """Whom the sentences before were about, the latest first."""
    for back, before in enumerate(reversed(memory.passed), start=1):
        subject = subject_phrase(before, verb_groups(before), memory.known)
        if subject is None or (subject.source.kind == "actor" and not _a_pronoun_speaks(s)):
            continue
        source = full_name(before, subject.source, subject.first)
        words = _words(source)
        if not any(words <= other or other <= words for other in told):
            told.append(words)
            yield Voice(source, -1, -1, "named", None, (), back, before.stretch.paragraph == s.stretch.paragraph)


def _a_pronoun_speaks(s: Parsed) -> bool:
    """True where "it said" or "they have claimed" stands in a sentence, behind which a state or group may be."""
    pronouns = (mark for mark in s.by_tag.get("pronoun", ()) if mark.value == "it")
    return any(s.at("says", at) is not None for mark in pronouns for at in (mark.stop, mark.stop + 1))


def _headed(s: Parsed, memory: SpeechMemory, told: list[set[str]]) -> Iterator[Voice]:
    """Whom the heading above names, unless he stands in the sentence or spoke before."""
    for h in memory.headings:
        words = _words(h.source)
        if not any(words <= other or other <= words for other in told):
            told.append(words)
            back = min(FURTHEST, memory.sentence - h.sentence)
            yield Voice(h.source, -1, -1, "heading", None, (), back, h.paragraph == s.stretch.paragraph)


def _with_heads(voices: list[Voice], memory: SpeechMemory) -> list[Voice]:
    """The voices, those that the heading names marked."""
    if not memory.headings:
        return voices
    named = [_words(h.source) for h in memory.headings]
    return [voice._replace(heads=any(_words(voice.source) <= words for words in named)) for voice in voices]
