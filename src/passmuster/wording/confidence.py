"""Words of analytic confidence (STANDARDS section 2), which never share a sentence with words of likelihood."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from passmuster.errors import BadInput, Fault
from passmuster.wording.likelihood import holds_likelihood

__all__ = ["CONFIDENCE_LEVELS", "Basis", "confidence_level", "confidence_sentence"]

CONFIDENCE_LEVELS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "high": "several independent sources of good quality, little conflict among them, firm logic",
        "moderate": "plausible and credibly sourced, but not corroborated enough for more",
        "low": "thin, fragmentary or questionable sourcing, or inference that is weak or untested",
    }
)
"""Level of analytic confidence to what it rests on (STANDARDS section 2)."""

ENOUGH_GOOD_ORIGINS: Final = 3
"""How many independent origins of good quality count as "several"; customary."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What a judgement rests on.

    `origins` counts independent origins, not claims; `good_origins` those of sources rated A or B; `opposed` says
    that claims bearing on it cannot all hold; `untested` that it hangs on an assumption no claim can test.
    """

    origins: int
    good_origins: int
    opposed: bool
    untested: bool


def confidence_level(basis: Basis) -> str:
    """`high`, `moderate` or `low`, by the table of levels: one origin, or an untested assumption, is never more."""
    if basis.origins <= 1 or basis.untested:
        return "low"
    return "high" if basis.good_origins >= ENOUGH_GOOD_ORIGINS and not basis.opposed else "moderate"


def confidence_sentence(level: str, because: str, *, judgement: str = "this judgement") -> str:
    """A sentence of its own: ``"Confidence in this judgement is moderate: it rests on five independent origins."``

    Raises `BadInput` when the level is unknown or when the reason holds a likelihood word, which belongs elsewhere.
    """
    faults = _level_faults(level) + _reason_faults(because)
    if faults:
        raise BadInput(faults)
    return f"Confidence in {judgement} is {level}: {because.rstrip('. ')}."


def _level_faults(level: str) -> list[Fault]:
    if level in CONFIDENCE_LEVELS:
        return []
    rule = "analytic confidence is one of " + ", ".join(CONFIDENCE_LEVELS)
    return [Fault(file="confidence", rule=rule, found=f"'{level}'", remedy="Use one of these levels.")]


def _reason_faults(because: str) -> list[Fault]:
    if not holds_likelihood(because):
        return []
    rule = "likelihood and confidence never stand in one sentence"
    return [Fault(file="confidence", rule=rule, found=f"'{because}'", remedy="Give each a sentence of its own.")]
