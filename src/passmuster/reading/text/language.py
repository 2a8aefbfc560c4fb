"""Language: whether a sentence is English, by its letters and its smallest words.

The reader knows English alone. A sentence is taken for foreign on good evidence only: letters of another script; more
than twice as many small words of other languages as English ones; one of them where no English one is; or a long run
of words without any. Headings and lists of names stay English.
"""

import re
from collections.abc import Sequence
from typing import Final

from passmuster.reading.text.lexicon import word_set
from passmuster.reading.text.sentences import Stretch

__all__ = ["english_and_foreign", "is_foreign"]

WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
LATIN: Final = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")

FEWEST_LETTERS: Final = 12
"""Letters below which a stretch is too short to be of any language."""

LONG: Final = 14
"""Words of a sentence that no English one of that length does without a small word."""

SHORT: Final = 6
"""Words from which a sentence without a small English word is foreign, if it has one of another language."""

DENSE: Final = 10
"""Words of such a sentence for each small one of another language, at most: a name like "El Salvador" has one too."""

ENGLISH: Final = word_set("language", "english")
SHARED: Final = word_set("language", "shared")
FOREIGN: Final = word_set("language", "foreign")
"""The smallest words: of English, of English and others, of others in Latin letters."""


def is_foreign(text: str) -> bool:
    """Whether a sentence is in another language than English.

    >>> is_foreign("Войска КНДР потеряли около трёхсот человек."), is_foreign("Three hundred men were lost at Kursk.")
    (True, False)
    """
    written = WORD.findall(text)
    words = [word.lower() for word in written]
    letters = sum(map(len, words))
    if letters < FEWEST_LETTERS:
        return False
    if 2 * len(LATIN.findall(text)) < letters:
        return True
    english = sum(word in ENGLISH for word in words)
    foreign = sum(word in FOREIGN for word in written)  # in capitals it begins a name: "El Salvador", "Le Monde"
    if english == 0:
        shared = sum(word in SHARED for word in words)
        return (DENSE * foreign >= len(words) >= SHORT) or (shared == 0 and len(words) >= LONG)
    return foreign >= 2 and foreign > 2 * english


def english_and_foreign(text: str, stretches: Sequence[Stretch]) -> tuple[list[Stretch], list[Stretch]]:
    """The sentences of a text that are English, and those that are not.

    In a text most of which is foreign, what holds no small English word is foreign too.
    """
    foreign = [stretch for stretch in stretches if is_foreign(text[stretch.start : stretch.end])]
    if 2 * len(foreign) > len(stretches):
        foreign = [stretch for stretch in stretches if stretch in foreign or not _has_english(text, stretch)]
    other = set(foreign)
    return [stretch for stretch in stretches if stretch not in other], foreign


def _has_english(text: str, stretch: Stretch) -> bool:
    return any(word.lower() in ENGLISH for word in WORD.findall(text, stretch.start, stretch.end))
