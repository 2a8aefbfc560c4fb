"""Wholes: numbers of men of several nations together, by the words right around them.

"The force of 3,700 men from 14 countries" is nobody's contingent, whoever was spoken of before, and so is what a state
counts that "leads the force". Where the text has a word for the whole ("the European Union force"), it is that one's.
"""

import re
from typing import Final

from passmuster.ledger.actors import is_mission, known_states
from passmuster.reading.meaning.mentions import Mentions
from passmuster.reading.text.parsed import Parsed

__all__ = ["OF_SEVERAL", "is_of_several", "owner_of_whole"]

OF_SEVERAL: Final = "troops of several nations"
"""Subject of a number of men of several nations for whom the text has no word."""

BEFORE, BEHIND = 120, 90
"""Letters to both sides of a number that are looked at, within its sentence."""

A_FEW: Final = (
    r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|several|many|"
    r"various|different|a dozen|two dozen)"
)
FROM_NATIONS: Final = re.compile(
    r"[^.;!?,]{0,30}?\b(?:from|of|drawn from)\s+(?:(?:some|about|more than|over|at least|nearly|all)\s+)?"
    rf"{A_FEW}(?:\s+\w+)?\s+(?:nations|countries|states|contingents|nationalities)\b",
    re.IGNORECASE,
)
"""What stands behind men of several nations: "3,700 men from 14 countries"."""

FORCE: Final = r"(?:force|mission|division|brigade|operation)s?"
WHOLE_FORCE: Final = re.compile(
    r"\b(?:multinational|multi-national|international|joint|combined|regional|allied|coalition|peacekeeping|whole|entire|"
    rf"European|African|interim)\s+(?:\w+\s+)?{FORCE}\b(?:\s+as\s+a\s+whole|\s+altogether|\s+together)?"
    r"(?:,?\s+(?:which|that))?\s+(?:(?:now|still|then|today)\s+)?"
    r"(?:has|had|have|counts|counted|numbers|numbered|is|was|of|totals|totalled|comprises|comprised|consists of|"
    r"stands at|stood at|grew to|has grown to|reached|peaked at)[^\w.;!?]+(?:[\w-]+[^\w.;!?]+){0,3}$"
    rf"|\b{FORCE}\s+(?:as a whole|altogether)\b[^.;!?]{{0,40}}$",
    re.IGNORECASE,
)
"""What stands before the strength of such a force."""

NATIONS_BEFORE: Final = re.compile(
    rf"\b(?:of|from)\s+{A_FEW}\s+(?:nations|countries|states)\b,?\s*(?:[\w-]+\s+){{0,2}}$", re.IGNORECASE
)
IN_ALL: Final = re.compile(r"[^.;!?,]{0,20}?\b(?:in all|altogether|in total|all told|strong)\b", re.IGNORECASE)
"""What stands before and behind their number where it comes last: "troops of nine nations, some 6,000 in all"."""

BETWEEN_THEM: Final = re.compile(r"[^.;!?,]{0,30}?\b(?:between them|jointly)\b", re.IGNORECASE)
"""What stands behind the number that two or more send together."""

LED: Final = re.compile(
    rf"\b(?:leads?|commands?|heads?)\s+(?:the\s+(?:\w+\s+)?{FORCE}|it)\b[^.;!?]{{0,40}}\b(?:count|put|number|giv|gave)\w*\b"
    r"[^.;!?]{0,20}$",
    re.IGNORECASE,
)
"""What stands before a number that whoever leads a force gives of it."""

SOME_OF_THEM: Final = re.compile(
    r"[^.;!?,]{0,30}?,?\s+(?P<some>(?:of (?:whom|which)|including|among them)\s+"
    r"(?:(?:about|some|around|nearly|almost|at least|more than|over|only|just)\s+)?"
    r"[\d,]+(?:\s+(?:are|were|is|was|come|came))?(?:\s+from)?)\s+",
)
"""What stands behind men of whom some are one nation's: "1,000 men, of whom 744 are Kenyans"."""

OWN: Final = re.compile(r"\b(?:its|their|his|our)\s+(?:own\s+)?(?:\w+\s+){0,2}$|\bown\b", re.IGNORECASE)
"""Words right before a number by which they are somebody's own men."""

BESIDE: Final = 24


def is_of_several(s: Parsed, span: tuple[int, int]) -> bool:
    """Whether the number at `span` counts men of several nations together, as its sentence puts it."""
    before = s.text[max(s.stretch.start, span[0] - BEFORE) : span[0]]
    if OWN.search(before[-BESIDE:]):
        return False
    behind = s.text[span[1] : min(s.stretch.end, span[1] + BEHIND)]
    if FROM_NATIONS.match(behind) or BETWEEN_THEM.match(behind):
        return True
    if _some_are_of_one_nation(s, span, behind):
        return True
    if NATIONS_BEFORE.search(before) and IN_ALL.match(behind):
        return True
    return not _is_of_one(s, span) and bool(WHOLE_FORCE.search(before) or LED.search(before))


def _some_are_of_one_nation(s: Parsed, span: tuple[int, int], behind: str) -> bool:
    """Whether some of the men are told to be of a nation, and no nation is named at the men themselves."""
    found = SOME_OF_THEM.match(behind)
    if found is None:
        return False
    opens, named_at = span[1] + found.start("some"), span[1] + found.end()
    states = [s.tokens[mark.first].start for mark in s.by_tag.get("actor", ()) if mark.value[0] in known_states()]
    return named_at in states and not any(span[0] <= place < opens for place in states)


def _is_of_one(s: Parsed, span: tuple[int, int]) -> bool:
    """Whether a state is named at what is counted: "the joint force has 1,600 American marines"."""
    places = (s.tokens[mark.first].start for mark in s.by_tag.get("actor", ()) if mark.value[0] in known_states())
    return any(span[0] <= place <= span[1] + BESIDE for place in places)


def owner_of_whole(s: Parsed, actor: str, named: Mentions) -> str:
    """Whose men several nations' together are: never one state's, but a mission's, if the text names any.

    `actor` is whose men they were taken for. A mission of the sentence comes before those of earlier ones, of which it
    is the one named most often.
    """
    if actor not in known_states():
        return actor
    here = [code for mark in s.by_tag.get("actor", ()) if is_mission(code := str(mark.value[0]))]
    before = sorted(filter(is_mission, named.counts), key=lambda code: (-named.counts[code], named.ago(code)))
    return next(iter([*here, *before]), "")
