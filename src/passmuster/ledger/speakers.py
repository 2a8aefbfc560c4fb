"""Names of speakers: when two spellings mean one speaker, and when a text names one.

Names come as files have them: ``Volodymyr Zelenskyy``, ``Kyrylo Budanov (HUR, Ukraine)``, ``Main Directorate of
Intelligence HUR (Ukraine)``, ``Unnamed US officials``. The rules are about the shape of names and know no country and
no person:

- a part in brackets counts as the speaker's organisation when it is an acronym or contains a word for a body, such as
  ministry or staff; ``(Ukraine)`` and ``(defence minister)`` do not;
- long words that begin alike may differ by a letter in ten, because transliterations do (Zelensky, Zelenskyy);
- nobody can be named by the word "unnamed": such speakers are alike only when their names are the same words.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

__all__ = ["Directory", "Speaker", "is_same_speaker", "same_speakers", "speaker_of"]


def _listed(text: str) -> list[str]:
    """Words of a list that is too long to write with quotation marks."""
    return text.split()


BODY_WORDS: Final = frozenset(
    _listed("""
    academy administration agency army assembly authority brigade bureau cabinet center centre command
    commission committee congress council department directorate division embassy federation forces foundation
    guard house institute intelligence ministry navy office organisation organization panel parliament police
    presidency project regiment secretariat senate service services staff treasury university
""")
)
"""Words that make a name the name of a body and not of a person."""

OUTLET_WORDS: Final = frozenset(
    _listed("""
    analysis archive armor armour association box broadcasting channel chronicle counter counters daily database defence
    defense desk dispatch express gazette global group herald independent insider international investigation journal
    lab list losses map maps media military mod monitor monitoring nations network news newspaper observatory observer
    open other paper post press project radio rating record registry report reporter review service site source sources
    standard statistics team telegraph television times today tracker tribune tv union voice war watch website weekly
    world
""")
)
"""Words of the names of outlets, collections and tables; where nothing else is known of a source it is no person."""

SMALL_WORDS: Final = frozenset({"a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "the", "to"})
"""Words that a name may lose without becoming another name."""

TITLES: Final = frozenset(
    _listed("""
    admiral ambassador captain chancellor chief colonel dr gen general lt lieutenant major minister mr mrs ms
    president prime secretary senator sir spokesman spokesperson spokeswoman
""")
)
"""Words before a person's name that are not part of it."""

NAMELESS: Final = frozenset({"anonymous", "unidentified", "unknown", "unnamed", "unspecified"})
"""Words that say that a name is kept back."""

SHORTEST_FUZZY, HEAD, ALIKE = 6, 3, 0.9
"""Words of at least six letters with the same first three are alike from this similarity on, difflib's scale."""

LONGEST_FUZZY: Final = 60
"""Longer words are alike when they are the same: no name has one, and to compare two takes the square of their length.
"""

SHORTEST_SURNAME, SHORTEST_ACRONYM = 5, 3
"""Shorter ones are too often another word."""

TOKEN: Final = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
BRACKET: Final = re.compile(r"\(([^()]*)\)")


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker's name, taken apart.

    `words` are the folded words of the name outside brackets, `heads` their beginnings; `bodies` the folded names of
    bodies it speaks for; `handles` what a text may call it by, each a sequence of folded words; `is_nameless` says that
    it hides its name.
    """

    words: tuple[str, ...]
    bodies: frozenset[tuple[str, ...]]
    handles: frozenset[tuple[str, ...]]
    is_nameless: bool
    heads: frozenset[str]


@lru_cache(maxsize=65536)
def speaker_of(name: str) -> Speaker:
    """A name as it stands in a table, taken apart."""
    outside = BRACKET.sub(" ", name)
    words = tuple(word for word in _folded(outside) if word not in SMALL_WORDS)
    if NAMELESS.intersection(words):
        folded = _folded(name)
        return Speaker(folded, frozenset(), frozenset(), True, _heads(folded))
    brackets = [part for bracket in BRACKET.findall(name) for part in bracket.split(",")]
    bodies = frozenset(handle for part in (outside, *brackets) for handle in _body_handles(part))
    person = () if _is_body(words) else tuple(word for word in words if word not in TITLES)
    surname = {person[-1:]} if person and len(person[-1]) >= SHORTEST_SURNAME else set()
    own = {words} if len(words) > 1 else set()
    called = person or words
    return Speaker(called, bodies, frozenset(bodies | surname | own), False, _heads(called))


def is_same_speaker(one: str, other: str) -> bool:
    """True when two names of one source group mean one speaker, or two who speak for one body."""
    if one == other:
        return True
    a, b = speaker_of(one), speaker_of(other)
    if a.is_nameless or b.is_nameless:
        return a.words == b.words and a.is_nameless == b.is_nameless
    if a.bodies & b.bodies:
        return True
    short, long = sorted((a.words, b.words), key=len)
    return bool(short) and all(any(_alike(word, other_word) for other_word in long) for word in short)


def same_speakers(names: Iterable[str]) -> list[set[str]]:
    """Names of one source group, those of one speaker together; names alike to one name are alike to each other."""
    speakers: dict[str, set[str]] = {name: {name} for name in sorted(names)}
    if len(speakers) == 1:
        return list(speakers.values())
    for one, other in _candidates(tuple(speakers)):
        if speakers[one] is not speakers[other] and is_same_speaker(one, other):
            merged = speakers[one] | speakers[other]
            speakers.update(dict.fromkeys(merged, merged))
    return list({id(names): names for names in speakers.values()}.values())


def _candidates(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pairs of names that may be one speaker: a superset of those that are, far below all pairs.

    A name is found by the heads of its words. One speaker's shorter name has all its heads in the longer one, so the
    longer ones stand on the shortest list of names that share a head with it.
    """
    heads = {name: speaker_of(name).heads for name in names}
    bodies = {name: speaker_of(name).bodies for name in names}
    by_head, by_body = _index(heads), _index(bodies)
    for name in names:
        shortest = min((by_head[head] for head in heads[name]), key=len, default=[])
        yield from ((name, other) for other in shortest if heads[name] <= heads[other])
        # One chain along a body's names is enough to join them all.
        yield from ((by_body[body][0], name) for body in bodies[name])


