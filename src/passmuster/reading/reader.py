"""Reader: a text in, its claims and events out, in one pass over its sentences."""

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Final

from passmuster.errors import Fault
from passmuster.ledger.actors import actor_group
from passmuster.reading.choices.bare_names import bare_names
from passmuster.reading.claims import claims_of
from passmuster.reading.heard import HeardSentence, Hearing
from passmuster.reading.learned.tables import Learned
from passmuster.reading.meaning.disasters import names_disaster
from passmuster.reading.proposals import ReadSoFar
from passmuster.reading.read_claim import ReadClaim
from passmuster.reading.read_event import ReadEvent
from passmuster.reading.roles.owners import owned_in_war
from passmuster.reading.roles.role_choice import OPEN, Casting
from passmuster.reading.roles.sightings import Sighting, sighting_of
from passmuster.reading.scope_together import scoped_together
from passmuster.reading.speech.find_statements import find_statements
from passmuster.reading.speech.full_names import full_name
from passmuster.reading.speech.headings import heading_sources, label_source
from passmuster.reading.speech.memory import Heard
from passmuster.reading.speech.offices import note_offices
from passmuster.reading.speech.persons import person_met
from passmuster.reading.speech.phrases import first_phrases
from passmuster.reading.speech.quotations import PlacedStatement, with_late_sources
from passmuster.reading.speech.source import ReadSource
from passmuster.reading.speech.statement import ReadStatement
from passmuster.reading.syntax.headings import is_heading
from passmuster.reading.text.language import english_and_foreign
from passmuster.reading.text.lexicon import Lexicon
from passmuster.reading.text.parsed import Parsed, parse
from passmuster.reading.text.sentences import sentences
from passmuster.reading.text.told_day import day_of_text
from passmuster.reading.text.vocabulary import build, vocabulary
from passmuster.reading.told_again import without_repeats

if TYPE_CHECKING:  # reading a string must not wait for the readers of files
    from passmuster.documents.document import Document

__all__ = [
    "MOST_SIGHTINGS",
    "TextReading",
    "has_number",
    "not_english",
    "read_document",
    "read_text",
    "spoken_sentences",
]

HAS_NUMBER: Final = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|"
    r"zero|eighty|ninety|hundreds?|thousands?|millions?|dozens?|scores|half|thirds?|quarters?|several|few|couple)\b",
    re.IGNORECASE,
)
"""What a sentence must hold before its numbers are looked for."""


MOST_SIGHTINGS: Final = 60
"""Sentences that are asked whose war it is; a longer text has told it by then."""


LOOKED_AHEAD: Final = 6
"""Sentences behind one that may tell whose men it counts: "All thirteen were killed. Not since 1983 has France ..."."""


@dataclass(frozen=True, slots=True)
class TextReading:
    """What was read in one text."""

    claims: tuple[ReadClaim, ...]
    events: tuple[ReadEvent, ...] = ()
    sightings: tuple[Sighting, ...] = ()
    """Whom its sentences name, for the first `MOST_SIGHTINGS` that name anybody."""
    n_english: int = 0
    n_foreign: int = 0
    """Sentences that were read, and those in other languages that were not."""

    cast: Casting = OPEN
    """Whose war its events were read as being of."""

    @property
    def is_foreign(self) -> bool:
        """Whether nothing of the text is English, and something is in another language."""
        return self.n_foreign > 0 and self.n_english == 0

    def language_remark(self) -> str:
        """What was not read because it is not English; empty for nothing."""
        if not self.n_foreign:
            return ""
        if self.is_foreign:
            return "the text is not English, and nothing of it is read"
        are = "is" if self.n_foreign == 1 else "are"
        return f"{self.n_foreign} of {self.n_foreign + self.n_english} sentences {are} not English and not read"


def not_english(names: str) -> Fault:
    """The fault of texts of which nothing can be read, because nothing is English."""
    rule = "the reader knows English alone"
    return Fault(names, rule, "no English sentence", "Translate it, and name the translation as where it was read.")


def read_document(
    document: "Document",
    aliases: tuple[tuple[str, str], ...] = (),
    *,
    published: date | None = None,
    cast: Casting = OPEN,
) -> TextReading:
    """Claims and events of a document's text, seen from its day of publication.

    Where that is not known, they are seen from the day that is given, or else from the one that the text tells.
    """
    day = document.published_on or published or day_of_text(document.text)
    return read_text(document.text, aliases, published=day, cast=cast)


