"""When a force began to come, as far as anybody says."""

import math
from collections.abc import Sequence

from passmuster.ledger import Claim, Force
from passmuster.ledger.case_start import WEEKS_BEFORE
from passmuster.model.clock import Clock
from passmuster.model.entrants import Counted

__all__ = ["begin", "first_told"]


def first_told(force: Force, counted: Counted, claims: Sequence[Claim], clock: Clock) -> float:
    """The week of the first day that anybody speaks about of a force that starts empty, or of a part of it; else 0."""
    own = {force.force_id, *(part.force_id for part in counted.parts if part.part_of == force.force_id)}
    spoken_of = [clock.beginning_of(claim.as_of_start or claim.day) for claim in claims if claim.subject in own]
    return max(min(spoken_of, default=0.0), 0.0) if force.starts_empty else 0.0


def begin(force: Force, told: float) -> float:
    """When a force is taken to have begun to come, in weeks since the start.

    One found in place has come within the half year before, as a case that is made from articles alone begins. One that
    starts empty has come between the start and the first days that anybody speaks about: in the later half of the time
    between, or in the half year before them where that is longer.
    """
    if not force.starts_empty:
        return -float(WEEKS_BEFORE)
    return max(math.floor(min(told - WEEKS_BEFORE, told / 2.0)), 0.0)
