"""Reader: a text in, its claims and events out, in one pass over its sentences."""

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from passmuster.ledger.actors import actor_group
from passmuster.reading.claims import ReadClaim, Sentences, claims_of
from passmuster.reading.events import Cast, ReadEvent, events_of
from passmuster.reading.speech.frame import Frame
from passmuster.reading.speech.frames import frames
from passmuster.reading.speech.quotations import Spoken, with_late_speakers
from passmuster.reading.speech.sources import Speaker
from passmuster.reading.text.lexicon import Lexicon
from passmuster.reading.text.parsed import Parsed, parse
from passmuster.reading.text.sentences import sentences
from passmuster.reading.text.vocabulary import build, vocabulary

if TYPE_CHECKING:  # reading a string must not wait for the readers of files
    from passmuster.reading.documents.document import Document

__all__ = ["Reading", "read_document", "read_text"]

HAS_NUMBER: Final = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|"
    r"zero|eighty|ninety|hundreds?|thousands?|millions?|dozens?|scores|half|thirds?|quarters?|several|few|couple)\b",
    re.IGNORECASE,
)
"""What a sentence must hold before its numbers are looked for."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read in one text."""

    claims: tuple[ReadClaim, ...]
    events: tuple[ReadEvent, ...] = ()


def read_document(document: "Document", aliases: tuple[tuple[str, str], ...] = ()) -> Reading:
    """Claims and events of a document; an outlet that gives no source of its own is the claimant."""
    return read_text(document.text, aliases)


def read_text(text: str, aliases: tuple[tuple[str, str], ...] = ()) -> Reading:
    """Claims and events of a text. Spans point into `text` as given.

    `aliases` are words of the text and the source group or actor they stand for, as in a case.
    """
    lexicon = _lexicon(aliases)
    state, cast = Sentences(lexicon), Cast()
    claims: list[ReadClaim] = []
    events: list[ReadEvent] = []
    spoken: list[Spoken] = []
    for stretch in sentences(text):
        sentence = parse(text, stretch, lexicon)
        _note_dateline(sentence, state)
        found = _frames(sentence, state)
        numbered = HAS_NUMBER.search(text, stretch.start, stretch.end) is not None
        here = claims_of(sentence, found, state) if numbered else []
        claims += here
        events += events_of(sentence, found, cast, here)
        spoken += [_spoken(sentence, frame) for frame in found]
        _remember(found, state)
    return Reading(with_late_speakers(text, claims, spoken), tuple(events))


@cache
def _lexicon(aliases: tuple[tuple[str, str], ...]) -> Lexicon:
    return build(aliases) if aliases else vocabulary()


def _frames(s: Parsed, state: Sentences) -> list[Frame]:
    if s.stretch.paragraph != state.memory.paragraph:
        state.memory.last_frame, state.memory.paragraph = None, s.stretch.paragraph
    return frames(s, state.memory)


def _note_dateline(s: Parsed, state: Sentences) -> None:
    """Let "SEOUL (Yonhap)" tell which country "the country's spy agency" is of."""
    seat = s.begins("actor", 0)
    if seat is not None and s.low(seat.stop) in {",", "("} and s.tokens[0].text.isupper():
        code = str(seat.value[0])
        state.memory.known.setdefault("its", Speaker(s.words(0, seat.stop), actor_group(code), "actor", code))


def _spoken(s: Parsed, frame: Frame) -> Spoken:
    return Spoken(s.tokens[frame.first].start, frame, s.words(frame.first, frame.stop))


def _remember(found: list[Frame], state: Sentences) -> None:
    spoken = [frame for frame in found if frame.mode != "denied"]
    if spoken:
        state.memory.last_frame = spoken[-1]