def read_text(
    text: str,
    aliases: tuple[tuple[str, str], ...] = (),
    learned: Learned | None = None,
    *,
    published: date | None = None,
    cast: Casting = OPEN,
) -> TextReading:
    """Claims and events of a text. Spans point into `text` as given.

    `aliases` are words of the text and the source group or actor they stand for, as in a case. `learned` are the tables
    to choose by, those of the package unless given. `published` is the day from which "on Tuesday" and "in May" count;
    without it only days that name their year are told. `cast` is whose war the text is of, where that is known; else
    it is read, since who withdraws and whom "the rebels" means hangs on it.
    """
    state = ReadSoFar() if learned is None else ReadSoFar(learned=learned)
    state.published, hearing = published, Hearing(state.learned, cast)
    claims: list[ReadClaim] = []
    events: list[ReadEvent] = []
    spoken: list[PlacedStatement] = []
    sightings: list[Sighting] = []
    for sentence, found in spoken_sentences(text, state, aliases):
        state.disaster = 0 if names_disaster(sentence) else state.disaster + 1
        here = claims_of(sentence, found, state) if has_number(sentence) else []
        claims += here
        events += hearing.hear(HeardSentence(sentence, found, here))
        spoken += [_spoken(sentence, statement) for statement in found]
        if len(sightings) < MOST_SIGHTINGS and (seen := sighting_of(sentence, published)) is not None:
            sightings.append(seen)
        if hearing.is_full or (hearing.waits and len(sightings) == MOST_SIGHTINGS):
            events += hearing.settle(sightings, claims)
    told = without_repeats(text, with_late_sources(text, claims, spoken))
    events += hearing.settle(sightings, told)
    told = owned_in_war(text, told, sightings, hearing.parts, state.learned.owners)
    told = scoped_together(told, state.learned.scopes)
    return TextReading(told, tuple(events), tuple(sightings), state.n_english, state.n_foreign, hearing.roles)


def spoken_sentences(
    text: str, state: ReadSoFar, aliases: tuple[tuple[str, str], ...] = ()
) -> Iterator[tuple[Parsed, list[ReadStatement]]]:
    """The sentences of a text with who says what in each; `state` carries speakers from one to the next."""
    lexicon = _lexicon(aliases)
    english, foreign = english_and_foreign(text, list(sentences(text)))
    state.n_english, state.n_foreign = len(english), len(foreign)
    for sentence, coming in _with_coming(parse(text, stretch, lexicon) for stretch in english):
        state.coming = coming
        _note_dateline(sentence, state)
        found = _statements(sentence, state)
        yield sentence, found
        _remember(sentence, found, state)
        state.named.note(sentence, bare_names(sentence))


def _with_coming(parsed: Iterable[Parsed]) -> Iterator[tuple[Parsed, tuple[str, ...]]]:
    """Each sentence with the nations and groups that the next few name, each once."""
    waiting: deque[Parsed] = deque()
    for sentence in parsed:
        waiting.append(sentence)
        if len(waiting) > LOOKED_AHEAD:
            yield _first_with_coming(waiting)
    while waiting:
        yield _first_with_coming(waiting)


def _first_with_coming(waiting: deque[Parsed]) -> tuple[Parsed, tuple[str, ...]]:
    first = waiting.popleft()
    return first, tuple(dict.fromkeys(code for later in waiting for code in _named(later)))


def _named(s: Parsed) -> Iterator[str]:
    return (str(mark.value[0]) for mark in s.by_tag.get("actor", ()))


def has_number(s: Parsed) -> bool:
    """True when a sentence holds something that may be read as a number."""
    return HAS_NUMBER.search(s.text, s.stretch.start, s.stretch.end) is not None


@cache
def _lexicon(aliases: tuple[tuple[str, str], ...]) -> Lexicon:
    return build(aliases) if aliases else vocabulary()


def _statements(s: Parsed, state: ReadSoFar) -> list[ReadStatement]:
    if s.stretch.paragraph != state.memory.paragraph:
        state.memory.last_statement, state.memory.paragraph = None, s.stretch.paragraph
    return find_statements(s, state.memory)


def _note_dateline(s: Parsed, state: ReadSoFar) -> None:
    """Let "SEOUL (Yonhap)" tell which country "the country's spy agency" is of."""
    seat = s.begins("actor", 0)
    if seat is not None and s.low(seat.stop) in {",", "("} and s.tokens[0].text.isupper():
        code = str(seat.value[0])
        state.memory.known.setdefault("its", ReadSource(s.words(0, seat.stop), actor_group(code), "actor", code))


def _spoken(s: Parsed, statement: ReadStatement) -> PlacedStatement:
    return PlacedStatement(s.tokens[statement.first].start, statement, s.words(statement.first, statement.stop))


def _remember(s: Parsed, found: list[ReadStatement], state: ReadSoFar) -> None:
    spoken = [statement for statement in found if statement.mode != "denied"]
    if spoken:
        state.memory.last_statement = spoken[-1]
    for statement in spoken:
        state.memory.hear(full_name(s, statement.source, statement.first), statement.relay, s.stretch.paragraph)
    if state.voiced_in != state.memory.sentence and is_heading(s, opens=state.memory.sentence == 0):
        state.memory.head(heading_sources(s, state.memory), s.stretch.paragraph)
    if (label := label_source(s, state.memory)) is not None:
        state.memory.label = Heard(label, (), state.memory.sentence, s.stretch.paragraph)
    spoke = any(statement.source.is_one_person for statement in spoken)
    named = first_phrases(s, state.memory.known)
    if not spoke and (person := person_met(s, named)) is not None:
        state.memory.meet(person)
    note_offices(s, named, state.memory)
    state.memory.go_on(s)
