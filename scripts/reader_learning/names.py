"""Names: whether two wordings name one speaker, as the passages are scored.

A nation is one word however it is put ("American", "Washington"); words of rank and office weigh nothing. Two names
agree when the words of one are among those of the other, or when they share half of all their words.
"""

import re
from functools import cache

from passmuster.reading.text.parsed import parse
from passmuster.reading.text.sentences import Stretch
from passmuster.reading.text.vocabulary import vocabulary

WEIGHTLESS = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "and",
        "or",
        "by",
        "in",
        "mr",
        "mrs",
        "ms",
        "dr",
        "president",
        "prime",
        "minister",
        "foreign",
        "defence",
        "defense",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "general",
        "gen",
        "lieutenant",
        "lt",
        "brigadier",
        "colonel",
        "col",
        "major",
        "captain",
        "lawmaker",
        "mp",
        "rep",
        "representative",
        "senator",
        "secretary",
        "chief",
        "head",
        "commander",
        "official",
        "officials",
        "authorities",
        "s",
    ]
)
ARTICLES = frozenset({"the", "a", "an"})
ENOUGH = 0.5
"""Share of all words that two names must have in common where neither lies in the other."""


def names_one(written: str, read: str) -> bool:
    """True when a name that was read stands for the name that was written out."""
    if is_text(written) or is_text(read):
        return is_text(written) == is_text(read)
    gold, other = words_of(written), words_of(read)
    if not gold:
        return set(written.lower().split()) - ARTICLES <= set(read.lower().split())
    if not other:
        return False
    return gold <= other or other <= gold or len(gold & other) / len(gold | other) >= ENOUGH


def is_text(name: str) -> bool:
    """True for the text itself, which is nobody's name."""
    return name.lower() in {"", "article", "the article", "text", "none"}


@cache
def words_of(name: str) -> frozenset[str]:
    """The words of a name that weigh, nations as their codes."""
    name = re.sub(r"^(?:the|an?)\s+", "", name, flags=re.IGNORECASE)
    parsed = parse(name, Stretch(0, len(name), 0), vocabulary())
    found = set[str]()
    for at, token in enumerate(parsed.tokens):
        nation = parsed.at("actor", at)
        if nation is not None:
            found.add(str(nation.value[0]))
        elif re.fullmatch(r"[\w.]+", token.low) and token.low not in WEIGHTLESS:
            found.add(token.low.replace(".", ""))
    return frozenset(found)
