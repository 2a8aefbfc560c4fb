"""Wholes: numbers of men of several nations together, by the words right around them.

"The force of 3,700 men from 14 countries" is nobody's contingent, whoever was spoken of before, and so is what a state
counts that "leads the force". Where the text has a word for the whole ("the European Union force"), it is that one's.
"""

from typing import Final

from passmuster.ledger.actors import is_mission, known_states
from passmuster.reading.meaning.mentions import Mentions
from passmuster.reading.text.lexicon import pattern
from passmuster.reading.text.parsed import Parsed

__all__ = ["OF_SEVERAL", "is_of_several", "owner_of_whole"]

OF_SEVERAL: Final = "troops of several nations"
"""Subject of a number of men of several nations for whom the text has no word."""

BEFORE, BEHIND = 120, 90
"""Letters to both sides of a number that are looked at, within its sentence."""

FROM_NATIONS: Final = pattern("wholes", "from_nations")
WHOLE_FORCE: Final = pattern("wholes", "whole_force")
NATIONS_BEFORE: Final = pattern("wholes", "nations_before")
IN_ALL: Final = pattern("wholes", "in_all")
BETWEEN_THEM: Final = pattern("wholes", "between_them")
LED: Final = pattern("wholes", "led")
SOME_OF_THEM: Final = pattern("wholes", "some_of_them")
OWN: Final = pattern("wholes", "own")
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
