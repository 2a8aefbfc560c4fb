"""Source: who answers for a statement."""

import re
from dataclasses import dataclass
from typing import Final

from passmuster.reading.syntax.word_kinds import speaker_kinds

__all__ = ["ARTICLE", "BY_ROLE", "ReadSource"]


NAMELESS: Final = frozenset(
    {"reports", "report", "rumours", "rumors", "media reports", "some reports", "press reports", "unconfirmed reports"}
)
"""Sources that are nobody's name: what they say is rumoured."""

BY_ROLE: Final = frozenset({"official", "unknown", "plain"})
"""Kinds of source that may be one person without a name."""

SEVERAL: Final = frozenset({"police", "people", "men", "women", "clergy", "spokesmen", "media", "command"})

OF: Final = re.compile(r"\s(?:of|for|in|at|from|who|on|with)\s")
"""What follows the head of a name."""


@dataclass(frozen=True, slots=True)
class ReadSource:
    """Who answers for a statement: the name as the text gives it, the group, and what kind of source it is.

    `kind` is `person`, `body`, `institution`, `official`, `unknown`, `osint`, `media`, `un`, `actor` or `article`.
    `actor` is the code of the nation named with it, or empty.
    """

    name: str
    group: str
    kind: str
    actor: str = ""

    @property
    def is_relay_by_nature(self) -> bool:
        """True for those who usually pass on what others counted: outlets and members of parliament."""
        words = self.name.lower()
        return self.kind == "media" or any(
            word in words for word in ("lawmaker", "legislator", "parliament", "senator")
        )

    @property
    def is_one_person(self) -> bool:
        """True for whom "he" or "she" may mean: a person by name, "the general", "a retired colonel of the army"."""
        if self.kind == "person":
            return self.name != ""
        head = OF.split(self.name.lower(), maxsplit=1)[0].split()[-1:]
        is_one = self.kind in BY_ROLE and head != [] and not head[0].endswith("s") and head[0] not in SEVERAL
        return is_one and not {"person", "agent"}.isdisjoint(speaker_kinds(head[0]))

    @property
    def is_nameless(self) -> bool:
        """True for reports and rumours, which are nobody's: what they say is rumoured."""
        return self.name.lower() in NAMELESS


ARTICLE: Final = ReadSource("article", "MEDIA", "article")
"""The text itself, where it names nobody."""
