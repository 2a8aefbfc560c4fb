"""Memory: what a reader of a text still has in mind about who has spoken."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from passmuster.reading.speech.source import ReadSource
from passmuster.reading.speech.statement import ReadStatement
from passmuster.reading.text.parsed import Parsed

__all__ = ["Heard", "SpeechMemory"]

NO_NATION = frozenset({"OTHER", "MEDIA", "OSINT"})
MOST_KEPT: Final = 12
"""Speakers kept in mind; whoever spoke before that is forgotten."""

MOST_HEADINGS: Final = 2
"""Names of headings kept in mind; those of earlier ones are forgotten."""

MOST_PASSED: Final = 2
"""Sentences whose subjects a pronoun may still mean."""


class Heard(NamedTuple):
    """Someone who spoke: those through whom it came, and the number of the sentence and of its paragraph."""

    source: ReadSource
    relay: tuple[str, ...]
    sentence: int
    paragraph: int


@dataclass(slots=True)
class SpeechMemory:
    """Names met and speakers heard so far in one text.

    `known` maps the last word of a person's name, in lower case, to the person, and "its" to the last source with a
    nation. `last_frame` is the last statement of the paragraph `paragraph`. `last_person` is the last person who spoke,
    or whom a sentence was about.
    """

    known: dict[str, ReadSource] = field(default_factory=dict)
    last: ReadSource | None = None
    last_person: ReadSource | None = None
    last_statement: ReadStatement | None = None
    paragraph: int = -1
    sentence: int = 0
    heard: list[Heard] = field(default_factory=list)
    offices: dict[str, ReadSource] = field(default_factory=dict)
    """Persons by the office that the text has told of them: who "the general" is."""

    passed: list[Parsed] = field(default_factory=list)
    """The last sentences that were read."""
    headings: list[Heard] = field(default_factory=list)
    """Who was named in the last heading."""

    label: Heard | None = None
    """Who stands ahead of a colon at the beginning of the last line that begins so."""

    @property
    def before(self) -> Parsed | None:
        """The sentence before; None at the beginning of a text."""
        return self.passed[-1] if self.passed else None

    def meet(self, person: ReadSource) -> None:
        """Take note of a person whom a sentence is about: the next "he" means him, whoever spoke before."""
        self.last_person = person

    def note(self, source: ReadSource) -> None:
        """Remember a speaker; the article itself is none."""
        if source.kind == "article":
            return
        self.last = source
        if source.group not in NO_NATION or source.actor:
            self.known["its"] = source
        if source.is_one_person:
            self.last_person = source
        if source.kind == "person" and source.name:
            self.known[source.name.split()[-1].lower()] = source

    def go_on(self, s: Parsed) -> None:
        """Take note that a sentence is read."""
        self.sentence += 1
        self.passed.append(s)
        del self.passed[:-MOST_PASSED]

    def head(self, sources: Sequence[ReadSource], paragraph: int) -> None:
        """Take note of whom the heading at hand names, who issue what stands below it."""
        if sources:
            self.headings = [Heard(source, (), self.sentence, paragraph) for source in sources][:MOST_HEADINGS]

    def label_of(self, paragraph: int) -> ReadSource | None:
        """Who stands ahead of a colon at the beginning of a paragraph; None for nobody."""
        return self.label.source if self.label is not None and self.label.paragraph == paragraph else None

    def hear(self, source: ReadSource, relay: tuple[str, ...], paragraph: int) -> None:
        """Take note of who spoke in the sentence at hand."""
        self.heard.append(Heard(source, relay, self.sentence, paragraph))
        del self.heard[:-MOST_KEPT]
