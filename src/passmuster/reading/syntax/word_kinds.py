"""Kinds of words: the classes of verbs and nouns, so that a word that the corpus never showed is known by its kin.

A verb is known in each of its forms, with the form: `base`, `s`, `past`, `part` (participle) or `ing`; "sent" is past
and participle. A noun is known in the singular and the regular plural.
"""

from functools import cache, lru_cache
from typing import Final, NamedTuple

from passmuster.reading.text.lexicon import KEPT_WORDS, load_rules, word_set

__all__ = ["VerbForm", "moments", "noun_kinds", "speaker_kinds", "states", "verb_form"]

NONE: Final[tuple[str, ...]] = ()
AGENT_ENDINGS: Final = ("er", "or", "ist", "ant", "ian", "man", "men")
"""Endings of nouns for those who do something."""

VOWELS: Final = frozenset("aeiou")
UNDOUBLED: Final = frozenset("wxyh")
"""Letters that no ending doubles."""


STRESSED_AT_THE_END: Final = word_set("verb_groups", "doubled")
"""Longer verbs whose last letter is doubled."""


class VerbForm(NamedTuple):
    """A form of a verb: its base, what forms it may be, and the classes of the verb, in alphabetical order."""

    base: str
    forms: frozenset[str]
    classes: tuple[str, ...]


def verb_form(word: str) -> VerbForm | None:
    """What is known of a word in lower case as a verb; None for one that is none, or is not known.

    >>> form = verb_form("sent")
    >>> form.base, sorted(form.forms), "carry" in form.classes
    ('send', ['part', 'past'], False)
    """
    return _verbs().get(word)


@lru_cache(KEPT_WORDS)
def noun_kinds(word: str) -> tuple[str, ...]:
    """The kinds of a noun in lower case, singular or plural, in alphabetical order; empty where it has none."""
    return _nouns("kinds").get(word) or _nouns("kinds").get(_singular(word), NONE)


def speaker_kinds(word: str) -> tuple[str, ...]:
    """What the head of a speaker's name is, in alphabetical order; `agent` for an unlisted doer; empty for nothing.

    >>> speaker_kinds("ledgers"), speaker_kinds("stonemason"), speaker_kinds("plumber")
    (('paper',), (), ('agent',))
    """
    found = _speakers().get(word) or _speakers().get(_singular(word), NONE)
    return found or (("agent",) if _singular(word).endswith(AGENT_ENDINGS) else NONE)


def moments(word: str) -> tuple[str, ...]:
    """What a word tells of when and of which part, in alphabetical order; empty for nothing."""
    return _nouns("moments").get(word, NONE)


def states(word: str) -> tuple[str, ...]:
    """The states that a word puts the verb behind it into: `ahead`, `meant`, `may`."""
    return _states().get(word, NONE)


def _singular(word: str) -> str:
    for ending, instead in (("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("xes", "x"), ("s", "")):
        if word.endswith(ending) and not (ending == "s" and word.endswith("ss")):
            return word[: -len(ending)] + instead
    return word


@cache
def _nouns(table: str) -> dict[str, tuple[str, ...]]:
    return _by_word(load_rules("noun_kinds")[table])


@cache
def _speakers() -> dict[str, tuple[str, ...]]:
    return _by_word(load_rules("speech")["speaker_nouns"])


@cache
def _states() -> dict[str, tuple[str, ...]]:
    return _by_word(load_rules("verbs")["states"])


def _by_word(listed: dict[str, str]) -> dict[str, tuple[str, ...]]:
    """The names of a table of word lists, by the words that they list."""
    found: dict[str, set[str]] = {}
    for name, words in listed.items():
        for word in words.split():
            found.setdefault(word.lower(), set()).add(name)
    return {word: tuple(sorted(names)) for word, names in found.items()}


@cache
def _verbs() -> dict[str, VerbForm]:
    """Every form of every verb of `rules/verbs.toml`."""
    classes: dict[str, set[str]] = {}
    written: dict[str, tuple[str, str]] = {}
    for name, cell in load_rules("verbs")["classes"].items():
        for words in (verb.split() for verb in cell.split(",") if verb.strip()):
            classes.setdefault(words[0], set()).add(name)
            if len(words) > 1:
                written[words[0]] = (words[1], words[-1])
    found: dict[str, tuple[str, set[str], set[str]]] = {}
    for base in sorted(classes):
        for form, word in _forms(base, written.get(base)):
            _, forms, names = found.setdefault(word, (base, set(), set()))
            forms.add(form)
            names |= classes[base]
    return {
        word: VerbForm(base, frozenset(forms), tuple(sorted(names))) for word, (base, forms, names) in found.items()
    }


def _forms(base: str, irregular: tuple[str, str] | None) -> list[tuple[str, str]]:
    cut = base[:-1] if base.endswith("e") and not base.endswith("ee") else base
    if base.endswith("ie"):
        return [("base", base), ("s", base + "s"), *_past_forms(base + "d", irregular), ("ing", base[:-2] + "ying")]
    doubled = base + base[-1] if _doubles(base) else cut
    third = base + ("es" if base.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    if base.endswith("y") and base[-2] not in VOWELS:
        third = base[:-1] + "ies"
    return [
        ("base", base),
        ("s", third),
        *_past_forms(_regular_past(base, doubled), irregular),
        ("ing", doubled + "ing"),
    ]


def _past_forms(regular: str, irregular: tuple[str, str] | None) -> list[tuple[str, str]]:
    past, part = irregular or (regular, regular)
    return [("past", past), ("part", part)]


def _regular_past(base: str, doubled: str) -> str:
    return base[:-1] + "ied" if base.endswith("y") and base[-2] not in VOWELS else doubled + "ed"


def _doubles(base: str) -> bool:
    """True for a short verb on one vowel and one consonant ("trap"), and for those that are stressed on such an end."""
    if base in STRESSED_AT_THE_END:
        return True
    short = len(base) <= 4 and sum(letter in VOWELS for letter in base) == 1
    return short and base[-1] not in VOWELS | UNDOUBLED and base[-2] in VOWELS
