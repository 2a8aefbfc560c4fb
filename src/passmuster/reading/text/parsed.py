"""Parsed sentence: its tokens with the marks of the lexicon, ready to be asked.

The other modules ask two kinds of question: which mark of a tag covers this token, and where is the nearest mark of a
tag to the left or right.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

from passmuster.reading.text.bearings import without_bearings
from passmuster.reading.text.known_names import with_known_names
from passmuster.reading.text.lexicon import Lexicon, Mark
from passmuster.reading.text.missions import with_missions
from passmuster.reading.text.sentences import Stretch
from passmuster.reading.text.tokens import Token, tokenize

__all__ = ["Parsed", "parse"]

T = TypeVar("T")

DASHES: Final = frozenset({"-", "–", "—", "--"})


@dataclass(slots=True)
class Parsed:
    """One sentence of a text. Token indices count from 0 within the sentence; spans point into the whole text."""

    text: str
    stretch: Stretch
    tokens: list[Token]
    by_tag: dict[str, list[Mark]]
    _low: list[str] = field(default_factory=list)
    _at: dict[tuple[str, int], Mark] = field(default_factory=dict)
    _worked_out: dict[Callable[["Parsed"], Any], Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._low = [token.low for token in self.tokens]
        for marks in self.by_tag.values():
            for mark in marks:
                for index in range(mark.first, mark.stop):
                    self._at[mark.tag, index] = mark

    def once(self, work_out: Callable[["Parsed"], T]) -> T:
        """What a function makes of this sentence, worked out the first time that it is asked for."""
        if work_out not in self._worked_out:
            self._worked_out[work_out] = work_out(self)
        found: T = self._worked_out[work_out]
        return found

    def at(self, tag: str, index: int) -> Mark | None:
        """The mark of `tag` that covers token `index`, or None."""
        return self._at.get((tag, index))

    def begins(self, tag: str, index: int) -> Mark | None:
        """The mark of `tag` that begins at token `index`, or None."""
        mark = self._at.get((tag, index))
        return mark if mark is not None and mark.first == index else None

    def ends(self, tag: str, index: int) -> Mark | None:
        """The mark of `tag` that ends just before token `index`, or None."""
        mark = self._at.get((tag, index - 1))
        return mark if mark is not None and mark.stop == index else None

    def all(self, tag: str, first: int = 0, stop: int | None = None) -> Iterator[Mark]:
        """The marks of `tag` that lie wholly between two tokens."""
        last = len(self.tokens) if stop is None else stop
        return (mark for mark in self.by_tag.get(tag, ()) if mark.first >= first and mark.stop <= last)

    def source_kind(self, index: int) -> str:
        """Kind of the source that covers token `index` (`person`, `body`, ...); empty where there is none."""
        mark = self._at.get(("source", index))
        return "" if mark is None else str(mark.value[0])

    def low(self, index: int) -> str:
        """Lower case of token `index`; empty outside the sentence."""
        return self._low[index] if 0 <= index < len(self._low) else ""

    def kind(self, index: int) -> str:
        """Kind of token `index`; empty outside the sentence."""
        return self.tokens[index].kind if 0 <= index < len(self.tokens) else ""

    def is_dash(self, index: int) -> bool:
        """True for a dash between words ("SAIGON - French headquarters"), which parts them; a hyphen joins."""
        if self.low(index) not in DASHES or not 0 < index < len(self.tokens) - 1:
            return False
        before, here, behind = self.tokens[index - 1 : index + 2]
        return before.end < here.start and here.end < behind.start

    def words(self, first: int, stop: int) -> str:
        """The text from one token to before another, line breaks as spaces; indices outside the sentence are cut."""
        first, stop = max(first, 0), min(stop, len(self.tokens))
        if first >= stop:
            return ""
        written = self.text[self.tokens[first].start : self.tokens[stop - 1].end]
        return " ".join(written.split()) if "\n" in written else written

    def span(self, first: int, stop: int) -> tuple[int, int]:
        """Offsets of a run of tokens in the whole text; end exclusive."""
        return self.tokens[first].start, self.tokens[min(stop, len(self.tokens)) - 1].end


def parse(text: str, stretch: Stretch, lexicon: Lexicon) -> Parsed:
    """Tokens and marks of one sentence."""
    tokens = tokenize(text, stretch.start, stretch.end)
    by_tag: dict[str, list[Mark]] = {}
    for mark in lexicon.marks(tokens):
        by_tag.setdefault(mark.tag, []).append(mark)
    if "actor" in by_tag:
        by_tag["actor"] = with_missions(text, without_bearings(text, tokens, by_tag["actor"]))
    if named := with_known_names(text, tokens, by_tag.get("actor", ())):
        by_tag["actor"] = named
    return Parsed(text, stretch, tokens, by_tag)
