"""Names that may be one name spelt twice, and columns of people filed as goods."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from passmuster.ledger.losses import LossClaim, population_of
from passmuster.losses.checks.check import CheckKind, LossCheck
from passmuster.losses.statements import Stream, stream_of

__all__ = ["are_alike", "look_at_names", "look_at_people", "meant_column"]

IDLE_WORDS: Final = frozenset({"of", "the", "and", "for", "in", "de", "la"})
"""Words that tell no two names apart."""
LONG_WORD: Final = 4
"""Letters from which one letter more, less or other is a misspelling; of shorter words it makes another word."""
MOST_SHARED: Final = 0.5
"""Share of words from which two names that begin alike are asked about."""

PEOPLE_WORDS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("killed", "dead", "death", "deaths", "fatalities", "fatality", "kia"), "Deaths"),
    **dict.fromkeys(("wounded", "injured", "injuries", "injury", "wia"), "Injuries"),
    **dict.fromkeys(("casualties", "casualty"), "Casualties"),
    **dict.fromkeys(("personnel", "soldiers", "troops", "servicemen", "manpower"), "Deaths"),
}
"""Words of columns that count people, and the column meant; what a source meant by personnel is open in either."""
CIVILIANS: Final = ("civilian", "civilians")


def look_at_names(claims: Iterable[LossClaim]) -> tuple[LossCheck, ...]:
    """Sources, categories and sides that may be one name; `names` are the usual one and the others, rarer ones last.

    Each name is asked about once: with the most frequent one that it is like goes whatever that one is asked about
    with, so that confirming everything makes one name, and none that is like another goes unasked.
    """
    claims, found = tuple(claims), []
    for kind in ("source", "category", "side"):
        rows: dict[str, list[int]] = {}
        for claim in claims:
            rows.setdefault(getattr(claim, kind), []).append(claim.row)
        groups: dict[str, list[str]] = {}
        usual_of: dict[str, str] = {}
        for name in sorted(rows, key=lambda name: (-len(rows[name]), name)):
            like = next((one for one in usual_of if are_alike(one, name, is_source=kind == "source")), name)
            usual_of[name] = usual_of.get(like, name)
            groups.setdefault(usual_of[name], []).append(name)
        found += [
            LossCheck(kind=CheckKind.SIMILAR_NAMES, rows=_rows_of(others, rows), names=(usual, *others))
            for usual, (_, *others) in groups.items()
            if others
        ]
    return tuple(found)


def _rows_of(names: Iterable[str], rows: Mapping[str, list[int]]) -> tuple[int, ...]:
    return tuple(sorted(row for name in names for row in rows[name]))


def look_at_people(claims: Iterable[LossClaim]) -> tuple[LossCheck, ...]:
    """Columns of people that are taken for goods by their names; `names` is the column that may be meant."""
    rows: dict[Stream, list[int]] = {}
    for claim in claims:
        if not population_of(claim.category) and meant_column(claim.category):
            rows.setdefault(stream_of(claim), []).append(claim.row)
    return tuple(
        LossCheck(
            kind=CheckKind.PEOPLE_AS_GOODS, rows=tuple(own), stream=stream, names=(meant_column(stream.category),)
        )
        for stream, own in sorted(rows.items())
    )


def meant_column(category: str) -> str:
    """The column of people that a category may mean, of soldiers unless it says civilians; empty when none."""
    words = _words(category)
    column = next((PEOPLE_WORDS[word] for word in reversed(words) if word in PEOPLE_WORDS), "")
    others = [word for word in words if word not in PEOPLE_WORDS and word not in {*CIVILIANS, "military", "army"}]
    # "Personnel carriers" are goods: what else stands in the name must not be a thing.
    if not column or others:
        return ""
    return f"{'Civilian' if any(word in CIVILIANS for word in words) else 'Military'} {column}"


def are_alike(one: str, other: str, *, is_source: bool) -> bool:
    """Whether two names may be one, by letter case, signs or one letter; of sources also by first letters and words.

    Short words and words with digits tell kinds and states apart (US and UA, T-72 and T-80) and are never misspelt.
    """
    first, second = _words(one), _words(other)
    if "".join(first) == "".join(second):
        return True
    if len(first) == len(second):
        differing = [pair for pair in zip(first, second, strict=True) if pair[0] != pair[1]]
        if len(differing) == 1 and _is_misspelt(*differing[0]):
            return True
    return is_source and (_spelt_out(first, second) or _spelt_out(second, first) or _overlap(first, second))


def _words(name: str) -> list[str]:
    return [word for word in re.findall(r"\w+", name.casefold()) if word not in IDLE_WORDS]


def _is_misspelt(one: str, other: str) -> bool:
    """Whether two long words of letters are one letter apart."""
    if min(len(one), len(other)) < LONG_WORD or not (one.isalpha() and other.isalpha()) or one[0] != other[0]:
        return False
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    short, long = sorted((one, other), key=len)
    return any(long[:at] + long[at + 1 :] == short for at in range(len(long))) and len(long) - len(short) == 1


def _spelt_out(short: list[str], long: list[str]) -> bool:
    """Whether a word of one name is made of first letters of a run of words of the other: MoD, Ministry of Defence."""
    for at, word in enumerate(short):
        run = len(long) - len(short) + 1
        spelt = long[at : at + run]
        # The idle words may lend a letter too: MoD has the o of "of".
        if run > 1 and short[:at] == long[:at] and short[at + 1 :] == long[at + run :] and _initials(word, spelt):
            return True
    return False


def _initials(word: str, spelt: list[str]) -> bool:
    letters = iter(word)
    return word[:1] == spelt[0][:1] and all(any(letter == other[0] for letter in letters) for other in spelt)


def _overlap(first: list[str], second: list[str]) -> bool:
    """Whether two names begin with the same word and share half of all their words, a long one among them."""
    shared = set(first) & set(second)
    return (
        first[:1] == second[:1]
        and len(shared) >= 2
        and len(shared) >= MOST_SHARED * len({*first, *second})
        and any(len(word) > LONG_WORD for word in shared - set(first[:1]))
    )
