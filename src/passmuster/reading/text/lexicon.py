"""Lexicon: the phrases of the rule files, found in a sentence in one pass.

Every phrase of every rule file hangs in one tree of words. Walking a sentence through it once gives its *marks*: this
run of tokens is a bound ("at least"), that one a nation ("North Korean"), and so on. Within one tag the longest
phrase wins and covers what it contains; different tags may overlap.

A phrase with a capital only matches a word with a capital, and a short word in capitals only capitals, so that "US" is
not "us" and "WHO" is not "who".
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from passmuster.plaintoml import toml_table
from passmuster.reading.text.tokens import Token, tokenize

__all__ = ["KEPT_WORDS", "Lexicon", "Mark", "inflect", "load_rules", "pattern", "phrases", "word_set"]

RULES: Final = Path(__file__).parents[1] / "rules"
"""Where the rule files lie."""

KEPT_WORDS: Final = 8192
"""Words of which it is kept what they are, each time that it takes long to find out: those of a few thousand pages."""

LONGEST_SHOUT: Final = 4
"""Letters up to which a word in capitals must be in capitals in the text too."""

DOUBLED: Final = frozenset({"commit", "ship", "admit", "rebut", "cut", "pull", "drop", "step", "plan"})


class Mark(NamedTuple):
    """A phrase found: the tokens it covers (stop exclusive), what it is, and what it says."""

    first: int
    stop: int
    tag: str
    value: Any


class _Leaf(NamedTuple):
    tag: str
    value: Any
    shape: tuple[str, ...]


class Lexicon:
    """A tree of phrases. `add` while building, `marks` ever after."""

    def __init__(self) -> None:
        self._root: dict[str, Any] = {}

    def add(self, tag: str, words: Iterable[str], value: Any = None) -> None:
        """Hang every phrase of `words` in the tree under `tag`; a phrase added later replaces its earlier value."""
        for phrase in words:
            parts = _parts(phrase)
            node = self._root
            for _, low in parts:
                node = node.setdefault(low, {})
            leaves = [leaf for leaf in node.get("", ()) if leaf.tag != tag]
            node[""] = [*leaves, _Leaf(tag, value, tuple([_shape(text) for text, _ in parts]))]

    def marks(self, tokens: list[Token]) -> list[Mark]:
        """All phrases found; within one tag they do not overlap, and the one that reaches further wins."""
        found: list[Mark] = []
        latest: dict[str, int] = {}
        for first in range(len(tokens)):
            for mark in self._at(tokens, first):
                place = latest.get(mark.tag)
                if place is None or found[place].stop <= mark.first:
                    latest[mark.tag] = len(found)
                    found.append(mark)
                elif found[place].stop < mark.stop:  # "the South" gives way to "South African"
                    found[place] = mark
        return found

    def _at(self, tokens: list[Token], first: int) -> Iterator[Mark]:
        node = self._root.get(tokens[first].low)
        if node is None:
            return
        longest: dict[str, Mark] = {}
        at = first + 1
        while True:
            for leaf in node.get("", ()):
                if all(_fits(tokens[first + i], shape) for i, shape in enumerate(leaf.shape)):
                    longest[leaf.tag] = Mark(first, at, leaf.tag, leaf.value)
            node = node.get(tokens[at].low) if at < len(tokens) else None
            if node is None:
                break
            at += 1
        yield from longest.values()


def _parts(phrase: str) -> list[tuple[str, str]]:
    """The words and marks of a phrase, each as it is written and in lower case, as `tokenize` has them.

    Letters with blanks between them, as most phrases are, are no more than these words, and quickly found.
    """
    if phrase.replace(" ", "").isalpha():
        return [(word, word.lower()) for word in phrase.split()]
    return [(token.text, token.low) for token in tokenize(phrase)]


def _shape(text: str) -> str:
    if text.isupper() and len(text.replace(".", "")) <= LONGEST_SHOUT and text[0].isalpha():
        return "shout"
    return "capital" if text[:1].isupper() else ""


def _fits(token: Token, shape: str) -> bool:
    if not shape:
        return True
    return token.text.isupper() if shape == "shout" and len(token.text) > 1 else token.text[0].isupper()


def phrases(cell: str) -> list[str]:
    """The phrases of a cell of a rule file, split at its bars; white space runs together."""
    return [" ".join(phrase.split()) for phrase in cell.split("|") if phrase.strip()]


def inflect(cell: str) -> list[str]:
    """All forms of the verbs of a cell; irregular verbs list theirs, underscores join words.

    >>> inflect("report|say says said saying|take_out")
    ['report', 'reports', 'reported', 'reporting', 'say', 'says', 'said', 'saying', 'take out']
    """
    forms: list[str] = []
    for verb in phrases(cell):
        written = verb.replace(",", " ").split()
        if len(written) > 1 or "_" in verb:
            forms += [form.replace("_", " ") for form in written]
        else:
            forms += _regular(verb)
    return forms


def _regular(verb: str) -> list[str]:
    stem = verb[:-1] if verb.endswith("e") else verb + verb[-1] if verb in DOUBLED - {"pull"} else verb
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s")
    return [verb, third, stem + "ed", stem + "ing"]


@cache
def word_set(table: str, name: str) -> frozenset[str]:
    """A closed class of words of `rules/grammar.toml`."""
    return frozenset(load_rules("grammar")[table][name].split())


@cache
def pattern(table: str, name: str) -> re.Pattern[str]:
    """A pattern of `rules/patterns.toml`, letter case aside."""
    told = load_rules("patterns")[table][name]
    return re.compile(told if isinstance(told, str) else "".join(told), re.IGNORECASE)


@cache
def load_rules(name: str) -> dict[str, Any]:
    """A rule file of the package as plain dictionaries; read once."""
    return toml_table(RULES / f"{name}.toml")
