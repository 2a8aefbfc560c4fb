"""What a briefing is about: whose troops, in whose war, against whom; and how sure its judgements are."""

from dataclasses import dataclass
from datetime import date
from typing import Final

__all__ = ["STRENGTH", "AboutCase", "ConfidenceLine"]


STRENGTH: Final = "the strength"
"""The judgement that a count of those present is called by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutCase:
    """The actors by their codes, the partner's force by its id (empty when none is counted), and the case's start."""

    partner: str
    principal: str
    opponent: str
    force: str = ""
    start: date | None = None
    undated: str = ""
    """What is said of its days where nothing tells them, or their year is a guess; empty where something does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfidenceLine:
    """Analytic confidence in one judgement: what is judged, `high`, `moderate` or `low`, and what that rests on."""

    judgement: str
    level: str
    because: str
