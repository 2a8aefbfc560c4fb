"""Ahead: whether a text looks forward to a day, a month or a year that it names, or back on it.

What will be, is due, was voted or promised for a day has not been when a text was written; what began or was said on a
day has. It is told by the words of the sentence before the date, and by those right behind one that begins a clause.
"""

import re
from typing import Final

__all__ = ["is_ahead"]

BEFORE, BEHIND = 250, 70
"""Characters before a date and behind it within which its sentence is looked at."""

WILL_BE: Final = re.compile(
    r"\b(?:will|shall|would|should|must|(?-i:may)|plans?|planned|hopes?|due|yet|scheduled|"
    r"(?:is|are|was|were|be) (?:due |set |expected |meant )?to)\b",
    re.IGNORECASE,
)
"""Words of what is yet to be; all that their sentence names behind them is."""

SETTLED_TO: Final = re.compile(
    r"\b(?:vot|decid|agree|pledg|vow|order|ask|urg|want|demand|refus|threaten|promis|undert|intend|prepar|propos|offer|"
    r"call|extend|prolong|renew|told|gave|given)\w*\b.*\b"
    r"(?:to\s+(?!(?:the|an?|its|his|her|their|all)\b)[a-z]{2,}|until|till)\b",
    re.IGNORECASE | re.DOTALL,
)
"""Words by which somebody settles or asks for what is to be, with what leads on to it."""

LED_TO: Final = re.compile(
    r"\b(?:until|till|through|to|for|from)"
    r"(?:\s+(?:the|early|late|mid|end|middle|beginning|of|spring|summer|autumn|fall|winter))*[\s-]*$",
    re.IGNORECASE,
)
"""What stands right before a time that is ahead, or one at which another ended."""

LASTED: Final = re.compile(r"\b(?:was|were|had|did|\w{2,}ed|fought|held|kept|led|ran|stood|took|went|began|there by)\b")
"""A past form, by which what lasted "until" a day is over."""

DONE_ON: Final = re.compile(
    r"\bsince\s+(?:the\s+|early\s+|late\s+|mid-?)*$|\b(?:1[89]|20)\d\d\s+(?:to|until|till|through)\s+$"
    r"|\b(?:said|told|announced|wrote|stated|reported|confirmed|declared|signed|agreed|decided|voted|met|spoke)\b"
    r"(?:\s+(?!to\b|that\b)[\w'’-]+){0,4}?\s*,?\s*(?:(?:late|early)\s+)?(?:on\s+|in\s+)?"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?$"
    r"|(?<!\bbe )(?<!\bhave )(?<!\bis )(?<!\bare )\b(?:began|came|went|left|fell|took|rose|\w{3,}ed)\s+(?:in|on)\s*"
    r"(?:early\s+|late\s+|mid-?)*$",
    re.IGNORECASE,
)
"""A word of saying, settling or doing right before a date: it was done then, or is so since."""

TURNS_BACK: Final = re.compile(
    r",? (?:after|before (?=it|they|he|his|their)|since|when|"
    r"while|because|although|following|having|but)\b|, (?:who|which|where|as|whose)\b",
    re.IGNORECASE,
)
"""What begins another clause, that looks back again unless its own words tell otherwise."""

THEN_WILL: Final = re.compile(
    r"(?!\s*[-–—:(]),?\s*(?:(?!\b(?:said|says|told|announced|that|but|and)\b)[^.;!?]){0,60}?\b"
    r"(?:will|shall|is to|are to|is due|are due|is expected|are expected)\b",
    re.IGNORECASE,
)
"""What stands behind a date that begins a clause about what is to be."""

BEGINS_CLAUSE: Final = re.compile(
    r"(?:^|[.;!?:,\n]|\band)\s*(?:on|in|by|from|at|before)?\s*(?:the\s+end\s+of\s+)?$", re.IGNORECASE
)
SENTENCE_END: Final = re.compile(r"[.!?][\"”’)]?\s|\n\s*\n")


def is_ahead(text: str, begin: int, end: int) -> bool:
    """Whether `text` looks ahead to the full date, the month or the year that stands from `begin` to `end`."""
    before = SENTENCE_END.split(text[max(begin - BEFORE, 0) : begin])[-1]
    if DONE_ON.search(before):
        return False
    if LED_TO.search(before) and not LASTED.search(before):
        return True
    clause = TURNS_BACK.split(before)[-1]
    if WILL_BE.search(clause) or SETTLED_TO.search(clause):
        return True
    return bool(BEGINS_CLAUSE.search(before)) and THEN_WILL.match(text[end : end + BEHIND]) is not None
