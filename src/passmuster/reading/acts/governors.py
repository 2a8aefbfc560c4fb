"""Governors: the verb or noun that settles, asks for or refuses a deed: "voted on Tuesday to bring its men home".

Whoever votes to bring men home does one thing and not two, and "refused to renew the mandate" is no renewal. What kind
of governor a deed has, and of which type the deed is that a verb governs, is told to the choice of deeds.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

from passmuster.reading.acts.deeds import ToldDeed
from passmuster.reading.syntax.verb_groups import VerbGroup
from passmuster.reading.text.event_words import event_rule
from passmuster.reading.text.lexicon import load_rules
from passmuster.reading.text.parsed import Parsed

__all__ = ["NO_GOVERNOR", "Governor", "governed_types", "governor_of", "only_settles"]

FURTHEST: Final = 16
"""Tokens between a governor and its deed."""

BREAKS: Final = frozenset(
    {";", ":", ".", "?", "!", "(", ")", "“", "”", '"', "who", "which", "but", "while", "although"}
)
"""What no governor reaches over."""

LEADS: Final = frozenset({"to", "that"})
"""What leads from a governor to its deed."""

BESIDE: Final = 2
"""Tokens from a governor to the deed where nothing but "to" stands between."""


SETTLING: Final = "decides"
"""The kind of verbs that settle what is to be."""


class Governor(NamedTuple):
    """Where a governor stands, of which kind it is, and whether it stands right before "to"."""

    at: int
    kind: str
    is_beside: bool


NO_GOVERNOR: Final = Governor(-1, "", is_beside=False)


@cache
def _kinds(part: str) -> dict[str, str]:
    kinds: dict[str, str] = load_rules("events")["governors"][part]
    return {word: kind for kind, words in kinds.items() for word in words.split()}


def governor_of(s: Parsed, deed: ToldDeed, verbs: Sequence[VerbGroup]) -> Governor:
    """The governor of a deed; `NO_GOVERNOR` where nothing settles, asks for or refuses it."""
    heads, leads = {verb.head: verb.base for verb in verbs}, False
    for at in range(deed.first - 1, max(deed.first - FURTHEST, 0) - 1, -1):
        word = s.low(at)
        if word in BREAKS:
            break
        leads = leads or word in LEADS
        kind = _kinds("verbs").get(heads[at], "") if at in heads else _kinds("nouns").get(word, "")
        if kind and leads:
            return Governor(at, kind, is_beside=deed.first - at <= BESIDE)
        if at in heads and leads:
            break
    return NO_GOVERNOR


def governed_types(deeds: Sequence[tuple[ToldDeed, Governor]]) -> Mapping[int, str]:
    """The type of the deed that stands under each governor, by the governor's place; `?` for one no rule knows."""
    return {
        governor.at: "?" if deed.mark is None else str(event_rule(deed.mark.value)["type"])
        for deed, governor in reversed(deeds)
        if governor.at >= 0
    }


def only_settles(base: str, governs: str) -> bool:
    """Whether a verb only settles the deed that it governs, of the type `governs`: "voted to bring its men home"."""
    return bool(governs) and _kinds("verbs").get(base) == SETTLING
