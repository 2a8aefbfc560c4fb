"""A claim's readings held against what others imply, and the one that suits it best.

Its words may admit several; none of those speaks against it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from passmuster.ledger import Claim
from passmuster.muster.readings import CountReading
from passmuster.muster.tails import nearness, tail_probability
from passmuster.observation.predictive import Predictive

__all__ = ["PASSES_FROM", "Against", "Held", "best_held"]

PASSES_FROM = 0.10
"""At least one sound number in ten lies farther out: nothing to remark on. Customary."""
WIDEST_FACTOR = 20.0
"""A 90 % interval whose ends differ by more than this holds every number a page might print, sound or not: it is what
is left when nobody else speaks about the quantity, or when a number is passed on as a rumour. Fewer than one head is
one head here: "none, at most ten" is knowledge."""


@dataclass(frozen=True, slots=True)
class Held:
    """A reading of a claim, with what it is held against: the predictive and the ends of its 90 % interval."""

    reading: CountReading
    predictive: Predictive
    low: float
    high: float

    @property
    def is_firm(self) -> bool:
        """Whether the others say enough for the claim to be held against it."""
        return self.high <= WIDEST_FACTOR * max(self.low, 1.0)


Against = Callable[[CountReading], Predictive | None]
"""The predictive of a reading of one claim; None when the model keeps no such count."""


def best_held(claim: Claim, readings: Iterable[CountReading], against: Against) -> Held | None:
    """The reading that suits the claim best; None where there is no count for any.

    One under which it would pass comes before one under which it would not, however little is known of the first.
    """
    held = [
        Held(reading, predictive, predictive.quantile(0.05), predictive.quantile(0.95))
        for reading in readings
        if (predictive := against(reading)) is not None
    ]
    # Most claims have one meaning, which need not be weighed against itself.
    return max(held, key=lambda one: _suits(claim, one)) if len(held) > 1 else next(iter(held), None)


def _suits(claim: Claim, one: Held) -> tuple[bool, bool, float]:
    would_pass = tail_probability(one.predictive, claim) >= PASSES_FROM
    return would_pass, one.is_firm, nearness(one.predictive, claim)
