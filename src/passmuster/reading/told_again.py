"""Numbers told again: a headline, a caption, a lead and a quotation that give one number are one claim.

A page gives its figure three times before it says whose it is: over the picture, in the lead, in the first quotation.
Kept is the telling that names its speaker, and of two that do the one that is read with more trust. Two speakers who
give the same number are two claims, and so are two events, two parts of a sum, and numbers that are "another" or
"further".
"""

from collections.abc import Iterable, Sequence
from typing import Final

from passmuster.ledger.vocabulary import Bound, Quantity
from passmuster.reading.read_claim import ReadClaim
from passmuster.reading.speech.full_names import is_one_name
from passmuster.reading.speech.source import ARTICLE
from passmuster.reading.text.lexicon import word_set

__all__ = ["without_repeats"]

SENT: Final = frozenset({Quantity.PRESENT, Quantity.DEPLOYED, Quantity.ARRIVALS})
"""Quantities that a headline and its text take for one another: "Twelve soldiers land", "has sent twelve"."""

MORE: Final = word_set("told_again", "more")
"""Words before or behind a number that set it beside the same number elsewhere."""

FEW: Final = 20
"""Numbers below this are told of several events of one text, unless they stand near one another."""

MOST_LOOKED_AT: Final = 50
"""Tellings of one value that a further one is held against, the last ones."""

NEAR: Final = 6
"""Paragraphs between two tellings of one small number."""

LONGEST_HEADING: Final = 140
"""Characters of a line that may be one."""

CLOSING: Final = ".!?…:;\"'”’»"

BEHIND: Final = 24
BEFORE: Final = 24
"""Characters around a number in which such a word is looked for."""


def without_repeats(text: str, claims: Sequence[ReadClaim]) -> tuple[ReadClaim, ...]:
    """The claims of a text in their order, each number that is told again told once."""
    kept: list[ReadClaim] = []
    places: dict[float, list[int]] = {}  # of each value, so that a long page of numbers takes no square of its length
    for claim in claims:
        here = places.setdefault(claim.value, [])
        at = next((i for i in here[-MOST_LOOKED_AT:] if _is_told_again(text, kept[i], claim)), None)
        if at is None:
            here.append(len(kept))
            kept.append(claim)
        elif _tells_more(text, claim, kept[at]):
            kept[at] = claim
    return tuple(sorted(kept, key=lambda claim: claim.span))


def _is_told_again(text: str, first: ReadClaim, second: ReadClaim) -> bool:
    """True where the second of two claims only gives the number of the first again."""
    if first.sentence == second.sentence or not _same_number(first, second):
        return False
    if not _same_quantity(first.quantity, second.quantity) or first.superseded or second.superseded:
        return False
    if not _one_day(first.as_of, second.as_of) or (_is_further(text, second) and not _is_further(text, first)):
        return False
    many = first.value >= FEW
    if _is_heading(text, first):  # whose it is, and who says so, is told below it
        return many or _one_force(first, second)
    near = many or second.paragraph - first.paragraph <= NEAR
    return near and _one_force(first, second) and _one_speaker(first, second)


def _is_heading(text: str, claim: ReadClaim) -> bool:
    """True for a claim of a short line that no mark closes."""
    start, stop = claim.span
    near = text[max(0, start - LONGEST_HEADING - 1) : stop + LONGEST_HEADING + 1]
    at = min(start, LONGEST_HEADING + 1)
    begin, end = near.rfind("\n", 0, at) + 1, near.find("\n", at + stop - start)
    line = near[begin:end].strip() if end >= 0 and (begin or start <= LONGEST_HEADING) else ""
    return 0 < len(line) <= LONGEST_HEADING and line[0].isalnum() and line[-1] not in CLOSING


def _one_force(first: ReadClaim, second: ReadClaim) -> bool:
    return not first.actor or not second.actor or first.actor == second.actor


def _same_number(first: ReadClaim, second: ReadClaim) -> bool:
    if Bound.RANGE in {first.bound, second.bound}:
        return (first.low, first.high) == (second.low, second.high)
    return first.value == second.value


def _same_quantity(first: Quantity, second: Quantity) -> bool:
    return first == second or (first in SENT and second in SENT)


def _one_speaker(first: ReadClaim, second: ReadClaim) -> bool:
    """True where one names nobody, or both name the same, or one hands on what the other said."""
    names = [first.claimant, second.claimant]
    return (
        ARTICLE.name in names
        or is_one_name(*names)
        or _is_among(first.claimant, second.relay)
        or _is_among(second.claimant, first.relay)
    )


def _is_among(name: str, others: Iterable[str]) -> bool:
    return any(is_one_name(name, other) for other in others)


def _one_day(first: str, second: str) -> bool:
    """True unless both are tied to days and these differ; a month holds its days."""
    return not first or not second or first.startswith(second) or second.startswith(first)


def _is_further(text: str, claim: ReadClaim) -> bool:
    """True for "another 20", "20 more", "a further 20": no number that was told before."""
    start, end = claim.span
    near = [*text[max(0, start - BEFORE) : start].split()[-2:], *text[start : end + BEHIND].split()]
    words = [word.strip(".,;:()\"'“”").lower() for word in near]
    return any(word in MORE and after != "than" for word, after in zip(words, [*words[1:], ""], strict=True))


def _tells_more(text: str, second: ReadClaim, first: ReadClaim) -> bool:
    """True where the later telling is to be kept: it stands below a heading, names its speaker, or is the surer."""
    if _is_heading(text, first) != _is_heading(text, second):
        return _is_heading(text, first) and (second.claimant != ARTICLE.name or first.claimant == ARTICLE.name)
    named = (second.claimant != ARTICLE.name, first.claimant != ARTICLE.name)
    if named[0] != named[1]:
        return named[0]
    return (second.probability or 0.0) > (first.probability or 0.0)
