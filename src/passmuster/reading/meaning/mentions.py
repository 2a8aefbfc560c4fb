"""Mentions: how a text has named each nation and group so far: as a force, as a people, as a place, and how long ago.

"Its losses" and "the other 300" name nobody; whose they are is told by who was spoken of as a force before, and whose
name only said where.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from passmuster.reading.syntax.clause_subjects import clause_subjects, main_subject
from passmuster.reading.syntax.headings import is_heading
from passmuster.reading.syntax.verb_groups import verb_groups
from passmuster.reading.text.lexicon import Mark, word_set
from passmuster.reading.text.parsed import Parsed

__all__ = ["WAYS", "Mentions", "way_of"]

PLACES: Final = word_set("owners", "places")
WAYS: Final = ("force", "people", "place", "adjective", "name", "seat")
"""Ways of naming somebody: before a word for troops, as a people, behind "in" or "near", and the rest by their form."""

AS_SEAT: Final = frozenset({"seat", "leader"})
GOING: Final = frozenset({"send", "carry", "arrive", "cross", "join", "serve", "withdraw", "be_there", "have", "fight"})
"""Classes of verbs whose subject has men abroad."""

MOST_BARE: Final = 3
"""Those meant by a bare word that are kept in mind."""

REACH: Final = 3
"""Tokens behind a name within which its troops stand: "Rwandan special forces"."""


@dataclass(slots=True)
class Mentions:
    """How often, in which ways and in which sentence last each nation and group was named."""

    counts: Counter[str] = field(default_factory=Counter)
    ways: Counter[tuple[str, str]] = field(default_factory=Counter)
    latest: dict[str, tuple[int, str]] = field(default_factory=dict)
    """The number of the sentence that named it last, and the way it did."""

    opened: tuple[str, ...] = ()
    """Those of the first sentence that names anybody, in order."""

    heads: str = ""
    """Whom the last sentence that names anybody names first."""

    theme: str = ""
    """Who does what the last sentence that names a doer tells."""

    gone: Counter[str] = field(default_factory=Counter)
    """How often each went, fought or sent men: whose soldiers are abroad."""

    headed: str = ""
    """Whom the last heading names first."""

    bare: tuple[str, ...] = ()
    """Those who may have been meant by a word that is not theirs alone ("Koreans", "the mission"), the latest first."""

    sentence: int = 0

    def note(self, s: Parsed, bare: Iterable[str] = ()) -> None:
        """Take note of whom a sentence names, and of those whom it may mean by a bare word."""
        self.bare = tuple(dict.fromkeys([*bare, *self.bare]))[:MOST_BARE]
        marks = s.by_tag.get("actor", ())
        for mark in marks:
            code, way = str(mark.value[0]), way_of(s, mark)
            self.counts[code] += 1
            self.ways[code, way] += 1
            self.latest[code] = (self.sentence, way)
        if marks:
            self.heads = str(marks[0].value[0])
            self.opened = self.opened or tuple(dict.fromkeys(str(mark.value[0]) for mark in marks))
            self.theme = main_subject(s).code or self.theme
            self.gone.update(_going(s))
            if is_heading(s, opens=self.sentence == 0):
                self.headed = self.heads
        self.sentence += 1

    def where(self, code: str, is_here: bool) -> str:
        """Where a text names somebody: `here` in the sentence, `before` it, by a `bare` word, or only `coming`."""
        return "here" if is_here else "before" if code in self.counts else "bare" if code in self.bare else "coming"

    def most_gone(self) -> str:
        """Who went or sent men most often, the first named of those that are level; empty where nobody did."""
        return max(self.gone, key=self.gone.__getitem__, default="")

    def mainly(self, code: str) -> str:
        """The way in which it was named most often, the first of those that are level; empty for one never named."""
        best = max(WAYS, key=lambda way: self.ways[code, way])
        return best if self.ways[code, best] else ""

    def ago(self, code: str) -> int:
        """Sentences since it was named last; 0 for one never named."""
        return self.sentence - self.latest[code][0] if code in self.latest else 0

    def most_as_force(self) -> str:
        """Whose troops were named most often, the first named of those that are level; empty where nobody's were."""
        best = max(self.counts, key=lambda code: self.ways[code, "force"], default="")
        return best if self.ways[best, "force"] else ""


def _going(s: Parsed) -> tuple[str, ...]:
    """Those who go somewhere, fight or send men in a sentence, each once, in the order of their verbs."""
    subjects = clause_subjects(s)
    going = (subjects[group.first].code for group in verb_groups(s) if GOING.intersection(group.classes))
    return tuple(dict.fromkeys(code for code in going if code))


def way_of(s: Parsed, mark: Mark) -> str:
    """The way in which a mark names its nation or group."""
    form = str(mark.value[1])
    owned = s.low(mark.stop) in {"'s", "'"}
    reach = range(mark.stop, mark.stop + REACH + owned)
    words = (at for at in reach if s.kind(at) in {"word", "clitic"})
    if (form != "name" or owned) and any(s.begins("head", at) is not None for at in words):
        return "force"
    if form in AS_SEAT:
        return "seat"
    if form == "name" and s.low(mark.first - 1) in PLACES:
        return "place"
    return form if form in WAYS else "name"
