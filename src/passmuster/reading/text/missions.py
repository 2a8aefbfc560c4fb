"""Missions: a union of states in a text of the country where its mission is means that mission.

"AU troops shelled Bakara market" are those of the African Union's mission in Somalia. In a text of Darfur, Burundi or
Comoros they are those of other missions, and the union's name is all that can be said.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from passmuster.reading.text.lexicon import Mark

__all__ = ["with_missions"]

SOMALI: Final = re.compile(r"\bSomali|\bMogadishu\b|\bAMISOM\b|\bATMIS\b|\bAUSSOM\b|\bal[- ]Sha?baa?b\b", re.IGNORECASE)
MISSIONS: Final = {"au": ("amisom", SOMALI)}
"""A union's code, that of its mission, and what a text of the country where that one is names."""

MOST_TEXTS: Final = 4
"""Texts of which it is kept in mind whether they are."""


def with_missions(text: str, marks: Sequence[Mark]) -> list[Mark]:
    """The marks of nations and groups, a union's as its mission's where the text is of the country that it is in."""
    return [_of_mission(text, mark) if str(mark.value[0]) in MISSIONS else mark for mark in marks]


def _of_mission(text: str, mark: Mark) -> Mark:
    union = str(mark.value[0])
    return mark._replace(value=(MISSIONS[union][0], *mark.value[1:])) if _is_there(text, union) else mark


@lru_cache(maxsize=MOST_TEXTS)
def _is_there(text: str, union: str) -> bool:
    return MISSIONS[union][1].search(text) is not None
