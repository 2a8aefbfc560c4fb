"""What a verdict means: its mark where there is no colour, and its meaning in words."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

__all__ = ["UNKNOWN_VERDICT", "VERDICTS", "VERDICT_KEYS", "VerdictWords"]


class VerdictWords(NamedTuple):
    """The mark of a verdict and what it means."""

    mark: str
    meaning: str


VERDICTS: Final[Mapping[str, VerdictWords]] = MappingProxyType(
    {
        "fails": VerdictWords("✗", "outside what the other origins allow"),
        "doubtful": VerdictWords(
            "?", "at the edge of what the other origins allow, or unable to hold beside a nearer one"
        ),
        "cannot be judged": VerdictWords("–", "no other origin to hold them against"),
        "passes": VerdictWords("✓", "in line with the other origins"),
    }
)
"""Verdict to its words, the worst first."""

UNKNOWN_VERDICT: Final = VerdictWords("", "")
"""The words of a verdict that this table does not know."""

VERDICT_KEYS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "fails": "others rule it out",
        "doubtful": "at the edge of what others allow",
        "cannot be judged": "no other origin",
        "passes": "in line with others",
    }
)
"""Verdict to what its mark means, in a key of several marks, the worst first."""
