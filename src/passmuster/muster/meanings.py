"""What a claim's number may be held against: a measure over some days.

A claim about the present has its own measure and days. A plan gives one number and leaves open which of three it is
(see the word `planned` in the ledger's vocabulary); a throughput has a window. Related readings are what the same
number would mean if a page had printed the wrong word: killed for casualties, present for sent.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np

from passmuster.ledger import Claim
from passmuster.ledger.vocabulary import Quantity
from passmuster.model.counts import read_count, supply_index
from passmuster.model.unfolded import Unfolded
from passmuster.muster.readings import CountReading
from passmuster.observation.dating import SHIFTS

if TYPE_CHECKING:
    from passmuster.model.ahead import Ahead

__all__ = [
    "count_ahead",
    "count_so_far",
    "counts_so_far",
    "meanings",
    "planned_readings",
    "related_readings",
    "window_of",
]

CUSTOMARY_WEEKS = 52
"""A throughput that names no window is read over a year, as armies and newspapers count rotations."""
LEAST_WEIGHT = 0.1
"""A candidate meaning that a reader gives less than one chance in ten does not excuse a number."""
RELATED = {
    Quantity.KILLED: (Quantity.CASUALTIES, Quantity.IRRECOVERABLE),
    Quantity.WOUNDED: (Quantity.CASUALTIES,),
    Quantity.CASUALTIES: (Quantity.KILLED, Quantity.IRRECOVERABLE),
    Quantity.PRESENT: (Quantity.DEPLOYED,),
    Quantity.DEPLOYED: (Quantity.PRESENT,),
}


def meanings(claim: Claim) -> Iterator[CountReading]:
    """What a claim about the present may mean, by its own words."""
    first_day = claim.as_of_start if claim.is_window else None
    candidates = [measure for measure, weight in claim.measures if weight >= LEAST_WEIGHT] or [claim.quantity]
    for measure in candidates:
        yield CountReading(measure, first_day, claim.day)


def planned_readings(claim: Claim, is_supply: bool) -> Iterator[CountReading]:
    """What a plan or projection may come to; nothing when it names no day by which."""
    window = window_of(claim)
    if claim.quantity == Quantity.ROTATED:
        yield CountReading(
            Quantity.ROTATED, *(window or (claim.said_on, claim.said_on + timedelta(weeks=CUSTOMARY_WEEKS)))
        )
    elif window is None:
        return
    elif claim.quantity == Quantity.PLANNED and is_supply:
        yield CountReading(Quantity.OTHER, None, window[1])
        yield CountReading(Quantity.OTHER, *window)
    elif claim.quantity == Quantity.PLANNED:
        yield CountReading(Quantity.PRESENT, None, window[1])
        yield CountReading(Quantity.DEPLOYED, None, window[1])
        yield CountReading(Quantity.ARRIVALS, *window)
    else:
        yield CountReading(claim.quantity, claim.as_of_start if claim.is_window else None, window[1])


def window_of(claim: Claim) -> tuple[date, date] | None:
    """From the day a prospective claim speaks from to the day it speaks toward; None when it names no such day."""
    toward = claim.horizon or claim.as_of_end
    if toward is None or toward < claim.said_on:
        return None
    return (claim.as_of_start or claim.said_on), toward


def related_readings(reading: CountReading) -> Iterator[CountReading]:
    """What else the number may have been, in order of how often pages mix them up."""
    for measure in RELATED.get(reading.measure, ()):
        if reading.first_day is None or measure not in {Quantity.PRESENT, Quantity.DEPLOYED}:
            yield CountReading(measure, reading.first_day, reading.last_day)
    if reading.first_day is not None and reading.measure != Quantity.ROTATED:
        yield CountReading(
            Quantity.DEPLOYED if reading.measure == Quantity.ARRIVALS else reading.measure, None, reading.last_day
        )


def count_so_far(posterior: Unfolded, subject: str, reading: CountReading) -> np.ndarray | None:
    """Draws of what the reading counts up to the as-of week, shape (draw,); None when the model keeps no such count."""
    clock = posterior.design.clock
    opening = None if reading.first_day is None else clock.beginning_of(reading.first_day)
    return read_count(posterior, subject, reading.measure, opening, clock.end_of(reading.last_day))


def counts_so_far(posterior: Unfolded, subject: str, reading: CountReading) -> np.ndarray | None:
    """As `count_so_far`, for every day that a number may be true of: shape (draw, len(SHIFTS)).

    No day after the as-of week is among them, as in the fit.
    """
    clock = posterior.design.clock
    first = None if reading.first_day is None else clock.beginning_of(reading.first_day)
    last, end = clock.end_of(reading.last_day), float(clock.n_weeks)
    counts = [
        read_count(
            posterior, subject, reading.measure,
            None if first is None else min(first + shift, end), min(last + shift, end),
        )
        for shift in _shifts_of(posterior, subject)
    ]  # fmt: skip
    there = [count for count in counts if count is not None]
    return np.stack(there, axis=1) if there else None


def _shifts_of(posterior: Unfolded, subject: str) -> tuple[int, ...]:
    """The shifts of `observation/dating.py`; none for a supply, which grows so evenly that they are not told apart."""
    return (0,) * len(SHIFTS) if supply_index(posterior.design, subject) is not None else SHIFTS


def count_ahead(ahead: "Ahead", subject: str, reading: CountReading) -> np.ndarray | None:
    """Draws of what the reading counts, past or ahead, shape (n_paths,); None when the model keeps no such count."""
    if reading.first_day is None:
        return ahead.level(subject, reading.measure, reading.last_day)
    if reading.measure == Quantity.ROTATED:
        return ahead.throughput(subject, reading.first_day, reading.last_day)
    return ahead.gain(subject, reading.measure, reading.first_day, reading.last_day)
