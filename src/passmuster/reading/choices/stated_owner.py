"""Stated owners: whose men a number counts where the words at it say so, and nothing is left to choose.

"The Soviet military mission numbers about 1,000" counts Soviets however often a text has spoken of Cubans, and "the
gendarmes were said to have lost 60" counts gendarmes. "400 men of the Revolutionary Council" are that body's, and
nobody's whom the text has named if it is none of these. Whoever is only told a number, as in "told the United Nations
of 1,135 instructors", owns nobody.
"""

import re
from typing import Final

from passmuster.ledger.actors import is_mission
from passmuster.reading.choices.force_choice import OwnerShares
from passmuster.reading.choices.force_features import NOBODY
from passmuster.reading.numbers.cues import LOSSES
from passmuster.reading.proposals import Proposal
from passmuster.reading.syntax.clause_subjects import leading_word, main_subject
from passmuster.reading.text.lexicon import Mark, pattern, word_set
from passmuster.reading.text.parsed import Parsed

__all__ = ["as_stated"]

COUNTS: Final = word_set("stated_owner", "counts")
OF_THEM: Final = word_set("stated_owner", "of_them")
BEFORE_A_SUBJECT: Final = frozenset({"", "the", "'s", "'", ",", ";", "and", "but", "while"})
LONGEST_SUBJECT: Final = 5
"""Tokens between the name in a subject and its verb: "the Soviet military mission"."""

SAID_TO: Final = pattern("stated_owner", "said_to_before")
CEILING: Final = pattern("stated_owner", "ceiling_before")

OF_A_BODY: Final = re.compile(
    r"(?:\s+[a-z-]+){1,3}\s+(?:of|from)\s+the\s+(?P<body>(?:[A-Z][\w'’-]+\s+|(?:of|for|the|and)\s+){1,6}?"
    r"(?:Council|Front|Party|Movement|Congress|Committee|Coalition|Alliance|Congress|Union))\b"
)
"""Behind a number, men of a body by its full name."""

TELLING: Final = word_set("statements", "tell") | word_set("stated_owner", "telling")


def as_stated(s: Parsed, p: Proposal, quantity: str, shares: OwnerShares) -> OwnerShares:
    """How likely each is to own the men, by what the words at the number leave open."""
    stated = _stated(s, p, quantity)
    if stated is not None:
        return {stated: 1.0}
    hearers = _hearers(s) & shares.keys()
    left = {code: share for code, share in shares.items() if code not in hearers}
    total = sum(left.values())
    return {code: share / total for code, share in left.items()} if hearers and total > 0 else shares


def _stated(s: Parsed, p: Proposal, quantity: str) -> str | None:
    """The owner whom the words name, `NOBODY` where it is a stranger to the text, None where they leave it open."""
    number = p.number
    begin, end = s.span(number.first, number.stop)
    before, behind = s.text[s.stretch.start : begin], s.text[end : s.stretch.end]
    if subject := _counted_subject(s, number.first):
        return subject
    if quantity in LOSSES and SAID_TO.search(before) and (doer := main_subject(s).code):
        return doer
    if CEILING.search(s.text[s.stretch.start : s.span(number.core, number.stop)[0]]):
        return next((code for m in s.by_tag.get("actor", ()) if is_mission(code := str(m.value[0]))), NOBODY)
    if (found := OF_A_BODY.match(behind)) is not None:
        place = range(end + found.start("body"), end + found.end("body"))
        return next((str(m.value[0]) for m in s.by_tag.get("actor", ()) if s.tokens[m.first].start in place), NOBODY)
    return None


def _counted_subject(s: Parsed, first: int) -> str:
    """Whose men the subject of "numbers" or "totals" right before a number names by an adjective or as a people."""
    if s.low(first - 1) not in COUNTS:
        return ""
    stop = first - 1
    for at in range(stop - 1, max(-1, stop - 1 - LONGEST_SUBJECT), -1):
        mark = s.at("actor", at)
        if mark is not None:
            is_people = mark.value[1] in {"people", "adjective"} and mark.stop == stop
            is_noun = mark.value[1] == "adjective" and s.low(stop - 1) in OF_THEM
            is_subject = s.low(mark.first - 1) in BEFORE_A_SUBJECT and not leading_word(s, mark)
            return str(mark.value[0]) if is_subject and (is_people or is_noun) else ""
        if s.kind(at) != "word":
            return ""
    return ""


def _hearers(s: Parsed) -> frozenset[str]:
    """Those who are named in a sentence only as whom somebody told something."""
    marks = s.by_tag.get("actor", ())
    told = {str(mark.value[0]) for mark in marks if _is_told(s, mark)}
    return frozenset(told - {str(mark.value[0]) for mark in marks if not _is_told(s, mark)})


def _is_told(s: Parsed, mark: Mark) -> bool:
    first = mark.first - 1 if s.low(mark.first - 1) == "the" else mark.first
    return mark.value[1] == "name" and s.low(first - 1) in TELLING