def _index(keys_of: Mapping[str, Iterable[Hashable]]) -> dict[Hashable, list[str]]:
    """Names under each of their keys."""
    index: dict[Hashable, list[str]] = defaultdict(list)
    for name, keys in keys_of.items():
        for key in keys:
            index[key].append(name)
    return index


def _heads(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(_head, words))


def _head(word: str) -> str:
    """What alike words have in common: their beginning when they are long, all of them when they are short."""
    return word[:HEAD] if len(word) >= SHORTEST_FUZZY else word


class Directory:
    """Speakers who can be called by name, found by what a text calls them."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_heads: dict[tuple[str, ...], dict[str, tuple[str, ...]]] = defaultdict(dict)
        for name in names:
            for handle in sorted(speaker_of(name).handles):
                self._by_heads[tuple(map(_head, handle))][name] = handle
        self._longest = max(map(len, self._by_heads), default=0)
        self._first = frozenset(heads[0] for heads in self._by_heads if heads)

    def named_in(self, text: str) -> list[str]:
        """Names whose full words, surname, body or acronym stand in a text, each once, in the order of the text."""
        words = tuple(word for word in _folded(text) if word not in SMALL_WORDS)
        heads = tuple(map(_head, words))
        spans = (
            (start, end)
            for start in range(len(words))
            if heads[start] in self._first
            for end in range(start + 1, min(start + self._longest, len(words)) + 1)
            if heads[start:end] in self._by_heads
        )
        return list(dict.fromkeys(name for a, b in spans for name in self._called(words[a:b], heads[a:b])))

    def _called(self, words: tuple[str, ...], heads: tuple[str, ...]) -> Iterator[str]:
        """Names that the words, all of them, call."""
        for name, handle in self._by_heads[heads].items():
            if all(map(_alike, words, handle)):
                yield name


def _body_handles(part: str) -> set[tuple[str, ...]]:
    """What the body that a part of a name stands for is called: its words, its acronyms; nothing when it is no body."""
    spelt = TOKEN.findall(part)
    acronyms: set[tuple[str, ...]] = {
        (word.casefold(),) for word in spelt if word.isupper() and len(word) >= SHORTEST_ACRONYM
    }
    words = tuple(word for word in _folded(part) if word not in SMALL_WORDS)
    if not _is_body(words):
        return acronyms if len(acronyms) == len(words) else set()
    initials = {"".join(word[0] for word in words), "".join(word[0] for word in _folded(part))}
    if len(words) > 1:
        acronyms.add(words)
    return acronyms | {(letters,) for letters in initials if len(letters) >= SHORTEST_ACRONYM}


def _is_body(words: tuple[str, ...]) -> bool:
    return bool(BODY_WORDS.intersection(words))


@lru_cache(maxsize=65536)
def _alike(one: str, other: str) -> bool:
    """True for one word in two spellings."""
    if one == other:
        return True
    shortest, longest = sorted((len(one), len(other)))
    if shortest < SHORTEST_FUZZY or longest > LONGEST_FUZZY or one[:HEAD] != other[:HEAD]:
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE


@lru_cache(maxsize=65536)
def _folded(text: str) -> tuple[str, ...]:
    """Words of a text without letter case, accents and punctuation."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return tuple(word.removesuffix("'s").removesuffix("’s") for word in TOKEN.findall(plain.casefold()))
