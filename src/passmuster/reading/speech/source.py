"""Source: who answers for a statement."""

from dataclasses import dataclass
from typing import Final

__all__ = ["ARTICLE", "ReadSource"]


NAMELESS: Final = frozenset(
    {"reports", "report", "rumours", "rumors", "media reports", "some reports", "press reports", "unconfirmed reports"}
)
"""Sources that are nobody's name: what they say is rumoured."""


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
    def is_nameless(self) -> bool:
        """True for reports and rumours, which are nobody's: what they say is rumoured."""
        return self.name.lower() in NAMELESS


ARTICLE: Final = ReadSource("article", "MEDIA", "article")
"""The text itself, where it names nobody."""
