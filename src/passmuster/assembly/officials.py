"""Officials: who of those that speak in articles holds an office, as the articles themselves say.

A text names a speaker once with rank or office ("Brigadier General Ronald Rwivanga, spokesman for the Rwanda Defence
Force") and then by name. The reader keeps the name; whoever has an office beside it somewhere is no private person, and
stands among the public figures of the case that the articles make.
"""

import re
from collections.abc import Iterable
from typing import Final

from passmuster.ledger.speakers import BODY_WORDS, TITLES

__all__ = ["officials_among"]

BESIDE: Final = 48
"""Characters before a name, or behind the comma that follows it, within which an office is one's own."""

RANKS: Final = frozenset(
    {
        *("adm", "brig", "brigadier", "capt", "col", "commander", "commandant", "commissioner", "corporal", "deputy"),
        *("director", "envoy", "governor", "head", "king", "lawmaker", "leader", "maj", "mayor", "mp", "premier"),
        *("prince", "rep", "representative", "sergeant", "sgt", "sheikh"),
    }
)
"""Words of office beside the titles that are no part of a name."""

APPOSITION: Final = re.compile(r"(?:,| \() ?(?P<about>[^,;.()\n]{3,80})[,.;)]")
WORD: Final = re.compile(r"[^\W\d_]+")


def officials_among(names: Iterable[str], texts: Iterable[str]) -> tuple[str, ...]:
    """The names that stand beside an office in one of the texts, in alphabetical order."""
    whole = tuple(texts)
    return tuple(sorted(name for name in set(names) if any(_has_office(name, text) for text in whole)))


def _has_office(name: str, text: str) -> bool:
    return any(
        _is_office(_last_words(text[max(0, at.start() - BESIDE) : at.start()]))
        or _is_office(_apposition(text[at.end() : at.end() + 2 * BESIDE]))
        for at in re.finditer(rf"\b{re.escape(name)}\b", text)
    )


def _last_words(before: str) -> str:
    """What stands before a name without a mark between; points of abbreviations are none."""
    return re.split(r"[,;:!?()\n]|(?<=[a-z]{3})\.", before)[-1]


def _apposition(behind: str) -> str:
    """What is set behind a name between commas or brackets; empty for none."""
    match = APPOSITION.match(behind)
    return match["about"] if match else ""


def _is_office(words: str) -> bool:
    return bool((TITLES | RANKS | BODY_WORDS) & {word.casefold() for word in WORD.findall(words)})
